import { MOST_VALUES } from './events.ts';

/** Values of a column are names of things, not essays. */
export const LONGEST_VALUE = 1_000;
const MOST_TEXT = 8 * 1024 * 1024;
/** Ids beyond this are more than the machine this is made for has memory. */
const MOST_IDS = 40_000_000;

/**
 * Values of a column as numbers, in the order in which they first came; works on bytes, so that a value that came before costs
 * no string. Past so many different ones it forgets what they are and only tells them apart, by 64 bits of hash.
 */
export class Dictionary {
  /** Place in the lists below, plus one. */
  #slots = new Int32Array(1_024);
  #high = new Uint32Array(512);
  #low = new Uint32Array(512);
  #ends: Uint32Array | undefined = new Uint32Array(512);
  #text: Uint8Array | undefined = new Uint8Array(4_096);
  size = 0;
  /** Values that were longer than is kept. */
  cut = 0;

  get keepsText(): boolean {
    return this.#text !== undefined;
  }

  forgetText(): void {
    this.#text = undefined;
    this.#ends = undefined;
  }

  /** The value’s number, from 1; 0 = nothing is there. */
  add(bytes: Uint8Array, start: number, given: number): number {
    if (given === start) return 0;
    let end = given;
    if (end - start > LONGEST_VALUE) {
      end = start + LONGEST_VALUE;
      // not in the middle of a letter
      while (end > start && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
      this.cut++;
    }
    let a = 0x9e3779b9 ^ (end - start);
    let b = 0x85ebca6b;
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      a = Math.imul(a ^ byte, 0x9e3779b1);
      b = Math.imul(b ^ byte, 0x5f356495);
      a ^= a >>> 15;
    }
    a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
    b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
    a >>>= 0;
    b >>>= 0;
    const mask = this.#slots.length - 1;
    for (let slot = (a ^ (b >>> 7)) & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot] as number;
      if (code === 0) return this.#insert(slot, a, b, bytes, start, end);
      if (this.#high[code - 1] === a && this.#low[code - 1] === b && this.#same(code, bytes, start, end)) return code;
    }
  }

  #same(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const [text, ends] = [this.#text, this.#ends];
    if (!text || !ends) return true;
    const from = code === 1 ? 0 : (ends[code - 2] as number);
    if ((ends[code - 1] as number) - from !== end - start) return false;
    for (let i = start; i < end; i++) if (text[from + i - start] !== bytes[i]) return false;
    return true;
  }

  #insert(slot: number, a: number, b: number, bytes: Uint8Array, start: number, end: number): number {
    if (this.size >= MOST_IDS) throw new Error('too many different values');
    if (this.size === this.#high.length) {
      const larger = (list: Uint32Array): Uint32Array<ArrayBuffer> => {
        const made = new Uint32Array(list.length * 2);
        made.set(list);
        return made;
      };
      this.#high = larger(this.#high);
      this.#low = larger(this.#low);
      if (this.#ends) this.#ends = larger(this.#ends);
    }
    this.#high[this.size] = a;
    this.#low[this.size] = b;
    this.#keep(bytes, start, end);
    this.size++;
    this.#slots[slot] = this.size;
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return this.size;
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    if (!this.#text || !this.#ends) return;
    const from = this.size === 0 ? 0 : (this.#ends[this.size - 1] as number);
    const to = from + end - start;
    if (this.size >= MOST_VALUES || to > MOST_TEXT) {
      this.forgetText();
      return;
    }
    if (to > this.#text.length) {
      const larger = new Uint8Array(Math.max(to, this.#text.length * 2));
      larger.set(this.#text);
      this.#text = larger;
    }
    this.#text.set(bytes.subarray(start, end), from);
    this.#ends[this.size] = to;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 1; code <= this.size; code++) {
      let slot = ((this.#high[code - 1] as number) ^ ((this.#low[code - 1] as number) >>> 7)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.#slots = slots;
  }

  /** All values in order of their numbers, read with a decoder; throws where that is strict and they are something else. */
  values(decoder: TextDecoder, most = Infinity): string[] {
    const [text, ends] = [this.#text, this.#ends];
    if (!text || !ends) return [];
    return Array.from({ length: Math.min(this.size, most) }, (_, i) =>
      decoder.decode(text.subarray(i === 0 ? 0 : ends[i - 1], ends[i])),
    );
  }
}
