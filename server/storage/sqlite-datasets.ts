import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Storage } from './port.ts';
import { type DatasetColumns, datasetOf, type DatasetPort } from './rows.ts';

const COLUMNS = 'id, name, person, at, info';
/** Parts of up to half a megabyte each: more at once would hold up everybody's edits. */
const DROPPED_AT_ONCE = 4;
/** What is left for people's edits, and for dropping what was begun; of a small disk half. */
const DISK_LEFT = 64 * 1024 * 1024;

/**
 * A file that is brought must not take the last room of a disk: then nothing could be written, not even that it is gone. What
 * was dropped before left pages that are written again; without them no file could be brought once one was too large.
 */
function checkRoom(db: Database, pageBytes: number, bytes: number): void {
  const { bavail, blocks, bsize } = statfsSync(dirname(db.name));
  const again = (db.pragma('freelist_count', { simple: true }) as number) * pageBytes;
  if (bavail * bsize + again - bytes < Math.min(DISK_LEFT, (blocks * bsize) / 2))
    throw Object.assign(new Error('the disk is almost full'), { code: 'ENOSPC' });
}

/** The part of the port that keeps data sets. */
export function sqliteDatasets(db: Database): Pick<Storage, DatasetPort> {
  const pageBytes = db.pragma('page_size', { simple: true }) as number;
  const begin = db.prepare('insert into datasets (board, id, name, person, at) values (?, ?, ?, ?, ?)');
  const put = db.prepare(
    'insert into dataset_parts (board, dataset, column_number, part, bytes) values (?, ?, ?, ?, ?)',
  );
  const dropColumn = db.prepare('delete from dataset_parts where board = ? and dataset = ? and column_number = ?');
  const save = db.prepare('update datasets set info = ? where board = ? and id = ?');
  const list = db.prepare<[string], DatasetColumns>(
    `select ${COLUMNS} from datasets where board = ? and info is not null order by at desc, id desc`,
  );
  const one = db.prepare<[string, string], DatasetColumns>(
    `select ${COLUMNS} from datasets where board = ? and id = ? and info is not null`,
  );
  const part = db.prepare<[string, string, number, number], { bytes: Uint8Array }>(
    'select bytes from dataset_parts where board = ? and dataset = ? and column_number = ? and part = ?',
  );
  const hide = db.prepare('update datasets set info = null where board = ? and id = ?');
  const dropParts = db.prepare(
    `delete from dataset_parts where rowid in
       (select rowid from dataset_parts where board = ? and dataset = ? limit ${DROPPED_AT_ONCE})`,
  );
  const drop = db.prepare('delete from datasets where board = ? and id = ?');
  const unfinished = db.prepare<[number], { board: string; id: string }>(
    'select board, id from datasets where info is null and at < ?',
  );

  async function dropDataset(board: string, id: string): Promise<void> {
    hide.run(board, id);
    while (dropParts.run(board, id).changes > 0) await new Promise<void>((next) => setImmediate(next));
    giveBack(() => drop.run(board, id));
  }

  /** The log of writes keeps the size it once had; after a large file that is the room that others on the disk have not. */
  function giveBack(write: () => void): void {
    try {
      db.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // no room to put things in their places: the log stays as it is until there is
    }
    db.pragma('journal_size_limit = 0');
    try {
      write();
    } finally {
      db.pragma('journal_size_limit = -1');
    }
  }

  return {
    async beginDataset(board, { id, name, personId, at }) {
      begin.run(board, id, name, personId, at);
    },
    async putDatasetPart(board, dataset, column, place, bytes) {
      if (!db.memory) checkRoom(db, pageBytes, bytes.length);
      // it counts from when the data set is saved, which makes all that was written before it durable: to wait for the disk
      // for each of several hundred parts would hold up everybody's edits as often
      db.pragma('synchronous = NORMAL');
      try {
        put.run(board, dataset, column, place, bytes);
      } finally {
        db.pragma('synchronous = FULL');
      }
    },
    async dropDatasetColumn(board, dataset, column) {
      dropColumn.run(board, dataset, column);
    },
    async saveDataset(board, id, info) {
      if (save.run(info, board, id).changes === 0) throw new Error(`unknown data set ${id}`);
    },
    async datasets(board) {
      return list.all(board).map(datasetOf);
    },
    async dataset(board, id) {
      const row = one.get(board, id);
      return row && datasetOf(row);
    },
    async datasetPart(board, dataset, column, place) {
      return part.get(board, dataset, column, place)?.bytes;
    },
    dropDataset,
    async sweepDatasets(before) {
      for (const { board, id } of unfinished.all(before)) await dropDataset(board, id);
    },
  };
}
