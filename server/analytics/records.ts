import { Unreadable } from './troubles.ts';

const LONGEST_RECORD = 4 * 1024 * 1024;
const [LF, QUOTE, COMMA, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE] = [10, 34, 44, 91, 92, 93, 123, 125];

/** What is between two borders; tells whether it was what it should be. */
export type TakeRecord = (bytes: Uint8Array, row: number) => boolean;

/** Where one JSON text of many begins and ends, in bytes that come block by block. */
export interface Records {
  push: (block: Uint8Array) => void;
  /** Tells the row in which the file was cut, if it was. */
  end: () => number | undefined;
}

function joined(rest: Uint8Array, block: Uint8Array): Uint8Array {
  if (rest.length === 0) return block;
  const bytes = new Uint8Array(rest.length + block.length);
  bytes.set(rest);
  bytes.set(block, rest.length);
  return bytes;
}

function checkLength(bytes: Uint8Array, row: number): void {
  if (bytes.length > LONGEST_RECORD)
    throw new Unreadable({ where: `row ${row}`, code: 'record-too-long', values: { row } });
}

/** One a line. */
export function lineRecords(take: TakeRecord): Records {
  let rest: Uint8Array = new Uint8Array(0);
  let row = 0;
  return {
    push(block) {
      const bytes = joined(rest, block);
      let at = 0;
      for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, at)) {
        take(bytes.subarray(at, end), ++row);
        at = end + 1;
      }
      rest = bytes.subarray(at);
      checkLength(rest, row + 1);
    },
    end() {
      if (rest.length === 0) return undefined;
      return take(rest, ++row) ? undefined : row;
    },
  };
}

/** The items of one array around them all. Brackets and quotes are all that is looked at: the rest is for whoever takes them. */
export function arrayRecords(take: TakeRecord): Records {
  let rest: Uint8Array = new Uint8Array(0);
  /** How much of that was looked at. */
  let seen = 0;
  let row = 0;
  let depth = 0;
  let inside = false;
  let escaped = false;
  /** The array was closed, and what follows belongs to nothing. */
  let over = false;
  let stray = false;

  return {
    push(block) {
      const bytes = joined(rest, block);
      let from = rest.length > 0 ? 0 : -1;
      const give = (to: number): void => {
        if (from >= 0) take(bytes.subarray(from, to), ++row);
        from = -1;
      };
      for (let at = seen; at < bytes.length; at++) {
        const byte = bytes[at] as number;
        if (inside) {
          if (escaped) escaped = false;
          else if (byte === BACKSLASH) escaped = true;
          else if (byte === QUOTE) inside = false;
          continue;
        }
        // blanks and line ends
        if (byte <= 32) continue;
        if (depth === 0) {
          if (byte === OPEN_LIST && !over) depth = 1;
          else stray = true;
          continue;
        }
        if (depth === 1 && byte === COMMA) {
          give(at);
          continue;
        }
        if (depth === 1 && byte === CLOSE_LIST) {
          give(at);
          [depth, over] = [0, true];
          continue;
        }
        if (from < 0) from = at;
        if (byte === QUOTE) inside = true;
        else if (byte === OPEN || byte === OPEN_LIST) depth++;
        else if ((byte === CLOSE || byte === CLOSE_LIST) && depth > 1) depth--;
      }
      rest = from < 0 ? new Uint8Array(0) : bytes.subarray(from);
      seen = rest.length;
      checkLength(rest, row + 1);
    },
    end() {
      if (rest.length > 0) take(rest, ++row);
      // said of it as of a record, so that nothing is left out in silence
      if (stray) take(new TextEncoder().encode('?'), row + 1);
      return over ? undefined : Math.max(row, 1);
    },
  };
}
