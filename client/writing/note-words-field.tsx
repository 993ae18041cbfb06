import { type KeyboardEvent, useMemo } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import type { Editor } from '../editor/store.ts';
import { CaretLayer } from './caret-layer.tsx';
import { useOpenedField } from './use-opened-field.ts';
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
  const opened = useOpenedField({ id, port, editor, area, announce });
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
        {...opened}
      />
      <CaretLayer {...{ presence, text, id }} field="text" className={className} />
    </>
  );
}
