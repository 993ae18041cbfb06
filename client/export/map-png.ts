import type { Scene } from '../../shared/journey/scene.types.ts';
import { fontOf, MARGIN, type Opened, paintScene, slantingLines } from './paint-scene.ts';

/** The largest canvas: past it a browser draws nothing, and says nothing. */
export interface Limit {
  side: number;
  area: number;
}

/** Half a gigabyte of pixels; more takes the machine's breath away before it takes the browser's. */
const AREA = 2 ** 27;
const SIDES = [65_535, 32_767, 16_384] as const;
const LEAST_SIDE = 8192;
let known: Limit | undefined;

/** Browsers differ fourfold in how long a canvas may be; a strip one pixel wide finds it out for next to nothing. */
export function canvasLimit(): Limit {
  if (known) return known;
  const strip = document.createElement('canvas');
  const draws = (side: number): boolean => {
    strip.width = 1;
    strip.height = side;
    const paper = strip.getContext('2d');
    paper?.fillRect(0, side - 1, 1, 1);
    return paper?.getImageData(0, side - 1, 1, 1).data[3] === 255;
  };
  known = { side: SIDES.find(draws) ?? LEAST_SIDE, area: AREA };
  return known;
}

export const SCALES = [1, 2, 3, 4] as const;
export type Scale = (typeof SCALES)[number];

type Size = Pick<Scene, 'width' | 'height'>;

export function pixels({ width, height }: Size, scale: number): Size {
  return { width: Math.ceil((width + 2 * MARGIN) * scale), height: Math.ceil((height + 2 * MARGIN) * scale) };
}

export function fitsAt(size: Size, scale: number, limit: Limit = canvasLimit()): boolean {
  const { width, height } = pixels(size, scale);
  return width <= limit.side && height <= limit.side && width * height <= limit.area;
}

/** The wanted scale, or the greatest that still fits: of the whole ones first, else in hundredths. */
export function greatestScale(size: Size, wanted: number, limit: Limit = canvasLimit()): number {
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

/** Thrown where the browser gave a canvas and then drew nothing on it. */
export class TooLarge extends Error {}

/** The whole map as a picture, painted from the model (X2). */
export async function mapPng(scene: Scene, scale: number, opened?: Opened): Promise<Blob> {
  const { width, height } = pixels(scene, scale);
  if (scale <= 0 || !fitsAt(scene, scale)) throw new TooLarge(`${width} × ${height}`);
  await loadFonts(scene);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const paper = canvas.getContext('2d');
  if (!paper) throw new TooLarge(`${width} × ${height}`);
  paintScene(paper, scene, scale, slantingLines, opened);
  // a canvas that was too much for this machine is blank: its last corner has no background
  const corner = paper.getImageData(width - 1, height - 1, 1, 1).data[3];
  const blob = corner === 255 ? await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png')) : null;
  // gives the memory back at once, not when somebody collects it
  canvas.width = canvas.height = 0;
  if (!blob) throw new TooLarge(`${width} × ${height}`);
  return blob;
}
