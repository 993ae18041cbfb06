import { Pool, type PoolClient, types } from 'pg';
import type { Role } from '../../shared/wire/roles.ts';
import { Appender } from './postgres-append.ts';
import { insertAsset, postgresAssets } from './postgres-assets.ts';
import { postgresDatasets } from './postgres-datasets.ts';
import { postgresHistory } from './postgres-history.ts';
import { postgresSlips } from './postgres-slips.ts';
import { migratePostgres } from './postgres-steps.ts';
import type { Head, LinkRow, Storage } from './port.ts';
import * as stored from './rows.ts';

const INT8 = 20;
/** Numbers here are instants and counts, far below 2^53. */
const parsers: typeof types = {
  ...types,
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? Number : types.getTypeParser(oid, format as 'text'),
} as typeof types;

const PUT_LINK = `insert into links (board, role, epoch, expires, password_hash) values ($1, $2, $3, $4, $5)
  on conflict (board, role) do update set epoch = excluded.epoch, expires = excluded.expires, password_hash = excluded.password_hash`;
const linkValues = (board: string, l: LinkRow): unknown[] => [
  board,
  l.role,
  l.epoch,
  l.expires ?? null,
  l.passwordHash ?? null,
];
const DURABLE =
  "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";
const SNAPSHOT_AFTER = 'select seq, bytes from snapshots where board = $1 and seq > $2';
const LOG_AFTER = 'select seq, bytes as "update" from log where board = $1 and seq > $2 order by seq';

export interface PostgresOptions {
  /** Connections at most; each process has as many. */
  connections?: number;
  /** A connection that rested was lost; the next query opens another. */
  onLost?: (error: Error) => void;
}

/** Boards in PostgreSQL, for one process or several (D11). Resolves once the tables are there. */
export async function postgresStorage(url: string, options: PostgresOptions = {}): Promise<Storage> {
  const pool = new Pool({
    connectionString: url,
    max: options.connections ?? 8,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    types: parsers,
    // "durable" means on disk (D1), whatever the server's default is; the pool waits for it before it hands a client out
    onConnect: (client) => client.query(DURABLE) as unknown as undefined,
    application_name: 'journeyboard',
  });
  // without a listener the process ends when the database is restarted
  pool.on('error', (error) => options.onLost?.(error));
  // the pool listens to those that rest; one that is lost in the middle of its work would end the process, too
  pool.on('connect', (client) => client.on('error', (error) => options.onLost?.(error)));
  async function transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((lost: Error) => (broken = lost));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  try {
    const client = await pool.connect();
    try {
      await migratePostgres(client);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  const appender = new Appender(pool);

  return {
    append: (board, entries, activity) => appender.append(board, entries, activity),
    load: (board, after = 0) =>
      // one moment for both: a compaction in between would hide the entries it dropped
      transaction(async (client) => {
        await client.query('set transaction isolation level repeatable read, read only');
        const known = await client.query('select 1 from boards where id = $1', [board]);
        if (known.rowCount === 0) throw new Error(`unknown board ${board}`);
        const { rows } = await client.query<{ seq: number; bytes: Buffer }>(SNAPSHOT_AFTER, [board, after]);
        const snapshot = rows[0];
        const log = await client.query<{ seq: number; update: Buffer }>(LOG_AFTER, [board, snapshot?.seq ?? after]);
        return { ...(snapshot ? { snapshot } : {}), entries: log.rows };
      }),
    async heads(boards) {
      const [heads, links] = await Promise.all([
        pool.query<{ id: string; seq: number; deleted: boolean }>({
          name: 'heads',
          text: 'select id, seq, deleted_at is not null as deleted from boards where id = any($1)',
          values: [boards],
        }),
        pool.query<{ board: string; role: string; epoch: number }>({
          name: 'epochs',
          text: 'select board, role, epoch from links where board = any($1)',
          values: [boards],
        }),
      ]);
      const epochs = new Map<string, Partial<Record<Role, number>>>();
      for (const l of links.rows) epochs.set(l.board, { ...epochs.get(l.board), [stored.roleOf(l.role)]: l.epoch });
      return new Map(
        heads.rows.map(({ id, seq, deleted }): [string, Head] => [id, { seq, deleted, epochs: epochs.get(id) ?? {} }]),
      );
    },
    compact: (board, snapshot) =>
      transaction(async (client) => {
        await client.query(
          `insert into snapshots (board, seq, bytes) values ($1, $2, $3)
           on conflict (board) do update set seq = excluded.seq, bytes = excluded.bytes where excluded.seq >= snapshots.seq`,
          [board, snapshot.seq, Buffer.from(snapshot.bytes)],
        );
        await client.query('delete from log where board = $1 and seq <= $2', [board, snapshot.seq]);
      }),
    createBoard: (row, links, first, assets = []) =>
      transaction(async (client) => {
        await client.query('insert into boards (id, created_at, seq) values ($1, $2, 1)', [row.id, row.createdAt]);
        for (const link of links) await client.query(PUT_LINK, linkValues(row.id, link));
        await client.query('insert into log (board, seq, person, at, bytes) values ($1, 1, $2, $3, $4)', [
          row.id,
          first.personId,
          first.at,
          Buffer.from(first.update),
        ]);
        for (const asset of assets) await insertAsset(client, row.id, asset);
      }),
    async board(id) {
      const { rows } = await pool.query<stored.BoardColumns>({
        name: 'board',
        text: 'select id, created_at, deleted_at from boards where id = $1',
        values: [id],
      });
      return rows[0] && stored.boardOf(rows[0]);
    },
    async setDeleted(id, at) {
      await pool.query('update boards set deleted_at = $2 where id = $1', [id, at ?? null]);
    },
    purgeBoards: (deletedUntil) =>
      transaction(async (client) => {
        const { rows } = await client.query<{ id: string }>(
          'select id from boards where deleted_at <= $1 order by id for update',
          [deletedUntil],
        );
        const due = rows.map(({ id }) => id);
        for (const table of stored.OF_A_BOARD) await client.query(`delete from ${table} where board = any($1)`, [due]);
        await client.query('delete from boards where id = any($1)', [due]);
        return due;
      }),
    async links(board) {
      const { rows } = await pool.query<stored.LinkColumns>({
        name: 'links',
        text: 'select board, role, epoch, expires, password_hash from links where board = $1',
        values: [board],
      });
      return rows.map(stored.linkOf);
    },
    async setLink(board, link) {
      await pool.query(PUT_LINK, linkValues(board, link));
    },
    ...postgresAssets(pool),
    ...postgresHistory(pool),
    ...postgresDatasets(pool),
    ...postgresSlips(pool),
    async addPerson(p) {
      await pool.query('insert into persons (id, board, name, role, color, epoch) values ($1, $2, $3, $4, $5, $6)', [
        p.id,
        p.boardId,
        p.name,
        p.role,
        p.color,
        p.epoch,
      ]);
    },
    async person(id) {
      const { rows } = await pool.query<stored.PersonColumns>({
        name: 'person',
        text: 'select id, board, name, role, color, epoch from persons where id = $1',
        values: [id],
      });
      return rows[0] && stored.personOf(rows[0]);
    },
    async secret(proposal) {
      await pool.query("insert into settings (name, value) values ('secret', $1) on conflict (name) do nothing", [
        Buffer.from(proposal),
      ]);
      const { rows } = await pool.query<{ value: Buffer }>("select value from settings where name = 'secret'");
      const kept = rows[0];
      if (!kept) throw new Error('the secret was not kept');
      return new Uint8Array(kept.value);
    },
    async probe() {
      await pool.query('insert into probes (id, at) values (1, $1) on conflict (id) do update set at = excluded.at', [
        Date.now(),
      ]);
    },
    async close() {
      await appender.settled();
      await pool.end();
    },
  };
}
