import { useEffect } from 'react';
import type { Action, ActionContext } from '../editor/action.types.ts';
import { ACTIONS } from './later.ts';
import { hearTypedAhead } from './typed-ahead.ts';

type ActionList = typeof import('../editor/actions.ts');

/** Where keys write, or belong to what is open. */
const WRITING = 'input, textarea, select, [contenteditable]';
const OPEN = 'dialog, [role="dialog"], [role="menu"], [role="listbox"]';

const isFinding = ({ editor }: ActionContext): boolean => editor.getState().finder !== null;

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
      const isWriting = target.closest(WRITING) !== null;
      const meant = (actions: ActionList): Action | undefined => {
        const action = actions.actionAnywhere(event, context);
        return isWriting && !(action?.group === 'find' && (event.ctrlKey || event.metaKey)) ? undefined : action;
      };
      const actions = ACTIONS.now();
      // pressed while the board is hardly there, it is kept for what will know its meaning, as the canvas keeps its own
      if (!actions && !target.closest('.canvas-root')) {
        void ACTIONS.fetch().then((found) => {
          // what was pressed behind a key that asks for a finder belongs into its field
          if (isFinding(context)) window.dispatchEvent(new KeyboardEvent('keydown', event));
          else meant(found)?.do(context);
        });
      }
      const action = actions && meant(actions);
      if (!action) return;
      event.preventDefault();
      action.do(context);
    };
    void ACTIONS.fetch();
    const forget = hearTypedAhead(contextNow().editor);
    addEventListener('keydown', onKey);
    return () => {
      forget();
      removeEventListener('keydown', onKey);
    };
  }, [contextNow]);
}
