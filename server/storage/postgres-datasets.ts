import type { Pool } from 'pg';
import type { Storage } from './port.ts';
import { type DatasetColumns, datasetOf, type DatasetPort } from './rows.ts';

const COLUMNS = 'id, name, person, at, info';
/** Text in PostgreSQL cannot hold a nought, and asking for one is an error rather than an answer. */
const NOUGHT = '\0';

/** The part of the port that keeps data sets. */
export function postgresDatasets(pool: Pool): Pick<Storage, DatasetPort> {
  async function dropDataset(board: string, id: string): Promise<void> {
    if (id.includes(NOUGHT)) return;
    await pool.query('update datasets set info = null where board = $1 and id = $2', [board, id]);
    await pool.query('delete from dataset_parts where board = $1 and dataset = $2', [board, id]);
    await pool.query('delete from datasets where board = $1 and id = $2', [board, id]);
  }

  return {
    async beginDataset(board, { id, name, personId, at }) {
      await pool.query('insert into datasets (board, id, name, person, at) values ($1, $2, $3, $4, $5)', [
        board,
        id,
        name,
        personId,
        at,
      ]);
    },
    async putDatasetPart(board, dataset, column, place, bytes) {
      await pool.query({
        name: 'dataset-part',
        text: 'insert into dataset_parts (board, dataset, column_number, part, bytes) values ($1, $2, $3, $4, $5)',
        values: [
          board,
          dataset,
          column,
          place,
          Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length),
        ],
      });
    },
    async dropDatasetColumn(board, dataset, column) {
      await pool.query('delete from dataset_parts where board = $1 and dataset = $2 and column_number = $3', [
        board,
        dataset,
        column,
      ]);
    },
    async saveDataset(board, id, info) {
      const { rowCount } = await pool.query('update datasets set info = $1 where board = $2 and id = $3', [
        info,
        board,
        id,
      ]);
      if (rowCount === 0) throw new Error(`unknown data set ${id}`);
    },
    async datasets(board) {
      const { rows } = await pool.query<DatasetColumns>(
        `select ${COLUMNS} from datasets where board = $1 and info is not null order by at desc, id desc`,
        [board],
      );
      return rows.map(datasetOf);
    },
    async dataset(board, id) {
      if (id.includes(NOUGHT)) return undefined;
      const { rows } = await pool.query<DatasetColumns>(
        `select ${COLUMNS} from datasets where board = $1 and id = $2 and info is not null`,
        [board, id],
      );
      return rows[0] && datasetOf(rows[0]);
    },
    async datasetPart(board, dataset, column, place) {
      const { rows } = await pool.query<{ bytes: Buffer }>({
        name: 'dataset-part-of',
        text: 'select bytes from dataset_parts where board = $1 and dataset = $2 and column_number = $3 and part = $4',
        values: [board, dataset, column, place],
      });
      return rows[0]?.bytes;
    },
    dropDataset,
    async sweepDatasets(before) {
      const { rows } = await pool.query<{ board: string; id: string }>(
        'select board, id from datasets where info is null and at < $1',
        [before],
      );
      for (const { board, id } of rows) await dropDataset(board, id);
    },
  };
}
