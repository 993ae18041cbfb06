import type { Worker } from 'node:worker_threads';
import type { Problem } from '../../shared/journey/journey.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { DatasetMapping } from '../../shared/wire/datasets.ts';
import type { DatasetRow, Storage } from '../storage/port.ts';
import { Feed } from './feed.ts';
import type { Imported } from './import.ts';
import {
  type Answer,
  type FromAsker,
  type FromReader,
  type Mapped,
  type Question,
  type Source,
  startThread,
  type TableSource,
  type ToAsker,
  type ToReader,
} from './threads.ts';

/** What is stored of a data set besides its parts. */
export interface DatasetInfo {
  engine: 'columns' | 'postgres';
  /** Of columns; a table has its name in the settings instead. */
  imported?: Imported;
  table?: string;
  bytes: number;
  mapping?: DatasetMapping;
  counts?: Mapped['counts'];
}

/** Why a question or a file has no answer. */
export class Refused extends Error {
  readonly why: 'unreadable' | 'superseded' | 'busy' | 'aborted' | 'storage' | 'failed';
  readonly problems: readonly Problem[];
  constructor(why: Refused['why'], message: string, problems: readonly Problem[] = []) {
    super(message);
    this.why = why;
    this.problems = problems;
  }
}

export interface DeskSettings {
  /** Bytes that prepared columns may take in memory. */
  memory: number;
  /** Bytes of one file, unpacked. */
  largestFile: number;
  databaseUrl: string | undefined;
  tables: readonly TableSource[];
}

export interface Importing {
  board: string;
  name: string;
  began: number;
  bytes: number;
  rows: number;
}

const IMPORTS_AT_ONCE = 2;
const DRAINED_MS = 20_000;

/** Who is still sending hears of no answer: what is left of a refused file is let in, for as long as that may take. */
async function drained(blocks: AsyncIterator<Uint8Array>): Promise<void> {
  const until = Date.now() + DRAINED_MS;
  try {
    while (Date.now() < until && !(await blocks.next()).done);
  } catch {
    // they went away, or it was read to its end
  }
}

interface Pending {
  resolve: (answer: Answer) => void;
  reject: (error: Refused) => void;
  flag: Int32Array<SharedArrayBuffer>;
}

/** Where the server hands files and questions to their threads; itself on the thread of everybody’s edits, so it only passes on. */
export class Desk {
  readonly #storage: Storage;
  readonly settings: DeskSettings;
  readonly #log: (message: string, error: unknown) => void;
  readonly importing = new Set<Importing>();
  readonly #readers = new Set<Worker>();
  /** A thread that has read a file to its end and may read the next; others are ended with what they hold. */
  #resting: Worker | undefined;
  /** Unfinished data sets that could not be dropped. */
  readonly #behind = new Set<{ board: string; id: string }>();
  #asker: Worker | undefined;
  readonly #pending = new Map<number, Pending>();
  /** By who asks and from where: a newer question ends the older. */
  readonly #places = new Map<string, number>();
  #asked = 0;

  constructor(storage: Storage, settings: DeskSettings, log: (message: string, error: unknown) => void) {
    this.#storage = storage;
    this.settings = settings;
    this.#log = log;
  }

  infoOf(row: DatasetRow): DatasetInfo {
    return JSON.parse(row.info) as DatasetInfo;
  }

  /** A file, block by block, becomes a data set, or nothing is left of it. */
  async bring(
    {
      board,
      name,
      personId,
      personalKept,
    }: { board: string; name: string; personId: string; personalKept: readonly string[] },
    body: AsyncIterable<Uint8Array>,
  ): Promise<DatasetRow> {
    const blocks = body[Symbol.asyncIterator]();
    if (this.#readers.size >= IMPORTS_AT_ONCE) throw new Refused('busy', 'Other files are being read; try again soon');
    const row = { id: newId(), name, personId, at: Date.now() };
    const progress: Importing = { board, name, began: row.at, bytes: 0, rows: 0 };
    const reader = this.#resting ?? startThread('read');
    this.#resting = undefined;
    this.#readers.add(reader);
    let sound = false;
    this.importing.add(progress);
    try {
      for (const one of this.#behind) await this.#drop(one);
      await this.#stored(this.#storage.beginDataset(board, row));
      const { imported, bytes } = await this.#read(reader, board, row.id, progress, personalKept, blocks);
      const info = JSON.stringify({ engine: 'columns', imported, bytes } satisfies DatasetInfo);
      await this.#stored(this.#storage.saveDataset(board, row.id, info));
      sound = true;
      return { ...row, info };
    } catch (error) {
      await this.#drop({ board, id: row.id });
      await drained(blocks);
      throw error;
    } finally {
      this.importing.delete(progress);
      this.#readers.delete(reader);
      // by name: without its own listeners a thread says nothing any more
      for (const name of ['message', 'error']) reader.removeAllListeners(name);
      if (sound && !this.#resting) {
        reader.unref();
        this.#resting = reader;
      } else await reader.terminate();
    }
  }

  /** What cannot be dropped now goes before the next file is read, or is swept at the next start. */
  async #drop(one: { board: string; id: string }): Promise<void> {
    try {
      await this.#storage.dropDataset(one.board, one.id);
      this.#behind.delete(one);
    } catch (error) {
      this.#log('an unfinished data set stays behind', error);
      this.#behind.add(one);
    }
  }

  async #stored<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      this.#log('storage failed', error);
      throw new Refused('storage', 'Storage cannot write now; nothing was kept of the file');
    }
  }

  #read(
    reader: Worker,
    board: string,
    id: string,
    progress: Importing,
    personalKept: readonly string[],
    blocks: AsyncIterator<Uint8Array>,
  ): Promise<{ imported: Imported; bytes: number }> {
    const say = (message: ToReader, transfer: ArrayBuffer[] = []): void => reader.postMessage(message, transfer);
    let bytes = 0;
    let over = false;
    /** Parts are written in order, each by itself, so that edits come in between. */
    let line: Promise<void> = Promise.resolve();
    const feed = new Feed((block) => say({ type: 'bytes', bytes: block }, [block.buffer]));
    return new Promise<{ imported: Imported; bytes: number }>((resolve, reject) => {
      const write = (work: () => Promise<void>): void => {
        line = line.then(async () => {
          if (over) return;
          await this.#stored(work());
          // edits that came meanwhile are written before the next part is
          await new Promise<void>((next) => setImmediate(next));
          say({ type: 'stored' });
        });
        line.catch(reject);
      };
      reader.on('message', (message: FromReader) => {
        switch (message.type) {
          case 'read':
            progress.bytes = message.bytes;
            progress.rows = message.rows;
            feed.read();
            return;
          case 'part':
            bytes += message.bytes.length;
            write(() => this.#storage.putDatasetPart(board, id, message.column, message.part, message.bytes));
            return;
          case 'drop':
            write(() => this.#storage.dropDatasetColumn(board, id, message.column));
            return;
          case 'done':
            line.then(() => resolve({ imported: message.imported, bytes }), reject);
            return;
          case 'failed':
            if (!message.problem) this.#log('a file could not be read', new Error(message.message));
            reject(
              message.problem
                ? new Refused('unreadable', `The file cannot be read: ${message.problem.code}`, [message.problem])
                : new Refused('failed', 'The file could not be read'),
            );
            return;
          default: {
            const never: never = message;
            throw new Error(`unknown message ${String(never)}`);
          }
        }
      });
      reader.on('error', (error) => {
        this.#log('a thread that read a file ended', error);
        reject(new Refused('failed', 'The file could not be read'));
      });
      say({ type: 'open', personalKept, most: this.settings.largestFile });
      feed.all(blocks).then(
        () => say({ type: 'end' }),
        () => reject(new Refused('aborted', 'The file ended before it was whole; nothing was kept of it')),
      );
    }).finally(async () => {
      feed.stop();
      // a part that is written after the rest was dropped would stay for ever
      over = true;
      await line.catch(() => undefined);
    });
  }

  #thread(): Worker {
    if (this.#asker) return this.#asker;
    const asker = startThread('ask');
    // a thread that rests keeps no process from ending
    asker.unref();
    this.#asker = asker;
    asker.on('message', (message: FromAsker) => void this.#hear(asker, message));
    asker.on('error', (error) => {
      this.#log('the thread that answers questions ended', error);
      if (this.#asker === asker) this.#asker = undefined;
      for (const [id, { reject }] of this.#pending) {
        this.#pending.delete(id);
        reject(new Refused('failed', 'The question could not be answered'));
      }
    });
    asker.postMessage({ type: 'open', memory: this.settings.memory } satisfies ToAsker);
    return asker;
  }

  async #hear(asker: Worker, message: FromAsker): Promise<void> {
    if (message.type === 'part') {
      const [board = '', dataset = ''] = message.key.split('/');
      const bytes = await this.#storage
        .datasetPart(board, dataset, message.column, message.part)
        .catch((error: unknown) => {
          this.#log('a part of a data set cannot be read', error);
          return undefined;
        });
      // a copy that is given away: what a driver hands out may be a slice of much more, which would go along
      const own = bytes && new Uint8Array(bytes);
      const part: ToAsker = { type: 'part', need: message.need, ...(own ? { bytes: own } : {}) };
      asker.postMessage(part, own ? [own.buffer] : []);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (!pending) return;
    if (message.type === 'answer') pending.resolve(message.answer);
    else if (message.cancelled)
      pending.reject(new Refused('superseded', 'A newer question took the place of this one'));
    else if (message.problem)
      pending.reject(new Refused('unreadable', `Cannot be answered: ${message.problem.code}`, [message.problem]));
    else {
      this.#log('a question failed', new Error(message.message));
      pending.reject(new Refused('failed', 'The question could not be answered'));
    }
  }

  /** `place`: who asks and from where; `signal`: they went away. */
  ask(source: Source, question: Question, place?: string, signal?: AbortSignal): Promise<Answer> {
    const id = ++this.#asked;
    const flag = new Int32Array(new SharedArrayBuffer(4));
    if (place !== undefined) {
      const before = this.#pending.get(this.#places.get(place) ?? 0);
      if (before) Atomics.store(before.flag, 0, 1);
      this.#places.set(place, id);
    }
    const gone = (): void => void Atomics.store(flag, 0, 1);
    signal?.addEventListener('abort', gone);
    return new Promise<Answer>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, flag });
      this.#thread().postMessage({ type: 'ask', id, source, question, cancelled: flag } satisfies ToAsker);
    }).finally(() => {
      signal?.removeEventListener('abort', gone);
      if (place !== undefined && this.#places.get(place) === id) this.#places.delete(place);
    });
  }

  sourceOf(board: string, row: DatasetRow, mapping: DatasetMapping | undefined): Source {
    const { imported, table: name } = this.infoOf(row);
    if (name !== undefined) {
      const table = this.settings.tables.find((one) => one.name === name);
      if (!table || this.settings.databaseUrl === undefined)
        throw new Refused('unreadable', `The server has no table ${name} any more`, [
          { where: 'table', code: 'table-unknown', values: { table: name } },
        ]);
      return { kind: 'postgres', url: this.settings.databaseUrl, table };
    }
    if (!imported || !mapping)
      throw new Refused('unreadable', 'Say first which columns are entity, time and event', [
        { where: 'mapping', code: 'mapping-missing' },
      ]);
    const { columns, rowCount, zoned } = imported;
    return { kind: 'columns', key: `${board}/${row.id}`, stored: { columns, rowCount, zoned }, mapping };
  }

  async stop(): Promise<void> {
    const threads = [...this.#readers, this.#asker, this.#resting].filter((thread) => thread !== undefined);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
