import { cardsIn, livingColumn } from '../../journey/columns.ts';
import type { Cell, Kind } from '../../journey/journey.ts';
import type { Command } from '../board.ts';
import { fingerprint } from '../read.ts';
import { feelingKey, insertPlain, isPlainKind, recordMap, rootOf } from '../shape.ts';
import { beforeStepsGo } from './structure.ts';
import { type Work, type Write, add, edit, room, write } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

function cellOf(work: Work, cell: Cell): Cell {
  return { laneId: cell.laneId, columnId: livingColumn(work.journey, cell.columnId) ?? cell.columnId };
}

export function addCards(work: Work, { cell, at, cards }: Of<'addCards'>): Write[] {
  const { keys, writes } = room(work, 'cards', cardsIn(work.journey, cell), at, cards.length);
  const home = cellOf(work, cell);
  return [...writes, ...cards.map((card, i) => add(work, 'cards', card.id, { ...card, cell: home, order: keys[i] }))];
}

export function moveCards(work: Work, { ids, cell, at }: Of<'moveCards'>): Write[] {
  const moving = new Set(ids.filter((id) => work.journey.cards.has(id)));
  const row = cardsIn(work.journey, cell).filter((card) => !moving.has(card.id));
  const { keys, writes } = room(work, 'cards', row, at, moving.size);
  const home = cellOf(work, cell);
  return [...writes, ...[...moving].map((id, i) => edit(work, 'cards', id, { cell: home, order: keys[i] }))];
}

/** A card is not linked to itself, and the same link is not made twice. */
export function addLink(work: Work, { link }: Of<'addLink'>): Write[] {
  const { from, to, kind } = link;
  const known = [...work.journey.links.values()].some(
    (one) => !one.deleted && one.from === from && one.to === to && one.kind === kind,
  );
  return from === to || known ? [] : [add(work, 'links', link.id, { ...link })];
}

export function setFeeling(work: Work, { feeling }: Of<'setFeeling'>): Write[] {
  const key = feelingKey(feeling);
  const { value } = feeling;
  const held = work.journey.feelings.get(key);
  // a point that is only dragged keeps its words
  const note = (feeling.note === undefined ? held?.note : feeling.note) || undefined;
  const moment = (feeling.moment === undefined ? held?.moment : feeling.moment) || undefined;
  return [
    write(
      () => {
        if (value === null) rootOf(work.doc, 'feelings').delete(key);
        else insertPlain(work.doc, 'feelings', key, { value: Math.max(-2, Math.min(2, value)), note, moment });
      },
      feeling,
      { kind: 'feelings', id: key, fields: {} },
    ),
  ];
}

/** What was written when it was deleted, so that words which come later are noticed (J4). */
function wordsOf({ journey }: Work, kind: Kind, id: string): { words: string } | undefined {
  const card = kind === 'cards' ? journey.cards.get(id) : undefined;
  const note = kind === 'notes' ? journey.notes.get(id) : undefined;
  if (card) return { words: fingerprint(card.title, card.body) };
  return note && { words: fingerprint(note.text, '') };
}

function removeOne(work: Work, kind: Kind, id: string): Write {
  return write(
    () => {
      if (isPlainKind(kind)) {
        rootOf(work.doc, kind).delete(id);
        return;
      }
      const record = recordMap(work.doc, kind, id);
      if (!record || record.has('deleted')) return;
      record.set('deleted', { by: work.personId, at: work.now(), ...wordsOf(work, kind, id) });
    },
    null,
    { kind, id, fields: { deleted: true } },
  );
}

export function remove(work: Work, { records }: Of<'remove'>): Write[] {
  const steps = records.flatMap(({ kind, id }) => (kind === 'steps' ? [id] : []));
  return [...beforeStepsGo(work, steps), ...records.map(({ kind, id }) => removeOne(work, kind, id))];
}

export function restore(work: Work, { records }: Of<'restore'>): Write[] {
  return records.flatMap(({ kind, id }) => (isPlainKind(kind) ? [] : [edit(work, kind, id, { deleted: null })]));
}
