/** No map shows more than this of a picture, whatever a telephone took. */
const MOST_SIDE = 1600;
/** What is lighter than this goes as it is, where it carries nothing about where it was taken. */
const LIGHT = 600 * 1024;

export type Prepared = { ok: true; blob: Blob } | { ok: false };

/** The size to draw at: never larger than it is. */
export function scaledSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, MOST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

async function drawn(picture: ImageBitmap, type: string): Promise<Blob | null> {
  const { width, height } = scaledSize(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const paper = canvas.getContext('2d');
  if (!paper) return null;
  paper.imageSmoothingQuality = 'high';
  paper.drawImage(picture, 0, 0, width, height);
  return new Promise((done) => canvas.toBlob(done, type, 0.86));
}

/**
 * A picture fit to be sent: large ones are drawn smaller, and photographs always anew, for they carry the place
 * where they were taken. A GIF keeps its movement.
 */
export async function preparePicture(file: Blob): Promise<Prepared> {
  if (file.type === 'image/gif') return { ok: true, blob: file };
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return { ok: false };
  }
  try {
    const fits = Math.max(picture.width, picture.height) <= MOST_SIDE && file.size <= LIGHT;
    if (fits && file.type === 'image/png') return { ok: true, blob: file };
    // drawings stay sharp and see-through as PNG; all else is a photograph
    const blob = await drawn(
      picture,
      file.type === 'image/png' || file.type === 'image/webp' ? 'image/png' : 'image/jpeg',
    );
    if (!blob) return { ok: false };
    const isHeavy = blob.type === 'image/png' && blob.size > 4 * LIGHT;
    const lighter = isHeavy ? await drawn(picture, 'image/jpeg') : null;
    return { ok: true, blob: lighter ?? blob };
  } finally {
    picture.close();
  }
}
