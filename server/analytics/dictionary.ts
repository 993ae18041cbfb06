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
  /** By threes: a value's number and its hash, so that one look at memory far away tells whether it is the one. */
  #slots = new Int32Array(1_024 * 3);
  /** Of slots, less one. */
  #mask = 1_023;
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
    const [slots, mask] = [this.#slots, this.#mask];
    for (let slot = (a ^ (b >>> 7)) & mask; ; slot = (slot + 1) & mask) {
      const code = slots[slot * 3] as number;
      if (code === 0) return this.#insert(slot, a, b, bytes, start, end);
      if (slots[slot * 3 + 1] === a && slots[slot * 3 + 2] === b && this.#same(code, bytes, start, end)) return code;
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
    this.#keep(bytes, start, end);
    this.size++;
    this.#slots[slot * 3] = this.size;
    this.#slots[slot * 3 + 1] = a;
    this.#slots[slot * 3 + 2] = b;
    if (this.size * 3 > this.#mask * 2) this.#rehash();
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
    if (this.size === this.#ends.length) {
      const more = new Uint32Array(this.#ends.length * 2);
      more.set(this.#ends);
      this.#ends = more;
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
    const [old, mask] = [this.#slots, this.#mask * 2 + 1];
    const slots = new Int32Array(old.length * 2);
    for (let from = 0; from < old.length; from += 3) {
      const [code, a, b] = [old[from] as number, old[from + 1] as number, old[from + 2] as number];
      if (code === 0) continue;
      let slot = (a ^ (b >>> 7)) & mask;
      while (slots[slot * 3] !== 0) slot = (slot + 1) & mask;
      slots[slot * 3] = code;
      slots[slot * 3 + 1] = a;
      slots[slot * 3 + 2] = b;
    }
    this.#slots = slots;
    this.#mask = mask;
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
