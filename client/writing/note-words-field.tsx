import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import type { Editor } from '../editor/store.ts';
import { CaretLayer } from './caret-layer.tsx';
import { useSharedText } from './use-shared-text.ts';

interface NoteWordsFieldProps {
  id: Id;
  label: string;
  port: BoardPort;
  presence: Presence;
  editor: Editor;
  className: string;
}

/** A note while it is written, by one or by several. Enter is a new line; Escape leaves. */
export function NoteWordsField({ id, label, port, presence, editor, className }: NoteWordsFieldProps) {
  const text = useMemo(() => port.text(id, 'text'), [port, id]);
  const { area, handlers, announce, undoKey } = useSharedText({ port, presence, id, field: 'text', text });
  useLayoutEffect(() => {
    const field = area.current;
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
    return () => port.endGesture();
  }, [port, id, area]);
  // after the field that was here before has said that it is gone: a card may be mounted anew while it is begun
  useEffect(() => announce(true), [announce]);
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' || event.key === 'Tab' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      editor.select([id]);
    } else undoKey(event);
  }
  return (
    <>
      <textarea
        ref={area}
        className={className}
        aria-label={label}
        lang={port.records().board.locale}
        rows={1}
        spellCheck
        {...handlers}
        onKeyDown={onKeyDown}
        onBlur={() => {
          announce(false);
          if (editor.getState().editing?.id === id) editor.leaveText();
        }}
      />
      <CaretLayer {...{ presence, text, id }} field="text" className={className} />
    </>
  );
}
