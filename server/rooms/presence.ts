import { DoingSchema } from '../../shared/wire/doing.ts';
import type { Identity } from '../../shared/wire/presence.ts';
import { presenceFrame, type PresenceEntry } from './frames.ts';

interface Row extends PresenceEntry {
  holder: object;
  personId: string;
}

/** Who is in the room and what they do: the server's own table, by the client's document id. */
export class PresenceTable {
  readonly #rows = new Map<number, Row>();
  readonly #changed = new Set<number>();
  readonly #gone: PresenceEntry[] = [];
  readonly #clients = new Map<object, number>();

  /** The sender's own entry; stock clients also echo others' entries, which are not theirs to tell. */
  own(holder: object, entries: readonly PresenceEntry[]): PresenceEntry | undefined {
    const bound = this.#clients.get(holder);
    if (bound === undefined) return entries.length === 1 ? entries[0] : undefined;
    return entries.find((entry) => entry.client === bound);
  }

  take(holder: object, identity: Identity, own: PresenceEntry): boolean {
    const before = this.#rows.get(own.client);
    if (before && before.holder !== holder && before.personId !== identity.personId) return false;
    if (before && before.holder === holder && own.clock < before.clock) return false;
    let state = 'null';
    if (own.state !== 'null') {
      const doing = DoingSchema.safeParse(parsed(own.state));
      const { success } = doing;
      const said = success
        ? Object.fromEntries(Object.entries(doing.data).filter(([, v]) => v !== null && v !== undefined))
        : {};
      state = JSON.stringify({ person: identity, ...said });
    }
    this.#clients.set(holder, own.client);
    this.#rows.set(own.client, { client: own.client, clock: own.clock, state, holder, personId: identity.personId });
    this.#changed.add(own.client);
    return true;
  }

  leave(holder: object): void {
    const client = this.#clients.get(holder);
    this.#clients.delete(holder);
    if (client === undefined) return;
    const row = this.#rows.get(client);
    // a newer socket of the same person has taken over
    if (row?.holder !== holder) return;
    this.#rows.delete(client);
    this.#changed.delete(client);
    this.#gone.push({ client, clock: row.clock, state: 'null' });
  }

  /** What changed since the last call as one frame for everybody. */
  changes(): Uint8Array | undefined {
    const entries = [...this.#gone, ...[...this.#changed].flatMap((client) => this.#rows.get(client) ?? [])];
    this.#gone.length = 0;
    this.#changed.clear();
    return entries.length > 0 ? presenceFrame(entries) : undefined;
  }

  everybody(): Uint8Array | undefined {
    const entries = [...this.#rows.values()].filter((row) => row.state !== 'null');
    return entries.length > 0 ? presenceFrame(entries) : undefined;
  }
}

/** Depth is bounded by the frame's size limit and JSON.parse being the only thing that walks it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
