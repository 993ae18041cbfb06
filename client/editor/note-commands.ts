import type { Command, NewCard, NewNote } from '../../shared/document/board.ts';
import { CARD_FACTS, type CardFact } from '../../shared/journey/card-facts.ts';
import { cardKindOf } from '../../shared/journey/card-kind.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Card, Cell, Id, Journey, Note, NoteKind, Tint } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import type { Box } from '../../shared/journey/layout.types.ts';
import { notesOf } from '../../shared/journey/notes.ts';
import { readingsAt } from '../../shared/journey/readings.ts';
import type { ActionContext } from './action.types.ts';
import { mayAdd } from './allowed.ts';

/** What can be put beside the grid; a shape comes in two forms. */
export type NoteForm = Exclude<NoteKind, 'shape' | 'image'> | 'rectangle' | 'ellipse';
export const NOTE_FORMS: readonly NoteForm[] = ['sticky', 'rectangle', 'ellipse', 'frame'];

const SIZES: Readonly<Record<NoteForm, Note['size']>> = {
  sticky: { width: 168, height: 120 },
  rectangle: { width: 180, height: 100 },
  ellipse: { width: 180, height: 110 },
  frame: { width: 480, height: 340 },
};
const TINTS: Readonly<Record<NoteForm, Tint>> = { sticky: 2, rectangle: 0, ellipse: 0, frame: 0 };
const GAP = 48;

function newNote(mapId: Id, form: NoteForm, at: Note['at'], text = ''): NewNote {
  const isShape = form === 'rectangle' || form === 'ellipse';
  return {
    id: newId(),
    mapId,
    kind: isShape ? 'shape' : form,
    at: { x: Math.round(at.x), y: Math.round(at.y) },
    size: SIZES[form],
    text,
    tint: TINTS[form],
    ...(isShape ? { form } : {}),
  };
}

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;

/** The nearest place at the right of the map where nothing stands yet, not above `top`. */
export function freePlace(journey: Journey, mapId: Id, form: NoteForm, top = 0): Note['at'] {
  const notes = notesOf(journey, mapId);
  const x = Math.round(layoutMap(journey, mapId).width + GAP);
  const place = { x, y: Math.max(0, Math.round(top)), ...SIZES[form] };
  for (let hit = notes.find((one) => meets(one, place)); hit; hit = notes.find((one) => meets(one, place))) {
    place.y = Math.ceil(hit.y + hit.height + GAP / 3);
  }
  return { x, y: place.y };
}

/** Whether a note whose middle is at a point would lie on the map, or on another note. */
export function isTaken(journey: Journey, mapId: Id, form: NoteForm, middle: { x: number; y: number }): boolean {
  const { width, height } = SIZES[form];
  const place = { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
  const map = layoutMap(journey, mapId);
  return (
    meets({ x: 0, y: 0, width: map.width, height: map.height }, place) ||
    notesOf(journey, mapId).some((one) => meets(one, place))
  );
}

/** Puts a note down, its middle at a point or else beside the map, and goes on to write on it. */
export function addNote(context: ActionContext, form: NoteForm, middle?: { x: number; y: number }, top = 0): boolean {
  const { port, editor, mapId } = context;
  if (!mayAdd(context, 'notes')) return false;
  const { width, height } = SIZES[form];
  const at = middle
    ? { x: middle.x - width / 2, y: middle.y - height / 2 }
    : freePlace(port.records(), mapId, form, top);
  const note = newNote(mapId, form, at);
  // what is typed at once belongs to the same step (J6)
  port.run({ type: 'addNotes', notes: [note] }, { open: true });
  editor.edit(note.id, 'text');
  return true;
}

/** A note as a new one beside it. */
export function copyOfNote(
  { createdBy: _by, deleted: _deleted, ...note }: Note,
  by: { x: number; y: number },
): NewNote {
  return { ...note, id: newId(), at: { x: note.at.x + by.x, y: note.at.y + by.y } };
}

/** A blank line divides what a card says at once from what it says when asked. */
const BLANK = /\r?\n[^\S\n]*\r?\n/u;

export const noteTextOf = ({ title, body }: Pick<Card, 'title' | 'body'>): string =>
  body.trim() === '' ? title : `${title}\n\n${body}`;

/** Notes that can stand in a cell turn into cards there, in one step (J5). A frame cannot. */
export function notesToCards(
  journey: Journey,
  notes: readonly Note[],
  cell: Cell,
  at: number,
): { commands: Command[]; ids: Id[] } {
  const lane = journey.lanes.get(cell.laneId);
  const kind = lane && cardKindOf(lane.kind);
  const turning = notes.filter((note) => note.kind !== 'frame');
  if (kind === undefined || turning.length === 0) return { commands: [], ids: [] };
  const cards = turning.map((note): NewCard => {
    const [title = '', ...rest] = note.text.split(BLANK);
    const picture = note.imageId === undefined ? {} : { imageId: note.imageId, imageSize: pixelsOf(note) };
    const own = note.kind === 'image' ? 'image' : kind;
    return { id: newId(), kind: own, title: title.trim(), body: rest.join('\n\n').trim(), ...picture };
  });
  return {
    commands: [
      { type: 'addCards', cell, at, cards },
      { type: 'remove', records: turning.map(({ id }) => ({ kind: 'notes', id })) },
    ],
    ids: cards.map(({ id }) => id),
  };
}

const pixelsOf = ({ size }: Note): { width: number; height: number } => ({
  width: Math.max(1, Math.round(size.width)),
  height: Math.max(1, Math.round(size.height)),
});

/** What of a card a note has no place for. */
type LeftOut = CardFact | 'links' | 'numbers';

/** What a person has to know before cards leave the grid: this stays with the deleted card and comes back by undo. */
function leftOut(journey: Journey, cards: readonly Card[]): LeftOut[] {
  const ids = new Set(cards.map(({ id }) => id));
  const isLinked = [...journey.links.values()].some(
    ({ deleted, from, to }) => !deleted && (ids.has(from) || ids.has(to)),
  );
  const isMeasured = cards.some(({ id }) => readingsAt(journey, `card:${id}`).length > 0);
  return [
    ...CARD_FACTS.filter((field) => cards.some((card) => isSaid(card[field]))),
    ...(isLinked ? (['links'] as const) : []),
    ...(isMeasured ? (['numbers'] as const) : []),
  ];
}

const KEYS: Readonly<Partial<Record<LeftOut, string>>> = { links: 'cards.links', numbers: 'panels.figures' };

/** The same in words; nothing where nothing is lost. */
export function leftOutWords(journey: Journey, cards: readonly Card[], t: (key: string) => string): string {
  return leftOut(journey, cards)
    .map((field) => t(KEYS[field] ?? `panels.fact.${field}`))
    .join(', ');
}

const isSaid = (value: Card[keyof Card]): boolean =>
  value !== undefined && value !== '' && (!Array.isArray(value) || value.length > 0);

/** A card taken off the grid stands there as a note with all its words, in one step (J5). */
export function cardsToNotes(
  mapId: Id,
  cards: readonly { card: Card; x: number; y: number }[],
): { commands: Command[]; ids: Id[] } {
  const notes = cards.map(({ card, x, y }): NewNote => {
    const note = newNote(mapId, 'sticky', { x, y }, noteTextOf(card));
    if (card.imageId === undefined) return note;
    const { width, height } = card.imageSize ?? { width: 4, height: 3 };
    const size = { width: 220, height: Math.max(20, Math.round((220 * height) / width)) };
    return { ...note, kind: 'image', imageId: card.imageId, size };
  });
  return {
    commands: [
      { type: 'addNotes', notes },
      { type: 'remove', records: cards.map(({ card }) => ({ kind: 'cards', id: card.id })) },
    ],
    ids: notes.map(({ id }) => id),
  };
}
