import type { Box } from './layout.types.ts';
import type { TextItem } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';

/** The place that words take. */
export function roomOf({ x, y, text: words, anchor, size, weight }: TextItem): Box {
  const width = textWidth(words, { size, weight });
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  return { x: left, y: y - size, width, height: size + 3 };
}

export const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

interface Point {
  x: number;
  y: number;
}

/** So many to a column: no word is low enough to lie between two of them on a steep curve. */
const STEPS = 32;

/** Places along a curve of straight and cubic pieces with absolute ends, as charts are drawn with. */
export function placesAlong(d: string): Point[] {
  const places: Point[] = [];
  let from: Point = { x: 0, y: 0 };
  for (const [, command, numbers = ''] of d.matchAll(/([MLC])([^MLC]*)/gu)) {
    const [a = 0, b = 0, c = 0, e = 0, x = 0, y = 0] = numbers.split(',').map(Number);
    const to = command === 'C' ? { x, y } : { x: a, y: b };
    const [one, other] =
      command === 'C'
        ? [
            { x: a, y: b },
            { x: c, y: e },
          ]
        : [from, to];
    for (let i = command === 'M' ? STEPS : 1; i <= STEPS; i += 1) {
      const t = i / STEPS;
      const on = (p: number, q: number, r: number, s: number): number =>
        (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t ** 2 * r + t ** 3 * s;
      places.push({ x: on(from.x, one.x, other.x, to.x), y: on(from.y, one.y, other.y, to.y) });
    }
    from = to;
  }
  return places;
}

/** How much of what is drawn already a place would cover. */
export const coveredBy = (room: Box, places: readonly Point[], rooms: readonly Box[]): number =>
  places.filter(({ x, y }) => x > room.x && x < room.x + room.width && y > room.y && y < room.y + room.height).length +
  STEPS * rooms.filter((other) => meets(room, other)).length;
