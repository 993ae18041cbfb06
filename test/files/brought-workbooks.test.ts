import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { logFile } from '../../client/data/log-file.ts';
import { asCsv } from '../../shared/files/table/as-csv.ts';
import { readNumber } from '../../shared/files/table/numbers.ts';
import { gunzip } from '../../shared/files/unpack.ts';
import { readWorkbook } from '../../shared/files/xlsx/read.ts';
import { bring } from '../support/brought.ts';
import { brought, codes, funnelOf, only } from '../support/read-brought.ts';

const FOLDER = resolve(process.cwd(), '../shared/data/spreadsheets');
const missing = !existsSync(FOLDER);
if (missing) console.warn(`SKIPPED: awkward spreadsheets are not at ${FOLDER}`);

const sheet = (rows: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
function workbook(sheets: Record<string, string>, { strings = '', styles = '', pr = '' } = {}): Uint8Array {
  const names = Object.keys(sheets);
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r">${pr}<sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" ${name === 'Hidden' ? 'state="hidden" ' : ''}r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${names.map((_, i) => `<Relationship Id="rId${i + 1}" Target="/xl/worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(sheets[name] ?? '')])),
    ...(strings === '' ? {} : { 'xl/sharedStrings.xml': strToU8(`<sst>${strings}</sst>`) }),
    ...(styles === '' ? {} : { 'xl/styles.xml': strToU8(`<styleSheet>${styles}</styleSheet>`) }),
  });
}

describe('workbooks', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="&quot;%&quot;0.0"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="166"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs>';
  const strings =
    '<si><t>Aşama</t></si><si><r><t xml:space="preserve">Ödeme </t></r><r><t>&amp; Teslim</t></r><rPh><t>no</t></rPh></si>';

  it('dates, shares, shared and broken strings, gaps and hidden sheets', () => {
    const bytes = workbook(
      {
        Veri: sheet(
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Tarih</t></is></c><c r="D1" t="str"><v>Oran</v></c></row>' +
            '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>46112</v></c><c r="D3" s="2"><v>0.615</v></c><c r="E3"><v>1.234</v></c><c r="F3" t="b"><v>1</v></c><c r="G3" s="4"><v>46112.5</v></c><c r="H3" t="e"><v>#N/A</v></c></row>',
        ),
        Hidden: sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
      },
      { strings, styles },
    );
    const read = readWorkbook(bytes);
    if (!read.ok) throw new Error('not read');
    expect(read.value).toEqual([
      {
        name: 'Veri',
        records: [
          ['Aşama', 'Tarih', '', 'Oran'],
          [],
          ['Ödeme & Teslim', '2026-03-31', '', '61.5%', '1.2340', 'TRUE', '2026-03-31T12:00:00', '#N/A'],
        ],
      },
    ]);
    expect(readNumber('1.2340', 'comma')).toEqual({ kind: 'number', value: 1.234 });
  });

  it('an event log in a sheet is for the server what the same log is as text', async () => {
    const text = (cell: string, value: string): string =>
      `<c r="${cell}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
    const rows = [
      [7, 'see', 46_112.5, 'a, &quot;b&quot;'],
      [7, 'buy', 46_112.75, ' free'],
      [8, 'see', 46_113, '=paid'],
    ].map(
      ([who, event, at, plan], i) =>
        `<row r="${i + 2}"><c r="A${i + 2}"><v>${who}</v></c>${text(`B${i + 2}`, String(event))}<c r="C${i + 2}" s="4"><v>${at}</v></c>${text(`D${i + 2}`, String(plan))}</row>`,
    );
    const header = `<row r="1">${text('A1', 'user_id')}${text('B1', 'event')}${text('C1', 'time')}${text('D1', 'plan')}</row>`;
    const { table } = only(workbook({ Log: sheet(header + rows.join('')) }, { styles }));
    const csv = asCsv(table);
    expect(csv.split('\n')[1]).toBe('7,see,2026-03-31T12:00:00,"a, ""b"""');
    const { columns, counts } = await bring(csv).mapped({ properties: ['plan'] });
    expect(counts).toMatchObject({ rows: 3, events: 3, entities: 2, noTime: 0 });
    expect(columns.times[0]).toBe(Date.UTC(2026, 2, 31, 12) * 1_000);
    expect(columns.properties.get('plan')?.values).toEqual(['a, "b"', 'free', '=paid']);
    expect(await logFile(new File(['PK'], 'Log.xlsx'), table).text()).toBe(csv);
    const other = new File(['user_id,event'], 'log.csv');
    expect(logFile(other, { ...table, encoding: 'utf-8' })).toBe(other);
  });

  it('the day before the leap year that never was, and books that count from 1904', () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>59</v></c><c r="B1" s="1"><v>61</v></c></row>';
    const first = readWorkbook(workbook({ A: sheet(rows) }, { styles }));
    expect(first.ok && first.value[0]?.records).toEqual([['1900-02-28', '1900-03-01']]);
    const mac = readWorkbook(
      workbook(
        { A: sheet('<row r="1"><c r="A1" s="1"><v>44650</v></c></row>') },
        { styles, pr: '<workbookPr date1904="1"/>' },
      ),
    );
    expect(mac.ok && mac.value[0]?.records).toEqual([['2026-03-31']]);
  });

  it('each sheet is a table; what is no workbook, damaged or boundless says so', () => {
    const table = sheet(
      '<row r="1"><c r="A1" t="str"><v>step</v></c><c r="B1" t="str"><v>users</v></c></row><row r="2"><c r="A2" t="str"><v>View</v></c><c r="B2"><v>10</v></c></row><row r="3"><c r="A3" t="str"><v>Pay</v></c><c r="B3"><v>4</v></c></row>',
    );
    const two = brought(workbook({ Ocak: table, Şubat: table }));
    expect(two.map(({ name, table: { encoding } }) => [name, encoding])).toEqual([
      ['Ocak', 'xlsx'],
      ['Şubat', 'xlsx'],
    ]);
    expect(two[0] && funnelOf(two[0])).toEqual([
      ['', 'View', 10],
      ['', 'Pay', 4],
    ]);
    expect(codes(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toEqual(['workbook-other']);
    expect(codes(workbook({ A: table }).subarray(0, 400))).toEqual(['workbook-damaged']);
    expect(codes(workbook({ A: sheet('<row r="900000"><c r="A900000"><v>1</v></c></row>') }))).toEqual(['table-rows']);
    expect(codes(workbook({ A: sheet('') }))).toEqual(['table-empty']);
  });

  it.skipIf(missing)('one that was renamed to .csv is known by its bytes', () => {
    const { table } = only(readFileSync(resolve(FOLDER, 'z31_xlsx_renamed.csv')));
    expect([table.encoding, table.columns.map(({ title }) => title), table.rows.map(({ cells }) => cells)]).toEqual([
      'xlsx',
      ['Kanal', 'Oran'],
      [['E-posta', '0.1250']],
    ]);
  });
});

describe('packed files', () => {
  it('gzip reads as what is in it; one that was cut, or swells beyond measure, says so', () => {
    const text = 'step,users\nView,10\nPay,4\n';
    expect(funnelOf(only(gzipSync(strToU8(text))))).toEqual([
      ['', 'View', 10],
      ['', 'Pay', 4],
    ]);
    const packed = gzipSync(strToU8(text.repeat(500)));
    expect(codes(packed.subarray(0, packed.length - 40))).toEqual(['table-gzip-cut']);
    const bomb = gunzip(gzipSync(new Uint8Array(5_000_000)), 1_000_000);
    expect(!bomb.ok && bomb.problems[0]?.code).toBe('table-large');
  });

  it('lines that are no JSON are told by their number; JSON without rows is refused', () => {
    expect(only('{"step":"View","users":10}\nnot json\n{"step":"Pay","users":4}\n').problems).toMatchObject([
      { code: 'row-not-json', values: { row: 2 } },
    ]);
    expect(codes('[[1, 2], [3]]')).toEqual(['table-json']);
  });
});
