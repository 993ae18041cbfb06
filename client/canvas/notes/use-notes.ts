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

/** Seen from afar, as many notes are mounted to be dragged; of more, all are painted. */
const MOST_LIFTED = 150;

/** The notes in somebody's hand, which are mounted while the others are painted (C5). */
export function useLiftedNotes(): ReadonlySet<Id> {
  const { editor } = useCanvas();
  const selection = useStore(editor, (state) => state.selection);
  const editing = useStore(editor, (state) => state.editing?.id);
  const flying = useStore(editor, (state) => state.noteFlight?.ids);
  return useMemo(
    () =>
      new Set([
        ...(selection.length > MOST_LIFTED ? selection.slice(-1) : selection),
        ...(editing === undefined ? [] : [editing]),
        ...(flying ?? []),
      ]),
    [selection, editing, flying],
  );
}

/** The notes as React Flow is given them; seen from afar only those in the hand. */
function useNotes(far: boolean): NoteNode[] {
  const { port, editor, role, personId } = useCanvas();
  const all = useNoteBoxes();
  const lifted = useLiftedNotes();
  const boxes = useMemo(() => (far ? all.filter(({ id }) => lifted.has(id)) : all), [far, all, lifted]);
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
export function useBoardNodes(cards: CardNode[], far: boolean): BoardNode[] {
  const notes = useNotes(far);
  return useMemo(() => (notes.length === 0 ? cards : [...notes, ...cards]), [notes, cards]);
}
