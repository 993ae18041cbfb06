import type { Period } from './base.ts';

const DAY_MS = 86_400_000;

/** Weeks of an ISO year: the 28th of December is always in the last one. */
function weeksOf(year: number): number {
  const last = new Date(Date.UTC(year, 11, 28));
  const monday = last.getTime() - ((last.getUTCDay() + 6) % 7) * DAY_MS;
  const firstThursday = new Date(Date.UTC(year, 0, 4));
  const firstMonday = firstThursday.getTime() - ((firstThursday.getUTCDay() + 6) % 7) * DAY_MS;
  return Math.round((monday - firstMonday) / (7 * DAY_MS)) + 1;
}

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
