import { type RefObject, useEffect } from 'react';
import type { ActionContext } from '../editor/actions.ts';
import { hearClipboard } from '../editor/clipboard-events.ts';

interface ClipboardProps {
  root: RefObject<HTMLElement | null>;
  contextNow: () => ActionContext;
  onDone: () => void;
}

/** Copy, cut and paste of cards on the canvas. `onDone` follows what came into view. */
export function Clipboard({ root, contextNow, onDone }: ClipboardProps): null {
  useEffect(() => hearClipboard({ root: () => root.current, contextNow, onDone }), [root, contextNow, onDone]);
  return null;
}
