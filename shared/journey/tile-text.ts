import { formatCount, formatInterval, formatPeriod, formatValue } from './format.ts';
import type { Locale } from './journey.ts';
import { SIZES, STYLES } from './layout-sizes.ts';
import { intervalOf } from './metrics/kinds.ts';
import type { Reading } from './readings.ts';
import { wrap } from './text/wrap.ts';
import { sayIn } from './words/words.ts';

/** What a tile says around its figure, broken to its width: nothing of it is cut. */
export interface TileText {
  name: readonly string[];
  certainty: readonly string[];
  aims: readonly string[];
}

/** How many it rests on, or that nobody said (N1). */
export function countOf({ latest }: Reading, locale: Locale): string {
  const say = sayIn(locale);
  return latest.n === null ? say('number.n-unknown') : say('number.n', { n: formatCount(locale, latest.n) });
}

/** The interval and n, as far as they are known. */
function certainty(reading: Reading, locale: Locale): string {
  const interval = intervalOf(reading.metric, reading.latest);
  const n = countOf(reading, locale);
  return interval ? `${formatInterval(locale, reading.metric, interval)} · ${n}` : n;
}

/** The target and the benchmark, as far as there are any. */
function aims({ metric }: Reading, locale: Locale): string {
  const say = sayIn(locale);
  const { target, benchmark } = metric;
  return [
    ...(target === undefined ? [] : [say('number.target', { value: formatValue(locale, metric, target) })]),
    ...(benchmark ? [say('number.benchmark', { value: formatValue(locale, metric, benchmark.value) })] : []),
  ].join(' · ');
}

const lines = (text: string, width: number): readonly string[] =>
  text === '' ? [] : wrap(text, STYLES.meta, width - 2 * SIZES.tilePadding);

export function tileText(reading: Reading, width: number, locale: Locale, isDated = false): TileText {
  const { metric, latest } = reading;
  const name = metric.name.trim();
  return {
    name: lines(isDated ? `${name} · ${formatPeriod(locale, latest.period)}` : name, width),
    certainty: lines(certainty(reading, locale), width),
    aims: lines(aims(reading, locale), width),
  };
}

const LANGUAGES: readonly Locale[] = ['en', 'tr'];

/** Enough for its words in either language: a map has one geometry, whoever reads it. */
export function tileHeight(reading: Reading, width: number, isDated = false): number {
  const most = Math.max(
    ...LANGUAGES.map((locale) => {
      const { name, certainty: sure, aims: aimed } = tileText(reading, width, locale, isDated);
      return Math.max(1, name.length) + sure.length + aimed.length;
    }),
  );
  return SIZES.tileFigure + most * SIZES.tileLine + 2 * SIZES.tilePadding;
}
