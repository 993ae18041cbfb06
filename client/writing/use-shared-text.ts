import {
  type FormEventHandler,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import type { BoardPort, TextField, TextFieldName } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import { PAUSE_MS } from './pause.ts';
import { caretAfter, type Splice, spliceBetween } from '../editor/text-splice.ts';

export interface SharedTextOptions {
  port: BoardPort;
  presence: Presence;
  id: Id;
  field: TextFieldName;
  /** Absent while the text is not on the board yet. */
  text: TextField | undefined;
  /** Puts it there with its first letters. */
  begin?: (whole: string) => void;
}

export interface SharedText {
  area: RefObject<HTMLTextAreaElement | null>;
  /** To be given to the textarea as they are. */
  handlers: {
    onInput: FormEventHandler;
    onPaste: () => void;
    onSelect: () => void;
    onCompositionStart: () => void;
    onCompositionEnd: () => void;
  };
  /** Tells the others that it is written here, and where the caret is; `false` that it is not any more. */
  announce: (on: boolean) => void;
  /** Undo in it is ours, for the browser's own knows nothing of what others wrote in between; tells whether it was one. */
  undoKey: (event: KeyboardEvent) => boolean;
}

/**
 * A textarea over a text that others write in too. What is typed goes in as a splice, never as the whole text; what
 * others write comes in around the caret; a letter that is being composed is not disturbed.
 */
export function useSharedText({ port, presence, id, field, text, begin }: SharedTextOptions): SharedText {
  const area = useRef<HTMLTextAreaElement>(null);
  /** The text as the field has it, to tell what was typed. */
  const shown = useRef('');
  const own = useRef(false);
  const composing = useRef(false);
  /** What others wrote while a letter was being composed. */
  const missed = useRef<{ at: number; removed: number; inserted: number }[]>([]);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const said = useRef<{ at?: string; to?: string } | null>(null);

  const announce = useCallback(
    (on: boolean): void => {
      const element = area.current;
      if (!on || !element) {
        // somebody who writes elsewhere by now has said so already
        if (said.current) presence.say({ edit: null });
        said.current = null;
        return;
      }
      const { selectionStart, selectionEnd, selectionDirection } = element;
      const backwards = selectionDirection === 'backward';
      // a text that is only just begun has no letters to stand at
      const there = port.text(id, field);
      const at = there?.anchor(backwards ? selectionEnd : selectionStart);
      const to = there?.anchor(backwards ? selectionStart : selectionEnd);
      if (said.current && said.current.at === at && said.current.to === to) return;
      const place = at !== undefined && to !== undefined ? { at, to } : {};
      said.current = place;
      presence.say({ edit: { id, field, ...place } });
    },
    [port, presence, id, field],
  );
  const follow = useCallback((): void => {
    if (said.current) announce(true);
  }, [announce]);

  useLayoutEffect(() => {
    if (!area.current || composing.current) return;
    area.current.value = text?.value() ?? '';
    shown.current = area.current.value;
  }, [text]);

  useEffect(
    () =>
      text?.subscribe((change) => {
        const element = area.current;
        if (!element || own.current) return;
        const splice = { at: change.at, removed: change.removed, inserted: change.inserted };
        if (composing.current) {
          missed.current.push(splice);
          return;
        }
        const { selectionStart, selectionEnd, selectionDirection } = element;
        element.value = change.value;
        shown.current = change.value;
        // what undo brought back is where the caret belongs
        const caret = change.local ? change.at + change.inserted : undefined;
        if (document.activeElement !== element) return;
        element.setSelectionRange(
          caret ?? caretAfter(selectionStart, splice),
          caret ?? caretAfter(selectionEnd, splice),
          selectionDirection,
        );
        follow();
      }),
    [text, follow],
  );
  // a field that goes away takes its caret along without a blur
  useEffect(
    () => () => {
      clearTimeout(pause.current);
      announce(false);
    },
    [announce],
  );

  return useMemo(() => {
    const send = (whole: string, { at, removed, inserted }: Splice): void => {
      clearTimeout(pause.current);
      pause.current = setTimeout(() => port.endGesture(), PAUSE_MS);
      own.current = true;
      if (text) text.edit(missed.current.reduce(caretAfter, at), removed, inserted);
      else begin?.(whole);
      own.current = false;
    };
    const write = (): void => {
      const element = area.current;
      if (!element || composing.current) return;
      const splice = spliceBetween(shown.current, element.value, element.selectionEnd);
      if (splice) send(element.value, splice);
      if (splice || missed.current.length > 0) {
        const now = port.text(id, field)?.value() ?? element.value;
        if (now !== element.value) {
          const caret = missed.current.reduce(caretAfter, element.selectionEnd);
          element.value = now;
          element.setSelectionRange(caret, caret);
        }
        missed.current = [];
        shown.current = now;
      }
      follow();
    };
    return {
      area,
      announce,
      handlers: {
        onInput: write,
        onPaste: () => port.endGesture(),
        onSelect: follow,
        onCompositionStart: () => {
          composing.current = true;
        },
        onCompositionEnd: () => {
          composing.current = false;
          write();
        },
      },
      undoKey: (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
        const key = event.key.toLowerCase();
        if (key !== 'z' && key !== 'y') return false;
        event.preventDefault();
        event.stopPropagation();
        clearTimeout(pause.current);
        port.endGesture();
        if (key === 'y' || event.shiftKey) port.redo();
        else port.undo();
        return true;
      },
    };
  }, [port, id, field, text, begin, announce, follow]);
}
