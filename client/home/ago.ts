import { dayHere } from '../ui/day-here.ts';
import { formatDate } from '../../shared/journey/format.ts';
import type { Locale } from '../../shared/journey/journey.ts';

const STEPS: readonly { unit: Intl.RelativeTimeFormatUnit; ms: number; most: number }[] = [
  { unit: 'minute', ms: 60_000, most: 60 },
  { unit: 'hour', ms: 3_600_000, most: 24 },
  { unit: 'day', ms: 86_400_000, most: 7 },
];

/** How long ago something was, in words; a date once that says more. */
export function ago(locale: Locale, then: number, now: number): string {
  const past = Math.max(0, now - then);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (past < 60_000) return words.format(0, 'second');
  const step = STEPS.find(({ ms, most }) => past < ms * most);
  return step ? words.format(-Math.floor(past / step.ms), step.unit) : formatDate(locale, dayHere(then));
}
