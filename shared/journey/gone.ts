import { livingColumn } from './columns.ts';
import { flowOf } from './dated.ts';
import { stepsOfFunnel } from './funnel.ts';
import type { Flow, Funnel, FunnelStep, Id, Journey } from './journey.ts';

/** Where people went from the place of a loss, other than on; the most taken first. An empty `to` is the end of a path. */
export interface Gone {
  flow: Flow;
  ways: readonly { to: string; count: number }[];
  /** All steps from that place, those to the next one too. */
  all: number;
}

/** Whether an event of the paths is one of a funnel's step: at its place on the map, or by its name. */
export function standsAt(
  journey: Journey,
  funnel: Funnel,
  step: FunnelStep,
): (name: string, place: Id | undefined) => boolean {
  const asked = funnel.query?.steps[step.index];
  const names = new Set([step.label, ...(asked?.anyOf ?? [])]);
  const column = step.columnId === undefined ? undefined : livingColumn(journey, step.columnId);
  return (name, place) => {
    if (name !== '' && names.has(name)) return true;
    if (place === undefined || column === undefined) return false;
    const card = journey.cards.get(place);
    return livingColumn(journey, card ? card.cell.columnId : place) === column;
  };
}

/** From the step before a loss to everywhere but the step itself, out of the ways people really take. */
export function goneFrom(journey: Journey, funnel: Funnel, index: number, segment: string): Gone | undefined {
  const steps = stepsOfFunnel(journey, funnel.id);
  const [before, next] = [steps[index - 1], steps[index]];
  const flow = flowOf(journey, funnel.mapId);
  if (!before || !next || !flow) return undefined;
  const [isBefore, isNext] = [standsAt(journey, funnel, before), standsAt(journey, funnel, next)];
  const counts = new Map<string, number>();
  let all = 0;
  for (const pair of journey.flowPairs.values()) {
    if (pair.flowId !== flow.id || pair.segment !== segment || pair.from === '') continue;
    // steps within one place are no way out of it
    if (!isBefore(pair.from, pair.fromId) || (pair.to !== '' && isBefore(pair.to, pair.toId))) continue;
    all += pair.count;
    if (pair.to === '' || !isNext(pair.to, pair.toId)) counts.set(pair.to, (counts.get(pair.to) ?? 0) + pair.count);
  }
  const ways = [...counts].map(([to, count]) => ({ to, count }));
  return { flow, all, ways: ways.sort((a, b) => b.count - a.count || (a.to < b.to ? -1 : 1)) };
}
