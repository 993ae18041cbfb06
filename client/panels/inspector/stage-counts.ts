import { cardsIn, lanesOf } from '../../../shared/journey/columns.ts';
import type { Id, Journey } from '../../../shared/journey/journey.ts';

/** How many cards stand in some columns, over all lanes. */
export function cardsAt(journey: Journey, mapId: Id, columnIds: readonly Id[]): number {
  const lanes = lanesOf(journey, mapId);
  return columnIds.reduce(
    (sum, columnId) => lanes.reduce((all, { id: laneId }) => all + cardsIn(journey, { laneId, columnId }).length, sum),
    0,
  );
}
