import { useSyncExternalStore } from 'react';
import type { Id } from '../../../shared/journey/journey.ts';
import type { Presence, PresenceState } from '../../../shared/wire/presence.ts';

export interface Other {
  personId: Id;
  name: string;
  /** Index for `personColour`. */
  color: number;
}

/** What others do at one card. */
export interface OnCard {
  writing: readonly Other[];
  selecting: readonly Other[];
  drag?: { by: Other; dx: number; dy: number };
}

export interface OtherCursor {
  by: Other;
  map?: Id;
  x: number;
  y: number;
}

/** A point of a curve that somebody drags. */
export interface OtherFace {
  map?: Id;
  of: Id;
  at: Id;
  value: number;
}

/** The same objects while they say the same, so that only what changed is drawn again (C1). */
export interface Others {
  byCard: ReadonlyMap<Id, OnCard>;
  cursors: readonly OtherCursor[];
  faces: readonly OtherFace[];
}

const NOBODY: Others = { byCard: new Map(), cursors: [], faces: [] };
const same = (one: unknown, two: unknown): boolean => JSON.stringify(one) === JSON.stringify(two);

interface Draft {
  writing: Other[];
  selecting: Other[];
  drag?: { by: Other; dx: number; dy: number };
}

/** Sums up who does what; whatever says the same as in `before` is the object of `before`. */
export function othersFrom(states: Iterable<PresenceState>, before: Others = NOBODY): Others {
  const drafts = new Map<Id, Draft>();
  const at = (id: Id): Draft => {
    const draft = drafts.get(id) ?? { writing: [], selecting: [] };
    drafts.set(id, draft);
    return draft;
  };
  const cursors: OtherCursor[] = [];
  const faces: OtherFace[] = [];
  for (const { person, map, cursor, selection, drag, face, edit } of states) {
    const by = { personId: person.personId, name: person.name, color: person.color };
    if (cursor) cursors.push({ by, x: cursor.x, y: cursor.y, ...(map === undefined ? {} : { map }) });
    if (face) faces.push({ ...face, ...(map === undefined ? {} : { map }) });
    for (const id of selection ?? []) at(id).selecting.push(by);
    for (const id of drag?.ids ?? []) if (drag) at(id).drag = { by, dx: drag.dx, dy: drag.dy };
    if (edit) at(edit.id).writing.push(by);
  }
  const known = new Map(before.cursors.map((one) => [one.by.personId, one]));
  const keptCursors = cursors
    .sort((a, b) => (a.by.personId < b.by.personId ? -1 : 1))
    .map((one) => {
      const old = known.get(one.by.personId);
      return old && same(old, one) ? old : one;
    });
  const byCard = new Map<Id, OnCard>();
  for (const [id, draft] of drafts) {
    const old = before.byCard.get(id);
    byCard.set(id, old && same(old, draft) ? old : draft);
  }
  const cardsAlike =
    byCard.size === before.byCard.size && [...byCard].every(([id, one]) => before.byCard.get(id) === one);
  const cursorsAlike =
    keptCursors.length === before.cursors.length && keptCursors.every((one, i) => before.cursors[i] === one);
  const facesAlike = same(faces, before.faces);
  if (cardsAlike && cursorsAlike && facesAlike) return before;
  return {
    byCard: cardsAlike ? before.byCard : byCard,
    cursors: cursorsAlike ? before.cursors : keptCursors,
    faces: facesAlike ? before.faces : faces,
  };
}

interface OthersStore {
  get(): Others;
  subscribe(listener: () => void): () => void;
}

const stores = new WeakMap<Presence, OthersStore>();

/** One for everybody who asks, so that presence is summed up once a change. */
function storeOf(presence: Presence): OthersStore {
  const known = stores.get(presence);
  if (known) return known;
  let seen: unknown;
  let others = NOBODY;
  const store: OthersStore = {
    get() {
      const states = presence.others();
      if (states !== seen) {
        seen = states;
        others = othersFrom(states.values(), others);
      }
      return others;
    },
    subscribe: (listener) => presence.subscribe(listener),
  };
  stores.set(presence, store);
  return store;
}

/** What others do at cards; does not render for a cursor that moves (C1). */
export function useOthersOnCards(presence: Presence): Others['byCard'] {
  const store = storeOf(presence);
  return useSyncExternalStore(store.subscribe, () => store.get().byCard);
}

/** What others do at one card; renders only when that changes (C1). */
export function useOthersAt(presence: Presence, cardId: Id): OnCard | undefined {
  const store = storeOf(presence);
  return useSyncExternalStore(store.subscribe, () => store.get().byCard.get(cardId));
}

export function useCursors(presence: Presence): readonly OtherCursor[] {
  const store = storeOf(presence);
  return useSyncExternalStore(store.subscribe, () => store.get().cursors);
}

/** Points of curves that others drag. */
export function useFaces(presence: Presence): readonly OtherFace[] {
  const store = storeOf(presence);
  return useSyncExternalStore(store.subscribe, () => store.get().faces);
}
