import { useMemo, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/journey/journey.ts';
import { noteBox, type NoteBox, notesOf } from '../../../shared/journey/notes.ts';
import { mayChange } from '../../editor/allowed.ts';
import { useCanvas } from '../canvas-context.ts';
import type { BoardNode, CardNode } from '../project.ts';
import { createNoteProjector, type NoteNode } from './project-notes.ts';

const NOWHERE: ReadonlyMap<Id, { x: number; y: number }> = new Map<Id, { x: number; y: number }>();

/** The notes at this map; renders only when one of them changes. */
export function useNoteBoxes(): readonly NoteBox[] {
  const { port, mapId } = useCanvas();
  const notes = useSyncExternalStore(port.subscribe, () => port.records().notes);
  return useMemo(() => notesOf({ notes }, mapId), [notes, mapId]);
}

/** The notes as React Flow is given them. */
function useNotes(): NoteNode[] {
  const { port, editor, role, personId } = useCanvas();
  const boxes = useNoteBoxes();
  const selection = useStore(editor, (state) => state.selection);
  const editing = useStore(editor, (state) => state.editing?.id);
  const flight = useStore(editor, (state) => state.noteFlight);
  const sizing = useStore(editor, (state) => state.noteSizing);
  const [project] = useState(createNoteProjector);
  const shown = useMemo(() => {
    if (!sizing) return boxes;
    return boxes.map((box) =>
      box.id === sizing.id ? noteBox({ ...box.note, at: sizing.at, size: sizing.size }) : box,
    );
  }, [boxes, sizing]);
  const flying = useMemo(() => {
    if (!flight) return NOWHERE;
    const ids = new Set(flight.ids);
    return new Map(
      boxes.flatMap(({ id, x, y }) => (ids.has(id) ? [[id, { x: x + flight.dx, y: y + flight.dy }] as const] : [])),
    );
  }, [boxes, flight]);
  const selected = useMemo(() => new Set(selection), [selection]);
  const pinned = useMemo(() => new Set([editing ?? '', selection.at(-1) ?? '']), [editing, selection]);
  return useMemo(
    () =>
      project({
        boxes: shown,
        flying,
        selected,
        pinned,
        mayMove: (note) => mayChange({ role, personId, port }, 'notes', note),
      }),
    [project, shown, flying, selected, pinned, port, role, personId],
  );
}

/** Notes and cards; what lies in one place is ordered by kind. */
export function useBoardNodes(cards: CardNode[]): BoardNode[] {
  const notes = useNotes();
  return useMemo(() => (notes.length === 0 ? cards : [...notes, ...cards]), [notes, cards]);
}
