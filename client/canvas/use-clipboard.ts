import { type RefObject, useEffect } from 'react';
import type { ActionContext } from '../editor/actions.ts';
import { copied, cutChosen, pasteHere } from '../editor/clipboard-actions.ts';

const FIELDS = 'input, textarea, select, [contenteditable], [role="dialog"]';

/** Copy, cut and paste of cards; in a field they mean its text. `onDone` follows what came into view. */
export function useClipboard(
  root: RefObject<HTMLElement | null>,
  contextNow: () => ActionContext,
  onDone: () => void,
): void {
  useEffect(() => {
    const isOurs = ({ target }: Event): boolean => {
      if (!(target instanceof Element) || target.closest(FIELDS)) return false;
      // before anything was clicked the page itself has the keyboard
      const isHome = target === document.body && document.querySelector('.canvas-root') === root.current;
      return isHome || (root.current?.contains(target) ?? false);
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
      onDone();
    };
    const off = new AbortController();
    document.addEventListener('copy', copy, off);
    document.addEventListener('cut', cut, off);
    document.addEventListener('paste', paste, off);
    return () => off.abort();
  }, [root, contextNow, onDone]);
}
