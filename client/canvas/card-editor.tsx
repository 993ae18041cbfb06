import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { beginCard } from '../editor/card-actions.ts';
import { mayAdd } from '../editor/allowed.ts';
import { cellOf, nextCell } from '../editor/grid.ts';
import type { Cell, Id } from '../../shared/journey/journey.ts';
import { useCanvas } from './canvas-context.ts';
import { PAUSE_MS } from './settling.ts';
import { caretAfter, type Splice, spliceBetween } from '../editor/text-splice.ts';

interface CardEditorProps {
  id: Id;
  /** How many lines the layout has for it. */
  lines: number;
  label: string;
}

/** A card's title while it is written: an edit is a splice into the shared text, never the whole text. */
export function CardEditor({ id, lines, label }: CardEditorProps) {
  const { port, editor, mapId, role, personId } = useCanvas();
  const field = useRef<HTMLTextAreaElement>(null);
  /** The text as this field has it, to tell what was typed. */
  const shown = useRef('');
  const own = useRef(false);
  const composing = useRef(false);
  /** What others wrote while a letter was being composed, which must not be disturbed. */
  const missed = useRef<{ at: number; removed: number; inserted: number }[]>([]);
  const isDraft = useStore(editor, ({ draft }) => draft?.id === id);

  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return undefined;
    area.value = port.text(id, 'title')?.value() ?? '';
    shown.current = area.value;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
    // the step of a card's first letters is open already, and what follows belongs to it
    return () => port.endGesture();
  }, [port, id]);

  useEffect(() => {
    if (isDraft) return undefined;
    return port.text(id, 'title')?.subscribe((change) => {
      const area = field.current;
      if (!area || own.current) return;
      const { selectionStart, selectionEnd } = area;
      const splice = { at: change.at, removed: change.removed, inserted: change.inserted };
      if (composing.current) {
        missed.current.push(splice);
        return;
      }
      area.value = change.value;
      shown.current = change.value;
      // what undo brought back is where the caret belongs
      const caret = change.local ? change.at + change.inserted : undefined;
      area.setSelectionRange(caret ?? caretAfter(selectionStart, splice), caret ?? caretAfter(selectionEnd, splice));
    });
  }, [port, id, isDraft]);

  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);

  function send(whole: string, { at, removed, inserted }: Splice): void {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => port.endGesture(), PAUSE_MS);
    const { draft } = editor.getState();
    own.current = true;
    if (draft?.id === id) {
      port.run(
        { type: 'addCards', cell: draft.cell, at: draft.at, cards: [{ id, kind: draft.kind, title: whole }] },
        { open: true },
      );
      editor.setState({ draft: null });
    } else port.text(id, 'title')?.edit(missed.current.reduce(caretAfter, at), removed, inserted);
    own.current = false;
  }

  function write(): void {
    const area = field.current;
    if (!area || composing.current) return;
    const splice = spliceBetween(shown.current, area.value, area.selectionEnd);
    if (splice) send(area.value, splice);
    else if (missed.current.length === 0) return;
    const now = port.text(id, 'title')?.value() ?? area.value;
    if (now !== area.value) {
      const caret = missed.current.reduce(caretAfter, area.selectionEnd);
      area.value = now;
      area.setSelectionRange(caret, caret);
    }
    missed.current = [];
    shown.current = now;
  }

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
    } else if (held && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (event.shiftKey) port.redo();
      else port.undo();
    } else if (held && event.key.toLowerCase() === 'y') {
      event.preventDefault();
      port.redo();
    }
  }

  return (
    <textarea
      ref={field}
      className="card-field nodrag nopan"
      aria-label={label}
      rows={Math.max(1, lines)}
      spellCheck
      onInput={write}
      onKeyDown={onKeyDown}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        write();
      }}
      onBlur={() => {
        const { editing } = editor.getState();
        if (editing?.id === id) editor.leaveText();
      }}
    />
  );
}
