import { metricLine, type LinePoint } from './charts/metric-line.geometry.ts';
import { formatValue } from './format.ts';
import type { MapLayout, MetricRow, MetricTile } from './layout.types.ts';
import { changeItems, changeNote } from './scene-cards.ts';
import { at, box, circle, line, path, QUIET, SMALL, STRONG, text, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { countOf } from './tile-text.ts';
import { sayIn } from './words/words.ts';

/** A metric read across the stages: what was aimed at as one line through all of them, what was measured with its interval. */
export function metricRowItems(
  row: MetricRow,
  tiles: readonly MetricTile[],
  layout: MapLayout,
  style: Style,
): Primitive[] {
  const { tokens, locale } = style;
  const say = sayIn(locale);
  const { metric } = row;
  const { path: d, points, target, benchmark } = metricLine(row, tiles);
  const across = { x1: layout.rail + 6, x2: row.x + row.width - 6 };
  const aims = [
    ...(benchmark === undefined || !metric.benchmark
      ? []
      : [{ y: benchmark, word: 'number.benchmark' as const, value: metric.benchmark.value, dash: [1, 3] }]),
    ...(target === undefined || metric.target === undefined
      ? []
      : [{ y: target, word: 'number.target' as const, value: metric.target, dash: [4, 3] }]),
  ];
  const highest = Math.min(...aims.map(({ y }) => y));
  const between = row.x + (layout.columns[0]?.width ?? 0);
  const worst = points.reduce<LinePoint | undefined>(
    (a, b) => (b.short && (!a?.short || reach(b) > reach(a)) ? b : a),
    undefined,
  );
  return [
    ...aims.map(({ y, dash }) => line({ ...across, y1: y, y2: y, stroke: tokens.second, strokeWidth: 1, dash })),
    path({ d, stroke: tokens.line, strokeWidth: 1.25, of: metric.id }),
    ...points.flatMap((point) => pointItems(point, point === worst, style)),
    // between the first two points, where no value stands
    ...aims.map(({ y, word, value }) =>
      text(SMALL, {
        x: between,
        y: y === highest ? y - 4 : y + 12,
        text: say(word, { value: formatValue(locale, metric, value) }),
        fill: tokens.second,
        anchor: 'middle',
        halo: tokens.canvas,
      }),
    ),
  ];
}

const reach = ({ short }: LinePoint): number => (short ? Math.abs(short.from - short.to) : 0);

function pointItems(point: LinePoint, isWorst: boolean, style: Style): Primitive[] {
  const { tokens, locale } = style;
  const { tile, x, y, top = y, bottom = y, small, short } = point;
  const { reading } = tile;
  const colour = short ? tokens.negative : small ? tokens.third : tokens.positive;
  const value = formatValue(locale, reading.metric, reading.latest.value);
  const note = small ? undefined : changeNote(reading, locale);
  const said = small ? `${value} · ${countOf(reading, locale)}` : value;
  const width = textWidth(said, STRONG);
  const left = x - (width + (note ? textWidth(note.text, QUIET) + note.width + 6 : 0)) / 2;
  // over the interval, or under it where what was aimed at runs above
  const below = short !== undefined && short.to < top;
  const labelY = below ? bottom + 14 : top - 7;
  return [
    ...(bottom - top > 1
      ? small
        ? [box({ x: x - 9, y: top, width: 18, height: bottom - top, radius: 3, hatch: tokens.third, opacity: 0.5 })]
        : [
            line({ x1: x, y1: top, x2: x, y2: bottom, stroke: colour, strokeWidth: 1.5 }),
            line({ x1: x - 4, y1: top, x2: x + 4, y2: top, stroke: colour, strokeWidth: 1.5 }),
            line({ x1: x - 4, y1: bottom, x2: x + 4, y2: bottom, stroke: colour, strokeWidth: 1.5 }),
          ]
      : []),
    path({ d: circle(x, y, 4), fill: small ? tokens.canvas : colour, stroke: colour, strokeWidth: 1.5 }),
    ...(short ? shortItems(point, isWorst, style) : []),
    text(STRONG, { x: left, y: labelY, text: said, fill: tokens.ink, halo: tokens.canvas }),
    ...(note ? changeItems(reading, { x: left + width + 6, y: labelY }, style) : []),
  ];
}

/** Bracketed wherever it falls short beyond doubt; said once, where it does most. */
function shortItems({ x, short, tile }: LinePoint, isNamed: boolean, { tokens, locale }: Style): Primitive[] {
  if (!short || Math.abs(short.from - short.to) < 6) return [];
  const side = x + 14;
  const isPromise = tile.reading.metric.kind === 'promise-kept';
  const words = sayIn(locale)(isPromise ? 'number.less-than-promised' : 'number.misses');
  const fits = textWidth(words, SMALL) < tile.width / 2 - 24;
  return [
    path({
      d: `M${at(side - 4, short.from)}L${at(side, short.from)}L${at(side, short.to)}L${at(side - 4, short.to)}`,
      stroke: tokens.negative,
      strokeWidth: 1.25,
    }),
    ...(isNamed && fits
      ? [
          text(SMALL, {
            x: side + 6,
            y: (short.from + short.to) / 2 + 3.8,
            text: words,
            fill: tokens.negative,
            halo: tokens.canvas,
          }),
        ]
      : []),
  ];
}
