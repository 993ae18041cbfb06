import type { Scene } from '../../shared/journey/scene.types.ts';
import { extentOf, type Extent } from './item-extent.ts';
import { fontOf, MARGIN, type Opened, paintItems, slantingLines } from './paint-scene.ts';
import { startPng } from './png-job.ts';

/** What a picture may be: past it the programs that show pictures begin to refuse it. */
export interface Limit {
  side: number;
  area: number;
}
const LIMIT: Limit = { side: 100_000, area: 500_000_000 };

/** A canvas this large every browser draws. */
const TILE = { width: 8192, area: 2 ** 22 } as const;

export const SCALES = [1, 2, 3, 4] as const;
export type Scale = (typeof SCALES)[number];

type Size = Pick<Scene, 'width' | 'height'>;

export function pixels({ width, height }: Size, scale: number): Size {
  return { width: Math.ceil((width + 2 * MARGIN) * scale), height: Math.ceil((height + 2 * MARGIN) * scale) };
}

export function fitsAt(size: Size, scale: number, limit: Limit = LIMIT): boolean {
  const { width, height } = pixels(size, scale);
  return width <= limit.side && height <= limit.side && width * height <= limit.area;
}

/** The wanted scale, or the greatest that still fits: of the whole ones first, else in hundredths. */
export function greatestScale(size: Size, wanted: number, limit: Limit = LIMIT): number {
  const whole = [...SCALES].reverse().find((scale) => scale <= wanted && fitsAt(size, scale, limit));
  if (whole !== undefined) return whole;
  const [width, height] = [size.width + 2 * MARGIN, size.height + 2 * MARGIN];
  const free = Math.min(limit.side / width, limit.side / height, Math.sqrt(limit.area / (width * height)));
  for (let hundredths = Math.floor(free * 100); hundredths > 0; hundredths--) {
    if (fitsAt(size, hundredths / 100, limit)) return hundredths / 100;
  }
  return 0;
}

/** Fonts are split by letters, and only those asked for by letter are fetched. */
async function loadFonts(scene: Scene): Promise<void> {
  const letters = new Map<string, Set<string>>();
  for (const item of scene.items) {
    if (item.type !== 'text') continue;
    const font = fontOf({ size: 16, weight: item.weight });
    const known = letters.get(font) ?? new Set();
    letters.set(font, known);
    for (const letter of item.text) known.add(letter);
  }
  await Promise.all([...letters].map(([font, set]) => document.fonts.load(font, [...set].join(''))));
}

/** Thrown where the browser gave no canvas, or gave one and then drew nothing on it. */
export class TooLarge extends Error {}

export interface Making {
  opened?: Opened | undefined;
  /** From 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

const rested = (): Promise<void> => new Promise((done) => setTimeout(done));

/**
 * The whole map as a picture, painted from the model (X2), tile by tile: what is in the memory is one tile and what became of
 * the others, however large the map is.
 */
export async function mapPng(scene: Scene, scale: number, { opened, onProgress, signal }: Making = {}): Promise<Blob> {
  const { width, height } = pixels(scene, scale);
  if (scale <= 0 || !fitsAt(scene, scale)) throw new TooLarge(`${width} × ${height}`);
  await loadFonts(scene);
  const wide = Math.min(width, TILE.width);
  const high = Math.min(height, Math.floor(TILE.area / wide));
  const canvas = document.createElement('canvas');
  canvas.width = wide;
  canvas.height = high;
  // read back at once, each time: kept where the program can read it
  const paper = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!paper) throw new TooLarge(`${width} × ${height}`);
  const extents = scene.items.map(extentOf);
  const [left, top] = [(scene.from?.x ?? 0) - MARGIN, (scene.from?.y ?? 0) - MARGIN];
  const file = startPng(width, height, scale);
  try {
    for (let y = 0; y < height; y += high) {
      const rows = Math.min(high, height - y);
      for (let x = 0; x < width; x += wide) {
        const columns = Math.min(wide, width - x);
        const shown: Extent = {
          left: left + x / scale,
          top: top + y / scale,
          right: left + (x + columns) / scale,
          bottom: top + (y + rows) / scale,
        };
        const items = scene.items.filter((_, i) => overlaps(extents[i], shown));
        paper.setTransform(1, 0, 0, 1, 0, 0);
        paper.fillStyle = scene.background;
        paper.fillRect(0, 0, wide, high);
        paper.setTransform(scale, 0, 0, scale, -left * scale - x, -top * scale - y);
        paintItems(paper, items, scale, slantingLines, opened);
        const { data } = paper.getImageData(0, 0, columns, rows);
        await file.add({ x, width: columns, height: rows, pixels: data.buffer });
      }
      onProgress?.(Math.min(1, (y + rows) / height));
      // the page stays under the hand, and a wish to stop is heard
      await rested();
      signal?.throwIfAborted();
    }
    return await file.end();
  } finally {
    file.cancel();
    // gives the memory back at once, not when somebody collects it
    canvas.width = canvas.height = 0;
  }
}

const overlaps = (extent: Extent | undefined, shown: Extent): boolean =>
  extent === undefined ||
  (extent.left < shown.right && extent.right > shown.left && extent.top < shown.bottom && extent.bottom > shown.top);
