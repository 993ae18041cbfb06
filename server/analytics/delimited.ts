import { Unreadable } from './troubles.ts';

const [LF, CR, QUOTE] = [10, 13, 34];
const MOST_FIELDS = 2_000;
/** A quote that is opened and never closed would otherwise swallow the rest of the file. */
const LONGEST_RECORD = 4 * 1024 * 1024;

/** Where the fields of a record are in some bytes: begin and end of each, by turns. */
export type Take = (bytes: Uint8Array, bounds: Int32Array, fields: number, row: number) => void;

/** Splits bytes into records and fields without making strings of them. Quoted line breaks, doubled quotes, LF, CRLF, CR. */
export class Delimited {
  readonly #delimiter: number;
  readonly #take: Take;
  readonly #bounds = new Int32Array(MOST_FIELDS * 2);
  readonly #doubled = new Uint8Array(MOST_FIELDS);
  #rest: Uint8Array = new Uint8Array(0);
  /** Lines that are records, and empty ones. */
  row = 0;
  /** The file ended inside a quoted field. */
  cut = false;

  constructor(delimiter: number, take: Take) {
    this.#delimiter = delimiter;
    this.#take = take;
  }

  push(block: Uint8Array): void {
    let bytes = block;
    if (this.#rest.length > 0) {
      bytes = new Uint8Array(this.#rest.length + block.length);
      bytes.set(this.#rest);
      bytes.set(block, this.#rest.length);
    }
    const done = this.#records(bytes, false);
    this.#rest = bytes.subarray(done);
    if (this.#rest.length > LONGEST_RECORD)
      throw new Unreadable({ where: `row ${this.row + 1}`, code: 'record-too-long', values: { row: this.row + 1 } });
  }

  end(): void {
    if (this.#rest.length > 0) this.#records(this.#rest, true);
    this.#rest = new Uint8Array(0);
  }

  /** Gives all records that end; tells where the first begins that does not. */
  #records(bytes: Uint8Array, last: boolean): number {
    const [delimiter, bounds, doubled] = [this.#delimiter, this.#bounds, this.#doubled];
    const size = bytes.length;
    let at = 0;
    for (;;) {
      const begin = at;
      let fields = 0;
      let ended = false;
      let anyDoubled = false;
      while (!ended) {
        let start = at;
        let end: number;
        let odd = 0;
        if (at < size && bytes[at] === QUOTE) {
          start = ++at;
          for (;;) {
            while (at < size && bytes[at] !== QUOTE) at++;
            if (at === size) break;
            if (bytes[at + 1] !== QUOTE) break;
            // the second quote may be in the next block
            odd = 1;
            at += 2;
          }
          if (at >= size || (at === size - 1 && !last)) {
            if (!last) return begin;
            this.cut ||= at >= size;
          }
          end = Math.min(at, size);
          if (at < size) at++;
          while (at < size && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== CR) at++;
        } else {
          let byte: number | undefined;
          while (at < size && (byte = bytes[at]) !== delimiter && byte !== LF && byte !== CR) at++;
          end = at;
        }
        if (at >= size && !last) return begin;
        if (fields < MOST_FIELDS) {
          bounds[fields * 2] = start;
          bounds[fields * 2 + 1] = end;
          doubled[fields] = odd;
          if (odd === 1) anyDoubled = true;
          fields++;
        }
        if (at >= size) ended = true;
        else if (bytes[at] === delimiter) at++;
        else {
          ended = true;
          if (bytes[at] === CR) {
            if (at + 1 === size && !last) return begin;
            at += bytes[at + 1] === LF ? 2 : 1;
          } else at++;
        }
      }
      if (begin < size) this.row++;
      const blank = fields === 1 && bounds[0] === bounds[1];
      if (!blank) {
        if (anyDoubled) this.#single(bytes, fields);
        this.#take(bytes, bounds, fields, this.row);
      }
      if (at >= size) return size;
    }
  }

  /** Doubled quotes become one; the record is not read again, so that its bytes may be moved. */
  #single(bytes: Uint8Array, fields: number): void {
    for (let field = 0; field < fields; field++) {
      if (this.#doubled[field] !== 1) continue;
      let to = this.#bounds[field * 2] as number;
      const end = this.#bounds[field * 2 + 1] as number;
      for (let from = to; from < end; from++) {
        bytes[to++] = bytes[from] as number;
        if (bytes[from] === QUOTE && bytes[from + 1] === QUOTE) from++;
      }
      this.#bounds[field * 2 + 1] = to;
    }
  }
}

export const DELIMITERS = [',', ';', '\t', '|'].map((mark) => mark.charCodeAt(0));

/** The first records of some bytes as texts. */
export function firstRecords(bytes: Uint8Array, delimiter: number, most: number, decoder: TextDecoder): string[][] {
  const records: string[][] = [];
  const reader = new Delimited(delimiter, (own, bounds, fields) => {
    if (records.length >= most) return;
    records.push(
      Array.from({ length: fields }, (_, i) => decoder.decode(own.subarray(bounds[i * 2], bounds[i * 2 + 1])).trim()),
    );
  });
  // a copy in any case: a Buffer’s slice is none, and fields are written anew in place
  reader.push(new Uint8Array(bytes));
  reader.end();
  return records;
}

/** The mark under which most of the first records are equally wide. */
export function delimiterOf(bytes: Uint8Array, decoder: TextDecoder): number {
  let best = { delimiter: DELIMITERS[0] ?? 44, score: 0 };
  for (const delimiter of DELIMITERS) {
    const records = firstRecords(bytes, delimiter, 60, decoder);
    const widths = new Map<number, number>();
    for (const { length } of records) widths.set(length, (widths.get(length) ?? 0) + 1);
    const [width = 1, count = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    const score = width < 2 ? 0 : count / records.length + Math.min(width, 50) / 1_000;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
