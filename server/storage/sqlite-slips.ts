import type { Database } from 'better-sqlite3';
import type { SlipRow, Storage } from './port.ts';

const COLUMNS = 'board, kind, id, due, body';

/** The part of the port that keeps small things beside a board. */
export function sqliteSlips(
  db: Database,
): Pick<Storage, 'putSlip' | 'addSlip' | 'slip' | 'slips' | 'dropSlips' | 'takeSlips' | 'forgetSlips'> {
  const put = db.prepare(
    `insert into slips (${COLUMNS}) values (?, ?, ?, ?, ?)
     on conflict (board, kind, id) do update set due = excluded.due, body = excluded.body`,
  );
  const add = db.prepare(`insert into slips (${COLUMNS}) values (?, ?, ?, ?, ?) on conflict do nothing`);
  const one = db.prepare<[string, string, string], SlipRow>(
    `select ${COLUMNS} from slips where board = ? and kind = ? and id = ?`,
  );
  const all = db.prepare<[string, string], SlipRow>(
    `select ${COLUMNS} from slips where board = ? and kind = ? order by id`,
  );
  const drop = db.prepare('delete from slips where board = ? and kind = ? and id = ?');
  const due = db.prepare<[string, number, number], SlipRow>(
    `select ${COLUMNS} from slips where kind = ? and due <= ? order by due limit ?`,
  );
  const putOff = db.prepare('update slips set due = ? where board = ? and kind = ? and id = ?');
  const forget = db.prepare('delete from slips where kind = ? and due < ?');
  const dropAll = db.transaction((board: string, kind: string, ids: readonly string[]) => {
    for (const id of ids) drop.run(board, kind, id);
  });
  const take = db.transaction((kind: string, at: number, until: number, most: number) => {
    const taken = due.all(kind, at, most);
    for (const slip of taken) putOff.run(until, slip.board, slip.kind, slip.id);
    return taken;
  });
  const values = ({ board, kind, id, due: at, body }: SlipRow): [string, string, string, number, string] => [
    board,
    kind,
    id,
    at,
    body,
  ];
  return {
    async putSlip(slip) {
      put.run(...values(slip));
    },
    async addSlip(slip) {
      return add.run(...values(slip)).changes > 0;
    },
    async slip(board, kind, id) {
      return one.get(board, kind, id);
    },
    async slips(board, kind) {
      return all.all(board, kind);
    },
    async dropSlips(board, kind, ids) {
      dropAll.immediate(board, kind, ids);
    },
    async takeSlips(kind, at, until, most) {
      return take.immediate(kind, at, until, most);
    },
    async forgetSlips(kind, before) {
      forget.run(kind, before);
    },
  };
}
