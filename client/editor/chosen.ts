import { cardsIn, columnsOf, lanesOf } from '../../shared/journey/columns.ts';
import type { Card, Cell, Id, Journey } from '../../shared/journey/journey.ts';
import type { ActionContext } from './action.types.ts';
import { cellOf, type Place } from './grid.ts';

/** Living cards of a map in reading order: lane by lane, column by column. */
export function cardsOfMap(journey: Journey, mapId: Id): Card[] {
  const columns = columnsOf(journey, mapId);
  return lanesOf(journey, mapId).flatMap((lane) =>
    columns.flatMap((column) => cardsIn(journey, { laneId: lane.id, columnId: column.id })),
  );
}

/** The cards an action is about: those selected, or the one a menu was opened on, in reading order. */
export function chosenCards({ port, editor, mapId, target }: ActionContext): Card[] {
  const { selection } = editor.getState();
  const ids = new Set(target?.kind === 'card' && !selection.includes(target.id) ? [target.id] : selection);
  return ids.size === 0 ? [] : cardsOfMap(port.records(), mapId).filter((card) => ids.has(card.id));
}

/** Where the keyboard is: the last selected card, else the cell. */
export function placeOf({ port, editor }: Pick<ActionContext, 'port' | 'editor'>): Place | undefined {
  const { selection, cell } = editor.getState();
  const card = port.records().cards.get(selection.at(-1) ?? '');
  if (card && !card.deleted) {
    const home = cellOf(port.records(), card);
    return home && { cell: home, cardId: card.id };
  }
  return cell === null ? undefined : { cell };
}

export const sameCell = (one: Cell, two: Cell): boolean => one.laneId === two.laneId && one.columnId === two.columnId;
