import type { Cell, Id } from '../../shared/journey/journey.ts';
import type { PicturePlace } from '../editor/pictures.ts';
import type { NoteBox } from '../../shared/journey/notes.ts';
import type { Box, CardBox, LaneBox, MapLayout } from '../../shared/journey/layout.types.ts';
import type { Drop } from '../editor/store.ts';
import { isDouble } from './placing.ts';

export interface Point {
  x: number;
  y: number;
}

export const contains = (box: Box, { x, y }: Point): boolean =>
  x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;

/** What lies on top at a point, of cards and notes in their painting order: frames lie under the cards. */
export function topmostAt(
  cards: readonly CardBox[],
  notes: readonly NoteBox[],
  point: Point,
): CardBox | NoteBox | undefined {
  const under = notes.filter((box) => contains(box, point));
  return (
    under.findLast(({ note }) => note.kind !== 'frame') ?? cards.find((card) => contains(card, point)) ?? under.at(-1)
  );
}

/** The lane at a height. */
export function laneAt(layout: MapLayout, y: number): LaneBox | undefined {
  return layout.lanes.find((lane) => y >= lane.y && y < lane.y + lane.height);
}

/** The cell of a cards lane at a place. */
export function cellAt(layout: MapLayout, point: Point): Cell | undefined {
  const lane = laneAt(layout, point.y);
  const column = layout.columns.find(({ x, width }) => point.x >= x && point.x < x + width);
  return lane?.shape === 'cards' && column && !column.folded ? { laneId: lane.id, columnId: column.id } : undefined;
}

/** Where cards dragged to a place would land among those that stay; doubles of them have no place yet. */
export function dropAt(layout: MapLayout, point: Point, dragged: ReadonlySet<Id>): Drop | null {
  const cell = cellAt(layout, point);
  if (!cell) return null;
  let at = 0;
  // asked in each frame of a drag: no lane but the one under the hand is gone through
  for (const { id, columnId, y, height } of laneAt(layout, point.y)?.cards ?? []) {
    const stays = columnId === cell.columnId && !dragged.has(id) && !isDouble(id);
    if (stays && y + height / 2 < point.y) at += 1;
  }
  return { cell, at };
}

/** Where a cell stands. */
export function boxOfCell(layout: MapLayout, cell: Cell): Box | undefined {
  const lane = layout.lanes.find(({ id }) => id === cell.laneId);
  const column = layout.columns.find(({ id }) => id === cell.columnId);
  return lane && column && { x: column.x, y: lane.y, width: column.width, height: lane.height };
}

/** Where a card, stage, step or lane stands; a stage or step with the lanes below it. */
export function boxOf(layout: MapLayout, id: Id): Box | undefined {
  const thing = layout.cards.find((card) => card.id === id) ?? layout.lanes.find((lane) => lane.id === id);
  if (thing) return thing;
  const head = layout.stages.find((stage) => stage.id === id) ?? layout.steps.find((step) => step.id === id);
  return head && { ...head, height: layout.height - head.y };
}

/** Where a picture dropped at a point would go; undefined on the map's own charts and names. */
export function placeAt(layout: MapLayout, point: Point): PicturePlace | undefined {
  const cell = cellAt(layout, point);
  if (cell) return { kind: 'cell', ...cell };
  const map: Box = { x: 0, y: 0, width: layout.width, height: layout.height };
  return contains(map, point) ? undefined : { kind: 'free', ...point };
}
