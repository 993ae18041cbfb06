import { type RefObject, useEffect, useLayoutEffect } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Editor } from '../editor/store.ts';

interface Opened {
  id: Id;
  port: BoardPort;
  editor: Editor;
  area: RefObject<HTMLTextAreaElement | null>;
  /** Tells the others that one is in the field, or no longer. */
  announce: (isHere: boolean) => void;
}

/** A field that is there because somebody is to write in it: behind what stands in it already. Gives what leaving it does. */
export function useOpenedField({ id, port, editor, area, announce }: Opened): { onBlur: () => void } {
  useLayoutEffect(() => {
    const field = area.current;
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
    // the step of a card's first letters is open already, and what follows belongs to it
    return () => port.endGesture();
  }, [port, id, area]);
  // after the field that was here before has said that it is gone: a card may be mounted anew while it is begun
  useEffect(() => announce(true), [announce]);
  return {
    onBlur() {
      announce(false);
      if (editor.getState().editing?.id === id) editor.leaveText();
    },
  };
}
