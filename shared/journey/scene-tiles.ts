import { trendChart } from './charts/trend.geometry.ts';
import { formatInterval, formatValue } from './format.ts';
import { SIZES, STYLES } from './layout-sizes.ts';
import type { Box, MetricTile } from './layout.types.ts';
import { isSmall } from './metrics/intervals.ts';
import { intervalOf } from './metrics/kinds.ts';
import type { Reading } from './readings.ts';
import { changeOf, countOf } from './scene-cards.ts';
import { box, circle, line, path, QUIET, text, textIn, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { sayIn } from './words/words.ts';

const CHART = { width: 66, height: 18 };

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
  const left = x + 10;
  const room = width - 20;
  const small = isSmall(latest.n);
  const figure = formatValue(locale, metric, latest.value);
  const figureWidth = textWidth(figure, STYLES.figure);
  const chartBox = { x: x + width - 10 - CHART.width, y: y + 24, ...CHART };
  const chart = chartItems(reading, chartBox, style);
  const change = changeOf(reading, locale);
  const end = chart.length > 0 ? chartBox.x - 8 : left + room;
  const changeX = left + figureWidth + 8;
  const halo = tokens.surface;
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
      ...(small ? { hatch: tokens.hairline } : {}),
      of: metric.id,
    }),
    ...textIn(QUIET, room, { x: left, y: y + 18, text: metric.name, fill: tokens.second, halo }),
    ...(changeX <= chartBox.x ? chart : []),
    ...textIn(STYLES.figure, room, {
      x: left,
      y: y + 39,
      text: figure,
      fill: missesTarget(reading) ? tokens.negative : tokens.ink,
      halo,
    }),
    ...(change !== '' && textWidth(change, QUIET) <= end - changeX
      ? [text(QUIET, { x: changeX, y: y + 38.5, text: change, fill: tokens.second, halo })]
      : []),
    ...textIn(QUIET, room, { x: left, y: y + 55.5, text: certainty(reading, locale), fill: tokens.third, halo }),
    ...textIn(QUIET, room, { x: left, y: y + 72, text: aims(reading, locale), fill: tokens.second, halo }),
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

/** The target and the benchmark, as far as there are any. */
function aims({ metric }: Reading, locale: Style['locale']): string {
  const say = sayIn(locale);
  const { target, benchmark } = metric;
  return [
    ...(target === undefined ? [] : [say('number.target', { value: formatValue(locale, metric, target) })]),
    ...(benchmark ? [say('number.benchmark', { value: formatValue(locale, metric, benchmark.value) })] : []),
  ].join(' · ');
}

/** The interval and n, as far as they are known. */
function certainty(reading: Reading, locale: Style['locale']): string {
  const interval = intervalOf(reading.metric.kind, reading.latest);
  const n = countOf(reading, locale);
  return interval ? `${formatInterval(locale, reading.metric, interval)} · ${n}` : n;
}
