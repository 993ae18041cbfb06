import { Dictionary } from './dictionary.ts';
import { type StampKind, Stamps } from './stamps.ts';
import type { Troubles } from './troubles.ts';

/** Rows of one part of a column: small enough to be written between two edits of a board. */
export const PART_ROWS = 65_536;

/** Takes a part that is full; the bytes are the taker’s. */
export type Keep = (column: number, part: number, bytes: Uint8Array<ArrayBuffer>) => void;

/** As few bytes a row as its largest number needs. */
function narrow(codes: Uint32Array): Uint8Array<ArrayBuffer> {
  let most = 0;
  for (const code of codes) if (code > most) most = code;
  if (most < 256) return new Uint8Array(codes);
  return new Uint8Array((most < 65_536 ? new Uint16Array(codes) : codes.slice()).buffer as ArrayBuffer);
}

/** A column on its way in: parts of it go out as they fill. */
export class Column {
  readonly name: string;
  readonly index: number;
  readonly stamp: StampKind | undefined;
  readonly values = new Dictionary();
  readonly #keep: Keep;
  readonly #troubles: Troubles;
  readonly #codes: Uint32Array;
  readonly #times: Float64Array;
  readonly #stamps = new Stamps();
  #inPart = 0;
  parts = 0;
  rows = 0;
  empty = 0;
  unread = 0;
  zoned = 0;
  /** Numbers of lately added texts, for readers that have texts and no bytes. */
  readonly lately = new Map<string, number>();
  dropped = false;

  constructor(name: string, index: number, stamp: StampKind | undefined, keep: Keep, troubles: Troubles) {
    this.name = name;
    this.index = index;
    this.stamp = stamp;
    this.#keep = keep;
    this.#troubles = troubles;
    this.#codes = new Uint32Array(stamp ? 0 : PART_ROWS);
    this.#times = new Float64Array(stamp ? PART_ROWS : 0);
  }

  /** `row`: where in the file, for what is told of it. */
  add(bytes: Uint8Array, from: number, to: number, row: number): void {
    if (this.dropped) return;
    let [start, end] = [from, to];
    while (start < end && bytes[start] === 32) start++;
    while (end > start && (bytes[end - 1] === 32 || bytes[end - 1] === 9)) end--;
    if (!this.stamp) {
      this.addCode(this.values.add(bytes, start, end));
      return;
    }
    if (start === end) {
      this.#addTime(Number.NaN);
      this.empty++;
      return;
    }
    const time = this.#stamps.read(bytes, start, end, this.stamp);
    if (Number.isNaN(time)) {
      this.unread++;
      const cell = new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + 60)));
      this.#troubles.add('time-unreadable', `column "${this.name}"`, row, cell);
    } else if (this.#stamps.zoned) this.zoned++;
    this.#addTime(time);
  }

  addCode(code: number): void {
    if (this.dropped) return;
    if (code === 0) this.empty++;
    this.#codes[this.#inPart++] = code;
    this.rows++;
    if (this.#inPart === PART_ROWS) this.#flush();
  }

  #addTime(time: number): void {
    this.#times[this.#inPart++] = time;
    this.rows++;
    if (this.#inPart === PART_ROWS) this.#flush();
  }

  /** Rows before this one said nothing of it. */
  padTo(rows: number): void {
    if (this.dropped) return;
    while (this.rows < rows) {
      if (this.stamp) {
        this.empty++;
        this.#addTime(Number.NaN);
      } else this.addCode(0);
    }
  }

  #flush(): void {
    if (this.#inPart === 0) return;
    const bytes = this.stamp
      ? new Uint8Array(this.#times.slice(0, this.#inPart).buffer)
      : narrow(this.#codes.subarray(0, this.#inPart));
    this.#keep(this.index, this.parts++, bytes);
    this.#inPart = 0;
  }

  end(rows: number): void {
    this.padTo(rows);
    if (!this.dropped) this.#flush();
  }
}

/** A part as it was kept, back as numbers, put in its place. */
export function readCodes(bytes: Uint8Array, rows: number, into: Uint32Array, at: number): void {
  const own = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const width = own.length / rows;
  const buffer = own.buffer as ArrayBuffer;
  into.set(
    width === 1
      ? own
      : width === 2
        ? new Uint16Array(buffer, own.byteOffset, rows)
        : new Uint32Array(buffer, own.byteOffset, rows),
    at,
  );
}

export function readTimes(bytes: Uint8Array, rows: number, into: Float64Array, at: number): void {
  const own = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  into.set(new Float64Array(own.buffer as ArrayBuffer, own.byteOffset, rows), at);
}
