import { cardKindOf } from '../../shared/journey/card-kind.ts';
import { cardsIn, columnsOf, lanesOf, livingColumn } from '../../shared/journey/columns.ts';
import type { Card, Cell, Id, Journey } from '../../shared/journey/journey.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Where the keyboard is: on a card, or in a cell where there is none. */
export interface Place {
  cell: Cell;
  cardId?: Id;
}

/** The cell a card is in today, its column resolved to a living one (J10). */
export function cellOf(journey: Journey, card: Card): Cell | undefined {
  const columnId = livingColumn(journey, card.cell.columnId);
  return columnId === undefined ? undefined : { laneId: card.cell.laneId, columnId };
}

/** Cells that take cards, by lane and column in reading order. */
function grid(journey: Journey, mapId: Id): { lanes: Id[]; columns: Id[] } {
  const lanes = lanesOf(journey, mapId).filter((lane) => cardKindOf(lane.kind) !== undefined && !lane.collapsed);
  return {
    lanes: lanes.map((lane) => lane.id),
    columns: columnsOf(journey, mapId).flatMap(({ id, folded }) => (folded ? [] : [id])),
  };
}

/** First place of the map in reading order; undefined when the map has no cell that takes a card. */
export function firstPlace(journey: Journey, mapId: Id): Place | undefined {
  const { lanes, columns } = grid(journey, mapId);
  const [laneId, columnId] = [lanes[0], columns[0]];
  return laneId === undefined || columnId === undefined ? undefined : placeIn(journey, { laneId, columnId }, 'first');
}

function placeIn(journey: Journey, cell: Cell, end: 'first' | 'last', index?: number): Place {
  const cards = cardsIn(journey, cell);
  const card = index === undefined ? cards.at(end === 'first' ? 0 : -1) : cards[Math.min(index, cards.length - 1)];
  return card ? { cell, cardId: card.id } : { cell };
}

/** One arrow key's way from a place: through the cards of a cell, then on to the next cell. Stays at the edge. */
export function step(journey: Journey, mapId: Id, from: Place, direction: Direction): Place {
  const { lanes, columns } = grid(journey, mapId);
  const row = lanes.indexOf(from.cell.laneId);
  const column = columns.indexOf(from.cell.columnId);
  if (row < 0 || column < 0) return firstPlace(journey, mapId) ?? from;
  const cards = cardsIn(journey, from.cell);
  const index = cards.findIndex((card) => card.id === from.cardId);
  if (direction === 'up' || direction === 'down') {
    const next = index < 0 ? undefined : cards[index + (direction === 'down' ? 1 : -1)];
    if (next) return { cell: from.cell, cardId: next.id };
    const laneId = lanes[row + (direction === 'down' ? 1 : -1)];
    return laneId === undefined
      ? from
      : placeIn(journey, { laneId, columnId: from.cell.columnId }, direction === 'down' ? 'first' : 'last');
  }
  const columnId = columns[column + (direction === 'right' ? 1 : -1)];
  return columnId === undefined
    ? from
    : placeIn(journey, { laneId: from.cell.laneId, columnId }, 'first', Math.max(index, 0));
}

/** The next cell in reading order, for Tab; wraps to the next lane, undefined at the end of the map. */
export function nextCell(journey: Journey, mapId: Id, from: Cell, backwards = false): Cell | undefined {
  const { lanes, columns } = grid(journey, mapId);
  const at = lanes.indexOf(from.laneId) * columns.length + columns.indexOf(from.columnId) + (backwards ? -1 : 1);
  const laneId = lanes[Math.floor(at / columns.length)];
  const columnId = columns[((at % columns.length) + columns.length) % columns.length];
  return at < 0 || laneId === undefined || columnId === undefined ? undefined : { laneId, columnId };
}
