import type { NewNote } from '../../shared/document/board.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import { notesOf } from '../../shared/journey/notes.ts';
import type { Clip } from './clip.ts';
import { freePlace } from './note-commands.ts';
import type { Pasted } from './paste.ts';

/** Of the dots on the canvas. */
const STEP = 22;

/**
 * Notes as they were copied, with their distances kept: at the point that was asked for, on the map they came from a
 * little beside themselves, and at another map where nothing stands yet.
 */
export function pasteNotes(
  journey: Journey,
  mapId: Id,
  { notes, mapId: from, boardId }: Clip,
  point?: { x: number; y: number },
): Pasted {
  const left = Math.min(...notes.map(({ at }) => at.x));
  const top = Math.min(...notes.map(({ at }) => at.y));
  const isHome = boardId === journey.board.id && from === mapId;
  const to = point ?? (isHome ? beside(journey, mapId, { x: left, y: top }) : freePlace(journey, mapId, 'sticky'));
  const coming = notes.map((note): NewNote => {
    const at = { x: Math.round(to.x + note.at.x - left), y: Math.round(to.y + note.at.y - top) };
    return { ...note, id: newId(), mapId, at };
  });
  return {
    commands: coming.length === 0 ? [] : [{ type: 'addNotes', notes: coming }],
    ids: coming.map(({ id }) => id),
    remarks: [],
  };
}

/** The second time too, it must not lie on what was pasted before: two notes on each other look like one. */
function beside(journey: Journey, mapId: Id, { x, y }: { x: number; y: number }): { x: number; y: number } {
  const taken = new Set(notesOf(journey, mapId).map(({ note: { at } }) => `${at.x}/${at.y}`));
  let by = STEP;
  while (taken.has(`${x + by}/${y + by}`)) by += STEP;
  return { x: x + by, y: y + by };
}
