import { strFromU8, unzipSync } from 'fflate';
import type { Parsed, Problem } from '../../journey/journey.ts';
import { cellText, type Shown, stylesOf } from './formats.ts';
import { attribute, elements, textIn, unescaped } from './markup.ts';

export interface WorkbookSheet {
  name: string;
  records: string[][];
}

/** A small file can hold any number of bytes; these are what a browser can still bear. */
const MOST_UNPACKED = 300_000_000;
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 500;
const MOST_SHEETS = 100;

const refuse = (code: string, values: NonNullable<Problem['values']> = {}): Parsed<WorkbookSheet[]> => ({
  ok: false,
  problems: [{ where: 'file', code, values }],
});

type Files = Readonly<Record<string, Uint8Array>>;

const WANTED =
  /^(?:\[Content_Types\]\.xml|xl\/(?:workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml))$/iu;

class TooLarge extends Error {}

function unpack(bytes: Uint8Array, most: number): Files | 'damaged' | 'large' {
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const wanted = WANTED.test(name);
        if (wanted) size += originalSize;
        if (size > most) throw new TooLarge();
        return wanted;
      },
    });
  } catch (error) {
    return error instanceof TooLarge ? 'large' : 'damaged';
  }
}

const textOf = (files: Files, path: string): string => {
  const found =
    files[path] ?? files[Object.keys(files).find((name) => name.toLowerCase() === path.toLowerCase()) ?? ''];
  return found ? strFromU8(found) : '';
};

/** Letters of a cell's name → its column, from 0; undefined for a name that is none. */
function columnOf(name: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/u.exec(name ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

interface Workbook {
  strings: readonly string[];
  styles: readonly Shown[];
  from1904: boolean;
}

function valueOf(tag: string, content: string, { strings, styles, from1904 }: Workbook): string {
  const type = attribute(tag, 't') ?? 'n';
  if (type === 'inlineStr') return textIn(content);
  const [value] = elements(content, 'v');
  const raw = unescaped(value?.content ?? '');
  switch (type) {
    case 's':
      return strings[Number(raw)] ?? '';
    case 'b':
      return raw === '1' ? 'TRUE' : raw === '' ? '' : 'FALSE';
    case 'n':
      return cellText(raw, styles[Number(attribute(tag, 's') ?? 0)] ?? 'plain', from1904);
    default:
      return raw;
  }
}

function recordsOf(xml: string, book: Workbook): string[][] | undefined {
  const records: string[][] = [];
  for (const row of elements(xml, 'row')) {
    const at = Number(attribute(row.tag, 'r') ?? records.length + 1) - 1;
    if (!Number.isInteger(at) || at < records.length || at >= MOST_ROWS) return undefined;
    // rows that hold nothing are not written, and count all the same
    while (records.length < at) records.push([]);
    const cells: string[] = [];
    for (const cell of elements(row.content, 'c')) {
      const column = columnOf(attribute(cell.tag, 'r')) ?? cells.length;
      if (column < MOST_COLUMNS) {
        while (cells.length < column) cells.push('');
        cells[column] = valueOf(cell.tag, cell.content, book);
      }
    }
    records.push(cells);
  }
  while (records.at(-1)?.every((cell) => cell.trim() === '')) records.pop();
  return records;
}

function sheetPaths(files: Files): { name: string; path: string; hidden: boolean }[] {
  const targets = new Map<string, string>();
  for (const { tag } of elements(textOf(files, 'xl/_rels/workbook.xml.rels'), 'Relationship')) {
    const target = (attribute(tag, 'Target') ?? '').replace(/^\/?(?:xl\/)?/u, '');
    targets.set(attribute(tag, 'Id') ?? '', `xl/${target}`);
  }
  return [...elements(textOf(files, 'xl/workbook.xml'), 'sheet')].slice(0, MOST_SHEETS).map(({ tag }) => ({
    name: attribute(tag, 'name') ?? '',
    path: targets.get(attribute(tag, 'id') ?? '') ?? '',
    hidden: attribute(tag, 'state') === 'hidden' || attribute(tag, 'state') === 'veryHidden',
  }));
}

/** A workbook → what each of its sheets holds, as text that says what it is: dates as ISO, shares in per cent. */
export function readWorkbook(bytes: Uint8Array, most = MOST_UNPACKED): Parsed<WorkbookSheet[]> {
  const files = unpack(bytes, most);
  if (files === 'large') return refuse('table-large', { megabytes: most / 1_000_000 });
  if (files === 'damaged') return refuse('workbook-damaged');
  const workbook = textOf(files, 'xl/workbook.xml');
  if (workbook === '') return refuse('workbook-other');
  const book: Workbook = {
    strings: [...elements(textOf(files, 'xl/sharedStrings.xml'), 'si')].map(({ content }) => textIn(content)),
    styles: stylesOf(textOf(files, 'xl/styles.xml')),
    from1904: [...elements(workbook, 'workbookPr')].some(({ tag }) =>
      /^(?:1|true)$/u.test(attribute(tag, 'date1904') ?? ''),
    ),
  };
  const all = sheetPaths(files);
  const shown = all.filter(({ hidden }) => !hidden);
  const sheets: WorkbookSheet[] = [];
  for (const { name, path } of shown.length > 0 ? shown : all) {
    const records = recordsOf(textOf(files, path), book);
    if (!records) return refuse('table-rows', { count: MOST_ROWS + 1, most: MOST_ROWS });
    if (records.length > 0) sheets.push({ name, records });
  }
  return sheets.length > 0 ? { ok: true, value: sheets, problems: [] } : refuse('table-empty');
}
