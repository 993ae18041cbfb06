import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { startServer } from '../../server/start.ts';
import { moveToPostgres, TABLES } from '../../server/storage/move.ts';
import { postgresStorage } from '../../server/storage/postgres.ts';
import { sqliteStorage } from '../../server/storage/sqlite.ts';
import { templateFile, templates } from '../../templates/index.ts';
import { freshDatabase, HAS_POSTGRES, postgresService, type Service } from '../support/services.ts';

let postgres: Service | undefined;
beforeAll(async () => {
  if (HAS_POSTGRES) postgres = await postgresService();
}, 60_000);
afterAll(() => postgres?.remove());

/** Left out on purpose: nothing of it is anybody's. */
const NOT_MOVED = ['probes', 'schema_version'];

async function served<T>(env: Record<string, string>, ask: (url: string) => Promise<T>): Promise<T> {
  const log = { error: () => undefined, info: () => undefined };
  const parts = { templates, templateFile, exporters: {}, log };
  const running = await startServer({ ...readConfig(env), port: 0 }, parts);
  try {
    return await ask(`http://127.0.0.1:${running.port}`);
  } finally {
    await running.stop();
  }
}

describe.skipIf(!HAS_POSTGRES)(
  HAS_POSTGRES
    ? 'moving from SQLite to PostgreSQL'
    : 'moving from SQLite to PostgreSQL (SKIPPED: PostgreSQL is not installed)',
  () => {
    it('names every table and column that both databases have', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'journeyboard-'));
      await sqliteStorage(join(folder, 'journeyboard.db')).close();
      const db = new Database(join(folder, 'journeyboard.db'));
      const url = await freshDatabase(postgres?.url ?? '', 'columns');
      await (await postgresStorage(url)).close();
      const client = new Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ table_name: string; column_name: string }>(
        "select table_name, column_name from information_schema.columns where table_schema = 'public'",
      );
      await client.end();
      const inPostgres = rows.map((row) => `${row.table_name}.${row.column_name}`);
      const inSqlite = db
        .prepare<[], { name: string }>(
          "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
        )
        .all()
        .flatMap(({ name }) =>
          db
            .prepare<[], { name: string }>(`select name from pragma_table_info('${name}')`)
            .all()
            .map((column) => `${name}.${column.name}`),
        );
      db.close();
      const kept = (names: string[]): string[] =>
        names.filter((name) => !NOT_MOVED.includes(name.split('.')[0] ?? '')).toSorted();
      const named = Object.entries(TABLES).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`));
      expect(kept(inSqlite)).toEqual(named.toSorted());
      expect(kept(inPostgres)).toEqual(named.toSorted());
      rmSync(folder, { recursive: true });
    });

    it('keeps boards, links and sessions as they were', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'journeyboard-'));
      const env = { DATA_DIR: folder };
      const before = await served(env, async (url) => {
        const created = (await (
          await fetch(`${url}/api/boards`, { method: 'POST', body: JSON.stringify({ template: 'online-purchase' }) })
        ).json()) as { id: string; links: { edit: { token: string } } };
        const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
        const joined = (await (
          await fetch(`${url}/api/boards/${created.id}/join`, {
            method: 'POST',
            body: JSON.stringify({ name: 'Ayşe' }),
            ...bearer(created.links.edit.token),
          })
        ).json()) as { session: string };
        const file = await (await fetch(`${url}/api/boards/${created.id}`, bearer(joined.session))).text();
        await expect(moveToPostgres(folder, postgres?.url ?? '')).rejects.toMatchObject({ code: 'in-use' });
        return { id: created.id, session: joined.session, token: created.links.edit.token, file };
      });
      const url = await freshDatabase(postgres?.url ?? '', 'moved');
      const counts = await moveToPostgres(folder, url);
      expect(counts).toMatchObject({ boards: 1, links: 5, persons: 1, settings: 1 });
      await expect(moveToPostgres(folder, url)).rejects.toMatchObject({ code: 'not-empty' });
      // another machine: nothing of the old folder is needed
      const elsewhere = mkdtempSync(join(tmpdir(), 'journeyboard-'));
      await served({ DATA_DIR: elsewhere, DATABASE_URL: url }, async (address) => {
        for (const credential of [before.session, before.token]) {
          const answer = await fetch(`${address}/api/boards/${before.id}`, {
            headers: { authorization: `Bearer ${credential}` },
          });
          expect(answer.status).toBe(200);
          expect(await answer.text()).toBe(before.file);
        }
      });
      for (const each of [folder, elsewhere]) rmSync(each, { recursive: true });
    });
  },
);
