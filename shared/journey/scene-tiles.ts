import { trendChart } from './charts/trend.geometry.ts';
import { formatValue } from './format.ts';
import { SIZES, STYLES } from './layout-sizes.ts';
import type { Box, MetricTile } from './layout.types.ts';
import { isSmall } from './metrics/intervals.ts';
import type { Reading } from './readings.ts';
import { changeOf } from './scene-cards.ts';
import { baseline, box, circle, line, path, QUIET, text, textIn, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { tileText } from './tile-text.ts';

const CHART = { width: 66, height: 16 };

/** Whether the newest value falls short of what was aimed at; undefined where nothing was. */
export function missesTarget({ metric, latest }: Reading): boolean | undefined {
  if (metric.target === undefined) return undefined;
  return metric.direction === 'higher' ? latest.value < metric.target : latest.value > metric.target;
}

/** A metric under its column: name, figure, its course with target and benchmark, and what it rests on. */
export function tileItems(tile: MetricTile, style: Style): Primitive[] {
  const { tokens, locale } = style;
  const { reading, x, y, width, height } = tile;
  const { metric, latest } = reading;
  const left = x + SIZES.tilePadding;
  const room = width - 2 * SIZES.tilePadding;
  const { name, certainty, aims } = tileText(reading, width, locale);
  const figure = formatValue(locale, metric, latest.value);
  // from under the name to above what it rests on: no letter lies on the line
  const figureTop = y + SIZES.tilePadding + Math.max(1, name.length) * SIZES.tileLine;
  const chartBox = { x: x + width - SIZES.tilePadding - CHART.width, y: figureTop + 3, ...CHART };
  const chart = chartItems(reading, chartBox, style);
  const change = changeOf(reading, locale);
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
      fill: missesTarget(reading) ? tokens.negative : tokens.ink,
      halo,
    }),
    ...(change !== '' && textWidth(change, QUIET) <= end - changeX
      ? [
          text(QUIET, {
            x: changeX,
            y: baseline(figureTop, SIZES.tileFigure, STYLES.figure.size),
            text: change,
            fill: tokens.second,
            halo,
          }),
        ]
      : []),
    ...words(certainty, under, tokens.third),
    ...words(aims, under + certainty.length * SIZES.tileLine, tokens.second),
  ];
}

/** Its course over the periods: the band of what could as well be true, and dashed what was aimed at. */
function chartItems(reading: Reading, place: Box, { tokens }: Style): Primitive[] {
  const chart = trendChart(reading, place);
  if (!chart) return [];
  const last = chart.points.at(-1);
  const colour = missesTarget(reading) ? tokens.negative : tokens.positive;
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
