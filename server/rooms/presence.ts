import { doingOf } from '../../shared/wire/doing.ts';
import type { Doing, Identity } from '../../shared/wire/presence.ts';
import { presenceFrame, type PresenceEntry } from './frames.ts';

interface Row extends PresenceEntry {
  /** A socket of ours, or the name of another process. */
  holder: object | string;
  personId: string;
}

/** Longer than a process waits before it says again who is there, twice over. */
const SILENT_MS = 25_000;

/** Far more than come and go in a workshop; the oldest of them are forgotten. */
const MOST_OWNERS = 10_000;

/** State of an entry another process minted. */
function personOf(state: string): string | undefined {
  const said = parsed(state);
  if (typeof said !== 'object' || said === null || !('person' in said)) return undefined;
  const { person } = said;
  return typeof person === 'object' && person !== null && 'personId' in person && typeof person.personId === 'string'
    ? person.personId
    : undefined;
}

/** Who is in the room and what they do: the server's own table, by the client's document id. */
export class PresenceTable {
  readonly #rows = new Map<number, Row>();
  readonly #changed = new Set<number>();
  #gone: PresenceEntry[] = [];
  /** Of those, who was connected here. */
  #left: PresenceEntry[] = [];
  readonly #clients = new Map<object, number>();
  /**
   * Whose a client's id is, also while they are away: whoever took it in between would stand in their place, and keep what
   * they say from everybody once they are back.
   */
  readonly #owners = new Map<number, string>();
  /** When each other process was last heard. */
  readonly #heard = new Map<string, number>();

  /** The sender's own entry; stock clients also echo others' entries, which are not theirs to tell. */
  own(holder: object, entries: readonly PresenceEntry[]): PresenceEntry | undefined {
    const bound = this.#clients.get(holder);
    if (bound === undefined) return entries.length === 1 ? entries[0] : undefined;
    return entries.find((entry) => entry.client === bound);
  }

  take(holder: object, identity: Identity, own: PresenceEntry): boolean {
    const before = this.#rows.get(own.client);
    if (!this.#isOf(own.client, identity.personId)) return false;
    if (before && before.holder === holder && own.clock < before.clock) return false;
    const state = own.state === 'null' ? 'null' : stateOf(identity, doingOf(parsed(own.state)));
    this.#clients.set(holder, own.client);
    this.#rows.set(own.client, { client: own.client, clock: own.clock, state, holder, personId: identity.personId });
    this.#changed.add(own.client);
    return true;
  }

  /** The first to say something under an id owns it. */
  #isOf(client: number, personId: string): boolean {
    const owner = this.#owners.get(client);
    if (owner !== undefined) return owner === personId;
    this.#owners.set(client, personId);
    const [oldest] = this.#owners.size > MOST_OWNERS ? this.#owners.keys() : [];
    if (oldest !== undefined) this.#owners.delete(oldest);
    return true;
  }

  leave(holder: object): void {
    const client = this.#clients.get(holder);
    this.#clients.delete(holder);
    if (client === undefined) return;
    const row = this.#rows.get(client);
    // a newer socket of the same person has taken over
    if (row?.holder !== holder) return;
    this.#drop(client, row.clock);
    this.#left.push({ client, clock: row.clock, state: 'null' });
  }

  /** What people connected here do, for other processes. */
  local(): PresenceEntry[] {
    return [...this.#rows.values()].filter(({ holder, state }) => typeof holder === 'object' && state !== 'null');
  }

  /** What another process says of its people; true when something is new. Who is connected here is ours to tell. */
  hear(process: string, entries: readonly PresenceEntry[], now: number): boolean {
    this.#heard.set(process, now);
    let isNew = false;
    for (const { client, clock, state } of entries) {
      const before = this.#rows.get(client);
      const personId = state === 'null' ? before?.personId : personOf(state);
      if (personId === undefined || !this.#isOf(client, personId)) continue;
      if (state === 'null') {
        if (before?.holder !== process) continue;
        this.#drop(client, before.clock);
      } else {
        if (before && (clock < before.clock || (clock === before.clock && before.state === state))) continue;
        this.#rows.set(client, { client, clock, state, holder: process, personId });
        this.#changed.add(client);
      }
      isNew = true;
    }
    return isNew;
  }

  /** Another process has nobody here any more. */
  forget(process: string): void {
    this.#heard.delete(process);
    for (const row of [...this.#rows.values()]) if (row.holder === process) this.#drop(row.client, row.clock);
  }

  /** A process that was killed says no goodbye. */
  forgetSilent(now: number): void {
    for (const [process, at] of this.#heard) if (now - at > SILENT_MS) this.forget(process);
  }

  #drop(client: number, clock: number): void {
    this.#rows.delete(client);
    this.#changed.delete(client);
    this.#gone.push({ client, clock, state: 'null' });
  }

  /**
   * What changed since the last call: one frame for everybody here but `only` it is of, who said it, and what is ours for
   * other processes.
   */
  changes(): { frame: Uint8Array; local: PresenceEntry[]; only: object | undefined } | undefined {
    if (this.#changed.size === 0 && this.#gone.length === 0) return undefined;
    const entries = this.#gone;
    const local = this.#left;
    let only: object | undefined;
    for (const client of this.#changed) {
      const row = this.#rows.get(client);
      if (!row) continue;
      entries.push(row);
      if (typeof row.holder !== 'object') continue;
      local.push(row);
      only = row.holder;
    }
    this.#gone = [];
    this.#left = [];
    this.#changed.clear();
    return { frame: presenceFrame(entries), local, only: entries.length === 1 ? only : undefined };
  }

  everybody(): Uint8Array | undefined {
    const entries = [...this.#rows.values()].filter((row) => row.state !== 'null');
    return entries.length > 0 ? presenceFrame(entries) : undefined;
  }
}

/** Written once a person, and not with each movement of a cursor. */
const persons = new WeakMap<Identity, string>();

/** What peers receive: `{person, …doing}`. */
function stateOf(identity: Identity, doing: Doing): string {
  let person = persons.get(identity);
  if (person === undefined) persons.set(identity, (person = `{"person":${JSON.stringify(identity)}`));
  const said = JSON.stringify(doing);
  return said === '{}' ? `${person}}` : `${person},${said.slice(1)}`;
}

/** Depth is bounded by the frame's size limit and JSON.parse being the only thing that walks it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
