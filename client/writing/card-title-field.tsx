import { type KeyboardEvent, type RefObject, useCallback, useImperativeHandle, useMemo } from 'react';
import { useStore } from 'zustand';
import { mayAdd } from '../editor/allowed.ts';
import type { ActionContext } from '../editor/action.types.ts';
import { beginCard } from '../editor/card-actions.ts';
import { cellOf, nextCell } from '../editor/grid.ts';
import { cardsIn } from '../../shared/journey/columns.ts';
import type { Cell, Id } from '../../shared/journey/journey.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import { CaretLayer } from './caret-layer.tsx';
import { useOpenedField } from './use-opened-field.ts';
import { useSharedText } from './use-shared-text.ts';

interface CardTitleFieldProps {
  id: Id;
  label: string;
  presence: Presence;
  contextAt: () => ActionContext;
  className: string;
  rows?: number;
  /** The field itself, such as to bring it into view. */
  field?: RefObject<HTMLTextAreaElement | null>;
}

/**
 * A card's title while it is written, with the carets of others who write in it. Enter goes on to the next card, Tab to
 * the next cell, Escape leaves.
 */
export function CardTitleField({ id, label, presence, contextAt, className, rows = 1, field }: CardTitleFieldProps) {
  const { port, editor, mapId } = contextAt();
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
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(field, () => area.current, [area]);

  const opened = useOpenedField({ id, port, editor, area, announce });

  function here(): Cell | undefined {
    const { draft } = editor.getState();
    if (draft?.id === id) return draft.cell;
    const card = port.records().cards.get(id);
    return card && cellOf(port.records(), card);
  }

  /** Leaves the text; a card left empty that was never more than begun is gone with it, and the one before is gone to. */
  function leave(): void {
    const { draft, cell } = editor.getState();
    const before = draft?.id === id ? cardsIn(port.records(), draft.cell)[draft.at - 1]?.id : id;
    if (before !== undefined) editor.select([before], here() ?? cell);
    else if (cell) editor.enterCell(cell);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    const cell = here();
    if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      leave();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      const isEmpty = editor.getState().draft?.id === id;
      leave();
      const context = contextAt();
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
        className={className}
        aria-label={label}
        lang={port.records().board.locale}
        rows={rows}
        spellCheck
        {...handlers}
        onKeyDown={onKeyDown}
        {...opened}
      />
      <CaretLayer {...{ presence, text, id }} field="title" className={className} />
    </div>
  );
}
