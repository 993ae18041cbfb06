import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, FORMATS } from '../../../shared/files/formats.ts';
import { journeyOf } from '../../../shared/files/journey-file.ts';
import { writeCsv } from '../../../shared/files/sheets/csv.ts';
import { readWorkbook } from '../../../shared/files/xlsx/read.ts';
import { dayIn } from '../../../shared/files/sheets/sheet.ts';
import { SHEETS } from '../../../shared/files/sheets/sheets.ts';
import { sheetNames, writeXlsx } from '../../../shared/files/sheets/xlsx.ts';
import type { Journey } from '../../../shared/journey/journey.ts';
import { NO_PICTURES } from '../../../shared/journey/pictures.ts';
import { templateFile } from '../../../templates/index.ts';

const shop = (lang: 'en' | 'tr' = 'en'): Journey => journeyOf(templateFile('online-purchase', lang));

/** The same board with one card that says something else. */
function saying(title: string, fields: object = {}): Journey {
  const journey = shop();
  const [card] = journey.cards.values();
  if (!card) throw new Error('no card');
  return { ...journey, cards: new Map([...journey.cards, [card.id, { ...card, title, ...fields }]]) };
}

const parsed = (text: string, delimiter = ','): string[][] =>
  Papa.parse<string[]>(text.replace(/^\uFEFF/u, ''), { delimiter }).data;

describe('a board as tables', () => {
  it('give a row of a workbook room for its lines, and put heads on every printed page', () => {
    const parts = unzipSync(writeXlsx(saying('one\ntwo\nthree'), { lang: 'en', now: 0 }));
    const part = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
    expect(part('xl/worksheets/sheet2.xml')).toMatch(
      /<row r="\d+" ht="45" customHeight="1">(?:(?!<\/row>).)*one\ntwo\nthree/su,
    );
    expect(part('xl/worksheets/sheet2.xml')).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"');
    expect(part('xl/workbook.xml')).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="1">\'Cards\'!$1:$1</definedName>',
    );
  });

  it('tell the unit of a number in the language of the file, and money by its currency', () => {
    const rows = parsed(writeCsv(shop('tr'), { lang: 'tr', table: 'numbers' }), ';');
    const at = rows[0]?.indexOf('Birim') ?? -1;
    expect(
      new Set(
        rows
          .slice(1)
          .map((row) => row[at])
          .filter(Boolean),
      ),
    ).toEqual(new Set(['oran', 'EUR', 'puan', 'ortalama puan']));
  });

  it('[X4] defuses what a spreadsheet would run, in text and in a workbook', () => {
    for (const evil of ['=HYPERLINK("http://x")', '+1', '-2+3', '@SUM(A1)', '\t=1']) {
      const journey = saying(evil);
      const csv = parsed(writeCsv(journey, { lang: 'en' })).flat();
      expect(csv).toContain(`'${evil}`);
      expect(csv).not.toContain(evil);
      const book = readWorkbook(writeXlsx(journey, { lang: 'en', now: 0 }));
      const cells = book.ok ? book.value.flatMap(({ records }) => records.flat()) : [];
      expect(cells.some((cell) => cell.includes(`'${evil.trim()}`) || cell.includes(`'${evil}`))).toBe(true);
      expect(cells).not.toContain(evil);
    }
  });

  it('keeps numbers numbers, also negative ones, in the marks of the language', () => {
    const value = (lang: 'en' | 'tr', mark: string): string | undefined =>
      parsed(writeCsv(shop(lang), { lang, table: 'feelings' }), mark)[3]?.[4];
    expect(value('en', ',')).toBe('-1.6');
    expect(value('tr', ';')).toBe('-1,6');
  });

  it('[N1] says with every number what it rests on and where it comes from', () => {
    const [head = [], ...rows] = parsed(writeCsv(shop(), { lang: 'en', table: 'numbers' })).filter(
      (row) => row.length > 1,
    );
    const at = (name: string): number => head.indexOf(name);
    expect(rows.length).toBe(shop().observations.size);
    for (const row of rows) {
      expect(row[at('n')]).not.toBe('');
      expect(row[at('Source')]).toBe('Made-up sample data');
      expect(row[at('Made up')]).toBe('yes');
    }
  });

  it('[N3] says with every funnel step what was asked', () => {
    const [head = [], first = []] = parsed(writeCsv(shop(), { lang: 'en', table: 'funnel' }));
    const said = Object.fromEntries(head.map((name, i) => [name, first[i]]));
    expect(said).toMatchObject({
      Counted: 'people',
      'Time limit (seconds)': '2592000',
      From: '2026-04-01',
      Count: '5000',
    });
  });

  it('holds every card of every lane, folded ones too', () => {
    const journey = shop();
    const folded = new Map([...journey.lanes].map(([id, lane]) => [id, { ...lane, collapsed: true }]));
    const rows = parsed(writeCsv({ ...journey, lanes: folded }, { lang: 'en' })).filter((row) => row.length > 1);
    expect(rows.length - 1).toBe(journey.cards.size);
    const grid = writeCsv({ ...journey, lanes: folded }, { lang: 'en', table: 'cells' });
    for (const { title } of journey.cards.values()) expect(grid).toContain(title.replaceAll('"', '""'));
  });

  it('tells days in the time zone that was asked for', () => {
    const lateEvening = Date.UTC(2026, 2, 31, 22, 30);
    expect(dayIn(lateEvening, 'Europe/Istanbul')).toBe('2026-04-01');
    expect(dayIn(lateEvening, 'America/New_York')).toBe('2026-03-31');
    expect(dayIn(lateEvening, 'no/where')).toBe('2026-03-31');
  });

  it('[X2] gives the same bytes for the same board, in every format and table', async () => {
    const options = { now: 1_750_000_000_000, lang: 'tr', pictures: NO_PICTURES } as const;
    for (const name of FORMAT_NAMES) {
      const [one, two] = [
        await FORMATS[name].write(shop('tr'), options),
        await FORMATS[name].write(shop('tr'), options),
      ];
      expect(one.length, name).toBeGreaterThan(200);
      expect(Buffer.compare(one, two), name).toBe(0);
    }
    for (const table of SHEETS) expect(writeCsv(shop(), { lang: 'en', table }), table).toMatch(/^\uFEFF\w/u);
  });
});

describe('a workbook', () => {
  it('has only parts that are declared and related, and names Excel takes', () => {
    const journey = shop();
    const [map] = journey.maps.values();
    if (!map) throw new Error('no map');
    const title = 'A/B: [what?] *is* this \\ a very long name indeed';
    const files = unzipSync(
      writeXlsx({ ...journey, maps: new Map([[map.id, { ...map, title }]]) }, { lang: 'en', now: 0 }),
    );
    const types = strFromU8(files['[Content_Types].xml'] ?? new Uint8Array());
    for (const path of Object.keys(files).filter((one) => one.startsWith('xl/') && !one.endsWith('.rels')))
      expect(types).toContain(`PartName="/${path}"`);
    const names = [...strFromU8(files['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/sheet name="([^"]*)"/gu)];
    expect(names.map(([, name]) => name)).toEqual([
      'A B what is this a very long na',
      'Cards',
      'Feelings',
      'Numbers',
      'Funnel',
    ]);
  });

  it('never has two sheets of one name', () => {
    const names = sheetNames(
      ['Cards', 'cards', 'CARDS', 'History', '', "'", '😀'.repeat(40)].map((name) => ({ name })),
    );
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
    expect(names[3]).toBe('History (2)');
  });

  it('takes letters no XML holds, and cuts what no cell holds', () => {
    const bytes = writeXlsx(saying(`a\u0000b\ud800c _x0041_ ${'ş'.repeat(40_000)}`), { lang: 'en', now: 0 });
    const read = readWorkbook(bytes);
    const cells = read.ok ? (read.value.find(({ name }) => name === 'Cards')?.records.flat() ?? []) : [];
    const cut = cells.find((cell) => cell.startsWith('abc _x0041_'));
    expect(cut?.endsWith('…')).toBe(true);
    expect(cut?.length).toBeLessThan(32_768);
  });
});
