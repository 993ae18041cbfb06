import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { prefixCode } from '../../../client/export/prefix-code.ts';
import { squeezer } from '../../../client/export/squeeze-pixels.ts';

/** The same numbers every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What a map is made of: paper, lines across, and letters that stand in many places. */
function mapLike(width: number, height: number, seed: number): Int32Array {
  const next = chance(seed);
  const pixels = new Int32Array(width * height).fill(0xff_f7_f5_f0 | 0);
  const letters = Array.from({ length: 6 }, () =>
    Array.from({ length: 9 * 7 }, () => (next() < 0.5 ? 0xff_ff_ff_ff : 0xff_00_00_00 | (next() * 0xff_ff_ff)) | 0),
  );
  for (let line = 0; line + 9 < height; line += 12)
    for (let x = 0; x + 7 < width; x += 7 + Math.floor(next() * 40)) {
      const letter = letters[Math.floor(next() * letters.length)] ?? [];
      letter.forEach((colour, i) => (pixels[(line + Math.floor(i / 7)) * width + x + (i % 7)] = colour));
    }
  for (let y = 11; y < height; y += 17) pixels.fill(0xff_d3_cc_bd | 0, y * width, (y + 1) * width);
  return pixels;
}

function noise(width: number, height: number, seed: number): Int32Array {
  const next = chance(seed);
  return Int32Array.from({ length: width * height }, () => 0xff_00_00_00 | (next() * 0x1_00_00_00));
}

/** The colours of what was written in bands of so many rows; reading checks the sum at its end as well. */
function readBack(pixels: Int32Array, width: number, band: number): Uint8Array {
  const writer = squeezer(width);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < pixels.length; at += band * width) parts.push(writer.add(pixels.slice(at, at + band * width)));
  const rows = inflateSync(Buffer.concat([...parts, writer.end()]));
  const line = 1 + 3 * width;
  expect(rows.length).toBe((pixels.length / width) * line);
  const colours = new Uint8Array((pixels.length / width) * 3 * width);
  for (let i = 0; i < colours.length; i++) {
    const byte = rows[Math.floor(i / (3 * width)) * line + 1 + (i % (3 * width))] ?? 0;
    colours[i] = byte + (i < 3 * width ? 0 : (colours[i - 3 * width] ?? 0));
  }
  return colours;
}

const coloursOf = (pixels: Int32Array): Uint8Array => new Uint8Array(pixels.buffer).filter((_, i) => i % 4 !== 3);

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

describe('pixels squeezed', () => {
  it.each([
    ['one pixel wide', 1, 40, 3],
    ['as wide as two', 2, 40, 40],
    ['a map', 900, 220, 64],
    ['wider than deflate looks back', 12_000, 40, 16],
  ])('come back as they were: %s', (_, width, height, band) => {
    for (const pixels of [mapLike(width, height, 7), noise(width, height, 11)])
      expect(same(readBack(pixels, width, band), coloursOf(pixels))).toBe(true);
  });

  it('come back where a run of paper is as long as one copy may be, and a little longer', () => {
    for (let width = 84; width < 92; width++)
      for (let gap = 0; gap < 6; gap++) {
        const pixels = new Int32Array(width * 6).fill(-1);
        for (let y = 1; y < 6; y++) pixels[y * width + gap] = 0xff_00_00_00 | (y << 8);
        expect(same(readBack(pixels, width, 6), coloursOf(pixels)), `${width} ${gap}`).toBe(true);
      }
  });

  it('are little where they say little', () => {
    const writer = squeezer(2000);
    const bytes = writer.add(new Int32Array(2000 * 1000).fill(-1)).length + writer.end().length;
    expect(bytes).toBeLessThan(10_000);
  });
});

describe('a prefix code', () => {
  it('keeps to the longest word there may be, and leaves no word unused', () => {
    // the counts that make the deepest tree
    const counts = new Uint32Array(30).fill(1);
    for (let i = 2; i < 30; i++) counts[i] = (counts[i - 1] ?? 0) + (counts[i - 2] ?? 0);
    const { lengths } = prefixCode(counts, 15);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(15);
    expect([...lengths].reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
  });

  it('has two words at least', () => {
    expect([...prefixCode(new Uint32Array(4), 15).lengths]).toEqual([1, 1, 0, 0]);
    expect([...prefixCode(Uint32Array.of(0, 0, 5, 0), 15).lengths]).toEqual([1, 0, 1, 0]);
  });
});
