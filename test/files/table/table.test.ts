import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPeriod } from '../../../shared/files/table/dates.ts';
import { readNumber } from '../../../shared/files/table/numbers.ts';
import { readTable, type Table } from '../../../shared/files/table/table.ts';

const FOLDER = resolve(process.cwd(), '../shared/data/spreadsheets');
const missing = !existsSync(FOLDER);
if (missing) console.warn(`SKIPPED: awkward spreadsheets are not at ${FOLDER}`);

const bytes = (name: string): Uint8Array => readFileSync(resolve(FOLDER, name));
const json = <T>(name: string): T => JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8')) as T;
const text = (source: string): Uint8Array => new TextEncoder().encode(source);
const table = (source: Uint8Array): Table => {
  const result = readTable(source);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.code).join());
  return result.value;
};
const codes = (source: Uint8Array): string[] => readTable(source).problems.map((problem) => problem.code);

interface Structure {
  files: Record<
    string,
    { delimiter: string; encoding: string; header: string[] | null; rows: string[][] | null; expected_error?: string }
  >;
}
interface Zoo {
  cases: {
    n: number;
    raw: string;
    value_tr: number | string | null;
    value_en: number | string | null;
    unit: string | null;
  }[];
}
interface Weekly {
  header_tr: string[];
  rows: { date: string; stage: string; channel: string; users: number; rate: number; revenue: number | null }[];
}

describe.skipIf(missing)('awkward spreadsheets', () => {
  const structure = missing ? { files: {} } : json<Structure>('structure.expected.json');
  it.each(Object.entries(structure.files).filter(([name]) => !/z13|z27|z31/.test(name)))(
    '%s reads as it stands',
    (name, expected) => {
      const { delimiter, encoding, columns, records, headerAt, rows } = table(bytes(name));
      expect(delimiter).toBe(expected.delimiter);
      expect(encoding).toBe(expected.encoding === 'cp1254' ? 'windows-1254' : 'utf-8');
      const clean = expected.rows?.map((row) => row.map((cell) => cell.replaceAll('\u0000', '')));
      if (expected.header === null) expect(records).toEqual(clean);
      else {
        expect(headerAt).toBe(0);
        expect(columns.map((column) => column.title)).toEqual(expected.header);
        expect(rows.map((row) => row.cells)).toEqual(clean);
      }
    },
  );

  it('a workbook, nothing at all, and cells shifted by a decimal comma each say what they are', () => {
    expect(codes(bytes('z31_xlsx_renamed.csv'))).toEqual(['table-excel']);
    expect(codes(bytes('z13_empty.csv'))).toEqual(['table-empty']);
    expect(codes(bytes('z27_unquoted_decimal_comma_in_comma_file.csv'))).toEqual([
      'table-shifted',
      'row-long',
      'row-long',
    ]);
  });

  it('two header rows of merged cells become one title a column', () => {
    const { headerRows, columns } = table(bytes('z23_two_header_rows.csv'));
    expect(headerRows).toBe(2);
    expect(columns.map((column) => column.title)).toEqual([
      'Kanal',
      'Ocak Ziyaret',
      'Ocak Satış',
      'Şubat Ziyaret',
      'Şubat Satış',
    ]);
  });

  const zoo = missing ? { cases: [] } : json<Zoo>('numbers_zoo.expected.json');
  it.each(zoo.cases)('number $n of the zoo: $raw', ({ n, raw, value_tr, value_en, unit }) => {
    for (const [mark, expected] of [
      ['comma', value_tr],
      ['point', value_en],
    ] as const) {
      const cell = readNumber(raw, mark);
      // "1,5 bin": refusing is fine
      if (n === 40 || n === 41 || typeof expected === 'string' || unit === 'text') expect(cell.kind).toBe('text');
      else if (expected === null) expect(cell.kind !== 'number' || cell.odd === true).toBe(true);
      else {
        expect(cell).toMatchObject({ kind: 'number', ...(unit === null ? {} : { unit }) });
        expect(cell.kind === 'number' ? cell.value : NaN).toBeCloseTo(expected, 9);
      }
    }
  });

  it.each([
    'tr_weekly_cp1254_semicolon.csv',
    'tr_weekly_utf8_bom_semicolon.csv',
    'tr_weekly_title_rows_and_total_cp1254.csv',
    'en_weekly_utf8_comma.csv',
  ])('%s reads as the same 120 rows', (name) => {
    const { rows, columns } = table(bytes(name));
    const number = (cells: readonly string[], i: number): number | null => {
      const cell = readNumber(cells[i] ?? '', columns[i]?.mark ?? 'comma');
      return cell.kind === 'number' ? cell.value : null;
    };
    const { rows: expected } = json<Weekly>('tr_weekly.expected.json');
    expect(columns.map((column) => column.kind)).toEqual(['period', 'text', 'text', 'number', 'number', 'number']);
    const read = rows.map(({ cells }) => ({
      date: readPeriod(cells[0] ?? ''),
      stage: cells[1],
      channel: cells[2],
      users: number(cells, 3),
      rate: Number(number(cells, 4)?.toFixed(6)),
      revenue: number(cells, 5),
    }));
    expect(read).toEqual(expected);
  });

  it('titles, the total and the footnote of a report are told and are no data', () => {
    const result = readTable(bytes('tr_weekly_title_rows_and_total_cp1254.csv'));
    expect(result.problems.map((problem) => problem.code)).toEqual(['row-total', 'row-note']);
    expect(result.ok && result.value.totals[0]?.cells[3]).toBe('9.381');
  });
});

describe('tables', () => {
  it('a sep= line decides the delimiter and is no row', () => {
    const { delimiter, columns, rows } = table(text('sep=|\r\na|b\r\n1,5|2,25\r\n'));
    expect([delimiter, columns.length, rows.length, rows[0]?.number]).toEqual(['|', 2, 1, 2]);
  });

  it('UTF-16 with and without its mark, and a mark before UTF-8, read alike', () => {
    const source = 'Aşama;Kişi\nÖdeme;12\nOnay;7\n';
    const utf16 = new Uint8Array(source.length * 2);
    [...source].forEach((letter, i) => new DataView(utf16.buffer).setUint16(i * 2, letter.charCodeAt(0), true));
    for (const file of [text(source), text(`\uFEFF${source}`), utf16, new Uint8Array([0xff, 0xfe, ...utf16])]) {
      expect(table(file).rows.map((row) => row.cells)).toEqual([
        ['Ödeme', '12'],
        ['Onay', '7'],
      ]);
    }
  });

  it('a file cut inside a quoted cell or inside a letter says so', () => {
    expect(codes(text('a,b\n1,2\n3,"four'))).toContain('table-cut');
    expect(codes(text('adım,sayı\nödeme,2\nş').subarray(0, -1))).toContain('table-cut');
  });

  it('two thousand columns are refused with their number', () => {
    const row = Array.from({ length: 2000 }, (_, i) => i).join(',');
    expect(readTable(text(`${row}\n${row}`))).toEqual({
      ok: false,
      problems: [{ where: 'file', code: 'table-columns', values: { count: 2000, most: 200 } }],
    });
  });

  it('another code page and other binaries are refused, a header alone has no rows', () => {
    expect(codes(new Uint8Array([0x41, 0x2c, 0x81, 0x8d, 0x0a, 0x31, 0x2c, 0x32]))).toEqual(['table-encoding']);
    expect(codes(text('a,b\n'))).toEqual(['table-no-rows']);
    expect(codes(text('  \n \n'))).toEqual(['table-empty']);
  });

  it.each([
    ['29.12.2025', '2025-12-29'],
    ['2025-12-29T10:00:00Z', '2025-12-29'],
    ['Mart 2026', '2026-03'],
    ['Q1 2026', '2026-Q1'],
    ['2026-W7', '2026-W07'],
    ['45658', '2025-01-01'],
    ['1735689600', '2025-01-01'],
    ['31.02.2025', undefined],
    ['12', undefined],
  ])('the period %s', (raw, expected) => {
    expect(readPeriod(raw)).toBe(expected);
  });

  it('a column with slashes is read one way throughout', () => {
    const { columns } = table(text('date,n\n03/04/2025,1\n03/25/2025,2\n'));
    expect(columns[0]?.dayOrder).toBe('mdy');
  });
});
