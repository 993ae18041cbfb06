import type { Problem } from '../../shared/journey/journey.ts';
import type { DatasetColumn, DatasetGuess, PersonalKind } from '../../shared/wire/datasets.ts';
import { Column, type Keep } from './column.ts';
import { guessMapping, namesEntity } from './guess.ts';
import { objectsFile, type ObjectsShape } from './objects-file.ts';
import { personalKind, personalValues } from './personal.ts';
import { type Reader, tableFile } from './table-file.ts';
import { Troubles, Unreadable } from './troubles.ts';

/** Enough to see delimiter, header, kinds of columns and what is personal. */
const HEAD = 256 * 1024;
const SAMPLES = 5;
/** Part under which the values of a column are kept, written last. */
export const VALUES = -1;
/**
 * A column that differs in almost every row of so many is no segment, and no entity either. Not sooner: whoever comes back
 * only now and then is new in most of the first rows.
 */
const MANY_ROWS = 2_000_000;
const ALMOST_ALL = 0.99;

export interface Imported {
  columns: DatasetColumn[];
  guess: DatasetGuess;
  rowCount: number;
  fileBytes: number;
  problems: Problem[];
  /** By column: how many of its stamps state their offset from UTC. */
  zoned: number[];
}

export interface ImportOptions {
  keep: Keep;
  /** Nothing of a column is wanted after all. */
  drop: (column: number) => void;
  /** Names of personal columns that are wanted all the same (A6). */
  personalKept: readonly string[];
  most: number;
}

interface Kept {
  column: Column;
  personal: PersonalKind | undefined;
  /** Its values are not to be stored: which rows have the same is. */
  numbersOnly: boolean;
  why: DatasetColumn['why'];
}

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** UTF-16, by its mark or by every second byte being nought; undefined = a code page that has ASCII as it is. */
function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
  const some = head.subarray(0, 2_000);
  let [even, odd] = [0, 0];
  some.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even++;
    else odd++;
  });
  if (odd > some.length * 0.3 && even < odd / 4) return 'utf-16le';
  return even > some.length * 0.3 && odd < even / 4 ? 'utf-16be' : undefined;
}

/** JSON by the marks it begins with; undefined = a table, whose first column may well be called [id]. */
function shapeOf(head: Uint8Array): ObjectsShape | undefined {
  const [first, second] = Buffer.from(head.subarray(0, 4_096)).toString('latin1').replace(/\s+/gu, '');
  if (first === '{') return 'lines';
  return first === '[' && (second === '{' || second === ']' || second === undefined) ? 'array' : undefined;
}

/** A file of events, block by block, into parts of columns. Nothing of it is ever whole in memory as text. */
export class Importer {
  readonly #options: ImportOptions;
  readonly #troubles = new Troubles();
  readonly #kept: Kept[] = [];
  #head: Uint8Array[] = [];
  #headSize = 0;
  #wide: TextDecoder | undefined;
  #reader: Reader | undefined;
  bytes = 0;

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  get rows(): number {
    return this.#reader?.rows ?? 0;
  }

  push(block: Uint8Array): void {
    this.bytes += block.length;
    if (this.bytes > this.#options.most)
      throw new Unreadable({ where: 'file', code: 'file-too-large', values: { most: this.#options.most } });
    if (this.#reader) {
      this.#reader.push(this.#plain(block));
      this.#judgeColumns();
      return;
    }
    this.#head.push(block);
    this.#headSize += block.length;
    if (this.#headSize >= HEAD) this.#open();
  }

  #plain(block: Uint8Array, last = false): Uint8Array {
    return this.#wide ? Buffer.from(this.#wide.decode(block, { stream: !last })) : block;
  }

  #open(): void {
    let head: Uint8Array = Buffer.concat(this.#head);
    this.#head = [];
    if (head.length === 0) throw new Unreadable({ where: 'file', code: 'table-empty' });
    if (startsWith(head, 0x50, 0x4b, 3, 4)) throw new Unreadable({ where: 'file', code: 'table-workbook' });
    if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable({ where: 'file', code: 'table-excel' });
    if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) throw new Unreadable({ where: 'file', code: 'table-binary' });
    const wide = wideEncoding(head);
    if (wide) {
      this.#wide = new TextDecoder(wide);
      head = this.#plain(head);
    }
    if (startsWith(head, 0xef, 0xbb, 0xbf)) head = head.subarray(3);
    if (!head.some((byte) => byte > 32)) throw new Unreadable({ where: 'file', code: 'table-empty' });
    const make = (name: string, stamp: Column['stamp'], sample: readonly string[]): Column =>
      this.#make(name, stamp, sample);
    const shape = shapeOf(head);
    this.#reader = shape
      ? objectsFile(shape, head, make, this.#troubles)
      : tableFile(head, decoderFor(head), make, this.#troubles);
    this.#reader.push(head);
  }

  #make(name: string, stamp: Column['stamp'], sample: readonly string[]): Column {
    const column = new Column(name, this.#kept.length, stamp, this.#options.keep, this.#troubles);
    const filled = sample.filter((cell) => cell !== '');
    const found = stamp ? undefined : personalKind(name, filled);
    const wanted = this.#options.personalKept.includes(name);
    const personal = found;
    const kept: Kept = { column, personal, numbersOnly: false, why: undefined };
    if (found && !wanted) {
      kept.why = 'personal';
      // an address may be all that tells people apart; which rows are of the same says nothing of who
      kept.numbersOnly = found === 'email' || found === 'phone' || found === 'identity-number' || found === 'name';
      if (kept.numbersOnly) column.values.forgetText();
      else column.dropped = true;
    }
    this.#kept.push(kept);
    return column;
  }

  /** What differs in almost every row costs more than it says. */
  #judgeColumns(): void {
    if (this.rows < MANY_ROWS) return;
    for (const kept of this.#kept) {
      const { column } = kept;
      if (column.dropped || column.stamp || column.values.keepsText || column.values.size < column.rows * ALMOST_ALL)
        continue;
      if (namesEntity(column.name)) continue;
      this.#drop(kept, 'all-different');
    }
  }

  #drop(kept: Kept, why: NonNullable<DatasetColumn['why']>): void {
    kept.column.dropped = true;
    kept.why = why;
    this.#options.drop(kept.column.index);
  }

  /** What the whole file was written in: as UTF-8 where that is what all values are, else as Turkish Windows. */
  #decoder(): TextDecoder {
    try {
      const strict = new TextDecoder('utf-8', { fatal: true });
      for (const { column } of this.#kept) column.values.values(strict);
      return strict;
    } catch {
      this.#troubles.add('encoding-assumed', 'file', undefined, 'windows-1254');
      return new TextDecoder('windows-1254');
    }
  }

  end(): Imported {
    if (!this.#reader) this.#open();
    const reader = this.#reader as Reader;
    if (this.#wide) reader.push(this.#plain(new Uint8Array(0), true));
    reader.end();
    const rowCount = reader.rows;
    if (rowCount === 0) throw new Unreadable({ where: 'file', code: 'table-empty' });
    for (const { column } of this.#kept) column.end(rowCount);
    const decoder = this.#decoder();
    const columns = this.#kept.map((kept) => this.#describe(kept, decoder, rowCount));
    return {
      columns,
      guess: guessMapping(columns, rowCount),
      rowCount,
      fileBytes: this.bytes,
      problems: this.#troubles.problems,
      zoned: this.#kept.map(({ column }) => column.zoned),
    };
  }

  #describe(kept: Kept, decoder: TextDecoder, rowCount: number): DatasetColumn {
    const { column } = kept;
    const values = column.dropped ? [] : column.values.values(decoder);
    // half-way down a file somebody may have begun to write addresses where products stood
    const late = kept.personal === undefined && values.length > 0 ? personalValues(values) : undefined;
    if (late && !this.#options.personalKept.includes(column.name)) {
      kept.personal = late;
      this.#drop(kept, 'personal');
    }
    const numbers = kept.numbersOnly || (!column.stamp && !column.values.keepsText);
    if (numbers && !kept.why) kept.why = 'too-many-values';
    if (kept.why) this.#troubles.add(`column-${kept.why}`, `column "${column.name}"`);
    if (column.values.cut > 0) this.#troubles.add('value-cut', `column "${column.name}"`);
    const keptHow = column.dropped ? 'nothing' : numbers ? 'numbers' : 'values';
    if (keptHow === 'values' && !column.stamp) {
      const text = new TextEncoder().encode(JSON.stringify(values));
      this.#options.keep(column.index, VALUES, text);
    }
    return {
      name: column.name,
      kind: column.stamp ? 'time' : 'text',
      kept: keptHow,
      ...(kept.why ? { why: kept.why } : {}),
      ...(kept.personal ? { personal: kept.personal } : {}),
      distinct: column.stamp ? rowCount - column.empty - column.unread : column.values.size,
      empty: column.empty,
      samples: keptHow === 'values' ? values.slice(0, SAMPLES) : [],
    };
  }
}

/** For names of columns, before the whole file is known. */
function decoderFor(head: Uint8Array): TextDecoder {
  const whole = Math.max(head.lastIndexOf(10), 0) || head.length;
  try {
    const strict = new TextDecoder('utf-8', { fatal: true });
    strict.decode(head.subarray(0, whole));
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder('windows-1254');
  }
}
