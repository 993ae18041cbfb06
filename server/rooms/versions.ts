import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import * as Y from 'yjs';
import { migrate } from '../../shared/document/open.ts';
import { readJourney } from '../../shared/document/read.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Journey } from '../../shared/journey/journey.ts';
import type { Storage, VersionRow } from '../storage/port.ts';

const deflated = promisify(deflateRaw);
const inflated = promisify(inflateRaw);

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** Versions that people gave a name; they stay until the board goes. */
export const MOST_NAMED = 200;
const MOST_AUTOMATIC = 80;

/**
 * Automatic versions there is no need for any more: all of the last two days stay, then the last of each day for a month,
 * then the last of each week, and never more than a number. Newest first, as they are read.
 */
export function surplus(versions: readonly VersionRow[], now: number): string[] {
  const spans = new Set<string>();
  let kept = 0;
  return versions
    .filter(({ why }) => why !== 'saved')
    .toSorted((a, b) => b.at - a.at)
    .flatMap(({ id, at }) => {
      const age = now - at;
      const span =
        age < 2 * DAY_MS
          ? id
          : age < 30 * DAY_MS
            ? `day ${Math.floor(at / DAY_MS)}`
            : `week ${Math.floor(at / (7 * DAY_MS))}`;
      if (kept < MOST_AUTOMATIC && !spans.has(span)) {
        spans.add(span);
        kept += 1;
        return [];
      }
      return [id];
    });
}

/** When a board was edited and kept last. */
export class Versions {
  readonly #id: string;
  readonly #storage: Storage;
  #keptAt: number;
  #editedAt: number;

  private constructor(id: string, storage: Storage, keptAt: number, editedAt: number) {
    this.#id = id;
    this.#storage = storage;
    this.#keptAt = keptAt;
    this.#editedAt = editedAt;
  }

  static async open(id: string, storage: Storage): Promise<Versions> {
    const [[newest], [last]] = await Promise.all([storage.versions(id), storage.activity(id, 1)]);
    return new Versions(id, storage, newest?.at ?? -Infinity, last?.until ?? 0);
  }

  /** Whether what stands before an edit is worth keeping: the first state of all, and what was left alone for an hour or a day. */
  isDue(at: number): boolean {
    const due =
      this.#keptAt === -Infinity ||
      (this.#editedAt > this.#keptAt && at - this.#editedAt >= HOUR_MS) ||
      at - this.#keptAt >= DAY_MS;
    this.#editedAt = Math.max(this.#editedAt, at);
    // asked again before it is stored, it is not due twice
    if (due) this.#keptAt = at;
    return due;
  }

  list(): Promise<readonly VersionRow[]> {
    return this.#storage.versions(this.#id);
  }

  /** The document as it is at the call, whatever comes while it is being written down. */
  async keep(doc: Y.Doc, { why, name, personId, at }: Omit<VersionRow, 'id' | 'size'>): Promise<VersionRow> {
    const state = Y.encodeStateAsUpdateV2(doc);
    this.#keptAt = Math.max(this.#keptAt, at);
    const bytes = await deflated(state);
    const row = { id: newId(), why, personId, at, ...(name === undefined ? {} : { name }) };
    await this.#storage.saveVersion(this.#id, row, bytes);
    if (why !== 'saved') {
      const old = surplus(await this.list(), at);
      if (old.length > 0) await this.#storage.dropVersions(this.#id, old);
    }
    return { ...row, size: bytes.length };
  }

  /** A version, brought to the newest form of documents (J11). */
  async read(versionId: string): Promise<Journey | undefined> {
    const bytes = await this.#storage.versionBytes(this.#id, versionId);
    if (!bytes) return undefined;
    const doc = new Y.Doc();
    try {
      Y.applyUpdateV2(doc, await inflated(bytes));
      migrate(doc);
      return readJourney(doc).journey;
    } finally {
      doc.destroy();
    }
  }
}
