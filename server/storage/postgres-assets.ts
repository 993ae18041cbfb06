import type { Pool, PoolClient } from 'pg';
import type { AssetRow, Storage } from './port.ts';

const PUT = 'insert into assets (board, hash, type, at, bytes) values ($1, $2, $3, $4, $5) on conflict do nothing';

export async function insertAsset(to: Pool | PoolClient, board: string, asset: AssetRow): Promise<void> {
  await to.query(PUT, [board, asset.hash, asset.type, asset.at, Buffer.from(asset.bytes)]);
}

/** Text in PostgreSQL cannot hold a nought, and asking for one is an error rather than an answer. */
const NOUGHT = '\0';

/** The part of the port that keeps pictures. */
export function postgresAssets(pool: Pool): Pick<Storage, 'putAsset' | 'asset' | 'assetSizes' | 'dropAssets'> {
  return {
    putAsset: (board, asset) => insertAsset(pool, board, asset),
    async asset(board, hash) {
      if (hash.includes(NOUGHT)) return undefined;
      const { rows } = await pool.query<AssetRow>(
        'select hash, type, at, bytes from assets where board = $1 and hash = $2',
        [board, hash],
      );
      return rows[0];
    },
    async assetSizes(board) {
      const { rows } = await pool.query<{ hash: string; size: number; at: number }>(
        'select hash, length(bytes) as size, at from assets where board = $1',
        [board],
      );
      return rows;
    },
    async dropAssets(board, hashes) {
      await pool.query('delete from assets where board = $1 and hash = any($2)', [board, hashes]);
    },
  };
}
