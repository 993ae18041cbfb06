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
  /** As it was last told: what moved since then, moved with the words. */
  said: string;
}

export interface Carets {
  get(): readonly Caret[];
  /** What others said; tells whether anything differs. */
  hear(others: ReadonlyMap<number, PresenceState>): boolean;
  /** Somebody wrote: carets stay at their letters until they are told anew. */
  move(splice: { at: number; removed: number; inserted: number }): void;
}

/**
 * The carets of others in one text. Their places are told as numbers, and a number is of the text as its teller had it;
 * between two messages they are kept at their letters, or each word written before them would push them back.
 */
export function createCarets(id: Id, field: TextFieldName): Carets {
  let held = new Map<number, Held>();
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
    hear(others) {
      const next = new Map<number, Held>();
      for (const [client, { person, edit }] of others) {
        if (edit?.id !== id || edit.field !== field || edit.at === undefined || edit.to === undefined) continue;
        const said = `${edit.at}/${edit.to}/${person.name}/${person.color}`;
        const before = held.get(client);
        const { personId, name, color } = person;
        next.set(client, before?.said === said ? before : { personId, name, color, at: edit.at, to: edit.to, said });
      }
      return settle(next);
    },
    move(splice) {
      const next = new Map<number, Held>();
      for (const [client, caret] of held) {
        const at = caretAfter(caret.at, splice);
        const to = caretAfter(caret.to, splice);
        next.set(client, at === caret.at && to === caret.to ? caret : { ...caret, at, to });
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
