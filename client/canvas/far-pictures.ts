import { useCallback, useRef, useState } from 'react';
import type { PicturePort } from '../editor/pictures.ts';
import { useCanvas } from './canvas-context.ts';

/** A picture to be painted now; undefined while it has not come. */
export type PictureOf = (hash: string) => ImageBitmap | undefined;

/** As wide as a picture is ever drawn from afar: whole photographs would fill the memory and take a frame each. */
const WIDEST = 240;

const stores = new WeakMap<PicturePort, Map<string, ImageBitmap | 'coming'>>();

async function opened(port: PicturePort, hash: string): Promise<ImageBitmap | undefined> {
  const blob = await port.blob(hash);
  if (!blob) return undefined;
  return createImageBitmap(blob, { resizeWidth: WIDEST, resizeQuality: 'medium' });
}

/** The pictures of the board, made small once each; `told` grows when one has come. */
export function useFarPictures(): { pictureOf: PictureOf; told: number } {
  const { pictures } = useCanvas();
  const [told, setTold] = useState(0);
  const asked = useRef(false);
  const pictureOf = useCallback<PictureOf>(
    (hash) => {
      if (!pictures) return undefined;
      const store = stores.get(pictures) ?? new Map<string, ImageBitmap | 'coming'>();
      stores.set(pictures, store);
      const known = store.get(hash);
      if (known !== undefined) return known === 'coming' ? undefined : known;
      store.set(hash, 'coming');
      opened(pictures, hash)
        .then((picture) => {
          if (!picture) return;
          store.set(hash, picture);
          // of several that come together the map is painted once
          if (asked.current) return;
          asked.current = true;
          requestAnimationFrame(() => {
            asked.current = false;
            setTold((before) => before + 1);
          });
        })
        // one that cannot be opened keeps its plain sheet
        .catch(() => undefined);
      return undefined;
    },
    [pictures],
  );
  return { pictureOf, told };
}
