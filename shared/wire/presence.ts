import type { Id } from '../journey/journey.ts';
import type { Lead } from './leading.ts';
import type { Role } from './roles.ts';

/** Minted by the server, never taken from a client (D8). */
export interface Identity {
  personId: Id;
  name: string;
  /** Index into the ten cursor colours of the look. */
  color: number;
  role: Role;
}

/** What a client says of itself; numbers in canvas units, rounded to whole ones. */
export interface Doing {
  /** Which of the board's maps is looked at: cursors are shown on that one only. */
  map?: Id;
  cursor?: { x: number; y: number };
  selection?: readonly Id[];
  drag?: { ids: readonly Id[]; dx: number; dy: number };
  /** A point of a curve in flight: of a persona's feelings, or of an arc by its lane. */
  face?: { of: Id; at: Id; value: number };
  /** What is written, and where in it: a selection goes from `at` to the caret at `to`, both anchors of `TextField`. */
  edit?: { id: Id; field: 'title' | 'body' | 'text'; at?: string; to?: string };
  /** What others may follow. */
  lead?: Lead;
}

/** An awareness state as peers receive it. */
export interface PresenceState extends Doing {
  person: Identity;
}

export interface Presence {
  /** Everybody else here, by connection. */
  others(): ReadonlyMap<number, PresenceState>;
  subscribe(listener: () => void): () => void;
  /** Merged into what was said before; sent at most 20 times a second, the last one always (D13). */
  say(doing: { [K in keyof Doing]?: Doing[K] | null }): void;
}
