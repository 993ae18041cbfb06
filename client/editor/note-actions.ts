import type { Command } from '../../shared/document/board.ts';
import { cardsIn } from '../../shared/journey/columns.ts';
import type { Note, Tint } from '../../shared/journey/journey.ts';
import { NOTE, noteBox, notesOf } from '../../shared/journey/notes.ts';
import type { Action, ActionContext } from './action.types.ts';
import { mayAdd, mayChange, mayRemove } from './allowed.ts';
import { chosenCards } from './chosen.ts';
import { firstPlace } from './grid.ts';
import {
  addNote,
  cardsToNotes,
  copyOfNote,
  freePlace,
  leftOutWords,
  NOTE_FORMS,
  type NoteForm,
  notesToCards,
} from './note-commands.ts';

/** The notes an action is about: those selected, or the one a menu was opened on. */
export function chosenNotes({ port, editor, mapId, target }: ActionContext): Note[] {
  const { selection } = editor.getState();
  const ids = target?.kind === 'note' && !selection.includes(target.id) ? [target.id] : selection;
  if (ids.length === 0 || port.records().notes.size === 0) return [];
  return notesOf(port.records(), mapId).flatMap(({ note }) => (ids.includes(note.id) ? [note] : []));
}

const changeable = (context: ActionContext): boolean => {
  const notes = chosenNotes(context);
  return notes.length > 0 && notes.every((note) => mayChange(context, 'notes', note));
};

const WAYS = { Up: [0, -1], Down: [0, 1], Left: [-1, 0], Right: [1, 0] } as const;
type Way = keyof typeof WAYS;
const WAY_NAMES: readonly Way[] = ['Up', 'Down', 'Left', 'Right'];
/** Of the dots on the canvas, or one pixel for who wants it exact. */
const STEP = 22;

const moving = (way: Way, step: number, held: string): Action => ({
  id: `note.move${way}${held === '' ? '' : 'Fine'}`,
  labelKey: `notes.move${way}${held === '' ? '' : 'Fine'}`,
  shortcuts: [`${held}Arrow${way}`],
  group: 'way',
  when: changeable,
  do: (context) => {
    const [x, y] = WAYS[way];
    const places = chosenNotes(context).map(({ id, at }) => ({ id, at: { x: at.x + x * step, y: at.y + y * step } }));
    context.port.run({ type: 'placeNotes', places });
  },
});

const sizing = (way: Way): Action => ({
  id: `note.size${way}`,
  labelKey: `notes.size${way}`,
  shortcuts: [`Alt+Arrow${way}`],
  group: 'way',
  when: changeable,
  do: (context) => {
    const [x, y] = WAYS[way];
    const places = chosenNotes(context).map((note) => {
      const { width, height } = noteBox(note);
      const size = {
        width: Math.max(NOTE.least, width + x * STEP),
        height: Math.max(NOTE.least, height + y * STEP),
      };
      return { id: note.id, at: note.at, size };
    });
    context.port.run({ type: 'placeNotes', places });
  },
});

const tinting = (tint: Tint): Action => ({
  id: `note.tint${tint}`,
  labelKey: `canvas.tint${tint}`,
  icon: { tint },
  group: 'look',
  when: (context) =>
    changeable(context) && chosenNotes(context).some((note) => note.kind !== 'image' && note.tint !== tint),
  do: (context) =>
    context.port.run(chosenNotes(context).map(({ id }): Command => ({ type: 'setNote', id, fields: { tint } }))),
});

const forming = (form: 'rectangle' | 'ellipse'): Action => ({
  id: `note.${form}`,
  labelKey: `notes.to.${form}`,
  group: 'shape',
  when: (context) =>
    changeable(context) &&
    chosenNotes(context).every((note) => note.kind === 'shape' && (note.form ?? 'rectangle') !== form),
  do: (context) =>
    context.port.run(chosenNotes(context).map(({ id }): Command => ({ type: 'setNote', id, fields: { form } }))),
});

const adding = (form: NoteForm): Action => ({
  id: `note.add.${form}`,
  labelKey: `notes.add.${form}`,
  group: 'add',
  when: (context) => mayAdd(context, 'notes'),
  do: (context) => void addNote(context, form),
});

export const NOTE_ACTIONS: readonly Action[] = [
  {
    id: 'note.edit',
    labelKey: 'notes.edit',
    shortcuts: ['Enter', 'F2'],
    group: 'write',
    when: (context) => chosenNotes(context).length === 1 && changeable(context),
    do: (context) => {
      const [note] = chosenNotes(context);
      if (note) context.editor.edit(note.id, 'text');
    },
  },
  {
    id: 'note.duplicate',
    labelKey: 'notes.duplicate',
    shortcuts: ['Mod+D'],
    group: 'write',
    when: (context) => chosenNotes(context).length > 0 && mayAdd(context, 'notes'),
    do: (context) => {
      const notes = chosenNotes(context).map((note) => copyOfNote(note, { x: STEP, y: STEP }));
      context.port.run({ type: 'addNotes', notes });
      context.editor.select(notes.map(({ id }) => id));
    },
  },
  {
    id: 'note.toCard',
    labelKey: 'notes.toCard',
    group: 'shape',
    when: (context) => {
      const notes = chosenNotes(context);
      const cell = context.editor.getState().cell ?? firstPlace(context.port.records(), context.mapId)?.cell;
      return (
        cell !== undefined &&
        notes.some((note) => note.kind !== 'frame') &&
        notes.every((note) => mayRemove(context, 'notes', note)) &&
        mayAdd(context, 'cards')
      );
    },
    do: (context) => {
      const { port, editor, mapId } = context;
      const journey = port.records();
      const cell = editor.getState().cell ?? firstPlace(journey, mapId)?.cell;
      if (!cell) return;
      const { commands, ids } = notesToCards(journey, chosenNotes(context), cell, cardsIn(journey, cell).length);
      if (commands.length === 0) return;
      port.run(commands);
      editor.select(ids, cell);
    },
  },
  {
    id: 'card.toNote',
    labelKey: 'notes.fromCard',
    group: 'shape',
    when: (context) => {
      const cards = chosenCards(context);
      return cards.length > 0 && cards.every((card) => mayRemove(context, 'cards', card)) && mayAdd(context, 'notes');
    },
    do: (context) => {
      const { port, editor, mapId, t, tell } = context;
      const { x, y } = freePlace(port.records(), mapId, 'sticky');
      const cards = chosenCards(context).map((card, i) => ({ card, x: x + i * 190, y }));
      const details = leftOutWords(
        port.records(),
        cards.map(({ card }) => card),
        t,
      );
      const { commands, ids } = cardsToNotes(mapId, cards);
      port.run(commands);
      editor.select(ids);
      if (details !== '') tell?.(t('notes.leftOut', { details }));
    },
  },
  ...WAY_NAMES.map((way) => moving(way, STEP, '')),
  ...WAY_NAMES.map((way) => moving(way, 1, 'Shift+')),
  ...WAY_NAMES.map(sizing),
  forming('rectangle'),
  forming('ellipse'),
  ...([0, 1, 2, 3, 4] as const).map(tinting),
  ...NOTE_FORMS.map(adding),
  {
    id: 'note.remove',
    labelKey: 'notes.remove',
    shortcuts: ['Delete', 'Backspace'],
    group: 'remove',
    when: (context) => {
      const notes = chosenNotes(context);
      return notes.length > 0 && notes.every((note) => mayRemove(context, 'notes', note));
    },
    do: (context) => {
      // of a frame drawn around both, the cards go too
      const cards = chosenCards(context).filter((card) => mayRemove(context, 'cards', card));
      const records = [
        ...chosenNotes(context).map(({ id }) => ({ kind: 'notes' as const, id })),
        ...cards.map(({ id }) => ({ kind: 'cards' as const, id })),
      ];
      context.port.run({ type: 'remove', records });
      context.editor.select([]);
    },
  },
];
