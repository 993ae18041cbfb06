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

/** The same from every event of step one; of each person the first attempt that got furthest. */
function entryAny(windowSeconds: number): string {
  const steps = STEPS.map((event, k) =>
    k === 0
      ? `s1 as materialized (select user_id, time as began, time as earlier, time as reached from log where event = ${quoted(event)})`
      : `e${k + 1} as (select user_id, time from log where event = ${quoted(event)}),
         s${k + 1} as materialized (select s${k}.user_id, began, s${k}.reached as earlier, e${k + 1}.time as reached
           from s${k} asof join e${k + 1} on s${k}.user_id = e${k + 1}.user_id and s${k}.reached < e${k + 1}.time
           where e${k + 1}.time <= began + interval ${windowSeconds} seconds)`,
  );
  const tries = STEPS.map((_, k) => `select user_id, began, ${k + 1} as step from s${k + 1}`).join(' union all ');
  const told = STEPS.map(
    (_, k) =>
      `select ${k + 1} as step, count(*) as n, ${seconds('reached - earlier')} from s${k + 1} join best using (user_id, began)`,
  );
  return `with ${steps.join(', ')}, best as materialized (select user_id, began from (${tries})
      qualify row_number() over (partition by user_id order by step desc, began) = 1)
    ${told.join(' union all ')} order by step`;
}

/** Most different steps within the window of any event; of each person the first event with as many. */
function anyOrder(windowSeconds: number): string {
  const events = `(select user_id, event, time from log where event in (${STEPS.map(quoted).join(', ')}))`;
  return `with levels as (select user_id, time, count(distinct event) over (partition by user_id order by time
      range between current row and interval ${windowSeconds} seconds following) as level from ${events}),
    best as (select user_id, time as began from levels qualify row_number() over (partition by user_id order by level desc, time) = 1),
    filled as (select user_id, event, min(time) as time from ${events} join best using (user_id)
      where time between began and began + interval ${windowSeconds} seconds group by user_id, event),
    placed as (select row_number() over w as step, time - coalesce(lag(time) over w, time) as span from filled
      window w as (partition by user_id order by time))
    select step, count(*) as n, ${seconds('span')} from placed group by step order by step`;
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
  anyEntry: Ours<EventFunnelResult>;
  strict: Ours<EventFunnelResult>;
  anyOrder: Ours<EventFunnelResult>;
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
    ['entry any', entryAny(ours.windowSeconds), ours.anyEntry],
    ['strict', strict(ours.windowSeconds), ours.strict],
    ['any order', anyOrder(ours.windowSeconds), ours.anyOrder],
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
