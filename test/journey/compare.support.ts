import { cardsIn, columnsOf, lanesOf } from '../../shared/journey/columns.ts';
import type { Card, Id, Journey } from '../../shared/journey/journey.ts';

/** What stands on a map. */
export function cardsOn(journey: Journey, mapId: Id): Card[] {
  return lanesOf(journey, mapId).flatMap((lane) =>
    columnsOf(journey, mapId).flatMap((column) => [...cardsIn(journey, { laneId: lane.id, columnId: column.id })]),
  );
}

export function lanesByKind(journey: Journey, mapId: Id): string[] {
  return lanesOf(journey, mapId).map((lane) => lane.kind);
}
