import type { Id, Journey, Kind } from '../journey/journey.ts';

/**
 * Everything that stands on maps and would be reached by nobody without them: their stages, steps, lanes, cards, notes,
 * points of curves, links and what was measured at any of these. Personas and metrics belong to the board.
 */
export function belongingsOf(journey: Journey, mapIds: ReadonlySet<Id>): [kind: Kind, id: string][] {
  if (mapIds.size === 0) return [];
  const found: [kind: Kind, id: string][] = [];
  const take = <T extends { id: string }>(
    kind: Kind,
    all: ReadonlyMap<string, T>,
    is: (one: T) => boolean,
  ): Set<Id> => {
    const ids = [...all.values()].filter(is).map(({ id }) => id);
    found.push(...ids.map((id): [Kind, string] => [kind, id]));
    return new Set(ids);
  };
  const stages = take('stages', journey.stages, ({ mapId }) => mapIds.has(mapId));
  const steps = take('steps', journey.steps, ({ stageId }) => stages.has(stageId));
  const lanes = take('lanes', journey.lanes, ({ mapId }) => mapIds.has(mapId));
  const cards = take('cards', journey.cards, ({ cell }) => lanes.has(cell.laneId));
  take('links', journey.links, ({ from, to }) => cards.has(from) || cards.has(to));
  take('notes', journey.notes, ({ mapId }) => mapId !== undefined && mapIds.has(mapId));
  take('views', journey.views, ({ mapId }) => mapIds.has(mapId));
  take('feelings', journey.feelings, ({ mapId }) => mapIds.has(mapId));
  take('arcs', journey.arcs, ({ laneId }) => lanes.has(laneId));
  const gone = new Set([...mapIds, ...stages, ...steps, ...cards]);
  take('observations', journey.observations, ({ target }) => gone.has(target.slice(target.indexOf(':') + 1)));
  const funnels = take('funnels', journey.funnels, ({ mapId }) => mapIds.has(mapId));
  take('funnelSteps', journey.funnelSteps, ({ funnelId }) => funnels.has(funnelId));
  const flows = take('flows', journey.flows, ({ mapId }) => mapIds.has(mapId));
  take('flowPairs', journey.flowPairs, ({ flowId }) => flows.has(flowId));
  return found;
}
