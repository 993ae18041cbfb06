import { startTransition, useEffect, useState } from 'react';
import type { Drop, Editor } from '../editor/store.ts';

/**
 * Where the others make room for cards in flight. Laying that out and drawing it takes longer than a frame, and the hand
 * must not wait for it: it is drawn in pieces between the frames of the drag, and a place the hand has left by then never.
 */
export function useRoom(editor: Editor): Drop | null {
  const [drop, setDrop] = useState<Drop | null>(() => editor.getState().drag?.drop ?? null);
  useEffect(
    () =>
      editor.subscribe(({ drag }, before) => {
        if (drag?.drop === before.drag?.drop) return;
        const next = drag?.drop ?? null;
        if (next) startTransition(() => setDrop(next));
        else setDrop(null);
      }),
    [editor],
  );
  return drop;
}
