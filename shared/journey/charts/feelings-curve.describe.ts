import type { FeelingCurve } from '../feelings.ts';
import { formatNumber } from '../format.ts';
import { shownChange, shownFeeling } from '../feeling-scale.ts';
import type { FeelingScale, Id, Locale } from '../journey.ts';
import type { MeasuredCurve } from '../measured.ts';
import { isSmall } from '../metrics/intervals.ts';
import { sayIn, type Word } from '../words/words.ts';

const WORDS: readonly Word[] = ['feelings.-2', 'feelings.-1', 'feelings.0', 'feelings.1', 'feelings.2'];

/** The word for a value, as a slider says it; a lane may have words of its own. */
export function feelingWord(value: number, locale: Locale, words?: readonly string[]): string {
  const step = Math.max(0, Math.min(4, Math.round(value) + 2));
  return words?.[step] || sayIn(locale)(WORDS[step] ?? 'feelings.0');
}

export function formatFeeling(locale: Locale, value: number, scale: FeelingScale = 'signed'): string {
  const sign = scale === 'signed' && value > 0 ? '+' : '';
  return sign + formatNumber(locale, shownFeeling(value, scale), 1, 0);
}

/** How much better or worse, always with its sign. */
export function formatFeelingChange(locale: Locale, change: number, scale?: FeelingScale): string {
  const shown = shownChange(change, scale);
  return (shown > 0 ? '+' : '') + formatNumber(locale, shown, 1, 0);
}

export interface Described {
  persona?: string;
  measured?: MeasuredCurve;
  scale?: FeelingScale;
  words?: readonly string[];
}

/** A curve in words: every column in order, then the worst and the best, then where the survey says otherwise. */
export function describeFeelings(
  curve: FeelingCurve,
  titles: ReadonlyMap<Id, string>,
  locale: Locale,
  { persona, measured, scale, words }: Described = {},
): string {
  const say = sayIn(locale);
  const name = (id: Id): string => titles.get(id) ?? '';
  const points = curve.points
    .map(({ columnId, value }) =>
      value === undefined
        ? say('feelings.point-gap', { column: name(columnId) })
        : say('feelings.point', {
            column: name(columnId),
            value: formatFeeling(locale, value, scale),
            word: feelingWord(value, locale, words),
          }),
    )
    .join(', ');
  const sentences = [persona ? say('feelings.curve', { persona, points }) : say('feelings.curve-nobody', { points })];
  for (const { columnId, moment, note } of curve.points) {
    if (moment) sentences.push(say('feelings.moment-at', { column: name(columnId) }));
    if (note) sentences.push(say('feelings.note-at', { column: name(columnId), note }));
  }
  if (curve.low !== undefined) sentences.push(say('feelings.low-at', { column: name(curve.low) }));
  if (curve.peak !== undefined) sentences.push(say('feelings.peak-at', { column: name(curve.peak) }));
  const felt = new Map(curve.points.map((point) => [point.columnId, point.value]));
  for (const { columnId, interval, reading } of measured?.points ?? []) {
    const value = felt.get(columnId);
    if (value === undefined || !interval || isSmall(reading.latest.n)) continue;
    const about = { column: name(columnId), name: reading.metric.name };
    if (value < interval.low) sentences.push(say('feelings.gap-worse', about));
    if (value > interval.high) sentences.push(say('feelings.gap-better', about));
  }
  return sentences.join(' ');
}
