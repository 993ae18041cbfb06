import { missesBeyondDoubt } from './changes.ts';
import { trendChart } from './charts/trend.geometry.ts';
import { formatValue } from './format.ts';
import { SIZES, STYLES } from './layout-sizes.ts';
import type { Box, MetricBlank, MetricTile } from './layout.types.ts';
import { isSmall } from './metrics/intervals.ts';
import type { Reading } from './readings.ts';
import { changeItems, changeNote } from './scene-cards.ts';
import { baseline, box, circle, line, path, QUIET, text, textIn, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { tileText } from './tile-text.ts';
import { sayIn } from './words/words.ts';

const CHART = { width: 66, height: 16 };

/** A metric under its column: name, figure, its course with target and benchmark, and what it rests on. */
export function tileItems(tile: MetricTile, style: Style): Primitive[] {
  const { tokens, locale } = style;
  const { reading, x, y, width, height, scale } = tile;
  const { metric, latest } = reading;
  const left = x + SIZES.tilePadding;
  const room = width - 2 * SIZES.tilePadding;
  const { name, certainty, aims } = tileText(reading, width, locale, tile.isDated);
  const figure = formatValue(locale, metric, latest.value);
  // from under the name to above what it rests on: no letter lies on the line
  const figureTop = y + SIZES.tilePadding + Math.max(1, name.length) * SIZES.tileLine;
  const chartBox = { x: x + width - SIZES.tilePadding - CHART.width, y: figureTop + 3, ...CHART };
  const chart = chartItems(reading, chartBox, scale, style);
  const note = changeNote(reading, locale);
  const end = chart.length > 0 ? chartBox.x - 8 : left + room;
  const changeX = left + textWidth(figure, STYLES.figure) + 8;
  const halo = tokens.surface;
  const words = (lines: readonly string[], top: number, fill: string): Primitive[] =>
    lines.map((one, i) =>
      text(QUIET, { x: left, y: baseline(top + i * SIZES.tileLine, SIZES.tileLine, 11), text: one, fill, halo }),
    );
  const under = figureTop + SIZES.tileFigure;
  return [
    box({
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      radius: SIZES.cardRadius,
      fill: tokens.surface,
      stroke: tokens.hairline,
      strokeWidth: 1,
      ...(isSmall(latest.n) ? { hatch: tokens.hairline } : {}),
      of: metric.id,
    }),
    ...(changeX <= chartBox.x ? chart : []),
    ...words(name, y + SIZES.tilePadding, tokens.second),
    ...textIn(STYLES.figure, room, {
      x: left,
      y: baseline(figureTop, SIZES.tileFigure, STYLES.figure.size),
      text: figure,
      fill: missesBeyondDoubt(reading) ? tokens.negative : tokens.ink,
      halo,
    }),
    ...(note && textWidth(note.text, QUIET) + note.width <= end - changeX
      ? changeItems(reading, { x: changeX, y: baseline(figureTop, SIZES.tileFigure, STYLES.figure.size) }, style)
      : []),
    ...words(certainty, under, tokens.third),
    ...words(aims, under + certainty.length * SIZES.tileLine, tokens.second),
  ];
}

/** Its course over the periods: the band of what could as well be true, and dashed what was aimed at. */
function chartItems(reading: Reading, place: Box, scale: MetricTile['scale'], { tokens }: Style): Primitive[] {
  const chart = trendChart(reading, place, scale);
  if (!chart) return [];
  const last = chart.points.at(-1);
  const colour = missesBeyondDoubt(reading) ? tokens.negative : tokens.positive;
  const across = { x1: place.x, x2: place.x + place.width };
  return [
    ...(chart.band === '' ? [] : [path({ d: chart.band, fill: colour, opacity: 0.14 })]),
    ...(chart.benchmark === undefined
      ? []
      : [
          line({
            ...across,
            y1: chart.benchmark,
            y2: chart.benchmark,
            stroke: tokens.third,
            strokeWidth: 1,
            dash: [1, 3],
          }),
        ]),
    ...(chart.target === undefined
      ? []
      : [line({ ...across, y1: chart.target, y2: chart.target, stroke: tokens.ink, strokeWidth: 1, dash: [4, 3] })]),
    path({ d: chart.path, stroke: colour, strokeWidth: 1.5 }),
    ...(last ? [path({ d: circle(last.x, last.y, 2.25), fill: colour })] : []),
  ];
}

/** The place of a number that is not known of those looked at: nobody else's stands in it. */
export function blankItems(
  { metric, inRow, x, y, width, height }: MetricBlank,
  { tokens, locale }: Style,
): Primitive[] {
  const unknown = sayIn(locale)('number.not-known');
  if (inRow) {
    return textIn(QUIET, width, {
      x: x + width / 2,
      // under the lines of target and benchmark, whose names stand in the middle
      y: baseline(y + height - 20, 16, QUIET.size),
      text: unknown,
      fill: tokens.third,
      anchor: 'middle',
      halo: tokens.canvas,
    });
  }
  const left = x + SIZES.tilePadding;
  const room = width - 2 * SIZES.tilePadding;
  const lines = [metric.name.trim(), unknown];
  return [
    box({
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      radius: SIZES.cardRadius,
      stroke: tokens.line,
      strokeWidth: 1,
      dash: [3, 3],
    }),
    ...lines.flatMap((one, i) =>
      textIn(QUIET, room, {
        x: left,
        y: baseline(y + SIZES.tilePadding + i * SIZES.tileLine, SIZES.tileLine, QUIET.size),
        text: one,
        fill: i === 0 ? tokens.second : tokens.third,
      }),
    ),
  ];
}
