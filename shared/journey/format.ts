import type { Instant, Locale, Metric, Period } from './journey.ts';
import type { Interval } from './metrics/intervals.ts';

/**
 * Numbers and dates in words of a language, by rules of our own: `Intl` differs between browsers and Node, and an
 * export must be the same bytes in both (X2). Spaces inside a value are no-break ones.
 */

const NB = '\u00a0';
export const MINUS = '\u2212';

interface Marks {
  group: string;
  decimal: string;
  months: readonly string[];
  units: { second: string; minute: string; hour: string; day: readonly [one: string, more: string] };
  point: string;
}

const MARKS: Readonly<Record<Locale, Marks>> = {
  en: {
    group: ',',
    decimal: '.',
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    units: { second: 's', minute: 'min', hour: 'h', day: ['day', 'days'] },
    point: 'pp',
  },
  tr: {
    group: '.',
    decimal: ',',
    months: ['Oca', 'Şub', 'Mar', 'Nis', 'May', 'Haz', 'Tem', 'Ağu', 'Eyl', 'Eki', 'Kas', 'Ara'],
    units: { second: 'sn', minute: 'dk', hour: 'sa', day: ['gün', 'gün'] },
    point: 'puan',
  },
};

/** Half away from zero on the decimal digits people see, so that 1.005 does not become 1.00. */
function decimals(value: number, digits: number): string {
  const size = Math.abs(value);
  // outside these a number prints with an exponent of its own
  if (size >= 1e15 || size < 1e-6) return size.toFixed(size < 1 ? digits : 0);
  return Number(`${Math.round(Number(`${size}e${digits}`))}e-${digits}`).toFixed(digits);
}

/** `least` decimals always, more up to `most` only where they are not zero. */
export function formatNumber(locale: Locale, value: number, most = 0, least = most): string {
  if (!Number.isFinite(value)) return '–';
  const { group, decimal } = MARKS[locale];
  const [whole = '0', fraction = ''] = decimals(value, most).split('.');
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/u, '');
  const text = whole.replace(/\B(?=(\d{3})+$)/gu, group) + (kept === '' ? '' : decimal + kept);
  return value < 0 && /[1-9]/u.test(text) ? MINUS + text : text;
}

export function formatCount(locale: Locale, count: number): string {
  return formatNumber(locale, count);
}

const percent = (locale: Locale, number: string): string => {
  if (locale === 'en') return `${number}${NB}%`;
  return number.startsWith(MINUS) ? `${MINUS}%${number.slice(1)}` : `%${number}`;
};

/** A share of 0…1 in per cent. Exactly none and exactly all need no decimals. */
export function formatShare(locale: Locale, share: number, digits = 1): string {
  return percent(locale, formatNumber(locale, share * 100, share === 0 || share === 1 ? 0 : digits));
}

const SYMBOLS: Readonly<Record<string, string>> = {
  TRY: '₺',
  EUR: '€',
  USD: '$',
  GBP: '£',
  JPY: '¥',
  INR: '₹',
};

function formatMoney(locale: Locale, currency: string, value: number): string {
  const number = formatNumber(locale, Math.abs(value), 2, Number.isInteger(value) || currency === 'JPY' ? 0 : 2);
  const symbol = SYMBOLS[currency] ?? `${currency}${NB}`;
  return (value < 0 ? MINUS : '') + symbol + number;
}

/** The two largest parts that are not nothing: 4 min 20 s, 2 days 4 h. */
export function formatSeconds(locale: Locale, value: number): string {
  if (!Number.isFinite(value)) return '–';
  const { second, minute, hour, day } = MARKS[locale].units;
  const sign = value < 0 ? MINUS : '';
  const size = Math.abs(value);
  const join = (first: number, unit: string, rest: number, restUnit: string): string =>
    `${sign}${formatCount(locale, first)}${NB}${unit}${rest > 0 ? `${NB}${rest}${NB}${restUnit}` : ''}`;
  if (size < 10) return `${sign}${formatNumber(locale, size, 1, 0)}${NB}${second}`;
  const seconds = Math.round(size);
  if (seconds < 60) return join(seconds, second, 0, '');
  if (seconds < 3600) return join(Math.floor(seconds / 60), minute, seconds % 60, second);
  const minutes = Math.round(size / 60);
  if (minutes < 1440) return join(Math.floor(minutes / 60), hour, minutes % 60, minute);
  const hours = Math.round(size / 3600);
  const days = Math.floor(hours / 24);
  return join(days, day[days === 1 ? 0 : 1], hours % 24, hour);
}

type Measured = Pick<Metric, 'unit'>;

/** A value in its metric's unit. */
export function formatValue(locale: Locale, metric: Measured, value: number): string {
  const { unit } = metric;
  if (unit.startsWith('money:')) return formatMoney(locale, unit.slice(6), value);
  switch (unit) {
    case 'share':
      return formatShare(locale, value);
    case 'points':
      return formatNumber(locale, value, 1, 0);
    case 'score':
      return formatNumber(locale, value, 2, 1);
    case 'seconds':
      return formatSeconds(locale, value);
    default:
      return formatNumber(locale, value, 2, 0);
  }
}

/** A difference of two values of a metric, with its sign; shares differ by percentage points. */
export function formatChange(locale: Locale, metric: Measured, change: number): string {
  const size = Math.abs(change);
  const text =
    metric.unit === 'share'
      ? `${formatNumber(locale, size * 100, 1)}${NB}${MARKS[locale].point}`
      : formatValue(locale, metric, size);
  if (!/[1-9]/u.test(text)) return `±${text}`;
  return (change < 0 ? MINUS : '+') + text;
}

/** Both ends of an interval, the unit said once where it stands at one side. */
export function formatInterval(locale: Locale, metric: Measured, { low, high }: Interval): string {
  if (metric.unit !== 'share')
    return `${formatValue(locale, metric, low)}${NB}–${NB}${formatValue(locale, metric, high)}`;
  const ends = [low, high].map((end) => formatNumber(locale, end * 100, 1, 1));
  return locale === 'en'
    ? `${ends.join(`${NB}–${NB}`)}${NB}%`
    : ends.map((end) => percent(locale, end)).join(`${NB}–${NB}`);
}

/** Both ends of what a change may be, each with its sign. */
export function formatChanges(locale: Locale, metric: Measured, { low, high }: Interval): string {
  const ends = [low, high].map((end) => formatChange(locale, metric, end));
  const unit = `${NB}${MARKS[locale].point}`;
  return metric.unit === 'share'
    ? `${ends.map((end) => end.replace(unit, '')).join(`${NB}…${NB}`)}${unit}`
    : ends.join(`${NB}…${NB}`);
}

const monthName = (locale: Locale, month: string): string => MARKS[locale].months[Number(month) - 1] ?? month;

/** `2026`, `2026-Q1`, `2026-03`, `2026-W12` or `2026-03-31` as people write it; anything else as it is. */
export function formatPeriod(locale: Locale, period: Period): string {
  const parts = /^(\d{4})(?:-(?:Q([1-4])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/u.exec(period);
  if (!parts) return period;
  const [, year = '', quarter, week, month, day] = parts;
  if (quarter !== undefined) return locale === 'en' ? `Q${quarter}${NB}${year}` : `${year}${NB}${quarter}.${NB}çeyrek`;
  if (week !== undefined) {
    const number = Number(week);
    return locale === 'en' ? `week${NB}${number},${NB}${year}` : `${year}${NB}${number}.${NB}hafta`;
  }
  if (month === undefined) return year;
  return `${day === undefined ? '' : `${Number(day)}${NB}`}${monthName(locale, month)}${NB}${year}`;
}

/** A day in words; instants are taken in UTC, for no time zone table is at hand without `Intl`. */
export function formatDate(locale: Locale, date: Instant | string): string {
  const iso = typeof date === 'string' ? date : new Date(date).toISOString();
  return formatPeriod(locale, iso.slice(0, 10));
}
