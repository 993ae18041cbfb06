import { squeezer } from './squeeze-pixels.ts';

/** A part of a picture, row by row, four bytes a pixel as a canvas gives them. */
export interface Tile {
  x: number;
  width: number;
  height: number;
  pixels: ArrayBuffer;
}

export interface PngWriter {
  /** Bands from above, the tiles of each from the left. */
  add(tile: Tile): Promise<void>;
  /** Once every row was given. */
  end(): Promise<Blob>;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? 0xedb8_8320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function checksum(bytes: Uint8Array, from: number): number {
  let value = 0xffff_ffff;
  for (let at = from; at < bytes.length; at++) value = (table[(value ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffff_ffff) >>> 0;
}

function chunk(name: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(content.length + 12);
  const view = new DataView(whole.buffer);
  view.setUint32(0, content.length);
  for (let i = 0; i < 4; i++) whole[4 + i] = name.charCodeAt(i);
  whole.set(content, 8);
  view.setUint32(whole.length - 4, checksum(whole.subarray(4, -4), 0));
  return whole;
}

function head(width: number, height: number, scale: number): Uint8Array<ArrayBuffer>[] {
  const size = new Uint8Array(13);
  const view = new DataView(size.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  size.set([8, 2], 8);
  // so that a slide or a page shows it as large as the map is, whatever its sharpness
  const density = new Uint8Array(9);
  const dots = new DataView(density.buffer);
  const perMetre = Math.round((96 * scale) / 0.0254);
  dots.setUint32(0, perMetre);
  dots.setUint32(4, perMetre);
  density[8] = 1;
  return [
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('pHYs', density),
  ];
}

/**
 * Writes a PNG from tiles, holding one band of it at a time: a browser's own writer wants the whole picture in one canvas, and no
 * canvas is as large as a map can be.
 */
export function pngWriter(width: number, height: number, scale = 1): PngWriter {
  const parts: BlobPart[] = head(width, height, scale);
  const squeeze = squeezer(width);
  let band = new Int32Array();
  let written = 0;
  return {
    async add({ x, width: wide, height: high, pixels }) {
      const tile = new Int32Array(pixels);
      if (wide === width) band = tile;
      else {
        if (x === 0) band = new Int32Array(width * high);
        for (let y = 0; y < high; y++) band.set(tile.subarray(y * wide, (y + 1) * wide), y * width + x);
      }
      if (x + wide < width) return;
      written += high;
      parts.push(chunk('IDAT', squeeze.add(band)));
    },
    async end() {
      if (written !== height) throw new Error(`${written} of ${height} rows`);
      parts.push(chunk('IDAT', squeeze.end()));
      return new Blob([...parts, chunk('IEND', new Uint8Array())], { type: 'image/png' });
    },
  };
}
