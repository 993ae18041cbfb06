import { sparkline } from './charts/sparkline.geometry.ts';
import { formatChange, formatCount, formatInterval, formatValue } from './format.ts';
import { SIZES, STYLES } from './layout-sizes.ts';
import type { CardBox, MetricTile } from './layout.types.ts';
import { isSmall } from './metrics/intervals.ts';
import { intervalOf } from './metrics/kinds.ts';
import type { Reading } from './readings.ts';
import { channelIcon } from './scene-icons.ts';
import { baseline, box, path, QUIET, STRONG, text, textIn, type Style } from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { sayIn } from './words/words.ts';

const ICON = 13;
const GAP = 6;
const SPARK = { width: 26, height: 10 };

/** A card as every export draws it; the screen's own cards follow the same measures. */
export function cardItems(card: CardBox, style: Style): Primitive[] {
  const { tokens } = style;
  const { x, y, width, height } = card;
  const words = y + SIZES.cardPadding;
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
      of: card.id,
    }),
    box({ x: x + 4, y: y + 8, width: 3, height: height - 16, radius: 1.5, fill: tokens.kinds[card.card.kind] }),
    ...card.lines.map((one, i) =>
      text(STYLES.card, {
        x: x + SIZES.cardPadding,
        y: baseline(words + i * SIZES.cardLine, SIZES.cardLine, STYLES.card.size),
        text: one,
        fill: tokens.ink,
        of: card.id,
      }),
    ),
    ...metaItems(card, words + card.lines.length * SIZES.cardLine + SIZES.metaGap, style),
  ];
}

/** The quiet line: channel at the left; value, trend and change at the right, the least needed dropped first. */
export function metaItems(card: CardBox, top: number, style: Style): Primitive[] {
  if (!card.meta) return [];
  const { channel, reading } = card.meta;
  const { tokens, locale } = style;
  const left = card.x + SIZES.cardPadding;
  const right = card.x + card.width - SIZES.cardPadding;
  const y = baseline(top, SIZES.metaLine, QUIET.size);
  const word = channel === undefined ? '' : sayIn(locale)(`channel.${channel}`);
  const icon = channel === undefined ? 0 : ICON + 4;
  const wanted = icon + (word === '' ? 0 : textWidth(word, QUIET) + GAP);
  const numbers = reading
    ? readingItems(reading, { left: left + wanted, least: left + icon, right, top, y }, style)
    : [];
  const from = Math.min(right, ...numbers.map((item) => ('x' in item ? item.x : right)));
  const room = (numbers.length > 0 ? from - GAP : right) - left - icon;
  return [
    ...(channel === undefined ? [] : [channelIcon(channel, left, top + 1.5, ICON, tokens.third)]),
    ...(word === '' ? [] : textIn(QUIET, room, { x: left + icon, y, text: word, fill: tokens.second, of: card.id })),
    ...numbers,
  ];
}

interface Place {
  /** Where the channel's word ends, and where its icon does. */
  left: number;
  least: number;
  right: number;
  top: number;
  y: number;
}

function readingItems(reading: Reading, { left, least, right, top, y }: Place, { tokens, locale }: Style): Primitive[] {
  const { latest, metric, series } = reading;
  const value = formatValue(locale, metric, latest.value);
  const small = isSmall(latest.n);
  const note = small ? countOf(reading, locale) : changeOf(reading, locale);
  const valueWidth = textWidth(value, STRONG);
  const noteWidth = note === '' ? 0 : textWidth(note, QUIET) + GAP;
  // a small number must say so, even where its channel then cannot
  const withNote = noteWidth > 0 && right - valueWidth - noteWidth >= (small ? least : left);
  const valueEnd = right - (withNote ? noteWidth : 0);
  const sparkX = valueEnd - valueWidth - GAP - SPARK.width;
  const trend =
    sparkX >= left
      ? sparkline(
          series.map((one) => one.value),
          { x: sparkX, y: top + 3, ...SPARK },
        )
      : undefined;
  return [
    ...(small
      ? [
          box({
            x: valueEnd - valueWidth - 3,
            y: top,
            width: valueWidth + 6,
            height: SIZES.metaLine,
            radius: 3,
            hatch: tokens.line,
          }),
        ]
      : []),
    ...(trend ? [path({ d: trend.path, stroke: tokens.third, strokeWidth: 1.25 })] : []),
    text(STRONG, {
      x: valueEnd - valueWidth,
      y,
      text: value,
      fill: tokens.ink,
      ...(small ? { halo: tokens.surface } : {}),
    }),
    ...(withNote ? [text(QUIET, { x: right - noteWidth + GAP, y, text: note, fill: tokens.second })] : []),
  ];
}

/** How many it rests on, or that nobody said (N1). */
export function countOf({ latest }: Reading, locale: Style['locale']): string {
  const say = sayIn(locale);
  return latest.n === null ? say('number.n-unknown') : say('number.n', { n: formatCount(locale, latest.n) });
}

/** Since the value before; empty for the first one. */
export function changeOf({ series, latest, metric }: Reading, locale: Style['locale']): string {
  const before = series.at(-2);
  return before ? formatChange(locale, metric, latest.value - before.value) : '';
}

/** A metric under its column: name, figure, trend, and what it rests on. */
export function tileItems(tile: MetricTile, style: Style): Primitive[] {
  const { tokens, locale } = style;
  const { reading, x, y, width, height } = tile;
  const left = x + 10;
  const room = width - 20;
  const small = isSmall(reading.latest.n);
  const figure = formatValue(locale, reading.metric, reading.latest.value);
  const figureWidth = textWidth(figure, STYLES.figure);
  const trendBox = { x: x + width - 10 - 52, y: y + 27, width: 52, height: 16 };
  const trend = sparkline(
    reading.series.map((one) => one.value),
    trendBox,
  );
  const change = changeOf(reading, locale);
  const changeRoom = (trend ? trendBox.x - 8 : left + room) - (left + figureWidth + 8);
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
      of: reading.metric.id,
    }),
    ...textIn(QUIET, room, {
      x: left,
      y: y + 18,
      text: reading.metric.name,
      fill: tokens.second,
      halo: tokens.surface,
    }),
    ...textIn(STYLES.figure, room, { x: left, y: y + 39, text: figure, fill: tokens.ink, halo: tokens.surface }),
    ...(change !== '' && textWidth(change, QUIET) <= changeRoom
      ? [
          text(QUIET, {
            x: left + figureWidth + 8,
            y: y + 38.5,
            text: change,
            fill: tokens.second,
            halo: tokens.surface,
          }),
        ]
      : []),
    ...(trend && left + figureWidth + 8 <= trendBox.x
      ? [path({ d: trend.path, stroke: tokens.positive, strokeWidth: 1.5 })]
      : []),
    ...textIn(QUIET, room, {
      x: left,
      y: y + 55.5,
      text: certainty(reading, locale),
      fill: tokens.third,
      halo: tokens.surface,
    }),
  ];
}

/** The interval and n, as far as they are known. */
function certainty(reading: Reading, locale: Style['locale']): string {
  const interval = intervalOf(reading.metric.kind, reading.latest);
  const n = countOf(reading, locale);
  return interval ? `${formatInterval(locale, reading.metric, interval)} · ${n}` : n;
}
