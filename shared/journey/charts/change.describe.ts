import { changeSince } from '../changes.ts';
import { formatChange, formatChanges, formatPeriod } from '../format.ts';
import type { Locale } from '../journey.ts';
import type { Reading } from '../readings.ts';
import { sayIn } from '../words/words.ts';

/** What happened since the period before; a difference that may be chance is called none (N2). */
export function describeChange(reading: Reading, locale: Locale): string | undefined {
  const say = sayIn(locale);
  const change = changeSince(reading);
  if (!change) return undefined;
  const { before, difference, interval, verdict } = change;
  const words = {
    change: formatChange(locale, reading.metric, difference),
    period: formatPeriod(locale, before.period),
  };
  if (!interval) return say('change.untested', words);
  const sure = { ...words, interval: formatChanges(locale, reading.metric, interval) };
  return say(verdict === 'unclear' ? 'change.unclear' : 'change.clear', sure);
}
