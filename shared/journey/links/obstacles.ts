import type { Box, CardBox, ColumnBox } from '../layout.types.ts';

export interface Point {
  x: number;
  y: number;
}

/** Cards as what a line must not run through, found by the columns they stand in. */
export interface Obstacles {
  /** Those that a stretch of the map may touch. */
  near(left: number, right: number): readonly CardBox[];
  /** `margin` is what counts as in a card around it. */
  blocks(from: Point, to: Point, margin?: number): boolean;
}

/** Closer than this to a card counts as in it. */
const MARGIN = 1;

const spans = (a: number, b: number, low: number, high: number): boolean =>
  Math.max(a, b) > low && Math.min(a, b) < high;

/** Whether an upright or level line runs through a box, its border not counted. */
export function runsThrough(from: Point, to: Point, box: Box, margin = 0): boolean {
  const left = box.x - margin;
  const right = box.x + box.width + margin;
  const top = box.y - margin;
  const bottom = box.y + box.height + margin;
  return from.x === to.x
    ? from.x > left && from.x < right && spans(from.y, to.y, top, bottom)
    : from.y > top && from.y < bottom && spans(from.x, to.x, left, right);
}

export function obstaclesOf(cards: readonly CardBox[], columns: readonly ColumnBox[]): Obstacles {
  const byColumn: CardBox[][] = columns.map(() => []);
  const columnAt = (x: number): number => {
    const at = columns.findIndex((column) => x < column.x + column.width);
    return at < 0 ? Math.max(0, columns.length - 1) : at;
  };
  for (const card of cards) {
    for (let i = columnAt(card.x); i <= columnAt(card.x + card.width - 1); i++) byColumn[i]?.push(card);
  }
  const near = (left: number, right: number): readonly CardBox[] => {
    const from = columnAt(left - MARGIN);
    const to = columnAt(right + MARGIN);
    if (from === to) return byColumn[from] ?? [];
    return [...new Set(byColumn.slice(from, to + 1).flat())];
  };
  return {
    near,
    blocks: (from, to, margin = MARGIN) =>
      near(Math.min(from.x, to.x), Math.max(from.x, to.x)).some((card) => runsThrough(from, to, card, margin)),
  };
}
