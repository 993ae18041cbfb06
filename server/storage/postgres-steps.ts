import type { ClientBase } from 'pg';

/** Numbered by position, from 1; a step that was released is never edited, only followed. */
const STEPS: readonly string[] = [
  `create table boards (id text primary key, created_at bigint not null, deleted_at bigint, seq bigint not null default 0);
   create table links (board text not null references boards, role text not null, epoch bigint not null,
     expires bigint, password_hash text, primary key (board, role));
   create table persons (id text primary key, board text not null references boards, name text not null,
     role text not null, color integer not null, epoch bigint not null);
   create index persons_of_board on persons (board);
   create table log (board text not null references boards, seq bigint not null, person text not null, at bigint not null,
     bytes bytea not null, primary key (board, seq));
   create table snapshots (board text primary key references boards, seq bigint not null, bytes bytea not null);
   create table settings (name text primary key, value bytea not null);
   create table probes (id integer primary key, at bigint not null);`,
  `create table assets (board text not null references boards, hash text not null, type text not null, at bigint not null,
     bytes bytea not null, primary key (board, hash));`,
  `create table activity (board text not null references boards, id text collate "C" not null, person text not null, began bigint not null,
     until bigint not null, open integer not null, body text not null, primary key (board, id));
   create index activity_by_time on activity (board, began, id);
   create table versions (board text not null references boards, id text collate "C" not null, name text, why text not null,
     person text not null, at bigint not null, bytes bytea not null, primary key (board, id));`,
  `create table slips (board text not null references boards, kind text not null, id text collate "C" not null, due bigint not null, body text not null,
     primary key (board, kind, id));
   create index slips_by_due on slips (kind, due);`,
  `create table datasets (board text not null references boards, id text collate "C" not null, name text not null, person text not null,
     at bigint not null, info text, primary key (board, id));
   create table dataset_parts (board text not null references boards, dataset text not null, column_number integer not null,
     part integer not null, bytes bytea not null, primary key (board, dataset, column_number, part));
   alter table dataset_parts alter column bytes set storage external;`,
];

/** Any number, the same in every process of ours: who migrates holds it, the others wait. */
const LOCK = 4_321_743;

/** Several processes may start at once: one takes the steps, the others wait for it and find them taken. */
export async function migratePostgres(client: ClientBase): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await client.query('create table if not exists schema_version (version integer not null)');
    const { rows } = await client.query<{ version: number }>('select version from schema_version');
    const version = rows[0]?.version ?? 0;
    if (version > STEPS.length)
      throw new Error(`the database was written by a newer version (${version} > ${STEPS.length})`);
    for (const sql of STEPS.slice(version)) await client.query(sql);
    await client.query(
      rows.length === 0 ? 'insert into schema_version values ($1)' : 'update schema_version set version = $1',
      [STEPS.length],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
