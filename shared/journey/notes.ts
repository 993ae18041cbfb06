import type { Id, Journey, Note, NoteKind } from './journey.ts';
import { STYLES } from './layout-sizes.ts';
import type { Box } from './layout.types.ts';
import { wrap } from './text/wrap.ts';

/** A note in its place, from the corner of its map. */
export interface NoteBox extends Box {
  id: Id;
  note: Note;
  lines: readonly string[];
}

export const NOTE = { padding: 12, line: 18, frameHead: 28, least: 40 } as const;

/** From the ground up: frames lie under everything, what is written on lies on top. */
export const NOTE_ORDER: readonly NoteKind[] = ['frame', 'shape', 'image', 'sticky'];

const boxes = new WeakMap<Note, NoteBox>();

/** An ellipse has less room for words than the box around it. */
export function roomOf({ kind, form, size }: Pick<Note, 'kind' | 'form' | 'size'>): number {
  const width = Math.max(NOTE.least, size.width);
  return kind === 'shape' && form === 'ellipse' ? width * 0.72 : width - 2 * NOTE.padding;
}

/** A note grows with its words, so that none of them is cut; a picture and a frame have the size they were given. */
export function noteBox(note: Note): NoteBox {
  const known = boxes.get(note);
  if (known) return known;
  const width = Math.max(NOTE.least, note.size.width);
  const isWritten = note.kind === 'sticky' || note.kind === 'shape';
  const style = note.kind === 'frame' ? STYLES.frame : STYLES.note;
  const lines = note.text === '' ? [] : wrap(note.text, style, roomOf(note));
  const words = lines.length * NOTE.line + 2 * NOTE.padding;
  const least = Math.max(NOTE.least, note.size.height);
  const needed = note.form === 'ellipse' ? words / 0.72 : words;
  const height = isWritten ? Math.ceil(Math.max(least, needed)) : least;
  const made: NoteBox = { id: note.id, note, x: note.at.x, y: note.at.y, width, height, lines };
  boxes.set(note, made);
  return made;
}

/** The living notes at a map, in painting order. */
export function notesOf(journey: Pick<Journey, 'notes'>, mapId: Id): NoteBox[] {
  return [...journey.notes.values()]
    .filter((note) => !note.deleted && (note.mapId === undefined || note.mapId === mapId))
    .sort((a, b) => NOTE_ORDER.indexOf(a.kind) - NOTE_ORDER.indexOf(b.kind) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(noteBox);
}

/** What stands on a frame with its whole body goes along with it. */
export function carriedBy(frame: NoteBox, all: readonly NoteBox[]): NoteBox[] {
  return all.filter(
    (one) =>
      one.id !== frame.id &&
      one.x >= frame.x &&
      one.y >= frame.y &&
      one.x + one.width <= frame.x + frame.width &&
      one.y + one.height <= frame.y + frame.height,
  );
}
