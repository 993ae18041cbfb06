import type { Command, NewCard, NewNote } from '../../shared/document/board.ts';
import { cardsIn } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import { mayAdd, mayChange } from './allowed.ts';
import type { PictureContext, PicturePlace, Uploaded } from './pictures.ts';
import { preparePicture } from './prepare-picture.ts';

/** Of a free picture, before anybody makes it larger. */
const FREE_WIDTH = 260;
const FREE_GAP = 20;
const MOST_AT_ONCE = 20;

type Stored = Extract<Uploaded, { ok: true }> & { title: string };

/** A file's name as words; what a screenshot tool called it says nothing. */
export function titleOf(name: string): string {
  const bare = name
    .replace(/\.[a-z0-9]+$/iu, '')
    .replace(/[_\s]+/gu, ' ')
    .trim();
  return /^(image|img|screenshot|bild|resim|ekran|photo|foto|unnamed|download|dsc|pasted)?[\s\d().:-]*$/iu.test(bare)
    ? ''
    : bare.slice(0, 120);
}

function commandOf(context: PictureContext, stored: readonly Stored[], place: PicturePlace): Command[] {
  const { port, mapId } = context;
  const journey = port.records();
  switch (place.kind) {
    case 'card': {
      const [one] = stored;
      const card = journey.cards.get(place.id);
      if (!one || !card) return [];
      const title = card.title.trim() === '' && one.title !== '' ? { title: one.title } : {};
      const imageSize = { width: one.width, height: one.height };
      return [{ type: 'setCard', id: card.id, fields: { imageId: one.hash, imageSize, ...title } }];
    }
    case 'note': {
      const [one] = stored;
      const note = journey.notes.get(place.id);
      if (!one || !note) return [];
      // as wide as it was, and as high as the new picture asks for
      const { width } = note.size;
      const size = { width, height: Math.max(20, Math.round((width * one.height) / one.width)) };
      const text = note.text.trim() === '' && one.title !== '' ? { text: one.title } : {};
      return [
        { type: 'setNote', id: note.id, fields: { imageId: one.hash, ...text } },
        { type: 'placeNotes', places: [{ id: note.id, at: note.at, size }] },
      ];
    }
    case 'cell': {
      const cell = { laneId: place.laneId, columnId: place.columnId };
      const cards = stored.map(({ hash, width, height, title }): NewCard => ({
        id: newId(),
        kind: 'image',
        title,
        imageId: hash,
        imageSize: { width, height },
      }));
      return [{ type: 'addCards', cell, at: cardsIn(journey, cell).length, cards }];
    }
    case 'free': {
      const notes = stored.map(({ hash, width, height, title }, i): NewNote => {
        const shown = Math.min(FREE_WIDTH, width);
        return {
          id: newId(),
          mapId,
          kind: 'image',
          at: { x: Math.round(place.x + i * (FREE_WIDTH + FREE_GAP)), y: Math.round(place.y) },
          size: { width: shown, height: Math.max(20, Math.round((shown * height) / width)) },
          text: title,
          tint: 0,
          imageId: hash,
        };
      });
      return [{ type: 'addNotes', notes }];
    }
  }
}

function mayPut(context: PictureContext, place: PicturePlace): boolean {
  const { cards, notes } = context.port.records();
  switch (place.kind) {
    case 'cell':
      return mayAdd(context, 'cards', { cell: place });
    case 'free':
      return mayAdd(context, 'notes');
    case 'card': {
      const card = cards.get(place.id);
      return card !== undefined && mayChange(context, 'cards', card);
    }
    case 'note': {
      const note = notes.get(place.id);
      return note !== undefined && mayChange(context, 'notes', note);
    }
  }
}

/**
 * Sends pictures and puts them on the board when they are stored: a card that shows nothing to the others would be
 * worse than one that comes a moment later. All of one go are one undo step (J5).
 */
export async function addPictures(context: PictureContext, files: readonly File[], place: PicturePlace): Promise<void> {
  const { pictures, editor, port, onProblem } = context;
  if (files.length === 0) return;
  if (!pictures || !mayPut(context, place)) {
    onProblem('pictures.problem.role');
    return;
  }
  if (files.length > MOST_AT_ONCE) onProblem('pictures.problem.many');
  const wanted = files.slice(0, place.kind === 'card' || place.kind === 'note' ? 1 : MOST_AT_ONCE);
  const count = (by: number): void => editor.setState(({ uploading }) => ({ uploading: uploading + by }));
  const stored: Stored[] = [];
  const problems = new Set<string>();
  const unsent: File[] = [];
  count(wanted.length);
  // one after the other, so that they come in the order they were given and a slow line is not choked
  for (const file of wanted) {
    const prepared = await preparePicture(file);
    const uploaded: Uploaded = prepared.ok ? await pictures.upload(prepared.blob) : { ok: false, why: 'not-a-picture' };
    if (uploaded.ok) stored.push({ ...uploaded, title: titleOf(file.name) });
    else if (uploaded.why === 'offline') unsent.push(file);
    else problems.add(`pictures.problem.${uploaded.why}`);
    count(-1);
  }
  if (unsent.length > 0) {
    const waits = pictures.whenBack?.(() => void addPictures(context, unsent, place));
    if (waits) onProblem('pictures.problem.waits', 'plain');
    else problems.add('pictures.problem.offline');
  }
  for (const key of problems) onProblem(key);
  const commands = stored.length > 0 ? commandOf(context, stored, place) : [];
  if (commands.length === 0) return;
  port.run(commands);
  const ids = commands.flatMap((command) =>
    command.type === 'addCards'
      ? command.cards.map(({ id }) => id)
      : command.type === 'addNotes'
        ? command.notes.map(({ id }) => id)
        : [],
  );
  // whoever writes elsewhere by now is not taken out of it
  if (ids.length > 0 && editor.getState().editing === null) editor.select(ids);
}
