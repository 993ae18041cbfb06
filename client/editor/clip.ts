import type { NewCard, NewNote } from '../../shared/document/board.ts';
import { checkRecord } from '../../shared/journey/check.ts';
import { columnsOf, lanesOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import {
  type Card,
  type Id,
  type Journey,
  LANE_KINDS,
  type LaneKind,
  type Link,
  type Note,
} from '../../shared/journey/journey.ts';
import { livingLinks } from '../../shared/journey/links/links.ts';
import { cellOf } from './grid.ts';

/** A card as it was copied, and where it stood among the others that were. */
export interface Clipped {
  card: NewCard;
  lane: { id: Id; kind: LaneKind };
  /** Columns to the right of the leftmost one. */
  column: number;
}

/** What joins two of the cards, told by their places among them: on the clipboard their ids mean nothing. */
export interface ClippedLink {
  from: number;
  to: number;
  kind: Link['kind'];
  label: string;
}

/** Cards and notes on the clipboard, from this board or another. */
export interface Clip {
  boardId: Id;
  /** The map they were copied from: beside another one, notes look for a place of their own. */
  mapId: Id;
  cards: readonly Clipped[];
  /** Links between two of them; one that leads elsewhere stays with the card it is about. */
  links: readonly ClippedLink[];
  notes: readonly NewNote[];
  /** Names of the personas they are about: on another board only those tell who is meant. */
  personas: Readonly<Record<Id, string>>;
}

/** A board holds thousands of cards, and a page that somebody made to be copied from may hold any number. */
const MOST_CARDS = 10_000;

/** What is copied: in reading order, lane by lane. */
export function clipOf(journey: Journey, mapId: Id, cards: readonly Card[], notes: readonly Note[] = []): Clip {
  const columns = columnsOf(journey, mapId).map(({ id }) => id);
  const placed = cards.flatMap((card) => {
    const cell = cellOf(journey, card);
    const lane = cell && journey.lanes.get(cell.laneId);
    return lane ? [{ card, lane, at: columns.indexOf(cell.columnId) }] : [];
  });
  const left = Math.min(...placed.map(({ at }) => at));
  const personaIds = new Set(placed.flatMap(({ card }) => card.personaIds ?? []));
  const places = new Map(placed.map(({ card }, i) => [card.id, i]));
  return {
    boardId: journey.board.id,
    mapId,
    cards: placed.map(({ card, lane, at }) => ({
      card: plain(card),
      lane: { id: lane.id, kind: lane.kind },
      column: at - left,
    })),
    links: livingLinks(journey).flatMap(({ kind, label, ...link }) => {
      const [from, to] = [places.get(link.from), places.get(link.to)];
      return from === undefined || to === undefined ? [] : [{ from, to, kind, label }];
    }),
    notes: notes.map(({ createdBy: _by, deleted: _deleted, ...note }) => note),
    personas: Object.fromEntries(
      [...personaIds].flatMap((id) => {
        const persona = journey.personas.get(id);
        return persona ? [[id, persona.name] as const] : [];
      }),
    ),
  };
}

/** Everything a card says, nothing of where it is and whose. */
function plain({ cell: _cell, order: _order, createdBy: _by, deleted: _deleted, ...card }: Card): NewCard {
  return card;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same schema that guards the document, at this border too: a clipboard holds what anybody put there. */
function readCard(value: unknown): NewCard | undefined {
  if (!isRecord(value)) return undefined;
  const nowhere = { laneId: newId(), columnId: newId() };
  const { deleted: _deleted, ...given } = value;
  const checked = checkRecord('cards', {
    body: '',
    ...given,
    id: newId(),
    createdBy: 'import',
    cell: nowhere,
    order: 'a0',
  });
  return checked.ok ? plain(checked.value) : undefined;
}

function readClipped(value: unknown): Clipped | undefined {
  if (!isRecord(value) || !isRecord(value['lane'])) return undefined;
  const card = readCard(value['card']);
  const kind = LANE_KINDS.find((one) => one === (isRecord(value['lane']) ? value['lane']['kind'] : undefined));
  const { id } = value['lane'];
  const { column } = value;
  if (!card || !kind || typeof id !== 'string' || typeof column !== 'number') return undefined;
  if (!Number.isInteger(column) || column < 0 || column > MOST_CARDS) return undefined;
  return { card, lane: { id, kind }, column };
}

function readNote(value: unknown): NewNote[] {
  if (!isRecord(value)) return [];
  const { deleted: _deleted, ...given } = value;
  const checked = checkRecord('notes', { ...given, id: newId(), createdBy: 'import' });
  if (!checked.ok) return [];
  const { createdBy: _by, ...note } = checked.value;
  return [note];
}

/** A link whose ends are among the cards that could be read; it is checked as a record, like them. */
function readLink(value: unknown, places: ReadonlyMap<unknown, number>): ClippedLink | undefined {
  if (!isRecord(value)) return undefined;
  const [from, to] = [places.get(value['from']), places.get(value['to'])];
  const { kind, label } = value;
  const ends = { id: newId(), createdBy: 'import', from: newId(), to: newId() };
  const checked = checkRecord('links', { ...ends, kind, label });
  if (from === undefined || to === undefined || from === to || !checked.ok) return undefined;
  return { from, to, kind: checked.value.kind, label: checked.value.label };
}

/** Cards as text that came from somewhere; undefined where there is none among it. Every card gets an id of its own. */
export function readClip(json: string): Clip | undefined {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isRecord(read) || !Array.isArray(read['cards']) || typeof read['boardId'] !== 'string') return undefined;
  const cards: Clipped[] = [];
  const places = new Map<unknown, number>();
  for (const [i, one] of read['cards'].slice(0, MOST_CARDS).entries()) {
    const card = readClipped(one);
    if (card) places.set(i, cards.push(card) - 1);
  }
  const loose: readonly unknown[] = Array.isArray(read['notes']) ? read['notes'].slice(0, MOST_CARDS) : [];
  const notes = loose.flatMap(readNote);
  if (cards.length + notes.length === 0) return undefined;
  const ties: readonly unknown[] = Array.isArray(read['links']) ? read['links'].slice(0, MOST_CARDS) : [];
  const links = ties.flatMap((one) => readLink(one, places) ?? []);
  const names = isRecord(read['personas']) ? Object.entries(read['personas']) : [];
  const personas = names.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const mapId = typeof read['mapId'] === 'string' ? read['mapId'] : '';
  return { boardId: read['boardId'], mapId, cards, links, notes, personas: Object.fromEntries(personas) };
}

/** Titles as a grid of lanes and columns, each cell with the titles that stand in it; what notes say follows in rows. */
export function gridOf(journey: Journey, mapId: Id, clip: Clip): string[][] {
  return [...cardGridOf(journey, mapId, clip), ...clip.notes.map(({ text }) => [text])];
}

function cardGridOf(journey: Journey, mapId: Id, { cards }: Clip): string[][] {
  const lanes = lanesOf(journey, mapId).filter(({ id }) => cards.some(({ lane }) => lane.id === id));
  const width = Math.max(...cards.map(({ column }) => column)) + 1;
  return lanes.map((lane) =>
    Array.from({ length: width }, (_, at) =>
      cards
        .filter(({ lane: { id }, column }) => id === lane.id && column === at)
        .map(({ card }) => card.title)
        .join('\n'),
    ),
  );
}
