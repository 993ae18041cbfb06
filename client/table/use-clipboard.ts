import { type RefObject, useEffect } from 'react';
import type { ActionContext } from '../editor/actions.ts';
import { hearClipboard } from '../editor/clipboard-events.ts';

/** Copy, cut and paste of cards in the table: lists and blocks of a spreadsheet as on the canvas. */
export function useClipboard(root: RefObject<HTMLElement | null>, contextNow: () => ActionContext): void {
  useEffect(() => hearClipboard({ root: () => root.current, contextNow }), [root, contextNow]);
}
