import type * as Y from 'yjs';
import { isPurgeDue, purge } from '../../shared/document/purge.ts';
import { Pending } from '../../shared/document/pending.ts';
import type { Restored } from '../../shared/wire/history.ts';
import { CLOSE } from '../../shared/wire/frames.ts';
import { Bucket } from '../access/bucket.ts';
import type { ActivityRow, Head, Storage } from '../storage/port.ts';
import { BoardLog } from './board-log.ts';
import type { Connection } from './connection.ts';
import { fanOut } from './fan-out.ts';
import { readFrame, readPresence, step1Frame, step2Frame } from './frames.ts';
import { rule } from './guard.ts';
import { type Edit, History } from './history.ts';
import { PACE } from './inlet.ts';
import { Line } from './line.ts';
import { Message } from './message.ts';
import type { Meter } from './meter.ts';
import type { News } from './news.ts';
import { PresenceFlow } from './presence-flow.ts';
import type { Pulse } from './pulse.ts';
import { Ticks, tickOf } from './tick.ts';

interface Waiting {
  from: Connection;
  update: Uint8Array;
  answer: boolean;
  news: Pending;
  touches: Edit['touches'];
}

export interface RoomEvents {
  empty: () => void;
  broken: (error: unknown) => void;
  log: (message: string, error: unknown) => void;
  meter: Meter;
  pulse: Pulse;
}

/** One open board: guard ► append ► apply ► send ► acknowledge (D1). */
export class Room {
  readonly id: string;
  readonly history: History;
  readonly #log: BoardLog;
  readonly #line: Line;
  readonly #events: RoomEvents;
  readonly #connections = new Set<Connection>();
  /** Shares of the room by person, so that more tabs are no more of it (D7). */
  readonly #shares = new Map<string, Bucket>();
  readonly #presence: PresenceFlow;
  #queue: Waiting[] = [];
  #queued = new Pending();
  #dead = false;
  readonly #ticks: Ticks;
  #catchingUp: Promise<void> | undefined;

  private constructor(
    log: BoardLog,
    history: History,
    { id, line, events }: Pick<Room, 'id'> & { line: Line; events: RoomEvents },
  ) {
    this.id = id;
    this.history = history;
    this.#log = log;
    this.#line = line;
    this.#events = events;
    this.#ticks = new Ticks(
      events.pulse,
      () => this.#tick(),
      () => tickOf(this.people),
    );
    this.#presence = new PresenceFlow(line, () => this.#schedule());
    line.listen((news) => this.#hear(news));
    line.tell({ kind: 'ask' });
  }

  static async load(id: string, storage: Storage, events: RoomEvents, line: Line): Promise<Room> {
    try {
      const log = await BoardLog.open(id, storage, events.log);
      await log.renew();
      const history = await History.open(id, storage, log.doc, events.log);
      return new Room(log, history, { id, line, events });
    } catch (error) {
      line.end();
      throw error;
    }
  }

  get people(): number {
    return this.#connections.size;
  }

  /** What is durable, for readers inside the server; never written to. */
  get document(): Y.Doc {
    return this.#log.doc;
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
    connection.send(new Message(step1Frame(this.#log.doc)));
    const everybody = this.#presence.everybody();
    if (everybody) connection.sendPresence(everybody);
  }

  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.#presence.leave(connection);
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
        connection.answer(new Message(step2Frame(this.#log.doc, frame.stateVector)));
        return;
      case 'queryPresence': {
        const everybody = this.#presence.everybody();
        if (everybody) connection.sendPresence(everybody);
        return;
      }
      case 'presence': {
        const entries = readPresence(frame.bytes);
        if (entries) this.#presence.hear(connection, entries);
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

  /** An edit by the server itself on behalf of somebody, such as a rename over HTTP; resolves when durable. */
  async write(change: (doc: Y.Doc) => void, personId: string): Promise<void> {
    const update = this.#log.updateMaking(change);
    const at = Date.now();
    // what the server takes away for good was nobody's doing
    if (update)
      await this.#keep(update, personId, personId === 'server' ? [] : this.history.noteUpdate(update, personId, at));
  }

  /** The same, with a version kept of what was before, from which it can be taken back; undefined when nothing changed. */
  async restore(change: (doc: Y.Doc) => void, restored: Restored, personId: string): Promise<string | undefined> {
    const update = this.#log.updateMaking(change);
    if (!update) return undefined;
    const at = Date.now();
    // of the very state the change was made from: what others write meanwhile is no part of either
    const { id } = await this.history.versions.keep(this.#log.doc, { why: 'restore', personId, at });
    if (this.#dead) throw new Error('the room was closed');
    await this.#keep(update, personId, this.history.noteRestored(restored, personId, at));
    return id;
  }

  async #keep(update: Uint8Array, personId: string, activity: readonly ActivityRow[]): Promise<void> {
    try {
      const range = await this.#log.append([{ update, personId, at: Date.now() }], activity);
      this.#applied([update], range);
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  /** What other processes wrote until now is here once this resolves (D11). */
  catchUp(): Promise<void> {
    if (!this.#line.shared || this.#dead) return Promise.resolve();
    this.#catchingUp ??= this.#log
      .catchUp()
      .then((update) => {
        if (update && !this.#dead) this.#send([update]);
      })
      .finally(() => (this.#catchingUp = undefined));
    return this.#catchingUp;
  }

  /** A look at how far storage is: a message that was lost costs time, never an edit, and never lets anybody stay. */
  async look({ seq, deleted, epochs }: Head): Promise<void> {
    if (deleted) return this.#shut(CLOSE.notFound, 'deleted');
    for (const connection of this.#connections) {
      const { role, epoch } = connection.member.link;
      if ((epochs[role] ?? epoch) !== epoch) this.#refuse(connection, CLOSE.restarting, 'links changed');
    }
    if (seq > this.#log.upTo) await this.catchUp();
  }

  /** Other processes hear again who is here. */
  sayPresence(): void {
    this.#presence.sayAgain();
  }

  beat(): void {
    const now = Date.now();
    for (const connection of this.#connections) {
      if ((connection.member.link.expires ?? now) < now) this.#refuse(connection, CLOSE.unauthorised, 'expired');
      else connection.beat();
    }
  }

  /** Closes every socket and waits for what was already on its way to the log (D4, D10). */
  async close(code: number, reason: string): Promise<void> {
    await this.#flushed();
    this.#dead = true;
    for (const connection of this.#connections) connection.close(code, reason);
    this.#connections.clear();
    this.#presence.end();
    this.#line.end();
    await this.history.end();
    if (this.#log.isWorthASnapshot) await this.#compact();
    this.#log.doc.destroy();
  }

  #shut(code: number, reason: string): void {
    for (const connection of [...this.#connections]) this.#refuse(connection, code, reason);
  }

  #hear(news: News): void {
    if (this.#dead) return;
    switch (news.kind) {
      case 'log':
        if (news.last <= this.#log.upTo) return;
        // an edit that rests on one not heard of yet must not be applied before it
        if (news.update && news.first <= this.#log.upTo + 1) {
          this.#log.apply([news.update], news);
          this.#send([news.update]);
        } else this.#catchUpSoon();
        return;
      case 'presence':
        this.#presence.hearProcess(news.process, news.entries);
        return;
      case 'bye':
        this.#presence.forgetProcess(news.process);
        return;
      case 'ask':
        this.sayPresence();
        return;
      case 'shut':
        this.#shut(news.code, news.reason);
        return;
      default: {
        const never: never = news;
        throw new Error(`unknown news ${String(never)}`);
      }
    }
  }

  #catchUpSoon(): void {
    // the next look at storage tries again
    this.catchUp().catch((error: unknown) => this.#events.log(`board ${this.id}: reading on failed`, error));
  }

  #refuse(connection: Connection, code: number, reason: string): void {
    this.#events.meter.refused(code);
    connection.close(code, reason);
    this.leave(connection);
  }

  #judge(connection: Connection, update: Uint8Array, answer: boolean): void {
    const { role, identity } = connection.member;
    const ruling = rule(this.#log.doc, this.#queued, update, role, identity?.personId ?? 'link', identity?.name);
    if (ruling.ok) {
      this.#queued.addAll(ruling.news);
      // nothing new still takes its turn: what it repeats may be waiting for the log
      this.#queue.push({
        from: connection,
        update: ruling.empty ? new Uint8Array() : ruling.update,
        answer,
        news: ruling.news,
        touches: ruling.touches,
      });
      this.#schedule();
    } else if (ruling.why === 'missing') {
      connection.owe();
      this.#askAgain(connection);
    } else if (ruling.why === 'forbidden') this.#refuse(connection, CLOSE.forbidden, ruling.what);
    else this.#refuse(connection, CLOSE.malformed, 'not an update');
  }

  /** What is missing may have reached another process, and not this one yet. */
  #askAgain(connection: Connection): void {
    this.catchUp()
      .catch((error: unknown) => this.#events.log(`board ${this.id}: reading on failed`, error))
      .finally(() => connection.send(new Message(step1Frame(this.#log.doc))));
  }

  #schedule(): void {
    if (!this.#dead) this.#ticks.ask();
  }

  /** True: more came in meanwhile. */
  #tick(): boolean | Promise<boolean> {
    if (this.#queue.length > 0) return this.#commit();
    this.#presence.tell(this.#connections);
    return false;
  }

  async #commit(): Promise<boolean> {
    const batch = this.#queue;
    this.#queue = [];
    const stored = batch.filter((w) => w.update.length > 0);
    try {
      if (stored.length > 0) {
        const at = Date.now();
        const began = performance.now();
        const edits = stored.map(({ update, touches, from }) => {
          return { update, touches, at, personId: from.member.identity?.personId ?? 'link' };
        });
        const range = await this.#log.append(edits, this.history.note(edits, at));
        const committed = performance.now();
        for (const connection of this.#connections) connection.hold();
        this.#applied(
          stored.map((w) => w.update),
          range,
          stored.map((w) => w.from),
        );
        const { meter } = this.#events;
        const bytes = stored.reduce((sum, { update }) => sum + update.length, 0);
        meter.committed(stored.length, bytes, (committed - began) / 1000);
        meter.fannedOut((performance.now() - committed) / 1000);
      }
    } catch (error) {
      this.#fail(error);
      return false;
    }
    this.#queued = new Pending();
    for (const waiting of this.#queue) this.#queued.addAll(waiting.news);
    for (const waiting of batch) waiting.from.durable(1, waiting.answer);
    for (const connection of new Set(batch.map((w) => w.from))) connection.acknowledge();
    this.#presence.tell(this.#connections);
    for (const connection of this.#connections) connection.release();
    if (this.#log.isLong) void this.#compact();
    return this.#queue.length > 0;
  }

  #applied(
    updates: readonly Uint8Array[],
    range: { first: number; last: number },
    senders: readonly Connection[] = [],
  ): void {
    this.#log.apply(updates, range);
    const frames = this.#send(updates, senders);
    if (this.#line.shared) {
      const [only] = frames;
      const update = frames.length > 1 ? undefined : only;
      this.#line.tell({ kind: 'log', ...range, update });
      if (this.#log.hasGap) this.#catchUpSoon();
    }
  }

  #send(updates: readonly Uint8Array[], senders: readonly Connection[] = []): Uint8Array[] {
    // other processes are told of one frame, or have to read the log
    return fanOut(this.#connections, updates, senders, { apart: !this.#line.shared });
  }

  /** D3: nobody is told an edit is kept when it is not; clients hold it and come again. */
  #fail(error: unknown): void {
    this.#dead = true;
    for (const connection of this.#connections) connection.close(CLOSE.tryAgain, 'storage');
    this.#connections.clear();
    this.#presence.end();
    this.#line.end();
    this.#events.broken(error);
  }

  /** What was deleted long ago goes first, so that the snapshot is without it (J4). */
  async #compact(): Promise<void> {
    const now = Date.now();
    try {
      if (isPurgeDue(this.#log.doc, now)) await this.write((doc) => purge(doc, now), 'server');
    } catch {
      return;
    }
    await this.#log.compact();
  }

  async #flushed(): Promise<void> {
    if (!this.#dead) await this.#ticks.settled();
  }
}
