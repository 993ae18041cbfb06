import { type Column } from './column.ts';
import { Delimited, delimiterOf, DELIMITERS, firstRecords } from './delimited.ts';
import { stampKindOf, type StampKind } from './stamps.ts';
import { type Troubles, Unreadable } from './troubles.ts';

export type MakeColumn = (name: string, stamp: StampKind | undefined, sample: readonly string[]) => Column;

/** What reads a file of some shape block by block. */
export interface Reader {
  push: (block: Uint8Array) => void;
  end: () => void;
  readonly rows: number;
}

const SAMPLE = 400;
const MOST_COLUMNS = 300;
const TIME_WORDS = /time|date|stamp|tarih|zaman|saat|_at$|\bts\b|^ts$|created|occurred/i;

/** Numbers are instants only where the column says so: ten digits may also be a customer. */
export function columnStamp(name: string, cells: readonly string[], troubles: Troubles): StampKind | undefined {
  const found = stampKindOf(cells);
  if (!found || (found.kind === 'epoch' && !TIME_WORDS.test(name))) return undefined;
  if (found.unsure) troubles.add('time-day-order', `column "${name}"`);
  return found.kind;
}

function distinctNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, i) => {
    const name = cell === '' ? `column ${i + 1}` : cell.slice(0, 200);
    let own = name;
    for (let n = 2; taken.has(own); n++) own = `${name} (${n})`;
    taken.add(own);
    return own;
  });
}

/**
 * A leading `sep=` line is no record and says what parts the fields: of two the first, which somebody chose; lines
 * with # before the header are remarks.
 */
function preamble(head: Uint8Array): { skip: number; stated?: number } {
  let at = 0;
  let stated: number | undefined;
  for (;;) {
    const end = head.indexOf(10, at);
    const line = new TextDecoder('latin1').decode(head.subarray(at, end < 0 ? head.length : end)).trimEnd();
    const sep = /^"?sep=(.)"?$/i.exec(line)?.[1];
    if (sep !== undefined && DELIMITERS.includes(sep.charCodeAt(0))) stated ??= sep.charCodeAt(0);
    else if (!line.startsWith('#')) break;
    if (end < 0) break;
    at = end + 1;
  }
  return { skip: at, ...(stated === undefined ? {} : { stated }) };
}

/** How wide the table is, and how many records stand above its header. */
function frameOf(records: readonly string[][]): { width: number; titles: number } {
  const widths = new Map<number, number>();
  for (const { length } of records.slice(0, 60)) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [usual = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  // rows may end in a separator that the header has not
  const ends = records.filter(({ length }) => length === usual);
  const bare = records.findIndex(({ length }) => length === usual - 1);
  if (bare >= 0 && bare < records.indexOf(ends[0] ?? []) && usual > 2 && ends.every((cells) => cells.at(-1) === ''))
    return { width: usual - 1, titles: bare };
  // titles above a table are narrower than it
  const first = records.findIndex(({ length }) => length === usual);
  return { width: usual, titles: Math.max(0, first) };
}

/** CSV, TSV and their kin. `head`: the first bytes, which are pushed again by the caller. */
export function tableFile(head: Uint8Array, decoder: TextDecoder, make: MakeColumn, troubles: Troubles): Reader {
  const { skip, stated } = preamble(head);
  const body = head.subarray(skip);
  const delimiter = stated ?? delimiterOf(body, decoder);
  const records = firstRecords(body, delimiter, SAMPLE, decoder);
  const { width, titles } = frameOf(records);
  const header = records[titles];
  if (!header || width < 2) throw new Unreadable({ where: 'file', code: 'table-one-column' });
  if (width > MOST_COLUMNS)
    throw new Unreadable({ where: 'file', code: 'table-too-wide', values: { count: width, most: MOST_COLUMNS } });
  const named = !header.some((cell) => stampKindOf([cell])?.kind === 'iso');
  if (!named) troubles.add('table-no-header', 'file');
  const names = named ? distinctNames(header) : header.map((_, i) => `column ${i + 1}`);
  const sample = records.slice(titles + (named ? 1 : 0));
  const columns = names.map((name, i) => {
    // the last record of the sample may be cut
    const cells = sample.slice(0, Math.max(1, sample.length - 1)).map((record) => record[i] ?? '');
    return make(name, columnStamp(name, cells, troubles), cells);
  });
  let toSkip = titles + (named ? 1 : 0);
  let skipped = false;
  let rows = 0;
  let lastWidth = width;
  let lastRow = 0;
  const reader = new Delimited(delimiter, (bytes, bounds, fields, row) => {
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    lastWidth = fields;
    lastRow = row;
    if (fields < width) troubles.add('row-short', 'file', row);
    else if (fields > width) {
      // a separator behind the last field is a habit of some programs
      let more = width;
      while (more < fields && bounds[more * 2] === bounds[more * 2 + 1]) more++;
      if (more < fields) troubles.add('row-long', 'file', row);
    }
    for (let i = 0; i < width; i++)
      if (i < fields) columns[i]?.add(bytes, bounds[i * 2] as number, bounds[i * 2 + 1] as number, row);
      else columns[i]?.add(bytes, 0, 0, row);
    rows++;
  });
  return {
    get rows() {
      return rows;
    },
    push(block) {
      const rest = skipped ? block : block.subarray(skip);
      skipped = true;
      reader.push(rest);
    },
    end() {
      reader.end();
      if (reader.cut || (lastWidth < width && lastRow > 1)) troubles.add('file-cut', `row ${lastRow}`, lastRow);
    },
  };
}
