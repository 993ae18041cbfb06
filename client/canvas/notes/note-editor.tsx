import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo } from 'react';
import type { Id } from '../../../shared/journey/journey.ts';
import { CaretLayer } from '../../writing/caret-layer.tsx';
import { useSharedText } from '../../writing/use-shared-text.ts';
import { useCanvas } from '../canvas-context.ts';

/** A note while it is written, by one or by several. Enter is a new line; Escape leaves. */
export function NoteEditor({ id, label }: { id: Id; label: string }) {
  const { port, presence, editor } = useCanvas();
  const text = useMemo(() => port.text(id, 'text'), [port, id]);
  const { area, handlers, announce, undoKey } = useSharedText({ port, presence, id, field: 'text', text });
  useLayoutEffect(() => {
    const field = area.current;
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
    return () => port.endGesture();
  }, [port, id, area]);
  useEffect(() => announce(true), [announce]);
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' || event.key === 'Tab' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      editor.select([id]);
    } else undoKey(event);
  }
  return (
    <div className="shared-text note-writing">
      <textarea
        ref={area}
        className="note-field nodrag nopan nowheel"
        aria-label={label}
        rows={1}
        spellCheck
        {...handlers}
        onKeyDown={onKeyDown}
        onBlur={() => {
          announce(false);
          if (editor.getState().editing?.id === id) editor.leaveText();
        }}
      />
      <CaretLayer {...{ presence, text, id }} field="text" className="note-field" />
    </div>
  );
}
