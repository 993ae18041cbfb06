import type { Box, CardBox, ColumnBox } from '../layout.types.ts';

export interface Point {
  x: number;
  y: number;
}

/** Cards as what a line must not run through, found by the column they stand in and by their height in it. */
export interface Obstacles {
  /** Those that a stretch of the map may touch. */
  near(left: number, right: number, top: number, bottom: number): readonly CardBox[];
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

/** Cards of a column from top to bottom, and how far down those up to each reach. */
interface Pile {
  cards: CardBox[];
  lowest: number[];
}

/** How many of a pile begin above a height. */
function countAbove(cards: readonly CardBox[], y: number): number {
  let low = 0;
  let high = cards.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cards[middle]?.y ?? Infinity) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Asked many thousand times for each layout, so only cards at the height in question are ever looked at. */
export function obstaclesOf(cards: readonly CardBox[], columns: readonly ColumnBox[]): Obstacles {
  const piles = columns.map((): Pile => ({ cards: [], lowest: [] }));
  const columnAt = (x: number): number => {
    const at = columns.findIndex((column) => x < column.x + column.width);
    return at < 0 ? Math.max(0, columns.length - 1) : at;
  };
  for (const card of cards) {
    const last = columnAt(card.x + card.width - 1);
    for (let i = columnAt(card.x); i <= last; i++) piles[i]?.cards.push(card);
  }
  for (const pile of piles) {
    // lanes are laid out from top to bottom, so mostly they are in order already
    if (pile.cards.some((card, i) => card.y < (pile.cards[i - 1]?.y ?? -Infinity)))
      pile.cards.sort((a, b) => a.y - b.y);
    let reach = -Infinity;
    for (const card of pile.cards) pile.lowest.push((reach = Math.max(reach, card.y + card.height)));
  }
  /** Whether one of those in the columns and at the height fits; a wide card is asked about once a column. */
  const some = (
    left: number,
    right: number,
    top: number,
    bottom: number,
    fits: (card: CardBox) => boolean,
  ): boolean => {
    const last = columnAt(right);
    for (let column = columnAt(left); column <= last; column++) {
      const pile = piles[column];
      if (!pile) continue;
      for (let i = countAbove(pile.cards, bottom) - 1; i >= 0 && (pile.lowest[i] ?? 0) > top; i--) {
        const card = pile.cards[i];
        if (card && card.y + card.height > top && fits(card)) return true;
      }
    }
    return false;
  };
  return {
    near(left, right, top, bottom) {
      const found = new Set<CardBox>();
      some(left - MARGIN, right + MARGIN, top, bottom, (card) => {
        found.add(card);
        return false;
      });
      return [...found];
    },
    blocks: (from, to, margin = MARGIN) =>
      some(
        Math.min(from.x, to.x) - MARGIN,
        Math.max(from.x, to.x) + MARGIN,
        Math.min(from.y, to.y) - margin - MARGIN,
        Math.max(from.y, to.y) + margin + MARGIN,
        (card) => runsThrough(from, to, card, margin),
      ),
  };
}
