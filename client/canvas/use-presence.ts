import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useCanvas } from './canvas-context.ts';

/** Tells the others what is selected and written here. Cursor and drag are told where they happen. */
export function useSaying(): void {
  const { editor, presence } = useCanvas();
  const selection = useStore(editor, (state) => state.selection);
  const editing = useStore(editor, (state) => state.editing);
  useEffect(() => {
    presence.say({ selection: selection.length > 0 ? selection.slice(0, 100) : null });
  }, [presence, selection]);
  useEffect(() => {
    presence.say({ edit: editing });
  }, [presence, editing]);
}
