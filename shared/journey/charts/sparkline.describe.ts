import { formatPeriod, formatValue } from '../format.ts';
import type { Locale } from '../journey.ts';
import type { Reading } from '../readings.ts';
import { sayIn } from '../words/words.ts';

/** A trend in words: where it began, where it is, and its ends where they lie between. */
export function describeTrend({ metric, series, latest }: Reading, locale: Locale): string {
  const say = sayIn(locale);
  const first = series[0] ?? latest;
  const value = (of: number): string => formatValue(locale, metric, of);
  const period = (of: string): string => formatPeriod(locale, of);
  if (series.length < 2) {
    return say('number.one', { name: metric.name, value: value(latest.value), period: period(latest.period) });
  }
  const sentences = [
    say('number.trend', {
      name: metric.name,
      first: value(first.value),
      from: period(first.period),
      last: value(latest.value),
      to: period(latest.period),
    }),
  ];
  const lowest = series.reduce((a, b) => (b.value < a.value ? b : a));
  const highest = series.reduce((a, b) => (b.value > a.value ? b : a));
  const between = (one: typeof first): boolean => one.value !== first.value && one.value !== latest.value;
  const words = (one: typeof first): Record<string, string> => ({
    value: value(one.value),
    period: period(one.period),
  });
  if (between(lowest)) sentences.push(say('number.lowest-in', words(lowest)));
  if (between(highest)) sentences.push(say('number.highest-in', words(highest)));
  return sentences.join(' ');
}
