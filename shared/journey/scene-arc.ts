import type { Arc } from './arc.ts';
import { arcCurve, type ArcMark } from './charts/arc-curve.geometry.ts';
import { formatNumber } from './format.ts';
import type { Box, MapLayout } from './layout.types.ts';
import { at, line, path, SMALL, STRONG, text, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { sayIn } from './words/words.ts';

const diamond = ({ x, y }: ArcMark): string => `M${at(x, y - 6)}l6,6l-6,6l-6,-6Z`;

/** A violet hill with diamonds on a ground of its own: nothing of it can be taken for the ink and faces of feelings. */
export function arcItems(arc: Arc, frame: Box, layout: MapLayout, { tokens, locale }: Style): Primitive[] {
  const { path: d, area, ground, marks } = arcCurve(arc, layout.columns, frame);
  const colour = tokens.kinds.quote;
  const say = sayIn(locale);
  return [
    line({ x1: layout.rail, y1: ground, x2: frame.x + frame.width, y2: ground, stroke: tokens.line, strokeWidth: 1 }),
    ...(area === '' ? [] : [path({ d: area, fill: colour, opacity: 0.13 })]),
    ...(d === '' ? [] : [path({ d, stroke: colour, strokeWidth: 1.75 })]),
    ...marks.flatMap((mark): Primitive[] => {
      const value = formatNumber(locale, mark.value, 1, 0);
      return [
        path({ d: diamond(mark), fill: tokens.surface, stroke: colour, strokeWidth: 1.75 }),
        text(mark.isClimax ? STRONG : SMALL, {
          x: mark.x,
          y: mark.y - 11,
          text: mark.isClimax ? `${say('arc.climax')} ${value}` : value,
          fill: colour,
          anchor: 'middle',
          halo: tokens.canvas,
        }),
      ];
    }),
  ];
}
