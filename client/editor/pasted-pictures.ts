import { addPictures } from './add-pictures.ts';
import { placeOf } from './chosen.ts';
import { freePlace } from './note-commands.ts';
import type { PictureContext, PicturePlace } from './pictures.ts';

const FIELDS = 'input, textarea, select, [contenteditable], [role="dialog"]';
const isPicture = ({ type }: { type: string }): boolean => type.startsWith('image/');

/** Files in a drag are not to be looked into before they are dropped; their kinds are. */
export function holdsPictures({ items }: DataTransfer): boolean {
  const files = [...items].filter(({ kind }) => kind === 'file');
  return files.length > 0 && files.every(isPicture);
}

/** What was dropped, where that is pictures alone. */
export function droppedPictures({ dataTransfer }: DragEvent): readonly File[] {
  const files = [...(dataTransfer?.files ?? [])];
  return files.every(isPicture) ? files : [];
}

/** Where a picture goes that nobody points a place for: the cell the keyboard is in, else beside the map. */
function placeHere(context: PictureContext): PicturePlace {
  const place = placeOf(context);
  if (place) return { kind: 'cell', ...place.cell };
  return { kind: 'free', ...freePlace(context.port.records(), context.mapId, 'sticky') };
}

/** Pictures that are pasted in a view of the map, whichever it is. Gives a function that ends it. */
export function hearPastedPictures(root: () => HTMLElement | null, context: PictureContext): () => void {
  const paste = (event: ClipboardEvent): void => {
    const { target: on, clipboardData: data } = event;
    if (!(on instanceof Element) || !data || on.closest(FIELDS)) return;
    if (on !== document.body && !root()?.contains(on)) return;
    const files = [...data.files].filter(isPicture);
    // a spreadsheet puts a picture of its cells beside their words: the words are meant
    if (files.length === 0 || data.types.includes('text/plain')) return;
    event.preventDefault();
    event.stopPropagation();
    void addPictures(context, files, placeHere(context));
  };
  document.addEventListener('paste', paste, true);
  return () => document.removeEventListener('paste', paste, true);
}
