/** Ways of writing an instant that a column keeps to. */
export type StampKind = 'iso' | 'dmy' | 'mdy' | 'epoch';

const ZERO = 48;
const digit = (byte: number | undefined): number => {
  const value = (byte ?? 0) - ZERO;
  return value >= 0 && value <= 9 ? value : -1;
};
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 in the Gregorian calendar. */
function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function realDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > (MONTH_DAYS[month - 1] ?? 0) || year < 1000) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** Reads stamps from bytes, since a string for each of ten million costs more than all the rest. */
export class Stamps {
  /** Where the last stamp stated its offset from UTC. */
  zoned = false;
  #at = 0;

  #number(bytes: Uint8Array, end: number, most: number): number {
    let value = 0;
    const start = this.#at;
    while (this.#at < end && this.#at - start < most) {
      const next = digit(bytes[this.#at]);
      if (next < 0) break;
      value = value * 10 + next;
      this.#at++;
    }
    return this.#at === start ? -1 : value;
  }

  /** Microseconds since 1970; not a number where it is none of that kind. */
  read(bytes: Uint8Array, start: number, end: number, kind: StampKind): number {
    this.#at = start;
    this.zoned = false;
    if (kind === 'epoch') return this.#epoch(bytes, end);
    let [year, month, day] = [0, 0, 0];
    const first = this.#number(bytes, end, 4);
    const wide = this.#at - start === 4;
    const mark = bytes[this.#at++];
    // - . /
    if (mark !== 45 && mark !== 46 && mark !== 47) return Number.NaN;
    const second = this.#number(bytes, end, 2);
    if (bytes[this.#at++] !== mark) return Number.NaN;
    const third = this.#number(bytes, end, 4);
    if (kind === 'iso') {
      if (!wide) return Number.NaN;
      [year, month, day] = [first, second, third];
    } else {
      if (wide || third < 1000) return Number.NaN;
      [year, month, day] = kind === 'dmy' ? [third, second, first] : [third, first, second];
    }
    if (!realDay(year, month, day)) return Number.NaN;
    return daysOf(year, month, day) * 86_400_000_000 + this.#clock(bytes, end);
  }

  #clock(bytes: Uint8Array, end: number): number {
    if (this.#at === end) return 0;
    if (bytes[this.#at] === 44) this.#at++;
    const gap = bytes[this.#at];
    // a T, or blanks
    if (gap !== 84 && gap !== 116 && gap !== 32) return Number.NaN;
    this.#at++;
    while (bytes[this.#at] === 32) this.#at++;
    if (this.#at === end) return 0;
    const hour = this.#number(bytes, end, 2);
    if (bytes[this.#at++] !== 58) return Number.NaN;
    const minute = this.#number(bytes, end, 2);
    let seconds = 0;
    let micros = 0;
    if (this.#at < end && bytes[this.#at] === 58) {
      this.#at++;
      seconds = this.#number(bytes, end, 2);
      if (this.#at < end && (bytes[this.#at] === 46 || bytes[this.#at] === 44)) {
        this.#at++;
        let scale = 100_000;
        for (let next = digit(bytes[this.#at]); this.#at < end && next >= 0; next = digit(bytes[++this.#at])) {
          micros += next * scale;
          scale = scale > 1 ? scale / 10 : 0;
        }
      }
    }
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || seconds < 0 || seconds > 60) return Number.NaN;
    return ((hour * 60 + minute) * 60 + seconds) * 1_000_000 + micros - this.#offset(bytes, end);
  }

  #offset(bytes: Uint8Array, end: number): number {
    while (this.#at < end && bytes[this.#at] === 32) this.#at++;
    if (this.#at === end) return 0;
    const sign = bytes[this.#at++];
    this.zoned = true;
    if (sign === 90 || sign === 122) return this.#at === end ? 0 : Number.NaN;
    // UTC, GMT
    if (sign === 85 || sign === 71) return end - this.#at === 2 ? 0 : Number.NaN;
    if (sign !== 43 && sign !== 45) return Number.NaN;
    const hours = this.#number(bytes, end, 2);
    if (bytes[this.#at] === 58) this.#at++;
    const minutes = this.#at < end ? this.#number(bytes, end, 2) : 0;
    if (hours < 0 || hours > 15 || minutes < 0 || minutes > 59 || this.#at !== end) return Number.NaN;
    return (sign === 45 ? -1 : 1) * (hours * 60 + minutes) * 60_000_000;
  }

  /** Seconds, milliseconds or microseconds, told apart by how many digits; 2001 … 2286. */
  #epoch(bytes: Uint8Array, end: number): number {
    this.zoned = true;
    const start = this.#at;
    const whole = this.#number(bytes, end, 17);
    const digits = this.#at - start;
    const scale = digits === 10 ? 1_000_000 : digits === 13 ? 1_000 : digits === 16 ? 1 : 0;
    if (scale === 0) return Number.NaN;
    let micros = whole * scale;
    if (this.#at < end) {
      if (bytes[this.#at++] !== 46) return Number.NaN;
      let part = scale;
      for (; this.#at < end; this.#at++) {
        const next = digit(bytes[this.#at]);
        if (next < 0) return Number.NaN;
        part /= 10;
        if (part >= 1) micros += next * part;
      }
    }
    return micros;
  }
}

const encoder = new TextEncoder();

export function readStamp(text: string, kind: StampKind): number {
  const bytes = encoder.encode(text.trim());
  return new Stamps().read(bytes, 0, bytes.length, kind);
}

const KINDS: readonly StampKind[] = ['iso', 'dmy', 'mdy', 'epoch'];

/** How most of some cells are written; a column is read one way throughout. */
export function stampKindOf(cells: readonly string[]): { kind: StampKind; unsure: boolean } | undefined {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return undefined;
  const read = KINDS.map((kind) => filled.filter((cell) => !Number.isNaN(readStamp(cell, kind))).length);
  const most = Math.max(...read);
  const kind = KINDS[read.indexOf(most)];
  if (!kind || most < filled.length * 0.8) return undefined;
  // days up to the twelfth alone do not say which of the two is the month, unless dots part them
  const unsure = kind === 'dmy' && read[1] === read[2] && !filled.some((cell) => cell.includes('.'));
  return { kind, unsure };
}
