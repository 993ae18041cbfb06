import { strFromU8, unzipSync } from 'fflate';
import type { Parsed } from '../../journey/journey.ts';

/** A small file can grow to hundreds of megabytes when it is opened: told by the archive before anything is unpacked. */
const MOST_BYTES = 60_000_000;
const MOST_CELLS = 400_000;

export interface ReadSheet {
  name: string;
  rows: string[][];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/giu, (found, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : found;
      return ENTITIES[name ?? ''] ?? found;
    })
    .replace(/_x([0-9a-f]{4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The words of a cell, without how its parts look and without the reading aids of Japanese. */
function wordsIn(xml: string): string {
  const told = xml.replace(/<(?:\w+:)?rPh\b.*?<\/(?:\w+:)?rPh>/gsu, '');
  return [...told.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?(?:\/>|>(.*?)<\/(?:\w+:)?t>)/gsu)]
    .map(([, text = '']) => unescaped(text))
    .join('');
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)(?:\\w+:)?${name}="([^"]*)"`, 'u').exec(tag)?.[1];

function columnAt(place: string): number {
  let at = 0;
  for (const letter of /^[A-Z]+/u.exec(place)?.[0] ?? '') at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}

function valueOf(tag: string, content: string, shared: readonly string[]): string {
  const type = attribute(tag, 't');
  if (type === 'inlineStr') return wordsIn(content);
  const value = unescaped(/<(?:\w+:)?v(?:\s[^>]*)?>(.*?)<\/(?:\w+:)?v>/su.exec(content)?.[1] ?? '');
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  return value;
}

function rowsOf(xml: string, shared: readonly string[], left: { cells: number }): string[][] {
  const rows: string[][] = [];
  let next = 0;
  for (const [, head = '', body = ''] of xml.matchAll(/<(?:\w+:)?row\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?row>)/gsu)) {
    const number = Number(attribute(head, 'r') ?? next + 1) - 1;
    // a row far below says where it is, not how many there are
    if (!(number >= next) || number > 1_048_576) continue;
    const row: string[] = [];
    let at = 0;
    for (const [, tag = '', content = ''] of body.matchAll(/<(?:\w+:)?c\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gsu)) {
      const place = attribute(tag, 'r');
      const column = place === undefined ? at : columnAt(place);
      if (column < 0 || column > 16_383 || (left.cells -= 1) < 0) continue;
      while (row.length < column) row.push('');
      row[column] = valueOf(tag, content, shared);
      at = column + 1;
    }
    rows.push(row);
    next = number + 1;
  }
  return rows;
}

const refuse = (code: string): Parsed<ReadSheet[]> => ({ ok: false, problems: [{ where: 'file', code }] });

/** The cells of a workbook as text, sheet by sheet in the order of its tabs; formulas give what they last came to. */
export function readXlsx(bytes: Uint8Array): Parsed<ReadSheet[]> {
  let size = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const wanted =
          /^xl\/(?:workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/u.test(name);
        if (wanted) size += originalSize;
        return wanted && size <= MOST_BYTES;
      },
    });
  } catch {
    return refuse('xlsx-unreadable');
  }
  if (size > MOST_BYTES) return refuse('xlsx-large');
  const text = (path: string): string => strFromU8(files[path] ?? new Uint8Array());
  const workbook = text('xl/workbook.xml');
  if (workbook === '') return refuse('xlsx-unreadable');
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>(.*?)<\/(?:\w+:)?si>)/gsu)].map(
    ([, content = '']) => wordsIn(content),
  );
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/gu)].map(([, tag = '']) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  const left = { cells: MOST_CELLS };
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\b([^>]*)>/gu)].flatMap(([, tag = '']): ReadSheet[] => {
    const target = targets.get(/\br:id="([^"]*)"/u.exec(tag)?.[1] ?? attribute(tag, 'id')) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    if (!(path in files)) return [];
    return [{ name: unescaped(attribute(tag, 'name') ?? ''), rows: rowsOf(text(path), shared, left) }];
  });
  if (left.cells < 0) return refuse('xlsx-large');
  return sheets.length > 0 ? { ok: true, value: sheets, problems: [] } : refuse('xlsx-unreadable');
}
