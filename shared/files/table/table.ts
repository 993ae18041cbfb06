import type { Parsed, Problem } from '../../journey/journey.ts';
import { decodeText, type Encoding } from './decode.ts';
import { splitRecords, type Delimiter } from './delimiter.ts';
import { dayOrderOf, readPeriod, type DayOrder } from './dates.ts';
import { decimalMarkOf, readNumber, type DecimalMark } from './numbers.ts';

export const MAX_COLUMNS = 200;
export const MAX_ROWS = 200_000;

export interface TableRow {
  /** As a spreadsheet counts records: the first of the file is 1. */
  number: number;
  cells: readonly string[];
}

export type ColumnKind = 'number' | 'period' | 'text' | 'empty';

export interface TableColumn {
  index: number;
  title: string;
  kind: ColumnKind;
  mark: DecimalMark;
  dayOrder: DayOrder;
}

/** How the cells were written down: as text, or by a program that said what each is. */
export type Writing = Encoding | 'xlsx' | 'json';

export interface Table {
  encoding: Writing;
  /** Absent where cells are not parted by a letter. */
  delimiter?: Delimiter;
  /** Everything the file holds, as it stands. */
  records: readonly (readonly string[])[];
  /** Index in `records` of the first header row, and how many there are. */
  headerAt: number;
  headerRows: number;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** Rows that sum up others: never data beside what they sum up. */
  totals: readonly TableRow[];
}

export interface HeaderChoice {
  headerAt: number;
  headerRows: number;
}

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;
const isNumber = (cell: string): boolean =>
  readNumber(cell, 'comma').kind === 'number' || readNumber(cell, 'point').kind === 'number';
const isTotal = (row: readonly string[]): boolean =>
  /^(?:(?:genel |ara )?toplam|(?:grand |sub)?total|sum|yekûn):?$/u.test(
    (row.find((cell) => cell.trim() !== '') ?? '').trim().toLocaleLowerCase('tr'),
  );

/** The first row that is about as full as the fullest: what stands above it are titles. */
export function guessHeader(records: readonly (readonly string[])[]): HeaderChoice {
  const head = records.slice(0, 30);
  const fullest = Math.max(0, ...head.map(filled));
  const headerAt = Math.max(
    0,
    head.findIndex((row) => filled(row) >= Math.max(1, fullest * 0.6) && !row[0]?.startsWith('#')),
  );
  const first = records[headerAt] ?? [];
  const second = records[headerAt + 1] ?? [];
  const under = second.filter((cell, i) => i > 0 && cell.trim() !== '' && first[i]?.trim() === '').length;
  const twoRows = under > 0 && first.some((cell) => cell.trim() !== '') && !second.some(isNumber);
  // Qualtrics writes what a program calls its columns under the names that people gave them
  const ids = records
    .slice(headerAt, headerAt + 4)
    .findIndex((row) => row.some((cell) => cell.startsWith('{"ImportId"')));
  if (ids > 0) return { headerAt, headerRows: ids + 1 };
  const underRespondents = /^respondent id$/iu.test(first[0]?.trim() ?? '') && (second[0] ?? '').trim() === '';
  return { headerAt, headerRows: twoRows || underRespondents ? 2 : 1 };
}

function titlesOf(records: readonly (readonly string[])[], { headerAt, headerRows }: HeaderChoice): string[] {
  const first = (records[headerAt] ?? []).map((cell) => cell.trim());
  if (headerRows < 2) return first;
  if (headerRows > 2)
    // a name for programs and a question for people
    return first.map((name, i) => {
      const asked = records[headerAt + 1]?.[i]?.trim() ?? '';
      return asked === '' || asked === name ? name : `${name} · ${asked}`;
    });
  const second = records[headerAt + 1] ?? [];
  let above = '';
  return Array.from({ length: Math.max(first.length, second.length) }, (_, i) => {
    above = first[i] || above;
    return `${above} ${second[i]?.trim() ?? ''}`.trim();
  });
}

function columnOf(index: number, title: string, rows: readonly TableRow[], fallback: DecimalMark): TableColumn {
  const cells = rows
    .slice(0, 2000)
    .map((row) => row.cells[index] ?? '')
    .filter((cell) => cell.trim() !== '');
  const mark = decimalMarkOf(cells, fallback);
  const dayOrder = dayOrderOf(cells) ?? (fallback === 'comma' ? 'dmy' : 'mdy');
  const values = cells.map((cell) => readNumber(cell, mark));
  const present = values.filter((value) => value.kind !== 'empty').length;
  const numbers = values.filter((value) => value.kind === 'number').length;
  const periods = cells.filter((cell) => !isNumber(cell) && readPeriod(cell, dayOrder) !== undefined).length;
  const years = /yıl|year/iu.test(title) && cells.every((cell) => /^(?:19|20)\d\d$/.test(cell.trim()));
  const most = Math.max(1, present * 0.6);
  const kind = present === 0 ? 'empty' : periods >= most || years ? 'period' : numbers >= most ? 'number' : 'text';
  return { index, title, kind, mark, dayOrder };
}

const refuse = (code: string, values: NonNullable<Problem['values']> = {}): Parsed<Table> => ({
  ok: false,
  problems: [{ where: 'file', code, values }],
});

/** Text in memory → its records, and what is amiss with it as a whole. */
export function recordsOf(
  text: string,
  chosen?: Delimiter,
): { records: string[][]; delimiter: Delimiter; problems: Problem[] } {
  const { records, delimiter, cut } = splitRecords(text, chosen);
  const row = records.length;
  return { records, delimiter, problems: cut ? [{ where: `row ${row}`, code: 'table-cut', values: { row } }] : [] };
}

/** Bytes of a CSV → a table with one way of reading per column. The header may be corrected by hand. */
export function readTable(bytes: Uint8Array, header?: HeaderChoice): Parsed<Table> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { records, delimiter, problems } = recordsOf(decoded.value.text);
  const { encoding } = decoded.value;
  const table = tableOf(records, { encoding, delimiter, ...(header ? { header } : {}) });
  const all = [...decoded.problems, ...problems, ...table.problems];
  return table.ok ? { ...table, problems: all } : { ...table, problems: all };
}

export interface Writ {
  encoding: Writing;
  delimiter?: Delimiter;
  header?: HeaderChoice;
  /** Rows of the file above these records. */
  above?: number;
}

/** Records → a table with one way of reading per column. */
export function tableOf(
  records: readonly (readonly string[])[],
  { encoding, delimiter, header, above = 0 }: Writ,
): Parsed<Table> {
  const problems: Problem[] = [];
  const widest = records.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest > MAX_COLUMNS) return refuse('table-columns', { count: widest, most: MAX_COLUMNS });
  if (records.length > MAX_ROWS) return refuse('table-rows', { count: records.length, most: MAX_ROWS });
  const choice = header ?? guessHeader(records);
  const titles = titlesOf(records, choice);
  const rows: TableRow[] = [];
  const totals: TableRow[] = [];
  const start = choice.headerAt + choice.headerRows;
  const body = records.slice(start);
  const lastFull = body.findLastIndex((row) => filled(row) > 1);
  let long = 0;
  body.forEach((record, i) => {
    const number = above + start + i + 1;
    const count = filled(record);
    if (count === 0) return;
    if (titles.length > 1 && i > lastFull) {
      problems.push({ where: `row ${number}`, code: 'row-note', values: { row: number } });
    } else if (filled(record.slice(titles.length)) > 0) {
      long += 1;
      problems.push({
        where: `row ${number}`,
        code: 'row-long',
        values: { row: number, cells: record.length, columns: titles.length },
      });
    } else {
      const cells = Array.from({ length: titles.length }, (_, c) => record[c] ?? '');
      if (record.length < titles.length)
        problems.push({
          where: `row ${number}`,
          code: 'row-short',
          values: { row: number, cells: record.length, columns: titles.length },
        });
      if (isTotal(cells)) {
        totals.push({ number, cells });
        problems.push({ where: `row ${number}`, code: 'row-total', values: { row: number } });
      } else rows.push({ number, cells });
    }
  });
  if (long > 0 && rows.length === 0)
    return { ok: false, problems: [{ where: 'file', code: 'table-shifted', values: { count: long } }, ...problems] };
  if (rows.length === 0 && totals.length === 0)
    return { ok: false, problems: [{ where: 'file', code: 'table-no-rows' }, ...problems] };
  // columns whose cells say nothing about their mark follow the file's others
  const all = rows.slice(0, 500).flatMap((row) => row.cells);
  const mark = decimalMarkOf(all.filter(isNumber), delimiter === ';' ? 'comma' : 'point');
  const columns = titles.map((title, i) => columnOf(i, title, rows, mark));
  return {
    ok: true,
    value: { encoding, ...(delimiter === undefined ? {} : { delimiter }), records, ...choice, columns, rows, totals },
    problems,
  };
}
