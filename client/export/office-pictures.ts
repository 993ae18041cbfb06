import type { Picture } from '../../shared/journey/pictures.ts';
import { PICTURE_TYPES } from '../../shared/journey/pictures.ts';

/** Many a PowerPoint shows a red cross where a WebP should be, and none takes an SVG without a picture beside it. */
const TAKEN: readonly string[] = ['image/png', 'image/jpeg', 'image/gif'];
/** A logo without a size of its own is painted this wide. */
const WIDE = 800;

async function painted(blob: Blob): Promise<Picture | undefined> {
  const address = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const [wide, high] = [image.naturalWidth || WIDE, image.naturalHeight || WIDE / 2];
    const scale = blob.type === 'image/svg+xml' ? WIDE / wide : 1;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(wide * scale);
    canvas.height = Math.round(high * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    return png ? { type: 'image/png', bytes: new Uint8Array(await png.arrayBuffer()) } : undefined;
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A picture of any kind the browser can show, as one that PowerPoint can; undefined where it is none. */
export async function officePicture(blob: Blob): Promise<Picture | undefined> {
  const type = PICTURE_TYPES.find((known) => known === blob.type && TAKEN.includes(known));
  return type ? { type, bytes: new Uint8Array(await blob.arrayBuffer()) } : painted(blob);
}

async function taken(pictures: ReadonlyMap<string, Picture>, types: readonly string[]): Promise<Map<string, Picture>> {
  const shown = new Map<string, Picture>();
  for (const [hash, picture] of pictures) {
    const one = types.includes(picture.type)
      ? picture
      : await painted(new Blob([new Uint8Array(picture.bytes)], { type: picture.type }));
    if (one) shown.set(hash, one);
  }
  return shown;
}

export const officePictures = (pictures: ReadonlyMap<string, Picture>): Promise<Map<string, Picture>> =>
  taken(pictures, TAKEN);

/** A PDF holds no other kinds; of a GIF that moves, its first picture. */
export const paperPictures = (pictures: ReadonlyMap<string, Picture>): Promise<Map<string, Picture>> =>
  taken(pictures, ['image/png', 'image/jpeg']);
