import { newId } from '../../shared/journey/ids.ts';
import { CLOSE } from '../../shared/wire/frames.ts';
import { type Bus, silentBus } from '../bus/port.ts';
import type { Storage } from '../storage/port.ts';
import { Line } from './line.ts';
import { type Meter, SILENT } from './meter.ts';
import { writeNews } from './news.ts';
import { Pulse } from './pulse.ts';
import { Room } from './room.ts';

export interface RegistryOptions {
  evictAfterMs?: number;
  /** To other processes on the same boards; absent: there are none. */
  bus?: Bus;
  meter?: Meter;
  /** How often storage is looked at for what no message told (D11). */
  lookEveryMs?: number;
  log?: (message: string, error: unknown) => void;
  /** Looks on at a document for as long as its room is open; gives what ends it. */
  watch?: (board: string, doc: Room['document']) => () => Promise<void>;
}

/** Storage cannot write, or the server is stopping: come again. */
export class Unavailable extends Error {}

interface Entry {
  room: Promise<Room>;
  closing?: Promise<void>;
  endWatch?: () => Promise<void>;
  timer?: NodeJS.Timeout;
}

/** How long a joiner waits for storage to recover before being sent away to come again. */
const PATIENCE_MS = 4_000;

/** A process that said nothing for longer than two of these is taken for dead. */
const SAY_EVERY_MS = 10_000;

async function within(promise: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable('storage')), ms);
  });
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** D4: every board is absent, loading, open or closing, and a joiner waits for closing to finish. */
export class Registry {
  readonly #storage: Storage;
  readonly #entries = new Map<string, Entry>();
  /** Of those, whose loading is done. */
  readonly #opened = new Map<Entry, Room>();
  readonly #evictAfterMs: number;
  readonly #log: (message: string, error: unknown) => void;
  readonly #watch: RegistryOptions['watch'];
  readonly #heart: NodeJS.Timeout;
  readonly #bus: Bus;
  readonly #meter: Meter;
  readonly #pulse = new Pulse();
  /** This process, among those on the bus. */
  readonly #process = newId();
  readonly #endLooking: () => void;
  #looking = false;
  /** Resolves once a probe write has succeeded; absent while all is well. */
  #recovery: Promise<void> | undefined;
  #stopped = false;

  constructor(storage: Storage, options: RegistryOptions = {}) {
    this.#storage = storage;
    this.#evictAfterMs = options.evictAfterMs ?? 30_000;
    this.#log = options.log ?? (() => undefined);
    this.#meter = options.meter ?? SILENT;
    this.#watch = options.watch;
    this.#heart = setInterval(() => void this.#beat(), 20_000).unref();
    this.#bus = options.bus ?? silentBus();
    this.#endLooking = this.#bus.shared ? this.#lookOften(options.lookEveryMs ?? 5_000) : () => undefined;
  }

  get open(): number {
    return this.#entries.size;
  }

  /** Sockets in the rooms that are open. */
  get people(): number {
    return [...this.#opened.values()].reduce((sum, room) => sum + room.people, 0);
  }

  /** Waits while storage cannot write (D3), and throws `Unavailable` when that lasts or the server is stopping (D10). */
  async room(id: string): Promise<Room> {
    for (;;) {
      if (this.#stopped) throw new Unavailable('stopping');
      if (this.#recovery) {
        await within(this.#recovery, PATIENCE_MS);
        continue;
      }
      const entry = this.#entries.get(id);
      if (!entry) return this.#load(id);
      if (!entry.closing) {
        clearTimeout(entry.timer);
        return entry.room;
      }
      await entry.closing;
    }
  }

  /** Starts the clock of an idle room; for those who asked for a room without joining it. */
  async release(id: string): Promise<void> {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const room = await entry.room.catch(() => undefined);
    if (room?.people === 0) this.#evictLater(id, entry);
  }

  async close(id: string, code: number, reason: string): Promise<void> {
    const entry = this.#entries.get(id);
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.closing ??= entry.room
      .then((room) => room.close(code, reason))
      // what closing wrote is looked at, too
      .then(() => entry.endWatch?.())
      .catch((error: unknown) => this.#log('closing a room failed', error))
      .finally(() => this.#forget(id, entry));
    await entry.closing;
  }

  /** Closes everybody's sockets on every process, and the room here. */
  async shut(id: string, code: number, reason: string): Promise<void> {
    this.#bus.publish(id, writeNews({ kind: 'shut', code, reason }));
    await this.close(id, code, reason);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#heart);
    this.#endLooking();
    await Promise.all([...this.#entries.keys()].map((id) => this.close(id, CLOSE.restarting, 'restarting')));
  }

  #load(id: string): Promise<Room> {
    const entry: Entry = { room: this.#open(id, () => entry) };
    this.#entries.set(id, entry);
    entry.room.then(
      (room) => {
        this.#opened.set(entry, room);
        const end = this.#watch?.(id, room.document);
        if (end) entry.endWatch = end;
      },
      () => this.#forget(id, entry),
    );
    return entry.room;
  }

  #forget(id: string, entry: Entry): void {
    this.#opened.delete(entry);
    if (this.#entries.get(id) === entry) this.#entries.delete(id);
  }

  async #open(id: string, own: () => Entry): Promise<Room> {
    const line = new Line(id, this.#bus, this.#process);
    // heard from now on, or read below: nothing falls between
    await this.#bus.listening();
    return Room.load(
      id,
      this.#storage,
      {
        empty: () => this.#evictLater(id, own()),
        broken: (error) => {
          this.#recovery ??= this.#recover();
          this.#forget(id, own());
          void own().endWatch?.();
          this.#log('a room had to be dropped', error);
        },
        log: this.#log,
        meter: this.#meter,
        pulse: this.#pulse,
      },
      line,
    );
  }

  /** D11: what messages told is checked against storage, at once where some may have been missed. */
  #lookOften(everyMs: number): () => void {
    const look = (): void => void this.#look();
    const timer = setInterval(look, everyMs).unref();
    const endGaps = this.#bus.onGap(look);
    const saying = setInterval(() => void this.#eachRoom((room) => room.sayPresence()), SAY_EVERY_MS).unref();
    return () => {
      clearInterval(timer);
      clearInterval(saying);
      endGaps();
    };
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#entries.size === 0) return;
    this.#looking = true;
    try {
      const heads = await this.#storage.heads([...this.#entries.keys()]);
      await this.#eachRoom(async (room) => {
        const head = heads.get(room.id);
        if (head) await room.look(head);
      });
    } catch (error) {
      this.#log('looking for what other processes wrote failed', error);
    } finally {
      this.#looking = false;
    }
  }

  async #eachRoom(act: (room: Room) => void | Promise<void>): Promise<void> {
    for (const entry of [...this.#entries.values()]) {
      if (entry.closing) continue;
      const room = await entry.room.catch(() => undefined);
      if (room) await act(room);
    }
  }

  async #recover(): Promise<void> {
    for (let wait = 100; !this.#stopped; wait = Math.min(wait * 2, 2_000)) {
      try {
        await this.#storage.probe();
        break;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, wait).unref());
      }
    }
    this.#recovery = undefined;
  }

  #evictLater(id: string, entry: Entry): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => {
      void entry.room.then((room) => {
        if (room.people > 0 || this.#entries.get(id) !== entry) return undefined;
        this.#meter.evicted();
        return this.close(id, CLOSE.tryAgain, 'idle');
      });
    }, this.#evictAfterMs);
    entry.timer.unref();
  }

  #beat(): Promise<void> {
    return this.#eachRoom((room) => room.beat());
  }
}
