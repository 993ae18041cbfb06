import { DuckDBInstance } from '@duckdb/node-api';
import type { EventFunnelResult } from '../../shared/journey/event-funnel.ts';
import type { PathsResult } from '../../shared/journey/paths.ts';
import { STEPS } from './event-log.ts';
import { median, row } from './figures.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Earliest next event of each step, each step from those who got to the one before. No two events of the log are at the same time. */
function entryFirst(windowSeconds: number): string {
  const steps = STEPS.map((event, k) =>
    k === 0
      ? `s1 as (select user_id, min(time) as began, min(time) as earlier, min(time) as reached from log where event = ${quoted(event)} group by user_id)`
      : `s${k + 1} as (select log.user_id, any_value(began) as began, any_value(s${k}.reached) as earlier, min(log.time) as reached
           from log join s${k} on log.user_id = s${k}.user_id
           where event = ${quoted(event)} and log.time > s${k}.reached and log.time <= began + interval ${windowSeconds} seconds
           group by log.user_id)`,
  );
  const told = STEPS.map(
    (_, k) => `select ${k + 1} as step, count(*) as n, ${seconds('reached - earlier')} from s${k + 1}`,
  );
  return `with ${steps.join(', ')} ${told.join(' union all ')} order by step`;
}

/** The very next events, from the first of step one. */
function strict(windowSeconds: number): string {
  const next = STEPS.slice(1).flatMap((_, k) => [
    `lead(event, ${k + 1}) over w as e${k + 2}`,
    `lead(time, ${k + 1}) over w as t${k + 2}`,
  ]);
  const reached = (step: number): string =>
    STEPS.slice(0, step)
      .flatMap((event, k) =>
        k === 0 ? ['true'] : [`e${k + 1} = ${quoted(event)}`, `t${k + 1} <= t1 + interval ${windowSeconds} seconds`],
      )
      .join(' and ');
  const told = STEPS.map(
    (_, k) =>
      `select ${k + 1} as step, count(*) as n, ${seconds(k === 0 ? 't1 - t1' : `t${k + 1} - t${k}`)} from began where ${reached(k + 1)}`,
  );
  return `with ahead as (select user_id, event, time as t1, ${next.join(', ')} from log window w as (partition by user_id order by time)),
    began as materialized (select * from ahead where event = ${quoted(STEPS[0] ?? '')} qualify row_number() over (partition by user_id order by t1) = 1)
    ${told.join(' union all ')} order by step`;
}

const PAIRS = `select event, next, count(*) as n, ${seconds('later - time')} from
  (select event, time, lead(event) over w as next, lead(time) over w as later from log window w as (partition by user_id order by time))
  where next is not null group by event, next order by n desc, event, next`;

function seconds(span: string): string {
  return `median(epoch_us(${span})) / 1e6 as seconds`;
}

/** What ours said, and how long it took. */
export interface Ours<T> {
  result: T;
  ms: number;
}
export interface Compared {
  file: string;
  windowSeconds: number;
  importMs: number;
  first: Ours<EventFunnelResult>;
  strict: Ours<EventFunnelResult>;
  paths: Ours<PathsResult>;
}

const told = (n: number, spans: number | undefined): string => `${n} ${(spans ?? 0).toFixed(3)}`;
const toldOf = ({ steps }: EventFunnelResult): string[] => steps.map((step) => told(step.count, step.medianSeconds));

/** The same file and the same questions beside ours, in the same run; another answer ends the run. */
export async function besideDuckDb(ours: Compared): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
    (await connection.runAndReadAll(sql)).getRowObjectsJS();
  const [threads] = await rows("select current_setting('threads') as n, version() as version");
  const beside = (name: string, theirs: number, own: number): void =>
    row(`  ${name}`, {
      duckdb: `${theirs.toFixed(0)} ms`,
      ours: `${own.toFixed(0)} ms`,
      ratio: `${(theirs / own).toFixed(1)} ×`,
    });
  row('the same file in DuckDB', {
    version: String(threads?.['version']),
    threads: String(threads?.['n']),
    'ours in threads': 1,
  });
  const began = performance.now();
  await rows(
    `create table log as select user_id, event, time::timestamp as time, plan from read_csv(${quoted(ours.file)})`,
  );
  beside('import, and sorting', performance.now() - began, ours.importMs);
  const same = (name: string, theirs: readonly string[], own: readonly string[]): void => {
    if (theirs.join() !== own.join())
      throw new Error(`${name} is answered differently:\n${theirs.join('; ')}\n${own.join('; ')}`);
  };
  for (const [name, sql, own] of [
    ['entry first', entryFirst(ours.windowSeconds), ours.first],
    ['strict', strict(ours.windowSeconds), ours.strict],
  ] as const) {
    let answer: Record<string, unknown>[] = [];
    const time = await median(3, async () => void (answer = await rows(sql)));
    const spans = (one: Record<string, unknown>): number => (one['step'] === 1 ? 0 : Number(one['seconds']));
    same(
      name,
      answer.map((one) => told(Number(one['n']), spans(one))),
      toldOf(own.result),
    );
    beside(`funnel of six, ${name}`, time, own.ms);
  }
  let pairs: Record<string, unknown>[] = [];
  const time = await median(3, async () => void (pairs = await rows(PAIRS)));
  same(
    'paths',
    pairs
      .map((one) => `${String(one['event'])} ${String(one['next'])} ${told(Number(one['n']), Number(one['seconds']))}`)
      .toSorted(),
    ours.paths.result.pairs
      .map(({ from, to, count, medianSeconds }) => `${from} ${to} ${told(count, medianSeconds)}`)
      .toSorted(),
  );
  beside('paths with their times', time, ours.paths.ms);
  connection.closeSync();
  instance.closeSync();
}
