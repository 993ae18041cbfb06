import type { ActionContext } from './action.types.ts';
import { copied, cutChosen, pasteHere } from './clipboard-actions.ts';
import { targetOf } from './here.ts';

const FIELDS = 'input, textarea, select, [contenteditable], [role="dialog"]';

interface Hearing {
  /** The view whose cards are meant. */
  root: () => HTMLElement | null;
  contextNow: () => ActionContext;
  /** Follows what came into view. */
  onDone?: () => void;
}

/**
 * Copy, cut and paste of cards, and on a name of what belongs to it, in whichever view; in a field they mean its text. The browser alone hands over what is
 * on the clipboard without asking, and only to these events. Gives a function that ends it.
 */
export function hearClipboard({ root, contextNow, onDone }: Hearing): () => void {
  const isOurs = ({ target }: Event): boolean => {
    const view = root();
    if (!(target instanceof Element) || !view || target.closest(FIELDS)) return false;
    // while nothing has the keyboard the event comes from wherever on the page text was last, which says nothing
    if (document.activeElement !== document.body) return view.contains(target);
    return view.isConnected && document.querySelector('[role="dialog"]') === null;
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
    const on = event.target instanceof Element ? targetOf(event.target) : undefined;
    if (!pasteHere({ ...contextNow(), ...(on ? { target: on } : {}) }, { text, html })) return;
    event.preventDefault();
    onDone?.();
  };
  const off = new AbortController();
  document.addEventListener('copy', copy, off);
  document.addEventListener('cut', cut, off);
  document.addEventListener('paste', paste, off);
  return () => off.abort();
}
