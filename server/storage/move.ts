import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { migrateDatabase } from './migrations.ts';
import { migratePostgres } from './postgres-steps.ts';

/** Tables in the order in which they may refer to one another, the same in both databases (tested). */
export const TABLES: Readonly<Record<string, readonly string[]>> = {
  settings: ['name', 'value'],
  boards: ['id', 'created_at', 'deleted_at', 'seq'],
  links: ['board', 'role', 'epoch', 'expires', 'password_hash'],
  persons: ['id', 'board', 'name', 'role', 'color', 'epoch'],
  assets: ['board', 'hash', 'type', 'at', 'bytes'],
  snapshots: ['board', 'seq', 'bytes'],
  log: ['board', 'seq', 'person', 'at', 'bytes'],
  activity: ['board', 'id', 'person', 'began', 'until', 'open', 'body'],
  versions: ['board', 'id', 'name', 'why', 'person', 'at', 'bytes'],
  slips: ['board', 'kind', 'id', 'due', 'body'],
  datasets: ['board', 'id', 'name', 'person', 'at', 'info'],
  dataset_parts: ['board', 'dataset', 'column_number', 'part', 'bytes'],
};

/** Rows of one statement: pictures are up to 5 MB each. */
const MOST_ROWS = 200;
const MOST_BYTES = 16 * 1024 * 1024;

export class CannotMove extends Error {
  readonly code: 'in-use' | 'not-empty';
  constructor(code: 'in-use' | 'not-empty', message: string) {
    super(message);
    this.code = code;
  }
}

type Value = string | number | Buffer | null;

async function copyTable(source: Database.Database, target: Client, table: string): Promise<number> {
  const columns = TABLES[table] ?? [];
  let rows: Value[][] = [];
  let bytes = 0;
  let count = 0;
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    const places = rows.map((_, r) => `(${columns.map((__, c) => `$${r * columns.length + c + 1}`).join(', ')})`);
    await target.query(`insert into ${table} (${columns.join(', ')}) values ${places.join(', ')}`, rows.flat());
    count += rows.length;
    [rows, bytes] = [[], 0];
  };
  const all = source.prepare<[], Record<string, Value>>(`select ${columns.join(', ')} from ${table}`);
  for (const row of all.iterate()) {
    rows.push(columns.map((column) => row[column] ?? null));
    bytes += columns.reduce((sum, column) => sum + (Buffer.isBuffer(row[column]) ? row[column].length : 8), 0);
    if (rows.length >= MOST_ROWS || bytes >= MOST_BYTES) await flush();
  }
  await flush();
  return count;
}

/**
 * Everything of a data folder into an empty PostgreSQL, links and sessions included; all or nothing. The folder is left as it
 * was. Tells how many rows each table had.
 *
 * @throws {CannotMove} when a server has the folder open, or the database has boards already
 */
export async function moveToPostgres(dataDir: string, url: string): Promise<Readonly<Record<string, number>>> {
  const source = new Database(join(dataDir, 'journeyboard.db'), { fileMustExist: true });
  const target = new Client({ connectionString: url });
  try {
    // whatever a running server wrote after its table was copied would be lost
    source.pragma('locking_mode = EXCLUSIVE');
    try {
      source.exec('begin exclusive; commit');
    } catch {
      throw new CannotMove('in-use', `A server has ${dataDir} open: stop it first`);
    }
    migrateDatabase(source);
    await target.connect();
    await migratePostgres(target);
    await target.query('begin');
    const { rows } = await target.query('select 1 from boards limit 1');
    if (rows.length > 0) throw new CannotMove('not-empty', 'The database has boards already: move into an empty one');
    await target.query('delete from settings');
    const counts: Record<string, number> = {};
    for (const table of Object.keys(TABLES)) counts[table] = await copyTable(source, target, table);
    // a folder of before the secret was kept in the database
    if (counts['settings'] === 0)
      await target.query("insert into settings (name, value) values ('secret', $1)", [
        readFileSync(join(dataDir, 'secret')),
      ]);
    await target.query('commit');
    return counts;
  } finally {
    source.close();
    await target.end().catch(() => undefined);
  }
}
