import { stylesWritten } from './drawn-styles.ts';
import { fontCss } from './font-css.ts';

/** What is on the screen now, cursors and selection with it, sharp enough for a slide. */
async function viewPng(view: HTMLElement): Promise<Blob> {
  const { toBlob } = await import('html-to-image');
  const backgroundColor = getComputedStyle(view).getPropertyValue('--canvas').trim() || '#FFFFFF';
  const fontEmbedCSS = await fontCss();
  const unwrite = stylesWritten(view);
  const blob = await toBlob(view, { pixelRatio: 2, backgroundColor, fontEmbedCSS }).finally(unwrite);
  if (!blob) throw new Error('the view gave no picture');
  return blob;
}

/** Puts the picture of the view on the clipboard; where a page may not, it is handed back to be saved. */
export async function copyView(view: HTMLElement): Promise<Blob | undefined> {
  const blob = await viewPng(view);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    return undefined;
  } catch {
    return blob;
  }
}
