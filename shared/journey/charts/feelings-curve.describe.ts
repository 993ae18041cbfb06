import type { FeelingCurve } from '../feelings.ts';
import { formatNumber } from '../format.ts';
import type { Id, Locale } from '../journey.ts';
import type { MeasuredCurve } from '../measured.ts';
import { isSmall } from '../metrics/intervals.ts';
import { sayIn, type Word } from '../words/words.ts';

const WORDS: readonly Word[] = ['feelings.-2', 'feelings.-1', 'feelings.0', 'feelings.1', 'feelings.2'];

/** The word for a value, as a slider says it. */
export function feelingWord(value: number, locale: Locale): string {
  const step = Math.max(0, Math.min(4, Math.round(value) + 2));
  return sayIn(locale)(WORDS[step] ?? 'feelings.0');
}

export function formatFeeling(locale: Locale, value: number): string {
  return (value > 0 ? '+' : '') + formatNumber(locale, value, 1, 0);
}

/** A curve in words: every column in order, then the worst and the best, then where the survey says otherwise. */
export function describeFeelings(
  curve: FeelingCurve,
  titles: ReadonlyMap<Id, string>,
  locale: Locale,
  { persona, measured }: { persona?: string; measured?: MeasuredCurve } = {},
): string {
  const say = sayIn(locale);
  const name = (id: Id): string => titles.get(id) ?? '';
  const points = curve.points
    .map(({ columnId, value }) =>
      value === undefined
        ? say('feelings.point-gap', { column: name(columnId) })
        : say('feelings.point', {
            column: name(columnId),
            value: formatFeeling(locale, value),
            word: feelingWord(value, locale),
          }),
    )
    .join(', ');
  const sentences = [persona ? say('feelings.curve', { persona, points }) : say('feelings.curve-nobody', { points })];
  if (curve.low !== undefined) sentences.push(say('feelings.low-at', { column: name(curve.low) }));
  if (curve.peak !== undefined) sentences.push(say('feelings.peak-at', { column: name(curve.peak) }));
  const felt = new Map(curve.points.map((point) => [point.columnId, point.value]));
  for (const { columnId, interval, reading } of measured?.points ?? []) {
    const value = felt.get(columnId);
    if (value === undefined || !interval || isSmall(reading.latest.n)) continue;
    const words = { column: name(columnId), name: reading.metric.name };
    if (value < interval.low) sentences.push(say('feelings.gap-worse', words));
    if (value > interval.high) sentences.push(say('feelings.gap-better', words));
  }
  return sentences.join(' ');
}
