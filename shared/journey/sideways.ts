import { flowOf } from './dated.ts';
import { standsAt } from './gone.ts';
import { stepsOfFunnel } from './funnel.ts';
import type { Funnel, Journey } from './journey.ts';

/** People whose path begins at a later step than the first. */
export interface FunnelEntry {
  index: number;
  count: number;
}

/** People who went directly from one step to one after the next. */
export interface FunnelSkip {
  from: number;
  to: number;
  count: number;
}

/** Who came into a funnel from the side, and who left steps of it out, by the ways people really take. */
export interface Sideways {
  entries: readonly FunnelEntry[];
  /** The most taken first. */
  skips: readonly FunnelSkip[];
}

/** Where the cards that ways lead by stand now: moved to another step they are another step's. */
export function placesOfWays({ cards, flowPairs }: Pick<Journey, 'cards' | 'flowPairs'>): string {
  const column = (id: string | undefined): string => (id === undefined ? '' : (cards.get(id)?.cell.columnId ?? ''));
  return [...flowPairs.values()].map(({ fromId, toId }) => `${column(fromId)}/${column(toId)}`).join();
}

/** Absent where no ways are known of the same people, or none of them leads in or past a step. */
export function sidewaysOf(journey: Journey, funnel: Funnel, segment: string): Sideways | undefined {
  const flow = flowOf(journey, funnel.mapId);
  if (!flow) return undefined;
  // ways out of another log are ways of other people
  if (flow.datasetId !== funnel.query?.datasetId) return undefined;
  const steps = stepsOfFunnel(journey, funnel.id);
  const at = steps.map((step) => standsAt(journey, funnel, step));
  const stepOf = (name: string, place: string | undefined): number => at.findIndex((stands) => stands(name, place));
  const entries = new Map<number, number>();
  const skips = new Map<string, FunnelSkip>();
  for (const pair of journey.flowPairs.values()) {
    if (pair.flowId !== flow.id || pair.segment !== segment || pair.to === '') continue;
    const to = stepOf(pair.to, pair.toId);
    if (pair.from === '') {
      if (to > 0) entries.set(to, (entries.get(to) ?? 0) + pair.count);
      continue;
    }
    const from = stepOf(pair.from, pair.fromId);
    if (from < 0 || to < from + 2) continue;
    const key = `${from}/${to}`;
    skips.set(key, { from, to, count: pair.count + (skips.get(key)?.count ?? 0) });
  }
  if (entries.size === 0 && skips.size === 0) return undefined;
  return {
    entries: [...entries].map(([index, count]) => ({ index, count })).sort((a, b) => a.index - b.index),
    skips: [...skips.values()].sort((a, b) => b.count - a.count || a.from - b.from || a.to - b.to),
  };
}
