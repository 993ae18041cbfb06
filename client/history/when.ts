import type { Locale } from '../../shared/journey/journey.ts';
import type { T } from './clauses.ts';

const tag = (locale: Locale): string => (locale === 'tr' ? 'tr-TR' : 'en-GB');

export function timeOf(locale: Locale, at: number): string {
  return new Intl.DateTimeFormat(tag(locale), { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** Such as `25 November, 14:32`, with the year where it is another one. */
export function momentOf(locale: Locale, at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const day = new Intl.DateTimeFormat(tag(locale), {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
  return `${day}, ${timeOf(locale, at)}`;
}

export function dayOf(locale: Locale, at: number, now: number, t: T): string {
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - at) / 86_400_000);
  if (days === 0) return t('history.today');
  if (days === 1) return t('history.yesterday');
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(tag(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}
