import type { Period } from '../../journey/journey.ts';

/** How long the times are that one number is given for. */
export const GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

const DAY_MS = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

function weekOf(day: string): Period {
  const at = new Date(`${day}T00:00:00Z`);
  // the Thursday of a week says which year it belongs to
  const thursday = new Date(at.getTime() + (3 - ((at.getUTCDay() + 6) % 7)) * DAY_MS);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return `${thursday.getUTCFullYear()}-W${two(Math.floor((thursday.getTime() - first) / DAY_MS / 7) + 1)}`;
}

/** The longer time a shorter one lies in; undefined where it does not say enough, as a year for a month. */
export function grainOf(period: Period | undefined, grain: Grain): Period | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(period ?? '') ?? [];
  const [, quarterYear, quarter] = /^(\d{4})-(Q[1-4])$/u.exec(period ?? '') ?? [];
  if (period === undefined) return undefined;
  if (quarter !== undefined) return grain === 'quarter' ? period : grain === 'year' ? quarterYear : undefined;
  if (/-W\d{2}$/u.test(period)) return grain === 'week' ? period : undefined;
  switch (grain) {
    case 'year':
      return year;
    case 'quarter':
      return month === undefined ? undefined : `${year}-Q${Math.ceil(Number(month) / 3)}`;
    case 'month':
      return month === undefined ? undefined : `${year}-${month}`;
    case 'week':
      return day === undefined ? undefined : weekOf(period);
    case 'day':
      return day === undefined ? undefined : period;
    default: {
      const never: never = grain;
      throw new Error(`unknown grain ${String(never)}`);
    }
  }
}

/** The shortest time that has all of them in it, up to a year; undefined for more than one. */
export function wholeOf(periods: readonly Period[]): Period | undefined {
  for (const grain of GRAINS) {
    const found = new Set(periods.map((period) => grainOf(period, grain)));
    const [only] = found;
    if (found.size === 1 && only !== undefined) return only;
  }
  return undefined;
}
