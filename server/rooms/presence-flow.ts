import { Bucket } from '../access/bucket.ts';
import type { Connection } from './connection.ts';
import type { PresenceEntry } from './frames.ts';
import { Latest, PRESENCE_PACE } from './latest.ts';
import type { Line } from './line.ts';
import { Message } from './message.ts';
import { PresenceTable } from './presence.ts';

/** D13: cursors cost people × people, and the receiver smooths them, so that a big room tells them less often. */
function presenceEvery(people: number): number {
  return people <= 20 ? 0 : people <= 50 ? 66 : 125;
}

/** From what one person says of themselves to what everybody here and on other processes sees. */
export class PresenceFlow {
  readonly #table = new PresenceTable();
  readonly #line: Line;
  /** Asks for a tick, in which `tell` is called. */
  readonly #schedule: () => void;
  readonly #sayings = new Map<Connection, Latest<PresenceEntry>>();
  #toldAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  constructor(line: Line, schedule: () => void) {
    this.#line = line;
    this.#schedule = schedule;
  }

  everybody(): Message | undefined {
    const frame = this.#table.everybody();
    return frame && new Message(frame);
  }

  hear(connection: Connection, entries: readonly PresenceEntry[]): void {
    const { identity } = connection.member;
    const own = identity && this.#table.own(connection, entries);
    if (!own) return;
    let saying = this.#sayings.get(connection);
    if (!saying) {
      saying = new Latest(new Bucket(PRESENCE_PACE.burst, PRESENCE_PACE.perSecond), (entry) => {
        if (this.#table.take(connection, identity, entry)) this.#schedule();
      });
      this.#sayings.set(connection, saying);
    }
    saying.offer(own);
  }

  leave(connection: Connection): void {
    this.#sayings.get(connection)?.end();
    this.#sayings.delete(connection);
    this.#table.leave(connection);
    this.#schedule();
  }

  /** At the end of a tick, after its document frames (D8). */
  tell(connections: ReadonlySet<Connection>): void {
    const now = performance.now();
    const wait = this.#toldAt + presenceEvery(connections.size) - now;
    if (wait > 0) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#schedule();
      }, wait);
      return;
    }
    const changes = this.#table.changes();
    if (!changes) return;
    this.#toldAt = now;
    if (changes.local.length > 0) this.#tellOthers(changes.local);
    const message = new Message(changes.frame);
    for (const connection of connections) if (connection !== changes.only) connection.sendPresence(message);
  }

  /** Another process tells what its people do. */
  hearProcess(process: string, entries: readonly PresenceEntry[]): void {
    if (this.#table.hear(process, entries, Date.now())) this.#schedule();
  }

  /** Another process has nobody here any more. */
  forgetProcess(process: string): void {
    this.#table.forget(process);
    this.#schedule();
  }

  /** Said again now and then, or other processes would take this one for dead; it looks for dead ones itself. */
  sayAgain(): void {
    if (!this.#line.shared) return;
    const entries = this.#table.local();
    if (entries.length > 0) this.#tellOthers(entries);
    this.#table.forgetSilent(Date.now());
    this.#schedule();
  }

  end(): void {
    clearTimeout(this.#timer);
    for (const saying of this.#sayings.values()) saying.end();
    this.#line.tell({ kind: 'bye', process: this.#line.process });
  }

  #tellOthers(entries: readonly PresenceEntry[]): void {
    this.#line.tell({ kind: 'presence', process: this.#line.process, entries });
  }
}
