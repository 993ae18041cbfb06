import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pngWriter } from '../../../client/export/png-file.ts';
import { sniffPicture } from '../../../shared/files/picture.ts';

const WIDTH = 37;
const HEIGHT = 23;
const colourAt = (x: number, y: number): number[] => (y % 5 < 2 ? [9, 9, 9] : [x * 6, y * 11, (x * y) % 256]);

function tile(x0: number, y0: number, width: number, height: number): ArrayBuffer {
  const bytes = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) bytes.set([...colourAt(x0 + x, y0 + y), 255], (y * width + x) * 4);
  return bytes.buffer;
}

/** Rows of colours, from a file by the letter of the format. */
function pixels(png: Buffer): number[][] {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const line = 1 + 3 * WIDTH;
  const rows: number[][] = [];
  for (let y = 0; y < HEIGHT; y++) {
    expect(raw[y * line]).toBe(2);
    rows.push(
      Array.from(raw.subarray(y * line + 1, (y + 1) * line), (byte, i) => (byte + (rows[y - 1]?.[i] ?? 0)) & 255),
    );
  }
  return rows;
}

async function written(columns: number, band: number): Promise<Buffer> {
  const writer = pngWriter(WIDTH, HEIGHT, 2);
  for (let y = 0; y < HEIGHT; y += band)
    for (let x = 0; x < WIDTH; x += columns) {
      const [width, height] = [Math.min(columns, WIDTH - x), Math.min(band, HEIGHT - y)];
      await writer.add({ x, width, height, pixels: tile(x, y, width, height) });
    }
  return Buffer.from(await (await writer.end()).arrayBuffer());
}

describe('a PNG from tiles', () => {
  it('[X2] is the same picture whatever the tiles', async () => {
    const wanted = Array.from({ length: HEIGHT }, (_, y) =>
      Array.from({ length: WIDTH }, (_, x) => colourAt(x, y).map((part) => part & 255)).flat(),
    );
    for (const [columns, band] of [
      [WIDTH, HEIGHT],
      [WIDTH, 4],
      [10, 7],
      [1, 1],
    ] as const) {
      const png = await written(columns, band);
      expect(pixels(png), `${columns} × ${band}`).toEqual(wanted);
      expect(sniffPicture(png)).toEqual({ ok: true, value: { type: 'image/png', width: WIDTH, height: HEIGHT } });
    }
  });

  it('says how many dots an inch has, so that it is placed as large as the map is', async () => {
    const png = await written(WIDTH, HEIGHT);
    const at = png.indexOf('pHYs') + 4;
    expect(png.readUInt32BE(at) * 0.0254).toBeCloseTo(192, 0);
  });

  it('is no file while rows are missing', async () => {
    const writer = pngWriter(WIDTH, HEIGHT);
    await writer.add({ x: 0, width: WIDTH, height: 5, pixels: tile(0, 0, WIDTH, 5) });
    await expect(writer.end()).rejects.toThrow('5 of 23 rows');
  });
});
