import type { Box } from '../../journey/layout.types.ts';
import type { Pictures } from '../../journey/pictures.ts';
import { sniffPicture } from '../picture.ts';

export type PictureSizes = ReadonlyMap<string, { width: number; height: number }>;

const known = new WeakMap<Pictures, PictureSizes>();

/** What the bytes say, whatever was written beside them: a wrong shape would be drawn out of shape. */
export function sizesOf(pictures: Pictures): PictureSizes {
  const before = known.get(pictures);
  if (before) return before;
  const sizes = new Map<string, { width: number; height: number }>();
  for (const [hash, { bytes }] of pictures) {
    const facts = sniffPicture(bytes);
    if (facts.ok) sizes.set(hash, { width: facts.value.width, height: facts.value.height });
  }
  known.set(pictures, sizes);
  return sizes;
}

/** The picture whole in the middle of a place. */
export function within(place: Box, { width, height }: { width: number; height: number }): Box {
  const scale = Math.min(place.width / width, place.height / height);
  const size = { width: width * scale, height: height * scale };
  return { x: place.x + (place.width - size.width) / 2, y: place.y + (place.height - size.height) / 2, ...size };
}
