import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import * as Y from 'yjs';
import { migrate } from '../../shared/document/open.ts';
import { purge } from '../../shared/document/purge.ts';
import type { ActivityRow, LoadedLog, LogEntry, Storage } from '../storage/port.ts';
import { Progress } from './progress.ts';

const deflated = promisify(deflateRaw);
const inflated = promisify(inflateRaw);

/** D5 */
const COMPACT_UPDATES = 500;
const COMPACT_BYTES = 1024 * 1024;
/**
 * A busy room writes 500 updates a second, and a snapshot is all of the document: not oftener than this, unless the log
 * becomes one that takes long to open.
 */
const COMPACT_EVERY_MS = 20_000;
const COMPACT_AT_ONCE = 20;

export type Report = (message: string, error: unknown) => void;

/** What a change adds to a document, as one update; undefined when it was none. */
export function updateOf(doc: Y.Doc, change: () => void): Uint8Array | undefined {
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', note);
  change();
  doc.off('update', note);
  return updates.length > 1 ? Y.mergeUpdates(updates) : updates[0];
}

/** In one transaction: merging a long log first takes minutes where this takes tenths of a second (D5). */
function replay(
  doc: Y.Doc,
  state: Uint8Array | undefined,
  entries: LoadedLog['entries'],
  unreadable: (seq: number, error: unknown) => void,
): void {
  doc.transact(() => {
    if (state) Y.applyUpdateV2(doc, state);
    for (const { seq, update } of entries) {
      try {
        Y.applyUpdate(doc, update);
      } catch (error) {
        // one bad entry must not take the board with it
        unreadable(seq, error);
      }
    }
  });
}

async function stateOf({ snapshot }: LoadedLog): Promise<Uint8Array | undefined> {
  return snapshot && inflated(snapshot.bytes);
}

/** One board's log as this process knows it, and the document made of it. */
export class BoardLog {
  readonly doc: Y.Doc;
  readonly #id: string;
  readonly #storage: Storage;
  readonly #report: Report;
  readonly #progress: Progress;
  /** Since the last snapshot. */
  #updates: number;
  #bytes: number;
  #compacting: Promise<void> | undefined;
  #compactedAt = -Infinity;

  private constructor(id: string, storage: Storage, report: Report, doc: Y.Doc, { snapshot, entries }: LoadedLog) {
    this.#id = id;
    this.#storage = storage;
    this.#report = report;
    this.doc = doc;
    this.#progress = new Progress(entries.at(-1)?.seq ?? snapshot?.seq ?? 0);
    this.#updates = entries.length;
    this.#bytes = entries.reduce((sum, { update }) => sum + update.length, 0);
  }

  static async open(id: string, storage: Storage, report: Report): Promise<BoardLog> {
    const loaded = await storage.load(id);
    const log = new BoardLog(id, storage, report, new Y.Doc(), loaded);
    log.#replay(await stateOf(loaded), loaded);
    return log;
  }

  /** To the newest form, and without what was deleted long ago: before anybody sees it, like every edit (D1, J4, J11). */
  async renew(): Promise<void> {
    const at = Date.now();
    const update = updateOf(this.doc, () => {
      migrate(this.doc);
      purge(this.doc, at);
    });
    if (update) this.apply([update], await this.append([{ update, personId: 'server', at }]));
  }

  /** What a change would add, made on a copy: nobody sees it before it is durable (D1). */
  updateMaking(change: (doc: Y.Doc) => void): Uint8Array | undefined {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc));
    const update = updateOf(copy, () => copy.transact(() => change(copy)));
    copy.destroy();
    return update;
  }

  get upTo(): number {
    return this.#progress.upTo;
  }

  /** Others wrote what is not here yet. */
  get hasGap(): boolean {
    return this.#progress.hasGap;
  }

  get isLong(): boolean {
    const length = Math.max(this.#updates / COMPACT_UPDATES, this.#bytes / COMPACT_BYTES);
    return length >= COMPACT_AT_ONCE || (length >= 1 && performance.now() - this.#compactedAt >= COMPACT_EVERY_MS);
  }

  /** A snapshot would make the next opening shorter. */
  get isWorthASnapshot(): boolean {
    return this.#updates > 1;
  }

  /** Resolves once durable, with the numbers the entries got; they are to be applied then, and not before (D1). */
  async append(
    entries: readonly LogEntry[],
    activity?: readonly ActivityRow[],
  ): Promise<{ first: number; last: number }> {
    const last = await this.#storage.append(this.#id, entries, activity);
    return { first: last - entries.length + 1, last };
  }

  /** Puts what is durable into the document. */
  apply(updates: readonly Uint8Array[], { first, last }: { first: number; last: number }): void {
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update);
    });
    this.#progress.note(first, last);
    this.#updates += updates.length;
    this.#bytes += updates.reduce((sum, update) => sum + update.length, 0);
  }

  /** What other processes wrote and was not here, now in the document; as one update for those who are connected. */
  async catchUp(): Promise<Uint8Array | undefined> {
    const from = this.upTo;
    const loaded = await this.#storage.load(this.#id, from);
    const last = loaded.entries.at(-1)?.seq ?? loaded.snapshot?.seq ?? 0;
    if (last <= this.upTo) return undefined;
    const state = await stateOf(loaded);
    const news = updateOf(this.doc, () => this.#replay(state, loaded));
    this.#progress.note(from + 1, last);
    this.#updates += loaded.entries.length;
    this.#bytes += loaded.entries.reduce((sum, { update }) => sum + update.length, 0);
    return news;
  }

  #replay(state: Uint8Array | undefined, { entries }: LoadedLog): void {
    replay(this.doc, state, entries, (seq, error) =>
      this.#report(`board ${this.#id}: entry ${seq} of the log cannot be read`, error),
    );
  }

  /** A snapshot that cannot be kept loses nothing: the log stays, and the next try comes with more updates (D5). */
  compact(): Promise<void> {
    const work = async (): Promise<void> => {
      const seq = this.upTo;
      const state = Y.encodeStateAsUpdateV2(this.doc);
      this.#updates = 0;
      this.#bytes = 0;
      this.#compactedAt = performance.now();
      await this.#storage.compact(this.#id, { seq, bytes: await deflated(state) });
    };
    this.#compacting ??= work()
      .catch((error: unknown) => this.#report(`board ${this.#id}: no snapshot could be kept`, error))
      .finally(() => (this.#compacting = undefined));
    return this.#compacting;
  }
}
