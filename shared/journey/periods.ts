import type { Period } from './base.ts';

const GRAINS = ['year', 'quarter', 'month', 'week', 'day'] as const;
export type Grain = (typeof GRAINS)[number];

export function grainOf(period: Period): Grain {
  if (/^\d{4}$/u.test(period)) return 'year';
  if (period.includes('Q')) return 'quarter';
  if (period.includes('W')) return 'week';
  return period.length === 7 ? 'month' : 'day';
}

const DAY = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The Monday of an ISO week: the week that holds 4 January is the first. */
function mondayOf(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth + (week - 1) * 7 * DAY - weekday * DAY;
}

function lastDay(period: Period): string {
  const year = Number(period.slice(0, 4));
  const part = Number(period.slice(grainOf(period) === 'month' ? 5 : 6, grainOf(period) === 'quarter' ? 7 : 8));
  switch (grainOf(period)) {
    case 'year':
      return `${period}-12-31`;
    case 'quarter':
      return iso(Date.UTC(year, part * 3, 1) - DAY);
    case 'month':
      return iso(Date.UTC(year, part, 1) - DAY);
    case 'week':
      return iso(mondayOf(year, part) + 6 * DAY);
    case 'day':
      return period;
  }
}

const known = new Map<Period, string>();

/** Its last day: by that periods of every length stand in one order. */
export function periodEnd(period: Period): string {
  const before = known.get(period);
  if (before !== undefined) return before;
  if (known.size > 5_000) known.clear();
  const end = lastDay(period);
  known.set(period, end);
  return end;
}

/** By their last day; of two that end together the shorter one comes last, for it tells of the newest time. */
export function byPeriod(a: Period, b: Period): number {
  const [endA, endB] = [periodEnd(a), periodEnd(b)];
  if (endA !== endB) return endA < endB ? -1 : 1;
  return GRAINS.indexOf(grainOf(a)) - GRAINS.indexOf(grainOf(b));
}

/** Weeks of an ISO year. */
const weeksOf = (year: number): number => Math.round((mondayOf(year + 1, 1) - mondayOf(year, 1)) / (7 * DAY));

/** `2026`, `2026-Q1`, `2026-03`, `2026-W12` or `2026-03-31`, and one that there is. */
export function isPeriod(text: string): text is Period {
  const [, year = '', quarter, week, month, day] =
    /^(\d{4})(?:-(?:(Q[1-4])|W(\d{2})|(\d{2})(?:-(\d{2}))?))?$/u.exec(text) ?? [];
  if (year === '') return false;
  if (quarter !== undefined) return true;
  if (week !== undefined) return Number(week) >= 1 && Number(week) <= weeksOf(Number(year));
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (day === undefined) return true;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
