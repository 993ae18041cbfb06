import type { Locale } from '../../journey/journey.ts';

/** Which tables a board is told in. */
export const SHEETS = ['cells', 'cards', 'feelings', 'numbers', 'funnel'] as const;
export type SheetKey = (typeof SHEETS)[number];

export type CellValue = string | number | null;

/** One table, ready to be written as a spreadsheet or as text. */
export interface Sheet {
  name: string;
  /** How many rows and columns at its upper left say what the others are. */
  heads: { rows: number; columns: number };
  rows: readonly (readonly CellValue[])[];
}

export interface SheetOptions {
  lang: Locale;
  /** Every living map when absent. */
  mapId?: string | undefined;
  /** Whose days dates are told in; the board's own when absent. */
  timeZone?: string | undefined;
}

/**
 * The day an instant is in a time zone, as ISO. From the parts, for whole dates are written differently by browsers and
 * Node (X2).
 */
export function dayIn(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name }).format(0);
    return true;
  } catch {
    return false;
  }
}
