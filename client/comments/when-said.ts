import type { Instant, Locale } from '../../shared/journey/journey.ts';

/** Today by the clock, else by the day. */
export function whenSaid(at: Instant, locale: Locale, now = Date.now()): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date(now).toDateString();
  const style: Intl.DateTimeFormatOptions = isToday
    ? { hour: '2-digit', minute: '2-digit' }
    : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat(locale === 'tr' ? 'tr-TR' : 'en-GB', style).format(date);
}
