import { useEffect } from 'react';
import { useCanvas } from './canvas-context.ts';

/** A step that is taken back brings the selection it was made with, but takes nobody out of the text being written. */
export function useRestoring(): void {
  const { port, editor } = useCanvas();
  useEffect(
    () =>
      port.onSelection({
        save: () => editor.getState().selection,
        restore: (ids) => {
          const { editing } = editor.getState();
          if (editing === null || !ids.includes(editing.id)) editor.select(ids);
        },
      }),
    [port, editor],
  );
}
