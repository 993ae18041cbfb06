import type { Command } from '../../shared/document/board.ts';
import { cardsIn, lanesOf } from '../../shared/journey/columns.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { ActionContext } from './action.types.ts';

/**
 * The cards of a column that go along when it is split: those selected in it, else the lower half of each cell, for
 * people write what comes later further down.
 */
export function goingAlong({ port, editor, mapId }: ActionContext, columnId: Id, to: Id): Command[] {
  const journey = port.records();
  const cells = lanesOf(journey, mapId).map((lane) => ({
    laneId: lane.id,
    ids: cardsIn(journey, { laneId: lane.id, columnId }).map((card) => card.id),
  }));
  const { selection } = editor.getState();
  const chosen = cells.map(({ laneId, ids }) => ({ laneId, ids: ids.filter((id) => selection.includes(id)) }));
  const some = chosen.some(({ ids }) => ids.length > 0);
  const parts = some ? chosen : cells.map(({ laneId, ids }) => ({ laneId, ids: ids.slice(Math.ceil(ids.length / 2)) }));
  return parts.flatMap(({ laneId, ids }): Command[] =>
    ids.length === 0 ? [] : [{ type: 'moveCards', ids, cell: { laneId, columnId: to } }],
  );
}
