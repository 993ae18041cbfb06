import type { Command } from '../board.ts';
import { arcKey, insertPlain, rootOf } from '../shape.ts';
import { type Work, type Write, add, edit, write } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function addNotes(work: Work, { notes }: Of<'addNotes'>): Write[] {
  return notes.map((note) => add(work, 'notes', note.id, { ...note }));
}

/** In place, so that a note somebody deleted meanwhile is not brought back by a drag (J3). */
export function placeNotes(work: Work, { places }: Of<'placeNotes'>): Write[] {
  return places.map(({ id, at, size }) => edit(work, 'notes', id, size ? { at, size } : { at }));
}

export function setArc(work: Work, { point }: Of<'setArc'>): Write[] {
  const key = arcKey(point);
  const { value } = point;
  return [
    write(
      () => {
        if (value === null) rootOf(work.doc, 'arcs').delete(key);
        else insertPlain(work.doc, 'arcs', key, { value: Math.max(0, Math.min(10, value)) });
      },
      point,
      { kind: 'arcs', id: key, fields: {} },
    ),
  ];
}
