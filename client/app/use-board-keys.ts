import { useEffect } from 'react';
import type { ActionContext } from '../editor/actions.ts';
import { actionAnywhere } from '../editor/actions.ts';

/** Where keys write, or belong to what is open. */
const WRITING = 'input, textarea, select, [contenteditable]';
const OPEN = 'dialog, [role="dialog"], [role="menu"], [role="listbox"]';

/**
 * Keys that mean the same anywhere on the page, such as in the top bar; the canvas has its own ear. While somebody
 * writes only what looks for something is heard: undo and letters are the text's own.
 */
export function useBoardKeys(contextNow: () => ActionContext): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.defaultPrevented || !(target instanceof Element) || target.closest(OPEN)) return;
      const context = contextNow();
      const action = actionAnywhere(event, context);
      if (!action || (target.closest(WRITING) && !(action.group === 'find' && (event.ctrlKey || event.metaKey))))
        return;
      event.preventDefault();
      action.do(context);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [contextNow]);
}
