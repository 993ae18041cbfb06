import type { Box } from './layout.types.ts';
import { baseline, box, image, path, QUIET, text, type Style } from './scene-parts.ts';
import type { BoxItem, PathItem, Primitive, TextItem } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { sayIn, type Word } from './words/words.ts';

const ICON = 16;
const RADIUS = 4;

/** A sheet with a hill and a sun, as pictures are drawn everywhere. */
const sign = (x: number, y: number): string =>
  `M${x},${y + 2}h16v12h-16zM${x},${y + 11}l5,-5l4,4l2,-2l5,5M${x + 11},${y + 5}h1`;

/** Where a picture would be: said in words, so that nobody takes an empty box for one that is still coming. */
function standIn(place: Box, word: Word, { tokens, locale }: Style): (BoxItem | TextItem | PathItem)[] {
  const words = sayIn(locale)(word);
  const width = ICON + 6 + textWidth(words, QUIET);
  const fits = width <= place.width - 8;
  const x = Math.round(place.x + (place.width - (fits ? width : ICON)) / 2);
  const y = Math.round(place.y + (place.height - ICON) / 2);
  return [
    box({
      x: place.x + 0.5,
      y: place.y + 0.5,
      width: place.width - 1,
      height: place.height - 1,
      radius: RADIUS,
      fill: tokens.behind,
      stroke: tokens.line,
      strokeWidth: 1,
      dash: [4, 3],
    }),
    path({ d: sign(x, y), stroke: tokens.third, strokeWidth: 1.25 }),
    ...(fits
      ? [text(QUIET, { x: x + ICON + 6, y: baseline(y, ICON, QUIET.size), text: words, fill: tokens.second })]
      : []),
  ];
}

/** A stored picture in its place, or what stands in for it. */
export function pictureItem(place: Box, hash: string | undefined, alt: string, style: Style): Primitive[] {
  if (hash === undefined) return standIn(place, 'picture.none', style);
  const { x, y, width, height } = place;
  return [image({ x, y, width, height, radius: RADIUS, hash, alt, missing: standIn(place, 'picture.missing', style) })];
}
