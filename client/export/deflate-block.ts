import { prefixCode, type PrefixCode } from './prefix-code.ts';

/** A copy among the tokens of a block; what is below is a byte as it stands. */
const COPY = 0x8000_0000;
/** The longest copy that deflate knows, and how far back one may reach. */
export const LONGEST = 258;
export const FARTHEST = 32_768;
const END = 256;
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;

/** Deflate's classes of numbers: one class after the other, each with the bits that tell which of its numbers is meant. */
function classes(first: number, bits: readonly number[], most: number): { of: Uint8Array; base: number[] } {
  const of = new Uint8Array(most + 1);
  const base: number[] = [];
  let from = first;
  bits.forEach((extra, one) => {
    base.push(from);
    const to = Math.min(most + 1, from + 2 ** extra);
    of.fill(one, from, to);
    from = to;
  });
  return { of, base };
}
const rising = (even: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => (i < 2 * even ? 0 : (i >> (even >> 1)) - 1));
const LENGTH_BITS = [...rising(4, 28), 0];
const DISTANCE_BITS = rising(2, 30);
const LENGTHS = classes(3, LENGTH_BITS, LONGEST);
// the longest has a class of its own
LENGTHS.of[LONGEST] = 28;
LENGTHS.base[28] = LONGEST;
const DISTANCES = classes(1, DISTANCE_BITS, FARTHEST);

/** What bytes become before they are written as bits: themselves, and copies of what stood before. */
export class Tokens {
  private list = new Uint32Array(1 << 16);
  private size = 0;
  readonly symbols = new Uint32Array(286);
  readonly distances = new Uint32Array(30);

  byte(value: number): void {
    if (this.size === this.list.length) this.grow();
    this.list[this.size++] = value;
    this.symbols[value]!++;
  }

  /** As many as there are, in pieces no longer than one copy may be and no shorter. */
  copy(length: number, distance: number): void {
    const kind = DISTANCES.of[distance] ?? 0;
    for (let left = length; left > 0;) {
      const piece = left <= LONGEST ? left : Math.min(LONGEST, left - 3);
      if (this.size === this.list.length) this.grow();
      this.list[this.size++] = COPY + piece * 65_536 + distance - 1;
      this.symbols[257 + (LENGTHS.of[piece] ?? 0)]!++;
      this.distances[kind]!++;
      left -= piece;
    }
  }

  private grow(): void {
    const list = new Uint32Array(2 * this.list.length);
    list.set(this.list);
    this.list = list;
  }

  /** Into a block of its own with the code that suits it. */
  write(bits: Bits): void {
    this.symbols[END] = 1;
    const symbols = prefixCode(this.symbols, 15);
    const distances = prefixCode(this.distances, 15);
    writeHead(bits, symbols, distances);
    for (let i = 0; i < this.size; i++) {
      const token = this.list[i] ?? 0;
      if (token < COPY) {
        bits.put(symbols.words[token] ?? 0, symbols.lengths[token] ?? 0);
        continue;
      }
      const length = (token >>> 16) & 0x7fff;
      const distance = (token & 0xffff) + 1;
      const [long, far] = [LENGTHS.of[length] ?? 0, DISTANCES.of[distance] ?? 0];
      bits.put(symbols.words[257 + long] ?? 0, symbols.lengths[257 + long] ?? 0);
      bits.put(length - (LENGTHS.base[long] ?? 0), LENGTH_BITS[long] ?? 0);
      bits.put(distances.words[far] ?? 0, distances.lengths[far] ?? 0);
      bits.put(distance - (DISTANCES.base[far] ?? 0), DISTANCE_BITS[far] ?? 0);
    }
    bits.put(symbols.words[END] ?? 0, symbols.lengths[END] ?? 0);
    this.size = 0;
    this.symbols.fill(0);
    this.distances.fill(0);
  }
}

/** That more blocks come, that this one brings its code, and the code. */
function writeHead(bits: Bits, symbols: PrefixCode, distances: PrefixCode): void {
  const all = [...symbols.lengths, ...distances.lengths];
  const counts = new Uint32Array(19);
  for (const length of all) counts[length]!++;
  const code = prefixCode(counts, 7);
  bits.put(0, 1);
  bits.put(2, 2);
  bits.put(symbols.lengths.length - 257, 5);
  bits.put(distances.lengths.length - 1, 5);
  bits.put(LENGTH_ORDER.length - 4, 4);
  for (const length of LENGTH_ORDER) bits.put(code.lengths[length] ?? 0, 3);
  for (const length of all) bits.put(code.words[length] ?? 0, code.lengths[length] ?? 0);
}

/** Bits in the order of deflate, lowest first. */
export class Bits {
  private bytes = new Uint8Array(1 << 16);
  private at = 0;
  private held = 0;
  private count = 0;

  /** At most 16 at a time. */
  put(value: number, width: number): void {
    this.held |= value << this.count;
    this.count += width;
    if (this.count < 16) return;
    if (this.at + 2 > this.bytes.length) {
      const bytes = new Uint8Array(2 * this.bytes.length);
      bytes.set(this.bytes);
      this.bytes = bytes;
    }
    this.bytes[this.at++] = this.held;
    this.bytes[this.at++] = this.held >>> 8;
    this.held >>>= 16;
    this.count -= 16;
  }

  /** The whole bytes so far, once; with `last` also the begun one. */
  taken(last = false): Uint8Array<ArrayBuffer> {
    // a byte too many would be read as the check
    const spare = last && this.count > 0 && this.count <= 8 ? 1 : 0;
    if (last && this.count > 0) this.put(0, 16 - this.count);
    const bytes = this.bytes.slice(0, this.at - spare);
    this.at = 0;
    return bytes;
  }
}
