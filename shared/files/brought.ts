import type { Parsed, Problem } from '../journey/journey.ts';
import { decodeText, type Encoding, MAX_BYTES } from './table/decode.ts';
import type { Delimiter } from './table/delimiter.ts';
import { looksLikeJson, readJsonTable } from './table/json.ts';
import { partsOf } from './table/parts.ts';
import { type Recognised, recognise, withoutPreviews } from './table/sources.ts';
import { type HeaderChoice, recordsOf, type Table, tableOf } from './table/table.ts';
import { gunzip, isGzip, isZip } from './unpack.ts';
import { readWorkbook } from './xlsx/read.ts';

/** One table of a file, with what it was taken for. */
export interface BroughtTable {
  /** Of the sheet, or what was written above it; empty where the file is the table. */
  name: string;
  table: Table;
  source: Recognised;
  problems: readonly Problem[];
}

/** How text is to be read, where somebody saw that the guess was wrong. */
export interface ReadAs {
  encoding?: Encoding;
  delimiter?: Delimiter;
}

/** At most so much is unpacked from a gzip file. */
const MOST_UNPACKED = 4 * MAX_BYTES;

/** How far the reading is, 0 … 1. */
export type Progress = (done: number) => void;

interface Raw {
  name: string;
  records: readonly (readonly string[])[];
  above: number;
}

interface RawFile {
  encoding: Table['encoding'];
  delimiter?: Table['delimiter'];
  tables: readonly Raw[];
  problems: readonly Problem[];
}

type Read = { ok: true; value: RawFile } | { ok: false; problems: readonly Problem[] };

const isOldExcel = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;

function rawOf(bytes: Uint8Array, readAs: ReadAs): Read {
  if (isZip(bytes)) {
    const book = readWorkbook(bytes);
    if (!book.ok) return book;
    const tables = book.value.map(({ name, records }) => ({ name, records, above: 0 }));
    return { ok: true, value: { encoding: 'xlsx', tables, problems: [] } };
  }
  if (isOldExcel(bytes)) return { ok: false, problems: [{ where: 'file', code: 'table-excel' }] };
  const decoded = decodeText(bytes, readAs.encoding);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  if (looksLikeJson(text)) {
    const json = readJsonTable(text);
    if (!json.ok) return json;
    const tables = [{ ...json.value, above: 0 }];
    return { ok: true, value: { encoding: 'json', tables, problems: [...decoded.problems, ...json.problems] } };
  }
  const { records, delimiter, problems } = recordsOf(text, readAs.delimiter);
  const parts = partsOf(records)?.map(({ name, records: own, at }) => ({ name, records: own, above: at }));
  const tables = parts ?? [{ name: '', records, above: 0 }];
  return { ok: true, value: { encoding, delimiter, tables, problems: [...decoded.problems, ...problems] } };
}

/** What was read once, so that another header of the same file does not read it again. */
export class BroughtFile {
  readonly #raw: RawFile;

  private constructor(raw: RawFile) {
    this.#raw = raw;
  }

  static open(
    bytes: Uint8Array,
    readAs: ReadAs = {},
  ): { ok: true; value: BroughtFile } | { ok: false; problems: readonly Problem[] } {
    if (isGzip(bytes)) {
      const plain = gunzip(bytes, MOST_UNPACKED);
      return plain.ok ? BroughtFile.open(plain.value, readAs) : plain;
    }
    const raw = rawOf(bytes, readAs);
    return raw.ok ? { ok: true, value: new BroughtFile(raw.value) } : raw;
  }

  get count(): number {
    return this.#raw.tables.length;
  }

  table(at: number, header?: HeaderChoice): Parsed<BroughtTable> {
    const { encoding, delimiter, tables, problems } = this.#raw;
    const raw = tables[at];
    if (!raw) return { ok: false, problems: [{ where: 'file', code: 'table-empty' }] };
    const read = tableOf(raw.records, {
      encoding,
      above: raw.above,
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(header ? { header } : {}),
    });
    if (!read.ok) return { ok: false, problems: [...problems, ...read.problems] };
    const source = recognise(read.value);
    const answers = source.id === 'qualtrics' ? withoutPreviews(read.value) : { table: read.value, problems: [] };
    const all = [...problems, ...read.problems, ...answers.problems];
    return { ok: true, value: { name: raw.name, table: answers.table, source, problems: all }, problems: [] };
  }
}

/** Every table of a file that can be read; those that cannot are left out where there are others. */
export function readBrought(
  bytes: Uint8Array,
  onProgress: Progress = () => undefined,
  readAs: ReadAs = {},
): Parsed<readonly BroughtTable[]> {
  const opened = BroughtFile.open(bytes, readAs);
  if (!opened.ok) return opened;
  onProgress(0.5);
  const file = opened.value;
  const read = Array.from({ length: file.count }, (_, at) => {
    const table = file.table(at);
    onProgress(0.5 + (at + 1) / (2 * file.count));
    return table;
  });
  const tables = read.flatMap((one) => (one.ok ? [one.value] : []));
  if (tables.length > 0) return { ok: true, value: tables, problems: [] };
  return { ok: false, problems: read[0]?.problems ?? [{ where: 'file', code: 'table-empty' }] };
}
