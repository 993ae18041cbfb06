import type { ActionContext } from './action.types.ts';
import { copied, cutChosen, pasteHere } from './clipboard-actions.ts';

const FIELDS = 'input, textarea, select, [contenteditable], [role="dialog"]';

interface Hearing {
  /** The view whose cards are meant. */
  root: () => HTMLElement | null;
  contextNow: () => ActionContext;
  /** Follows what came into view. */
  onDone?: () => void;
}

/**
 * Copy, cut and paste of cards, in whichever view; in a field they mean its text. The browser alone hands over what is
 * on the clipboard without asking, and only to these events. Gives a function that ends it.
 */
export function hearClipboard({ root, contextNow, onDone }: Hearing): () => void {
  const isOurs = ({ target }: Event): boolean => {
    const view = root();
    if (!(target instanceof Element) || !view || target.closest(FIELDS)) return false;
    // before anything was clicked the page itself has the keyboard
    return target === document.body ? view.isConnected : view.contains(target);
  };
  const copy = (event: ClipboardEvent): boolean => {
    const flavours = isOurs(event) && getSelection()?.isCollapsed !== false ? copied(contextNow()) : undefined;
    if (!flavours) return false;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', flavours.text);
    event.clipboardData?.setData('text/html', flavours.html);
    return true;
  };
  const cut = (event: ClipboardEvent): void => {
    if (copy(event)) cutChosen(contextNow());
  };
  const paste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || !isOurs(event) || !event.clipboardData) return;
    const text = event.clipboardData.getData('text/plain');
    const html = event.clipboardData.getData('text/html');
    if (!pasteHere(contextNow(), { text, html })) return;
    event.preventDefault();
    onDone?.();
  };
  const off = new AbortController();
  document.addEventListener('copy', copy, off);
  document.addEventListener('cut', cut, off);
  document.addEventListener('paste', paste, off);
  return () => off.abort();
}
