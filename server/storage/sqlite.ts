import Database from 'better-sqlite3';
import { migrateDatabase } from './migrations.ts';
import type { ActivityRow, AssetRow, BoardRow, Head, LinkRow, LogEntry, PersonRow, Storage } from './port.ts';
import * as stored from './rows.ts';
import { sqliteDatasets } from './sqlite-datasets.ts';
import { sqliteHistory } from './sqlite-history.ts';
import { sqliteSlips } from './sqlite-slips.ts';

interface Waiting {
  /** Gives what its asker is told once it is durable. */
  write: () => unknown;
  resolve: (written: unknown) => void;
  reject: (error: unknown) => void;
}

export function sqliteStorage(file: string): Storage {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  migrateDatabase(db);

  const nextSeq = db.prepare<[number, string], { seq: number }>(
    'update boards set seq = seq + ? where id = ? returning seq',
  );
  const insert = db.prepare('insert into log (board, seq, person, at, bytes) values (?, ?, ?, ?, ?)');
  const loadSnapshot = db.prepare<[string, number], { seq: number; bytes: Uint8Array }>(
    'select seq, bytes from snapshots where board = ? and seq > ?',
  );
  const getHead = db.prepare<[string], { seq: number; deleted_at: number | null }>(
    'select seq, deleted_at from boards where id = ?',
  );
  const getSecret = db.prepare<[], { value: Uint8Array }>("select value from settings where name = 'secret'");
  const loadLog = db.prepare<[string, number], { seq: number; update: Uint8Array }>(
    'select seq, bytes as "update" from log where board = ? and seq > ? order by seq',
  );
  const getBoard = db.prepare<[string], stored.BoardColumns>(
    'select id, created_at, deleted_at from boards where id = ?',
  );
  const putLink = db.prepare(
    `insert into links (board, role, epoch, expires, password_hash) values (?, ?, ?, ?, ?)
     on conflict (board, role) do update set epoch = excluded.epoch, expires = excluded.expires, password_hash = excluded.password_hash`,
  );
  const getLinks = db.prepare<[string], stored.LinkColumns>(
    'select role, epoch, expires, password_hash from links where board = ?',
  );
  const putAsset = db.prepare(
    'insert into assets (board, hash, type, at, bytes) values (?, ?, ?, ?, ?) on conflict do nothing',
  );
  const saveAsset = (board: string, { hash, type, at, bytes }: AssetRow): unknown =>
    putAsset.run(board, hash, type, at, bytes);
  const getAsset = db.prepare<[string, string], AssetRow>(
    'select hash, type, at, bytes from assets where board = ? and hash = ?',
  );
  const getSizes = db.prepare<[string], { hash: string; size: number; at: number }>(
    'select hash, length(bytes) as size, at from assets where board = ?',
  );
  const dropAsset = db.prepare('delete from assets where board = ? and hash = ?');
  const dropAll = db.transaction((board: string, hashes: readonly string[]) => {
    for (const hash of hashes) dropAsset.run(board, hash);
  });
  const getPerson = db.prepare<[string], stored.PersonColumns>(
    'select id, board, name, role, color, epoch from persons where id = ?',
  );

  const history = sqliteHistory(db);

  function write(board: string, entries: readonly LogEntry[], activity: readonly ActivityRow[] = []): number {
    const row = nextSeq.get(entries.length, board);
    if (!row) throw new Error(`unknown board ${board}`);
    entries.forEach((e, i) => insert.run(board, row.seq - entries.length + 1 + i, e.personId, e.at, e.update));
    for (const row of activity) history.note(board, row);
    return row.seq;
  }

  let queue: Waiting[] = [];
  const commitAll = db.transaction((batch: readonly Waiting[]) => batch.map((w) => w.write()));
  const commitOne = db.transaction((w: Waiting) => w.write());

  /** One commit, so one fsync, for whatever all rooms asked for in this tick (D12). */
  function flush(): void {
    const batch = queue;
    queue = [];
    if (batch.length === 0) return;
    try {
      const written = commitAll.immediate(batch);
      batch.forEach((w, i) => w.resolve(written[i]));
    } catch (error) {
      if (batch.length === 1) {
        batch[0]?.reject(error);
        return;
      }
      // one board's trouble must not fail the others
      for (const w of batch) {
        try {
          w.resolve(commitOne.immediate(w));
        } catch (own) {
          w.reject(own);
        }
      }
    }
  }

  function together<T>(write: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (queue.length === 0) setImmediate(flush);
      queue.push({ write, resolve: (written) => resolve(written as T), reject });
    });
  }

  const putSnapshot = db.prepare(
    `insert into snapshots (board, seq, bytes) values (?, ?, ?)
     on conflict (board) do update set seq = excluded.seq, bytes = excluded.bytes where excluded.seq >= snapshots.seq`,
  );
  const dropLog = db.prepare('delete from log where board = ? and seq <= ?');
  const putPerson = db.prepare('insert into persons (id, board, name, role, color, epoch) values (?, ?, ?, ?, ?, ?)');
  const saveLink = (board: string, l: LinkRow): unknown =>
    putLink.run(board, l.role, l.epoch, l.expires ?? null, l.passwordHash ?? null);
  const create = db.transaction(
    (row: BoardRow, links: readonly LinkRow[], first: LogEntry, assets: readonly AssetRow[]) => {
      db.prepare('insert into boards (id, created_at) values (?, ?)').run(row.id, row.createdAt);
      for (const link of links) saveLink(row.id, link);
      write(row.id, [first]);
      for (const asset of assets) saveAsset(row.id, asset);
    },
  );

  const purge = db.transaction((deletedUntil: number) => {
    const due = db
      .prepare<[number], { id: string }>('select id from boards where deleted_at <= ?')
      .all(deletedUntil)
      .map(({ id }) => id);
    for (const id of due) {
      for (const table of stored.OF_A_BOARD) db.prepare(`delete from ${table} where board = ?`).run(id);
      db.prepare('delete from boards where id = ?').run(id);
    }
    return due;
  });

  return {
    ...history.port,
    ...sqliteDatasets(db),
    ...sqliteSlips(db),
    append: (board, entries, activity) => together(() => write(board, entries, activity)),
    async load(board, after = 0) {
      if (!getBoard.get(board)) throw new Error(`unknown board ${board}`);
      const snapshot = loadSnapshot.get(board, after);
      return { ...(snapshot ? { snapshot } : {}), entries: loadLog.all(board, snapshot?.seq ?? after) };
    },
    async heads(boards) {
      return new Map(
        boards.flatMap((id): [string, Head][] => {
          const row = getHead.get(id);
          if (!row) return [];
          const epochs = Object.fromEntries(getLinks.all(id).map((l) => [stored.roleOf(l.role), l.epoch]));
          return [[id, { seq: row.seq, deleted: row.deleted_at !== null, epochs }]];
        }),
      );
    },
    compact: (board, { seq, bytes }) =>
      together(() => {
        putSnapshot.run(board, seq, bytes);
        dropLog.run(board, seq);
      }),
    async createBoard(row, links, first, assets = []) {
      create.immediate(row, links, first, assets);
    },
    async board(id) {
      const row = getBoard.get(id);
      return row && stored.boardOf(row);
    },
    async setDeleted(id, at) {
      db.prepare('update boards set deleted_at = ? where id = ?').run(at ?? null, id);
    },
    async purgeBoards(deletedUntil) {
      return purge.immediate(deletedUntil);
    },
    async links(board) {
      return getLinks.all(board).map(stored.linkOf);
    },
    async setLink(board, link) {
      saveLink(board, link);
    },
    async putAsset(board, asset) {
      saveAsset(board, asset);
    },
    async asset(board, hash) {
      return getAsset.get(board, hash);
    },
    async assetSizes(board) {
      return getSizes.all(board);
    },
    async dropAssets(board, hashes) {
      dropAll.immediate(board, hashes);
    },
    addPerson: (p: PersonRow) => together(() => void putPerson.run(p.id, p.boardId, p.name, p.role, p.color, p.epoch)),
    async person(id) {
      const row = getPerson.get(id);
      return row && stored.personOf(row);
    },
    async secret(proposal) {
      db.prepare("insert into settings (name, value) values ('secret', ?) on conflict (name) do nothing").run(proposal);
      const kept = getSecret.get();
      if (!kept) throw new Error('the secret was not kept');
      return new Uint8Array(kept.value);
    },
    async probe() {
      db.prepare('insert into probes (id, at) values (1, ?) on conflict (id) do update set at = excluded.at').run(
        Date.now(),
      );
    },
    async close() {
      flush();
      db.close();
    },
  };
}
