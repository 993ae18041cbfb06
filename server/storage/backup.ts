import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const DATABASE = 'journeyboard.db';
const SECRET = 'secret';

function synced(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/**
 * A copy of a data folder as it stands at one moment, while the server may be running. In one reading transaction: SQLite's
 * own backup begins anew with each write of another process, and on a busy board would never end.
 */
export function backUp(dataDir: string, folder: string): { bytes: number } {
  const target = join(folder, DATABASE);
  if (!existsSync(join(dataDir, DATABASE))) throw new Error(`there is no ${DATABASE} in ${dataDir}`);
  if (existsSync(target)) throw new Error(`${target} is there already; give each backup a folder of its own`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new Database(join(dataDir, DATABASE), { readonly: true, fileMustExist: true });
  try {
    db.pragma('busy_timeout = 5000');
    db.prepare('vacuum into ?').run(target);
  } finally {
    db.close();
  }
  synced(target);
  if (existsSync(join(dataDir, SECRET))) {
    copyFileSync(join(dataDir, SECRET), join(folder, SECRET));
    synced(join(folder, SECRET));
  }
  return { bytes: statSync(target).size };
}
