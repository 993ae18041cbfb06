import type { Column } from './column.ts';
import { arrayRecords, lineRecords, type Records } from './records.ts';
import type { MakeColumn, Reader } from './table-file.ts';
import { columnStamp } from './table-file.ts';
import { type Troubles, Unreadable } from './troubles.ts';

const MOST_COLUMNS = 300;
const DEEPEST = 4;
const REMEMBERED = 65_536;

interface Place {
  /** Keys down to it, joined. */
  name: string;
  /** What the first lines say there. */
  cells?: string[];
  column?: Column;
  inside?: Map<string, Place>;
}

type Plain = string | number | boolean | null | undefined | object;

/** GA4 writes what an event says as a list of keys, each with a value by its type. */
function parameters(list: readonly unknown[]): [string, Plain][] | undefined {
  const pairs: [string, Plain][] = [];
  for (const item of list) {
    if (typeof item !== 'object' || item === null || !('key' in item) || !('value' in item)) return undefined;
    const { key, value } = item as { key: unknown; value: unknown };
    if (typeof key !== 'string') return undefined;
    const inner =
      typeof value === 'object' && value !== null ? Object.values(value).find((one) => one !== null) : value;
    pairs.push([key, inner as Plain]);
  }
  return pairs;
}

/** JSON objects, one a line or all in one array. */
export type ObjectsShape = 'lines' | 'array';

/** Mixpanel, Segment, GA4 and whatever else logs in JSON. Keys inside keys are joined by a dot. */
export function objectsFile(shape: ObjectsShape, head: Uint8Array, make: MakeColumn, troubles: Troubles): Reader {
  const decoder = new TextDecoder();
  const root = new Map<string, Place>();
  const columns: Column[] = [];
  let scratch = Buffer.alloc(64 * 1024);
  let line = 0;
  let rows = 0;
  let sampling = true;
  /** Columns stand in the order in which the file first named them. */
  const named: Place[] = [];

  function write(column: Column, text: string): void {
    column.padTo(rows);
    if (!column.stamp) {
      const known = column.lately.get(text);
      if (known !== undefined) {
        column.addCode(known);
        return;
      }
    }
    if (text.length * 3 > scratch.length) scratch = Buffer.alloc(text.length * 3);
    const size = scratch.write(text, 'utf8');
    const before = column.values.size;
    if (column.stamp) column.add(scratch, 0, size, line);
    else {
      const code = column.values.add(scratch, 0, size);
      if (column.lately.size < REMEMBERED && before < REMEMBERED) column.lately.set(text, code);
      column.addCode(code);
    }
  }

  function made(place: Place): Column | undefined {
    if (place.column) return place.column;
    if (columns.length >= MOST_COLUMNS) {
      troubles.add('table-too-wide', 'file', line, place.name);
      return undefined;
    }
    const cells = place.cells ?? [];
    place.column = make(place.name, columnStamp(place.name, cells, troubles), cells);
    columns.push(place.column);
    return place.column;
  }

  function leaf(place: Place, text: string): void {
    if (sampling) {
      if (!place.cells) named.push(place);
      (place.cells ??= []).push(text);
      return;
    }
    const column = made(place);
    // a key that stands twice in an object: the first counts
    if (column && column.rows <= rows) write(column, text);
  }

  function walk(entries: Iterable<[string, Plain]>, places: Map<string, Place>, prefix: string, depth: number): void {
    for (const [key, value] of entries) {
      if (value === null || value === undefined || value === '') continue;
      let place = places.get(key);
      if (!place) places.set(key, (place = { name: prefix + key }));
      if (typeof value !== 'object') {
        leaf(place, String(value));
        continue;
      }
      if (depth >= DEEPEST) continue;
      const list = Array.isArray(value) ? parameters(value) : undefined;
      if (Array.isArray(value) && !list) {
        if (value.every((item) => typeof item !== 'object')) leaf(place, value.join(', '));
        continue;
      }
      place.inside ??= new Map();
      walk(list ?? Object.entries(value as Record<string, Plain>), place.inside, `${prefix}${key}.`, depth + 1);
    }
  }

  function take(bytes: Uint8Array, row: number): boolean {
    line = row;
    const text = decoder.decode(bytes).trim();
    if (text === '') return true;
    let read: unknown;
    try {
      read = JSON.parse(text);
    } catch {
      troubles.add('line-not-json', 'file', line);
      return false;
    }
    if (typeof read !== 'object' || read === null || Array.isArray(read)) {
      troubles.add('line-not-json', 'file', line);
      return false;
    }
    walk(Object.entries(read as Record<string, Plain>), root, '', 1);
    if (!sampling) rows++;
    return true;
  }

  const recordsOf = (): Records => (shape === 'lines' ? lineRecords(take) : arrayRecords(take));

  // once over the head, to see how instants are written
  const sample = recordsOf();
  sample.push(head);
  if (named.length === 0) sample.end();
  if (named.length === 0 && line === 0) throw new Unreadable({ where: 'file', code: 'table-empty' });
  if (named.length === 0) throw new Unreadable({ where: 'row 1', code: 'line-not-json', values: { count: line } });
  // they are read again, and told then
  troubles.forget('line-not-json');
  [line, sampling] = [0, false];
  for (const place of named) {
    made(place);
    delete place.cells;
  }

  const records = recordsOf();
  return {
    get rows() {
      return rows;
    },
    push: (block) => records.push(block),
    end() {
      const cut = records.end();
      if (cut !== undefined) troubles.add('file-cut', `row ${cut}`, cut);
    },
  };
}
