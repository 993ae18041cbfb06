import { type RefObject, useEffect } from 'react';
import type { ActionContext } from '../editor/actions.ts';
import { hearClipboard } from '../editor/clipboard-events.ts';

/** Copy, cut and paste of cards on the canvas. `onDone` follows what came into view. */
export function useClipboard(
  root: RefObject<HTMLElement | null>,
  contextNow: () => ActionContext,
  onDone: () => void,
): void {
  useEffect(() => hearClipboard({ root: () => root.current, contextNow, onDone }), [root, contextNow, onDone]);
}
