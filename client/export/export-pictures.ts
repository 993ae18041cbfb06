import type { PicturePort } from '../editor/pictures.ts';
import type { Journey } from '../../shared/journey/journey.ts';
import { type Picture, PICTURE_TYPES, pictureIds } from '../../shared/journey/pictures.ts';

/** The pictures a journey shows, as far as they can be had now. */
export async function picturesIn(journey: Journey, port: PicturePort | undefined): Promise<Map<string, Picture>> {
  const found = new Map<string, Picture>();
  if (!port) return found;
  await Promise.all(
    [...pictureIds(journey)].map(async (hash) => {
      const blob = await port.blob(hash);
      const type = PICTURE_TYPES.find((known) => known === blob?.type);
      if (blob && type) found.set(hash, { type, bytes: new Uint8Array(await blob.arrayBuffer()) });
    }),
  );
  return found;
}

/** Opened to be painted; one that cannot be is left out, and said to be missing in its place. */
export async function openedPictures(pictures: ReadonlyMap<string, Picture>): Promise<Map<string, ImageBitmap>> {
  const opened = new Map<string, ImageBitmap>();
  for (const [hash, { type, bytes }] of pictures) {
    try {
      opened.set(hash, await createImageBitmap(new Blob([new Uint8Array(bytes)], { type })));
    } catch {
      continue;
    }
  }
  return opened;
}
