import { newId } from '../../journey/ids.ts';
import type { Id, Locale, Parsed, Problem } from '../../journey/journey.ts';
import { parseJourneyFile } from '../journey-file.ts';
import type { JourneyFile } from '../journey-file.types.ts';
import { readMarkdown } from '../markdown/read.ts';
import { readMermaid } from '../mermaid/sketch.ts';
import { readWorkbook } from '../xlsx/read.ts';
import { sheetNames } from '../sheets/xlsx.ts';
import { decodeText } from '../table/decode.ts';
import { splitRecords } from '../table/delimiter.ts';
import { type Grid, gridSketch, trimmed, turned } from './grid.ts';
import { isCardList, isFeelingList, listSketches } from './list.ts';
import { fileOfSketches, type MapSketch } from './sketch.ts';

/** What a map can be made from. */
export const BRING_FORMATS = ['json', 'mermaid', 'md', 'csv', 'xlsx'] as const;
export type BringFormat = (typeof BRING_FORMATS)[number];

export interface BringOptions {
  lang: Locale;
  timeZone: string;
  /** What a map is called whose file does not say. */
  title: string;
  /** Of a grid: stages stand at the left and lanes above. */
  turned?: boolean;
  newId?: () => Id;
}

/** The format by the end of a file's name, then by how its words begin. */
export function formatOf(name: string, beginning: string): BringFormat {
  if (/\.json$/iu.test(name)) return 'json';
  if (/\.(?:mmd|mermaid)$/iu.test(name)) return 'mermaid';
  if (/\.xlsx$/iu.test(name)) return 'xlsx';
  if (/\.(?:csv|tsv)$/iu.test(name)) return 'csv';
  const text = beginning.replace(/^\uFEFF/u, '').trimStart();
  if (text.startsWith('PK')) return 'xlsx';
  if (text.startsWith('{')) return 'json';
  if (/^(?:---[\s\S]*?---\s*)?(?:%%[^\n]*\n\s*)*journey\b/iu.test(text)) return 'mermaid';
  if (/\.(?:md|markdown)$/iu.test(name)) return 'md';
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.some((line) => /^\s*(?:#{1,6}\s|[-*+]\s)/u.test(line)) && !lines[0]?.includes('\t') ? 'md' : 'csv';
}

/** A table: a list of cards where its heads say so, else a grid as it is seen. */
function tableSketches(grid: Grid, options: BringOptions): Parsed<MapSketch[]> {
  const plain = trimmed(grid);
  if (!options.turned && isCardList(plain)) return listSketches({ cards: plain }, options.title);
  const one = gridSketch(options.turned ? turned(plain) : plain, options.title);
  return one.ok ? { ...one, value: [one.value] } : one;
}

/** A map is read on the server, where many are read at once. */
const MOST_UNPACKED = 60_000_000;
/** What is wrong with a workbook, in the words of those who bring a map. */
const CODES: Readonly<Record<string, string>> = {
  'workbook-damaged': 'xlsx-unreadable',
  'workbook-other': 'xlsx-unreadable',
  'table-large': 'xlsx-large',
  'table-rows': 'xlsx-large',
};

function workbookSketches(bytes: Uint8Array, options: BringOptions): Parsed<MapSketch[]> {
  const read = readWorkbook(bytes, MOST_UNPACKED);
  if (!read.ok)
    return { ok: false, problems: read.problems.map((one) => ({ ...one, code: CODES[one.code] ?? one.code })) };
  const sheets = read.value
    .map(({ name, records }) => ({ name, rows: trimmed(records) }))
    .filter(({ rows }) => rows.length > 0);
  const cards = options.turned ? undefined : sheets.find(({ rows }) => rows.length > 1 && isCardList(rows));
  const feelings = sheets.find(({ rows }) => isFeelingList(rows));
  if (cards) {
    const grids = (title: string): Grid | undefined => {
      const [name] = sheetNames([{ name: title }]);
      return sheets.find((sheet) => sheet.name === name && sheet !== cards && sheet !== feelings)?.rows;
    };
    return listSketches({ cards: cards.rows, ...(feelings ? { feelings: feelings.rows } : {}), grids }, options.title);
  }
  const [first, ...others] = sheets;
  if (!first) return { ok: false, problems: [{ where: 'file', code: 'table-empty' }] };
  const made = tableSketches(first.rows, options);
  const passed: Problem[] = others.map(({ name }) => ({
    where: name,
    code: 'xlsx-sheet-passed',
    values: { sheet: name },
  }));
  return made.ok ? { ...made, problems: [...made.problems, ...passed] } : made;
}

function textSketches(format: 'mermaid' | 'md' | 'csv', bytes: Uint8Array, options: BringOptions): Parsed<MapSketch[]> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const told = <T>(made: Parsed<T>): Parsed<T> =>
    made.ok ? { ...made, problems: [...decoded.problems, ...made.problems] } : made;
  switch (format) {
    case 'mermaid': {
      const made = readMermaid(text);
      if (!made.ok) return made;
      const title = made.value.title || options.title;
      return told({ ...made, value: [{ ...made.value, title }] });
    }
    case 'md':
      return told(readMarkdown(text, options.title));
    case 'csv':
      return told(tableSketches(splitRecords(text).records, options));
  }
}

/** More would neither fit on a screen nor into one board's frame. */
const MOST_CARDS = 5000;
const MOST_COLUMNS = 200;

function within(sketches: readonly MapSketch[]): Problem[] {
  const columns = Math.max(
    ...sketches.map(({ stages }) => stages.reduce((sum, { steps }) => sum + Math.max(1, steps.length), 0)),
  );
  const cards = sketches.reduce(
    (sum, { lanes }) => sum + lanes.reduce((all, { cells }) => all + cells.flat().length, 0),
    0,
  );
  return [
    ...(columns > MOST_COLUMNS
      ? [{ where: 'file', code: 'bring-columns', values: { count: columns, most: MOST_COLUMNS } }]
      : []),
    ...(cards > MOST_CARDS ? [{ where: 'file', code: 'bring-cards', values: { count: cards, most: MOST_CARDS } }] : []),
  ];
}

/** A file of any of the formats as a journey file with new ids, and what was met on the way. */
export function bringFile(format: BringFormat, bytes: Uint8Array, options: BringOptions): Parsed<JourneyFile> {
  if (format === 'json') {
    // never guessed at, and with its pictures larger than any table
    return parseJourneyFile(new TextDecoder().decode(bytes));
  }
  const made = format === 'xlsx' ? workbookSketches(bytes, options) : textSketches(format, bytes, options);
  if (!made.ok) return made;
  const tooMuch = within(made.value);
  if (tooMuch.length > 0) return { ok: false, problems: tooMuch };
  const { lang, timeZone, newId: id = newId } = options;
  return { ok: true, value: fileOfSketches(made.value, { lang, timeZone, newId: id }), problems: made.problems };
}
