import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardBox, ColumnBox } from '../../../shared/journey/layout.types.ts';
import { obstaclesOf, type Point, runsThrough } from '../../../shared/journey/links/obstacles.ts';

const WIDTH = 200;
const columns = Array.from({ length: 5 }, (_, i) => ({ id: `c${i}`, x: i * WIDTH, width: WIDTH }) as ColumnBox);

/** In no order, on top of each other, some over several columns: more than any layout has. */
const boxes = fc.array(
  fc.record({
    column: fc.nat(4),
    inset: fc.nat(8),
    span: fc.integer({ min: 1, max: 3 }),
    y: fc.integer({ min: 0, max: 600 }),
    height: fc.integer({ min: 1, max: 120 }),
  }),
  { maxLength: 40 },
);
const cardsOf = (given: readonly { column: number; inset: number; span: number; y: number; height: number }[]) =>
  given.map(
    ({ column, inset, span, y, height }, i) =>
      ({
        id: `b${i}`,
        x: column * WIDTH + inset,
        y,
        width: Math.min(span, columns.length - column) * WIDTH - 2 * inset,
        height,
      }) as CardBox,
  );
const along = fc.record({
  x: fc.integer({ min: -20, max: 1020 }),
  y: fc.integer({ min: -20, max: 740 }),
  by: fc.integer({ min: -500, max: 500 }),
  isLevel: fc.boolean(),
});
const lineOf = ({ x, y, by, isLevel }: { x: number; y: number; by: number; isLevel: boolean }): [Point, Point] => [
  { x, y },
  isLevel ? { x: x + by, y } : { x, y: y + by },
];

describe('obstacles of links', () => {
  it('block a line when one of all cards is in its way', () => {
    fc.assert(
      fc.property(boxes, along, fc.constantFrom(0, 1), (given, line, margin) => {
        const cards = cardsOf(given);
        const [from, to] = lineOf(line);
        const expected = cards.some((card) => runsThrough(from, to, card, margin));
        expect(obstaclesOf(cards, columns).blocks(from, to, margin)).toBe(expected);
      }),
      { numRuns: 600 },
    );
  });

  it('are near a stretch when they touch it, and none is told twice', () => {
    fc.assert(
      fc.property(boxes, fc.nat(900), fc.nat(300), fc.nat(600), fc.nat(200), (given, left, width, top, height) => {
        const cards = cardsOf(given);
        const found = obstaclesOf(cards, columns).near(left, left + width, top, top + height);
        const touching = cards.filter(
          (card) =>
            card.x < left + width && card.x + card.width > left && card.y < top + height && card.y + card.height > top,
        );
        expect(new Set(found).size).toBe(found.length);
        expect(touching.filter((card) => !found.includes(card))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
