import type { Command } from '../../shared/document/board.ts';
import { livingColumn } from '../../shared/journey/columns.ts';
import { feelingCurve } from '../../shared/journey/feelings.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';

export interface FeelingPlace {
  mapId: Id;
  personaId: Id;
  columnId: Id;
}

/** Sets the agreed feeling of a column. A gap must hold for every id that means this column today (J10). */
export function feelingCommands(journey: Journey, place: FeelingPlace, value: number | null): Command[] {
  if (value !== null) {
    // what is known of the point may stand under another id that means this column
    const points = feelingCurve(journey, place.mapId, place.personaId).points;
    const { note, moment } = points.find(({ columnId }) => columnId === place.columnId) ?? {};
    const kept = { ...(note === undefined ? {} : { note }), ...(moment === undefined ? {} : { moment }) };
    return [{ type: 'setFeeling', feeling: { ...place, ...kept, value } }];
  }
  return [...journey.feelings.values()]
    .filter(
      ({ mapId, personaId, personId, columnId }) =>
        mapId === place.mapId &&
        personaId === place.personaId &&
        personId === undefined &&
        livingColumn(journey, columnId) === place.columnId,
    )
    .map(({ mapId, personaId, columnId }) => ({
      type: 'setFeeling',
      feeling: { mapId, personaId, columnId, value: null },
    }));
}
