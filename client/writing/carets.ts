import type { TextFieldName } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { PresenceState } from '../../shared/wire/presence.ts';
import { caretAfter } from '../editor/text-splice.ts';

/** Where somebody else writes in a text; a selection goes from `at` to the caret at `to`. */
export interface Caret {
  personId: Id;
  name: string;
  /** Index for `personColour`. */
  color: number;
  at: number;
  to: number;
}

interface Held extends Caret {
  /** As it was told. */
  said: string;
  anchors: { at: string; to: string };
}

type Find = (anchor: string) => number | undefined;

export interface Carets {
  get(): readonly Caret[];
  /** What others said; tells whether anything differs. */
  hear(others: ReadonlyMap<number, PresenceState>, find: Find): boolean;
  /** Somebody wrote: carets stay at their letters. */
  move(splice: { at: number; removed: number; inserted: number }, find: Find): void;
}

/**
 * The carets of others in one text. Their places are told as anchors at letters: a number would be of the text as its
 * teller had it, and stand beside the place whenever the two had not the same words yet. A letter that is told of
 * before it comes is waited for: until then the caret stays where it was, if it was anywhere.
 */
export function createCarets(id: Id, field: TextFieldName): Carets {
  let held = new Map<number, Held>();
  /** Told of, but nowhere yet. */
  let awaited = new Map<number, Held>();
  let list: readonly Caret[] = [];
  const settle = (next: Map<number, Held>): boolean => {
    const same = next.size === held.size && [...next].every(([client, caret]) => held.get(client) === caret);
    if (same) return false;
    held = next;
    list = [...next.values()];
    return true;
  };
  return {
    get: () => list,
    hear(others, find) {
      const next = new Map<number, Held>();
      const later = new Map<number, Held>();
      for (const [client, { person, edit }] of others) {
        if (edit?.id !== id || edit.field !== field || edit.at === undefined || edit.to === undefined) continue;
        const said = `${edit.at}/${edit.to}/${person.name}/${person.color}`;
        const before = held.get(client);
        const known = before?.said === said ? before : awaited.get(client);
        if (known?.said === said) {
          (known === before ? next : later).set(client, known);
          continue;
        }
        const at = find(edit.at) ?? before?.at;
        const to = find(edit.to) ?? before?.to;
        const { personId, name, color } = person;
        const anchors = { at: edit.at, to: edit.to };
        const caret = { personId, name, color, at: at ?? 0, to: to ?? 0, said, anchors };
        (at === undefined || to === undefined ? later : next).set(client, caret);
      }
      awaited = later;
      return settle(next);
    },
    move(splice, find) {
      const next = new Map<number, Held>();
      for (const [client, caret] of held) {
        const at = find(caret.anchors.at) ?? caretAfter(caret.at, splice);
        const to = find(caret.anchors.to) ?? caretAfter(caret.to, splice);
        next.set(client, at === caret.at && to === caret.to ? caret : { ...caret, at, to });
      }
      for (const [client, caret] of awaited) {
        const at = find(caret.anchors.at);
        const to = find(caret.anchors.to);
        if (at === undefined || to === undefined) continue;
        awaited.delete(client);
        next.set(client, { ...caret, at, to });
      }
      // the words among which they stand have changed in any case
      if (!settle(next) && held.size > 0) list = [...held.values()];
    },
  };
}

/** A text cut where carets stand and selections begin and end, for drawing them over it. */
export interface Piece {
  text: string;
  /** Whose selection it lies in, the last to come on top. */
  selectedBy?: Caret;
  /** Carets that stand right behind it. */
  carets: readonly Caret[];
}

export function piecesOf(value: string, carets: readonly Caret[]): Piece[] {
  const within = (place: number): number => Math.max(0, Math.min(value.length, place));
  const cuts = new Set([0, value.length, ...carets.flatMap(({ at, to }) => [within(at), within(to)])]);
  const places = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [{ text: '', carets: carets.filter(({ to }) => within(to) === 0) }];
  for (const [i, from] of places.entries()) {
    const until = places[i + 1];
    if (until === undefined) break;
    const selectedBy = carets.findLast(
      ({ at, to }) => within(Math.min(at, to)) <= from && within(Math.max(at, to)) >= until,
    );
    pieces.push({
      text: value.slice(from, until),
      carets: carets.filter(({ to }) => within(to) === until),
      ...(selectedBy ? { selectedBy } : {}),
    });
  }
  return pieces;
}
