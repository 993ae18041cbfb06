import { useEffect } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import { matches } from '../editor/actions.ts';

/** Where undo means something else, or nothing. */
const ELSEWHERE = 'input, textarea, select, [contenteditable], dialog, [role="dialog"], [role="menu"]';

/** Undo and redo from anywhere on the page, such as the top bar; the canvas has its own ear. */
export function useUndoKeys(port: BoardPort): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || (event.target instanceof Element && event.target.closest(ELSEWHERE))) return;
      const undo = matches('Mod+Z', event);
      if (!undo && !matches('Mod+Shift+Z', event) && !matches('Mod+Y', event)) return;
      event.preventDefault();
      if (undo && port.canUndo()) port.undo();
      if (!undo && port.canRedo()) port.redo();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [port]);
}
