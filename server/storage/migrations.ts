import type { Database } from 'better-sqlite3';

/** Numbered by position, from 1; a step that was released is never edited, only followed. */
const STEPS: readonly string[] = [
  `create table boards (id text primary key, created_at integer not null, deleted_at integer, seq integer not null default 0) strict;
   create table links (board text not null references boards(id), role text not null, epoch integer not null,
     expires integer, password_hash text, primary key (board, role)) strict;
   create table persons (id text primary key, board text not null references boards(id), name text not null,
     role text not null, color integer not null, epoch integer not null) strict;
   create table log (board text not null references boards(id), seq integer not null, person text not null, at integer not null,
     bytes blob not null, primary key (board, seq)) strict, without rowid;
   create table snapshots (board text primary key references boards(id), seq integer not null, bytes blob not null) strict;
   create table probes (id integer primary key, at integer not null) strict;`,
  `create table settings (name text primary key, value blob not null) strict;`,
  `create table assets (board text not null references boards(id), hash text not null, type text not null, at integer not null,
     bytes blob not null, primary key (board, hash)) strict;`,
  `create table activity (board text not null references boards(id), id text not null, person text not null, began integer not null,
     until integer not null, open integer not null, body text not null, primary key (board, id)) strict, without rowid;
   create index activity_by_time on activity (board, began, id);
   create table versions (board text not null references boards(id), id text not null, name text, why text not null,
     person text not null, at integer not null, bytes blob not null, primary key (board, id)) strict;`,
  `create table slips (board text not null references boards(id), kind text not null, id text not null, due integer not null, body text not null,
     primary key (board, kind, id)) strict, without rowid;
   create index slips_by_due on slips (kind, due);`,
  `create table datasets (board text not null references boards(id), id text not null, name text not null, person text not null,
     at integer not null, info text, primary key (board, id)) strict;
   create table dataset_parts (board text not null references boards(id), dataset text not null, column_number integer not null,
     part integer not null, bytes blob not null, primary key (board, dataset, column_number, part)) strict;`,
];

export function migrateDatabase(db: Database): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > STEPS.length)
    throw new Error(`the data folder was written by a newer version (${version} > ${STEPS.length})`);
  STEPS.slice(version).forEach((sql, i) => {
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version + i + 1}`);
    })();
  });
}
