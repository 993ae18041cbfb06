import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { BoardPort } from '../../../shared/document/board.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import type { Presence } from '../../../shared/wire/presence.ts';
import { shifted, spliceOf } from './splice.ts';

/** A pause this long ends a step of undo (J6). */
const PAUSE_MS = 800;
const nothing = (): void => undefined;

export interface BoundTextProps {
  port: BoardPort;
  presence: Presence;
  id: Id;
  field: 'title' | 'body';
  label: string;
  placeholder?: string;
  readOnly: boolean;
}

/** A card's words, written together with others; undo in it is ours and takes back only what I did (J6). */
export function BoundText({ port, presence, id, field, label, placeholder, readOnly }: BoundTextProps) {
  const text = useMemo(() => port.text(id, field), [port, id, field]);
  const subscribe = useCallback((listener: () => void) => text?.subscribe(listener) ?? nothing, [text]);
  const value = useSyncExternalStore(subscribe, () => text?.value() ?? '');
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<{ start: number; end: number } | null>(null);
  const writing = useRef(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const fieldId = useId();

  useEffect(() => {
    return text?.subscribe((change) => {
      const element = area.current;
      if (element && !writing.current && document.activeElement === element) {
        const { start, end } = caret.current ?? { start: element.selectionStart, end: element.selectionEnd };
        caret.current = { start: shifted(start, change), end: shifted(end, change) };
      }
    });
  }, [text]);
  useLayoutEffect(() => {
    if (caret.current) area.current?.setSelectionRange(caret.current.start, caret.current.end);
    caret.current = null;
  }, [value]);
  // a card that goes away takes its field along without a blur
  const announced = useRef(false);
  const announce = (on: boolean): void => {
    if (readOnly && on) return;
    announced.current = on;
    presence.say({ edit: on ? { id, field } : null });
  };
  useEffect(
    () => () => {
      clearTimeout(pause.current);
      if (announced.current) presence.say({ edit: null });
    },
    [presence],
  );

  const write = (element: HTMLTextAreaElement): void => {
    if (!text) return;
    const { at, remove, insert } = spliceOf(text.value(), element.value, element.selectionEnd);
    writing.current = true;
    text.edit(at, remove, insert);
    writing.current = false;
    clearTimeout(pause.current);
    pause.current = setTimeout(() => port.endGesture(), PAUSE_MS);
  };

  return (
    <div className={`bound-text bound-text-${field}`}>
      <label htmlFor={fieldId} className="visually-hidden">
        {label}
      </label>
      <textarea
        id={fieldId}
        ref={area}
        rows={1}
        value={value}
        placeholder={placeholder}
        readOnly={readOnly || !text}
        onChange={(event) => write(event.currentTarget)}
        onPaste={() => port.endGesture()}
        onFocus={() => {
          port.endGesture();
          announce(true);
        }}
        onBlur={() => {
          clearTimeout(pause.current);
          port.endGesture();
          announce(false);
        }}
        onKeyDown={(event) => {
          if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
          const key = event.key.toLowerCase();
          if (key !== 'z' && key !== 'y') return;
          // the browser's own undo knows nothing of what others wrote in between
          event.preventDefault();
          event.stopPropagation();
          port.endGesture();
          if (key === 'y' || event.shiftKey) port.redo();
          else port.undo();
        }}
      />
    </div>
  );
}
