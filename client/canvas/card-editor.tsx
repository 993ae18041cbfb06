import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { beginCard } from '../editor/card-actions.ts';
import { mayAdd } from '../editor/allowed.ts';
import { cellOf, nextCell } from '../editor/grid.ts';
import type { Cell, Id } from '../../shared/journey/journey.ts';
import { CaretLayer } from '../writing/caret-layer.tsx';
import { useSharedText } from '../writing/use-shared-text.ts';
import { useCanvas } from './canvas-context.ts';

interface CardEditorProps {
  id: Id;
  /** How many lines the layout has for it. */
  lines: number;
  label: string;
}

/** A card's title while it is written, with the carets of others who write in it. */
export function CardEditor({ id, lines, label }: CardEditorProps) {
  const { port, presence, editor, mapId, role, personId } = useCanvas();
  const isDraft = useStore(editor, ({ draft }) => draft?.id === id);
  const text = useMemo(() => (isDraft ? undefined : port.text(id, 'title')), [port, id, isDraft]);
  const begin = useCallback(
    (title: string): void => {
      const { draft } = editor.getState();
      if (draft?.id !== id) return;
      const { cell, at, kind } = draft;
      port.run({ type: 'addCards', cell, at, cards: [{ id, kind, title }] }, { open: true });
      editor.setState({ draft: null });
    },
    [port, editor, id],
  );
  const { area, handlers, announce, undoKey } = useSharedText({ port, presence, id, field: 'title', text, begin });

  useLayoutEffect(() => {
    const field = area.current;
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
    // the step of a card's first letters is open already, and what follows belongs to it
    return () => port.endGesture();
  }, [port, id, area]);
  useEffect(() => announce(true), [announce]);

  function here(): Cell | undefined {
    const { draft } = editor.getState();
    if (draft?.id === id) return draft.cell;
    const card = port.records().cards.get(id);
    return card && cellOf(port.records(), card);
  }

  /** Leaves the text; a card left empty that was never more than begun is gone with it. */
  function leave(): void {
    const { draft, cell } = editor.getState();
    if (draft?.id !== id) editor.select([id], here() ?? cell);
    else if (cell) editor.enterCell(cell);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    const held = event.ctrlKey || event.metaKey;
    const cell = here();
    if (event.key === 'Escape' || (event.key === 'Enter' && held)) {
      event.preventDefault();
      leave();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      const isEmpty = editor.getState().draft?.id === id;
      leave();
      const context = { port, editor, mapId, role, personId, t: (key: string) => key };
      if (cell && !isEmpty && mayAdd(context, 'cards')) beginCard(context, cell, id);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      const next = cell && nextCell(port.records(), mapId, cell, event.shiftKey);
      if (next) editor.enterCell(next);
      else leave();
    } else undoKey(event);
  }

  return (
    <div className="shared-text">
      <textarea
        ref={area}
        className="card-field nodrag nopan"
        aria-label={label}
        rows={Math.max(1, lines)}
        spellCheck
        {...handlers}
        onKeyDown={onKeyDown}
        onBlur={() => {
          announce(false);
          const { editing } = editor.getState();
          if (editing?.id === id) editor.leaveText();
        }}
      />
      <CaretLayer {...{ presence, text, id }} field="title" className="card-field" />
    </div>
  );
}
