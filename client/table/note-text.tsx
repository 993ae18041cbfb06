import { type KeyboardEvent, useLayoutEffect, useMemo } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import { CaretLayer } from '../writing/caret-layer.tsx';
import { useSharedText } from '../writing/use-shared-text.ts';
import { useTable } from './table-context.ts';

/** A note's words while they are written. Enter is a new line, Escape leaves. */
export function NoteText({ id, label }: { id: Id; label: string }) {
  const { port, presence, editor } = useTable();
  const text = useMemo(() => port.text(id, 'text'), [port, id]);
  const { area, handlers, announce, undoKey } = useSharedText({ port, presence, id, field: 'text', text });
  useLayoutEffect(() => {
    const field = area.current;
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
    field?.scrollIntoView?.({ block: 'nearest' });
    announce(true);
    return () => port.endGesture();
  }, [port, id, area, announce]);
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' || event.key === 'Tab' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      editor.select([id]);
    } else undoKey(event);
  }
  return (
    <div className="shared-text">
      <textarea
        ref={area}
        className="table-field"
        aria-label={label}
        rows={1}
        spellCheck
        {...handlers}
        onKeyDown={onKeyDown}
        onFocus={() => announce(true)}
        onBlur={() => {
          announce(false);
          if (editor.getState().editing?.id === id) editor.leaveText();
        }}
      />
      <CaretLayer {...{ presence, text, id }} field="text" className="table-field" />
    </div>
  );
}
