import type { Pool } from 'pg';
import type { SlipRow, Storage } from './port.ts';

const COLUMNS = 'board, kind, id, due, body';
const values = ({ board, kind, id, due, body }: SlipRow): unknown[] => [board, kind, id, due, body];

/** The part of the port that keeps small things beside a board. */
export function postgresSlips(
  pool: Pool,
): Pick<Storage, 'putSlip' | 'addSlip' | 'slip' | 'slips' | 'dropSlips' | 'takeSlips' | 'forgetSlips'> {
  return {
    async putSlip(slip) {
      await pool.query(
        `insert into slips (${COLUMNS}) values ($1, $2, $3, $4, $5)
         on conflict (board, kind, id) do update set due = excluded.due, body = excluded.body`,
        values(slip),
      );
    },
    async addSlip(slip) {
      const { rowCount } = await pool.query(
        `insert into slips (${COLUMNS}) values ($1, $2, $3, $4, $5) on conflict do nothing`,
        values(slip),
      );
      return rowCount === 1;
    },
    async slip(board, kind, id) {
      const { rows } = await pool.query<SlipRow>(
        `select ${COLUMNS} from slips where board = $1 and kind = $2 and id = $3`,
        [board, kind, id],
      );
      return rows[0];
    },
    async slips(board, kind) {
      const { rows } = await pool.query<SlipRow>(
        `select ${COLUMNS} from slips where board = $1 and kind = $2 order by id`,
        [board, kind],
      );
      return rows;
    },
    async dropSlips(board, kind, ids) {
      await pool.query('delete from slips where board = $1 and kind = $2 and id = any($3)', [board, kind, ids]);
    },
    async takeSlips(kind, at, until, most) {
      // what another process has in its hands is passed over, so that nothing is sent twice
      const { rows } = await pool.query<SlipRow>(
        `update slips set due = $3 where (board, kind, id) in (
           select board, kind, id from slips where kind = $1 and due <= $2 order by due limit $4 for update skip locked
         ) returning ${COLUMNS}`,
        [kind, at, until, most],
      );
      return rows;
    },
    async forgetSlips(kind, before) {
      await pool.query('delete from slips where kind = $1 and due < $2', [kind, before]);
    },
  };
}
