import type { Journey, Locale } from '../../journey/journey.ts';
import { defuse } from '../pptx/workbook.ts';
import type { CellValue, SheetKey, SheetOptions } from './sheet.ts';
import { sheetOf } from './sheets.ts';

/** A spreadsheet reads a file by the habits of its language: Turkish decimals take the comma, so cells need another mark. */
const MARKS: Readonly<Record<Locale, { between: string; decimal: string }>> = {
  en: { between: ',', decimal: '.' },
  tr: { between: ';', decimal: ',' },
};

function written(value: CellValue, { between, decimal }: (typeof MARKS)[Locale]): string {
  if (value === null) return '';
  // a number is never defused: −5 is a value, and no text that a spreadsheet would run
  if (typeof value === 'number') return Number.isFinite(value) ? String(value).replace('.', decimal) : '';
  const text = defuse(value.replaceAll('\u0000', ''));
  return text.includes(between) || /["\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One table as text, marked as UTF-8 so that Excel reads its letters right. */
export function writeCsv(
  journey: Journey,
  { table = 'cards', ...options }: SheetOptions & { table?: SheetKey },
): string {
  const marks = MARKS[options.lang];
  const rows = sheetOf(journey, table, options)?.rows ?? [];
  return `\uFEFF${rows.map((row) => `${row.map((value) => written(value, marks)).join(marks.between)}\r\n`).join('')}`;
}
