import type * as Y from 'yjs';
import { Pending } from '../../shared/document/pending.ts';
import { type Touch, touched } from '../../shared/document/touched.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Restored } from '../../shared/wire/history.ts';
import type { ActivityPlace, ActivityRow, Storage } from '../storage/port.ts';
import type { Report } from './board-log.ts';
import { type Body, Bursts, parseBody, settledRow } from './bursts.ts';
import { Versions } from './versions.ts';

export interface Edit {
  personId: string;
  touches: readonly Touch[];
}

export type Told = Omit<ActivityRow, 'body' | 'open'> & Body;

/** What an open board remembers of itself: who changed what, and how it was. */
export class History {
  readonly versions: Versions;
  readonly #id: string;
  readonly #storage: Storage;
  readonly #doc: Y.Doc;
  readonly #report: Report;
  readonly #bursts = new Bursts();

  private constructor(id: string, storage: Storage, doc: Y.Doc, report: Report, versions: Versions) {
    this.#id = id;
    this.#storage = storage;
    this.#doc = doc;
    this.#report = report;
    this.versions = versions;
  }

  static async open(id: string, storage: Storage, doc: Y.Doc, report: Report): Promise<History> {
    const [versions, open] = await Promise.all([Versions.open(id, storage), storage.openActivity(id)]);
    // left by a process that ended in the middle: the log has brought the document to where they ended
    if (open.length > 0)
      await storage.append(
        id,
        [],
        open.map((row) => settledRow(row, doc)),
      );
    return new History(id, storage, doc, report, versions);
  }

  /** Rows to be stored with these edits. Told before they are in the document; keeps what was left alone for long. */
  note(edits: readonly Edit[], at: number): ActivityRow[] {
    if (this.versions.isDue(at)) {
      this.versions
        .keep(this.#doc, { why: 'edit', personId: 'server', at })
        .catch((error: unknown) => this.#report(`board ${this.#id}: no version could be kept`, error));
    }
    for (const { personId, touches } of edits) this.#bursts.note(this.#doc, personId, touches, at);
    return this.#bursts.take();
  }

  /** The same of an edit that the server makes for somebody. */
  noteUpdate(update: Uint8Array, personId: string, at: number): ActivityRow[] {
    const verdict = touched(this.#doc, new Pending(), update);
    return this.note(verdict.ok ? [{ personId, touches: verdict.touches }] : [], at);
  }

  noteRestored(restored: Restored, personId: string, at: number): ActivityRow[] {
    this.versions.isDue(at);
    const body: Body = { items: [], restored };
    const row = { id: newId(), personId, began: at, until: at, open: false, body: JSON.stringify(body) };
    // what people had under their hands ends here: what comes of it now was not their doing
    return [...this.#bursts.end(this.#doc), row];
  }

  async activity(limit: number, before?: ActivityPlace): Promise<Told[]> {
    const rows = await this.#storage.activity(this.#id, limit, before);
    return rows.map((row) => {
      const { body, open: _open, ...rest } = settledRow(row, this.#doc);
      return { ...rest, ...parseBody(body) };
    });
  }

  /** The room closes: what is under somebody's hand is told to its end. */
  async end(): Promise<void> {
    const rows = this.#bursts.end(this.#doc);
    if (rows.length === 0) return;
    try {
      await this.#storage.append(this.#id, [], rows);
    } catch (error) {
      // the next opening does it
      this.#report(`board ${this.#id}: the end of its activity could not be kept`, error);
    }
  }
}
