import type { Pool } from 'pg';
import type { ActivityRow, LogEntry } from './port.ts';

interface Waiting {
  board: string;
  entries: readonly LogEntry[];
  activity: readonly ActivityRow[];
  resolve: (seq: number) => void;
  reject: (error: unknown) => void;
}

/**
 * One statement, so one round trip and one commit, for whatever all rooms asked for. Boards are locked in the order of their
 * ids: two processes that append to the same two boards in different order would otherwise wait for each other. The number
 * is taken from the locked row, so that it has no gaps and its order is the order of commits.
 */
const APPEND = `
  with asked as (select * from unnest($1::text[], $2::int[]) as a (board, entries)),
  locked as (select b.id from boards b join asked a on a.board = b.id order by b.id for update of b),
  numbered as (
    update boards b set seq = b.seq + a.entries from asked a join locked l on l.id = a.board
    where b.id = a.board returning b.id, b.seq, b.seq - a.entries as before),
  kept as (
    insert into log (board, seq, person, at, bytes)
    select n.id, n.before + e.place, e.person, e.at, e.bytes
    from unnest($3::text[], $4::int[], $5::text[], $6::bigint[], $7::bytea[]) as e (board, place, person, at, bytes)
    join numbered n on n.id = e.board),
  noted as (
    insert into activity (board, id, person, began, until, open, body)
    select n.id, d.id, d.person, d.began, d.until, d.open, d.body
    from unnest($8::text[], $9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::int[], $14::text[])
      as d (board, id, person, began, until, open, body)
    join numbered n on n.id = d.board
    on conflict (board, id) do update set until = excluded.until, open = excluded.open, body = excluded.body)
  select id, seq from numbered`;

/** Appends of one tick go together; while one batch is on its way the next one gathers (D12). */
export class Appender {
  readonly #pool: Pool;
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  append(board: string, entries: readonly LogEntry[], activity: readonly ActivityRow[] = []): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ board, entries, activity, resolve, reject });
      this.#running ??= new Promise<void>((next) => setImmediate(next))
        .then(() => this.#drain())
        .finally(() => (this.#running = undefined));
    });
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue;
      this.#queue = [];
      try {
        await this.#commit(batch);
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(error);
        // one board's trouble must not fail the others
        else for (const waiting of batch) await this.#commit([waiting]).catch(waiting.reject);
      }
    }
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    const counts = new Map<string, number>();
    const [boards, places, persons, times, bytes]: [string[], number[], string[], number[], Uint8Array[]] = [
      [],
      [],
      [],
      [],
      [],
    ];
    const ends = batch.map(({ board, entries }) => {
      for (const entry of entries) {
        const place = (counts.get(board) ?? 0) + 1;
        counts.set(board, place);
        boards.push(board);
        places.push(place);
        persons.push(entry.personId);
        times.push(entry.at);
        bytes.push(Buffer.from(entry.update.buffer, entry.update.byteOffset, entry.update.byteLength));
      }
      if (!counts.has(board)) counts.set(board, 0);
      return counts.get(board) ?? 0;
    });
    // one statement may touch a row once: of a row that came twice the later says all
    const noted = [
      ...new Map(
        batch.flatMap(({ board, activity }) => activity.map((row) => [`${board}/${row.id}`, { board, row }] as const)),
      ).values(),
    ];
    const { rows } = await this.#pool.query<{ id: string; seq: number }>({
      name: 'append',
      text: APPEND,
      values: [
        [...counts.keys()],
        [...counts.values()],
        boards,
        places,
        persons,
        times,
        bytes,
        noted.map(({ board }) => board),
        noted.map(({ row }) => row.id),
        noted.map(({ row }) => row.personId),
        noted.map(({ row }) => row.began),
        noted.map(({ row }) => row.until),
        noted.map(({ row }) => (row.open ? 1 : 0)),
        noted.map(({ row }) => row.body),
      ],
    });
    const heads = new Map(rows.map(({ id, seq }) => [id, seq]));
    batch.forEach(({ board, resolve, reject }, i) => {
      const head = heads.get(board);
      if (head === undefined) reject(new Error(`unknown board ${board}`));
      else resolve(head - (counts.get(board) ?? 0) + (ends[i] ?? 0));
    });
  }
}
