import type { Database } from 'better-sqlite3';
import type { ActivityRow, Storage } from './port.ts';
import { type VersionColumns, versionOf } from './rows.ts';

interface ActivityColumns {
  id: string;
  person: string;
  began: number;
  until: number;
  open: number;
  body: string;
}

const rowOf = ({ person, open, ...rest }: ActivityColumns): ActivityRow => ({
  ...rest,
  personId: person,
  open: open === 1,
});

const COLUMNS = 'id, person, began, until, open, body';

/** The part of the port that keeps who changed what, and versions. `note` belongs in the transaction of an append. */
export function sqliteHistory(db: Database): {
  note: (board: string, row: ActivityRow) => void;
  port: Pick<
    Storage,
    'activity' | 'openActivity' | 'forgetActivity' | 'saveVersion' | 'versions' | 'versionBytes' | 'dropVersions'
  >;
} {
  const put = db.prepare(
    `insert into activity (board, ${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (board, id) do update set until = excluded.until, open = excluded.open, body = excluded.body`,
  );
  const page = db.prepare<[string, number, string, number], ActivityColumns>(
    `select ${COLUMNS} from activity where board = ? and (began, id) < (?, ?) order by began desc, id desc limit ?`,
  );
  const open = db.prepare<[string], ActivityColumns>(
    `select ${COLUMNS} from activity where board = ? and open = 1 order by began, id`,
  );
  // board by board, for that is how activity is found by its time
  const forget = db.prepare('delete from activity where board in (select id from boards) and began < ?');
  const save = db.prepare(
    'insert into versions (board, id, name, why, person, at, bytes) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const list = db.prepare<[string], VersionColumns>(
    `select id, name, why, person, at, length(bytes) as size from versions where board = ? order by at desc, id desc`,
  );
  const read = db.prepare<[string, string], { bytes: Uint8Array }>(
    'select bytes from versions where board = ? and id = ?',
  );
  const drop = db.prepare('delete from versions where board = ? and id = ?');
  const dropAll = db.transaction((board: string, ids: readonly string[]) => {
    for (const id of ids) drop.run(board, id);
  });
  return {
    note(board, row) {
      put.run(board, row.id, row.personId, row.began, row.until, row.open ? 1 : 0, row.body);
    },
    port: {
      async activity(board, limit, before = { began: Number.MAX_SAFE_INTEGER, id: '' }) {
        return page.all(board, before.began, before.id, limit).map(rowOf);
      },
      async openActivity(board) {
        return open.all(board).map(rowOf);
      },
      async forgetActivity(before) {
        forget.run(before);
      },
      async saveVersion(board, { id, name, why, personId, at }, bytes) {
        save.run(board, id, name ?? null, why, personId, at, bytes);
      },
      async versions(board) {
        return list.all(board).map(versionOf);
      },
      async versionBytes(board, id) {
        return read.get(board, id)?.bytes;
      },
      async dropVersions(board, ids) {
        dropAll.immediate(board, ids);
      },
    },
  };
}
