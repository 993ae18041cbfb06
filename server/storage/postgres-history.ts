import type { Pool } from 'pg';
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
/** Text in PostgreSQL cannot hold a nought, and asking for one is an error rather than an answer. */
const NOUGHT = '\0';

/** The part of the port that keeps who changed what (written with the appends), and versions. */
export function postgresHistory(
  pool: Pool,
): Pick<
  Storage,
  'activity' | 'openActivity' | 'forgetActivity' | 'saveVersion' | 'versions' | 'versionBytes' | 'dropVersions'
> {
  return {
    async activity(board, limit, before = { began: Number.MAX_SAFE_INTEGER, id: '' }) {
      if (before.id.includes(NOUGHT)) return [];
      const { rows } = await pool.query<ActivityColumns>(
        `select ${COLUMNS} from activity where board = $1 and (began, id) < ($2, $3)
         order by began desc, id desc limit $4`,
        [board, before.began, before.id, limit],
      );
      return rows.map(rowOf);
    },
    async openActivity(board) {
      const { rows } = await pool.query<ActivityColumns>(
        `select ${COLUMNS} from activity where board = $1 and open = 1 order by began, id`,
        [board],
      );
      return rows.map(rowOf);
    },
    async forgetActivity(before) {
      await pool.query('delete from activity where board in (select id from boards) and began < $1', [before]);
    },
    async saveVersion(board, { id, name, why, personId, at }, bytes) {
      await pool.query(
        'insert into versions (board, id, name, why, person, at, bytes) values ($1, $2, $3, $4, $5, $6, $7)',
        [board, id, name ?? null, why, personId, at, Buffer.from(bytes)],
      );
    },
    async versions(board) {
      const { rows } = await pool.query<VersionColumns>(
        `select id, name, why, person, at, length(bytes) as size from versions where board = $1
         order by at desc, id desc`,
        [board],
      );
      return rows.map(versionOf);
    },
    async versionBytes(board, id) {
      if (id.includes(NOUGHT)) return undefined;
      const { rows } = await pool.query<{ bytes: Buffer }>('select bytes from versions where board = $1 and id = $2', [
        board,
        id,
      ]);
      return rows[0]?.bytes;
    },
    async dropVersions(board, ids) {
      await pool.query('delete from versions where board = $1 and id = any($2)', [board, ids]);
    },
  };
}
