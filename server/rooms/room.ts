import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import * as Y from 'yjs';
import { migrate } from '../../shared/document/open.ts';
import { isPurgeDue, purge } from '../../shared/document/purge.ts';
import { Pending } from '../../shared/document/pending.ts';
import { CLOSE } from '../../shared/wire/frames.ts';
import { Bucket } from '../access/bucket.ts';
import type { Storage } from '../storage/port.ts';
import type { Connection } from './connection.ts';
import { type PresenceEntry, readFrame, readPresence, step1Frame, step2Frame, updateFrame } from './frames.ts';
import { rule } from './guard.ts';
import { PACE } from './inlet.ts';
import { Latest, PRESENCE_PACE } from './latest.ts';
import { PresenceTable } from './presence.ts';

interface Waiting {
  from: Connection;
  update: Uint8Array;
  answer: boolean;
  news: Pending;
}

const deflated = promisify(deflateRaw);

const COMPACT_UPDATES = 500;
const COMPACT_BYTES = 1024 * 1024;
/** One frame a tick, but neither too slow to merge (D5) nor too large to queue (D6). */
const MERGE_UPDATES = 128;
const MERGE_BYTES = 1024 * 1024;
/** D12: relay at once while quiet, then collect longer ticks as the room grows. */
function tickOf(people: number): number {
  return people <= 20 ? 0 : people <= 50 ? 16 : 33;
}

/** D13: cursors cost people × people, and the receiver smooths them, so that a big room tells them less often. */
function presenceEvery(people: number): number {
  return people <= 20 ? 0 : people <= 50 ? 66 : 125;
}

export interface RoomEvents {
  empty: () => void;
  broken: (error: unknown) => void;
  log: (message: string, error: unknown) => void;
}

/** What a change adds to a document, as one update; undefined when it was none. */
function updateOf(doc: Y.Doc, change: () => void): Uint8Array | undefined {
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', note);
  change();
  doc.off('update', note);
  return updates.length > 1 ? Y.mergeUpdates(updates) : updates[0];
}

/** One open board: guard ► append ► apply ► send ► acknowledge (D1). */
export class Room {
  readonly id: string;
  readonly #doc: Y.Doc;
  readonly #storage: Storage;
  readonly #events: RoomEvents;
  readonly #connections = new Set<Connection>();
  readonly #sayings = new Map<Connection, Latest<PresenceEntry>>();
  /** Shares of the room by person, so that more tabs are no more of it (D7). */
  readonly #shares = new Map<string, Bucket>();
  readonly #presence = new PresenceTable();
  #presenceTold = -Infinity;
  #presenceTimer: NodeJS.Timeout | undefined;
  #queue: Waiting[] = [];
  #queued = new Pending();
  #ticking = false;
  #seq: number;
  #loggedUpdates: number;
  #loggedBytes: number;
  #dead = false;
  #idle: Promise<void> = Promise.resolve();
  #compacting: Promise<void> | undefined;

  private constructor(
    id: string,
    storage: Storage,
    doc: Y.Doc,
    log: { seq: number; updates: number; bytes: number },
    events: RoomEvents,
  ) {
    this.id = id;
    this.#storage = storage;
    this.#doc = doc;
    this.#seq = log.seq;
    this.#loggedUpdates = log.updates;
    this.#loggedBytes = log.bytes;
    this.#events = events;
  }

  static async load(id: string, storage: Storage, events: RoomEvents): Promise<Room> {
    const { snapshot, entries } = await storage.load(id);
    const doc = new Y.Doc();
    doc.transact(() => {
      if (snapshot) Y.applyUpdateV2(doc, inflateRawSync(snapshot.bytes));
      for (const entry of entries) {
        try {
          Y.applyUpdate(doc, entry.update);
        } catch (error) {
          // one bad entry must not take the board with it
          events.log(`board ${id}: entry ${entry.seq} of the log cannot be read`, error);
        }
      }
    });
    const log = {
      seq: entries.at(-1)?.seq ?? snapshot?.seq ?? 0,
      updates: entries.length,
      bytes: entries.reduce((sum, entry) => sum + entry.update.length, 0),
    };
    // before anybody sees it, like every edit (D1, J4, J11)
    const renewed = updateOf(doc, () => {
      migrate(doc);
      purge(doc, Date.now());
    });
    if (renewed) {
      log.seq = await storage.append(id, [{ update: renewed, personId: 'server', at: Date.now() }]);
      log.updates += 1;
      log.bytes += renewed.length;
    }
    return new Room(id, storage, doc, log, events);
  }

  get people(): number {
    return this.#connections.size;
  }

  /** What is durable, for readers inside the server; never written to. */
  get document(): Y.Doc {
    return this.#doc;
  }

  /** What a person may send here, over all their sockets; who only reads has a share of their own. */
  shareOf(connection: Connection): Bucket {
    const id = connection.member.identity?.personId;
    const share = this.#shares.get(id ?? '') ?? new Bucket(PACE.burst, PACE.perSecond);
    if (id !== undefined) this.#shares.set(id, share);
    return share;
  }

  join(connection: Connection): void {
    if (this.#dead) {
      connection.close(CLOSE.tryAgain, 'closing');
      return;
    }
    this.#connections.add(connection);
    connection.send(step1Frame(this.#doc));
    const everybody = this.#presence.everybody();
    if (everybody) connection.sendPresence(everybody);
  }

  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.#sayings.get(connection)?.end();
    this.#sayings.delete(connection);
    this.#presence.leave(connection);
    this.#schedule();
    if (this.#connections.size === 0) this.#events.empty();
  }

  receive(connection: Connection, bytes: Uint8Array): void {
    if (this.#dead || !this.#connections.has(connection)) return;
    connection.heard();
    const frame = readFrame(bytes);
    switch (frame?.type) {
      case undefined:
        this.#refuse(connection, CLOSE.malformed, 'not a frame');
        return;
      case 'step1':
        connection.answer(step2Frame(this.#doc, frame.stateVector));
        return;
      case 'queryPresence': {
        const everybody = this.#presence.everybody();
        if (everybody) connection.sendPresence(everybody);
        return;
      }
      case 'presence': {
        const entries = readPresence(frame.bytes);
        if (entries) this.#hearPresence(connection, entries);
        else this.#refuse(connection, CLOSE.malformed, 'not a presence');
        return;
      }
      case 'update':
        this.#judge(connection, frame.update, frame.answer);
        return;
      default: {
        const never: never = frame;
        throw new Error(`unknown frame ${String(never)}`);
      }
    }
  }

  #hearPresence(connection: Connection, entries: readonly PresenceEntry[]): void {
    const { identity } = connection.member;
    const own = identity && this.#presence.own(connection, entries);
    if (!own) return;
    let saying = this.#sayings.get(connection);
    if (!saying) {
      saying = new Latest(new Bucket(PRESENCE_PACE.burst, PRESENCE_PACE.perSecond), (entry) => {
        if (this.#presence.take(connection, identity, entry)) this.#schedule();
      });
      this.#sayings.set(connection, saying);
    }
    saying.offer(own);
  }

  /** An edit by the server itself on behalf of somebody, such as a rename over HTTP; resolves when durable. */
  async write(change: (doc: Y.Doc) => void, personId: string): Promise<void> {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#doc));
    const update = updateOf(copy, () => copy.transact(() => change(copy)));
    copy.destroy();
    if (!update) return;
    try {
      this.#seq = await this.#storage.append(this.id, [{ update, personId, at: Date.now() }]);
    } catch (error) {
      this.#fail(error);
      throw error;
    }
    this.#applied([update]);
  }

  beat(): void {
    for (const connection of this.#connections) connection.beat();
  }

  /** Closes every socket and waits for what was already on its way to the log (D4, D10). */
  async close(code: number, reason: string): Promise<void> {
    await this.#flushed();
    this.#dead = true;
    for (const connection of this.#connections) connection.close(code, reason);
    this.#connections.clear();
    await this.#compacting;
    if (this.#loggedUpdates > 1) await this.#compact();
    clearTimeout(this.#presenceTimer);
    for (const saying of this.#sayings.values()) saying.end();
    this.#doc.destroy();
  }

  #refuse(connection: Connection, code: number, reason: string): void {
    connection.close(code, reason);
    this.leave(connection);
  }

  #judge(connection: Connection, update: Uint8Array, answer: boolean): void {
    const { role, identity } = connection.member;
    const ruling = rule(this.#doc, this.#queued, update, role, identity?.personId ?? 'link');
    if (ruling.ok) {
      this.#queued.addAll(ruling.news);
      // nothing new still takes its turn: what it repeats may be waiting for the log
      this.#queue.push({
        from: connection,
        update: ruling.empty ? new Uint8Array() : ruling.update,
        answer,
        news: ruling.news,
      });
      this.#schedule();
    } else if (ruling.why === 'missing') {
      connection.owe();
      connection.send(step1Frame(this.#doc));
    } else if (ruling.why === 'forbidden') this.#refuse(connection, CLOSE.forbidden, ruling.what);
    else this.#refuse(connection, CLOSE.malformed, 'not an update');
  }

  #schedule(): void {
    if (this.#ticking || this.#dead) return;
    this.#ticking = true;
    const wait = tickOf(this.people);
    this.#idle = new Promise<void>((resolve) => {
      if (wait === 0) setImmediate(resolve);
      else setTimeout(resolve, wait);
    }).then(() => this.#tick());
  }

  async #tick(): Promise<void> {
    const batch = this.#queue;
    this.#queue = [];
    const stored = batch.filter((w) => w.update.length > 0);
    try {
      if (stored.length > 0) {
        const at = Date.now();
        this.#seq = await this.#storage.append(
          this.id,
          stored.map((w) => ({ update: w.update, personId: w.from.member.identity?.personId ?? 'link', at })),
        );
        this.#applied(
          stored.map((w) => w.update),
          stored.map((w) => w.from),
        );
      }
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#queued = new Pending();
    for (const waiting of this.#queue) this.#queued.addAll(waiting.news);
    for (const waiting of batch) waiting.from.durable(1, waiting.answer);
    for (const connection of new Set(batch.map((w) => w.from))) connection.acknowledge();
    this.#tellPresence();
    this.#ticking = false;
    if (this.#queue.length > 0) this.#schedule();
    if (this.#loggedUpdates >= COMPACT_UPDATES || this.#loggedBytes >= COMPACT_BYTES) await this.#compact();
  }

  #tellPresence(): void {
    const now = performance.now();
    const wait = this.#presenceTold + presenceEvery(this.people) - now;
    if (wait > 0) {
      this.#presenceTimer ??= setTimeout(() => {
        this.#presenceTimer = undefined;
        this.#schedule();
      }, wait);
      return;
    }
    const changes = this.#presence.changes();
    if (!changes) return;
    this.#presenceTold = now;
    for (const connection of this.#connections) connection.sendPresence(changes);
  }

  #applied(updates: readonly Uint8Array[], senders: readonly Connection[] = []): void {
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update);
    });
    for (let from = 0; from < updates.length;) {
      let to = from + 1;
      let bytes = updates[from]?.length ?? 0;
      while (to < updates.length && to - from < MERGE_UPDATES && bytes < MERGE_BYTES)
        bytes += updates[to++]?.length ?? 0;
      const part = updates.slice(from, to);
      const frame = updateFrame(part.length === 1 && part[0] ? part[0] : Y.mergeUpdates(part));
      // whoever wrote all of it has it already
      const authors = new Set(senders.slice(from, to));
      for (const connection of this.#connections) {
        if (authors.size !== 1 || !authors.has(connection)) connection.send(frame);
      }
      from = to;
    }
    this.#loggedUpdates += updates.length;
    this.#loggedBytes += updates.reduce((sum, update) => sum + update.length, 0);
  }

  /** D3: nobody is told an edit is kept when it is not; clients hold it and come again. */
  #fail(error: unknown): void {
    this.#dead = true;
    for (const connection of this.#connections) connection.close(CLOSE.tryAgain, 'storage');
    this.#connections.clear();
    this.#events.broken(error);
  }

  /** A snapshot that cannot be kept loses nothing: the log stays, and the next try comes with more updates (D5). */
  #compact(): Promise<void> {
    const work = async (): Promise<void> => {
      const now = Date.now();
      if (isPurgeDue(this.#doc, now)) await this.write((doc) => purge(doc, now), 'server');
      const seq = this.#seq;
      const state = Y.encodeStateAsUpdateV2(this.#doc);
      this.#loggedUpdates = 0;
      this.#loggedBytes = 0;
      await this.#storage.compact(this.id, { seq, bytes: await deflated(state) });
    };
    this.#compacting ??= work()
      .catch(() => undefined)
      .finally(() => (this.#compacting = undefined));
    return this.#compacting;
  }

  async #flushed(): Promise<void> {
    while (this.#ticking || this.#queue.length > 0) {
      if (this.#dead) return;
      await this.#idle;
    }
  }
}
