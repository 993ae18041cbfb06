import pg from 'pg';
import { byName } from '../../shared/journey/paths.ts';
import type { EventFunnelQuestion } from '../../shared/journey/event-funnel.ts';
import { Cancelled, type EventColumns, MOST_VALUES, type Wanted } from './events.ts';
import { FunnelPass, type Looked } from './funnel-pass.ts';
import { PathsPass } from './paths-pass.ts';
import type { Answer, Question, TableSource } from './threads.ts';
import { Unreadable } from './troubles.ts';

const FETCHED = 20_000;
const BATCH = 60_000;
const VALUES_TOLD = 200;
const EVENTS_TOLD = 1_000;
const LOOK_EVERY_MS = 100;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const tableOf = ({ table }: TableSource): string => table.split('.').map(quoted).join('.');
/** By floating point, which is exact to the microsecond far beyond our days and takes a fraction of the time that numerics do. */
const microsOf = (instant: string): string => `(date_part('epoch', ${instant}) * 1000000)::bigint`;

/** Rows at or after the first instant that is given with a query, and before the second. */
const insideOf = (column: string): string =>
  `${quoted(column)} >= coalesce($1::timestamptz, '-infinity') and ${quoted(column)} < coalesce($2::timestamptz, 'infinity')`;

/** What is had of a table, and no more: every row goes over the line. */
interface Needed {
  properties?: readonly string[];
  /** Undefined = all. */
  events?: readonly string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Values as they came, from 1; they grow from batch to batch and keep their numbers. */
class Names {
  readonly values: string[] = [];
  readonly #codes = new Map<string, number>();

  code(value: string | null): number {
    if (value === null || value === '') return 0;
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.values.push(value);
      this.#codes.set(value, code);
      if (code > MOST_VALUES)
        throw new Unreadable({ where: 'table', code: 'event-too-many', values: { count: code, most: MOST_VALUES } });
    }
    return code;
  }
}

type Row = readonly [entity: string, micros: string, event: string, ...properties: (string | null)[]];

/** Columns of whole entities, gathered from rows that come sorted. */
class Batches {
  readonly #properties: readonly string[];
  readonly #event = new Names();
  readonly #named: readonly Names[];
  readonly #take: (columns: EventColumns) => void;
  #rows: Row[] = [];

  constructor(properties: readonly string[], take: (columns: EventColumns) => void) {
    this.#properties = properties;
    this.#named = properties.map(() => new Names());
    this.#take = take;
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      if (this.#rows.length >= BATCH && this.#rows.at(-1)?.[0] !== row[0]) this.flush();
      this.#rows.push(row);
    }
  }

  flush(): void {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0) return;
    const offsets = [0];
    rows.forEach((row, i) => {
      if (i > 0 && row[0] !== rows[i - 1]?.[0]) offsets.push(i);
    });
    offsets.push(rows.length);
    this.#take({
      offsets: Uint32Array.from(offsets),
      times: Float64Array.from(rows, ([, micros]) => Number(micros)),
      event: { codes: Uint16Array.from(rows, ([, , event]) => this.#event.code(event)), values: this.#event.values },
      properties: new Map(
        this.#properties.map((name, i) => {
          const names = this.#named[i] as Names;
          return [
            name,
            { codes: Uint16Array.from(rows, (row) => names.code(row[3 + i] ?? null)), values: names.values },
          ];
        }),
      ),
    });
  }
}

/** Events that can matter to a funnel; undefined = all of them, since others break or follow it. */
function eventsOf(question: EventFunnelQuestion): string[] | undefined {
  if (question.order === 'strict' || question.losses) return undefined;
  const names = [...question.steps, ...(question.exclusions ?? [])].map(
    ({ event, anyOf }) => anyOf ?? (event === undefined ? undefined : [event]),
  );
  return names.every((list) => list !== undefined) ? [...new Set(names.flat())] : undefined;
}

class Table {
  readonly #client: pg.Client;
  readonly #source: TableSource;
  readonly #wanted: Wanted;

  constructor(client: pg.Client, source: TableSource, wanted: Wanted) {
    this.#client = client;
    this.#source = source;
    this.#wanted = wanted;
  }

  async rows<R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.#client.query<R>(text, values)).rows;
  }

  get #whole(): string {
    const { entity, time, event } = this.#source;
    return [entity, time, event].map((column) => `${quoted(column)} is not null`).join(' and ');
  }

  /** What there is between two instants, and the last instant of all. By entity first: that is spread out where the table is. */
  async looked(from?: string, to?: string): Promise<Looked & { last: number }> {
    const { entity, time } = this.#source;
    const at = quoted(time);
    const inside = `filter (where ${insideOf(time)})`;
    const [row] = await this.rows<Record<'events' | 'entities' | 'first' | 'final' | 'last', string | null>>(
      `select sum(n) as events, count(*) filter (where n > 0) as entities,
         ${microsOf('min(a)')} as first, ${microsOf('max(b)')} as final, ${microsOf('max(z)')} as last from
         (select count(*) ${inside} as n, min(${at}) ${inside} as a, max(${at}) ${inside} as b, max(${at}) as z
          from ${tableOf(this.#source)} where ${this.#whole} group by ${quoted(entity)}) as each_entity`,
      [from ?? null, to ?? null],
    );
    const number = (text: string | null | undefined, otherwise: number): number =>
      text === null || text === undefined ? otherwise : Number(text);
    return {
      events: number(row?.events, 0),
      entities: number(row?.entities, 0),
      from: number(row?.first, Infinity),
      to: number(row?.final, -Infinity),
      last: number(row?.last, -Infinity),
    };
  }

  /** Rows by entity and in time, a few thousand at a time; never the table at once. */
  async read({ properties = [], events, from, to }: Needed, take: (columns: EventColumns) => void): Promise<void> {
    const { entity, time, event, order } = this.#source;
    const texts = [event, ...properties].map((column) => `${quoted(column)}::text`);
    const batches = new Batches(properties, take);
    const last = order === undefined ? `${quoted(event)}::text collate "C"` : quoted(order);
    await this.#client.query(
      `declare events_of_entities no scroll cursor for
       select ${quoted(entity)}::text, ${microsOf(quoted(time))}::text, ${texts.join(', ')} from ${tableOf(this.#source)}
       where ${this.#whole} and ${insideOf(time)}${events ? ` and ${quoted(event)}::text in (${events.map(literal).join(', ')})` : ''}
       order by ${quoted(entity)}, ${quoted(time)}, ${last}`,
      [from ?? null, to ?? null],
    );
    for (;;) {
      if (!this.#wanted()) throw new Cancelled();
      const { rows } = await this.#client.query<Row[]>({
        text: `fetch ${FETCHED} from events_of_entities`,
        rowMode: 'array',
      });
      if (rows.length === 0) break;
      batches.add(rows as unknown as Row[]);
    }
    batches.flush();
    await this.#client.query('close events_of_entities');
  }

  async map(): Promise<Answer> {
    const { entity, event, properties } = this.#source;
    const looked = await this.looked();
    const [all] = await this.rows<{ rows: string; entity: string; event: string }>(
      `select count(*) as rows, count(*) filter (where ${quoted(entity)} is null) as entity,
         count(*) filter (where ${quoted(entity)} is not null and ${quoted(event)} is null) as event from ${tableOf(this.#source)}`,
    );
    const events = await this.rows<{ event: string; count: string; entities: string }>(
      `select ${quoted(event)}::text as event, count(*) as count, count(distinct ${quoted(entity)}) as entities
       from ${tableOf(this.#source)} where ${this.#whole} group by 1`,
    );
    const [most] = await this.rows<{ count: string }>(
      `select count(*) as count from ${tableOf(this.#source)} where ${this.#whole} group by ${quoted(entity)} order by 1 desc limit 1`,
    );
    const told: { name: string; distinct: number; values: string[] }[] = [];
    for (const name of properties) {
      const values = await this.rows<{ value: string }>(
        `select ${quoted(name)}::text as value from ${tableOf(this.#source)} where ${quoted(name)} is not null group by 1 order by count(*) desc, 1 limit ${VALUES_TOLD}`,
      );
      const [distinct] = await this.rows<{ n: string }>(
        `select count(distinct ${quoted(name)}) as n from ${tableOf(this.#source)}`,
      );
      told.push({ name, distinct: Number(distinct?.n), values: values.map(({ value }) => value) });
    }
    const [noEntity, noEvent, rows] = [Number(all?.entity), Number(all?.event), Number(all?.rows)];
    return {
      kind: 'map',
      bytes: 0,
      problems: this.#source.order === undefined ? [{ where: 'table', code: 'table-no-order' }] : [],
      properties: told,
      events: events
        .map((row) => ({ event: row.event, count: Number(row.count), entities: Number(row.entities) }))
        .sort((a, b) => b.count - a.count || byName(a.event, b.event))
        .slice(0, EVENTS_TOLD),
      counts: {
        rows,
        events: looked.events,
        entities: looked.entities,
        eventKinds: events.length,
        from: looked.events > 0 ? Math.floor(looked.from / 1_000) : null,
        to: looked.events > 0 ? Math.floor(looked.to / 1_000) : null,
        noEntity,
        noEvent,
        noTime: rows - noEntity - noEvent - looked.events,
        outOfOrder: 0,
        duplicates: 0,
        largestEntity: Number(most?.count ?? 0),
      },
    };
  }
}

const literal = (text: string): string => pg.escapeLiteral(text);

const usesOf = ({ steps, exclusions = [], breakdown = [] }: EventFunnelQuestion): string[] => [
  ...new Set([...breakdown, ...[...steps, ...exclusions].flatMap(({ where }) => Object.keys(where ?? {}))]),
];

/** What a connection is busy with is ended from another one; where that cannot be, it ends by itself. */
async function endQuery(url: string, pid: number | undefined): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_cancel_backend($1)', [pid]);
  } catch {
    // it was not needed, or the database is gone
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same question to a table: rows come sorted out of the database and go through the same pass. */
export async function askTable(
  { url, table: source }: { url: string; table: TableSource },
  question: Question,
  wanted: Wanted,
): Promise<Answer> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'journeyboard',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  let ended: Promise<void> | undefined;
  let looking: NodeJS.Timeout | undefined;
  try {
    await client.connect();
    // one moment for all that is asked, and nothing can be written whatever the account may do
    await client.query(
      "begin isolation level repeatable read read only; set local timezone = 'UTC'; set local cursor_tuple_fraction = 1",
    );
    const table = new Table(client, source, wanted);
    const [own] = await table.rows<{ pid: number }>('select pg_backend_pid() as pid');
    // a company's database must not sort for minutes what nobody waits for any more
    looking = setInterval(() => {
      if (!wanted()) ended ??= endQuery(url, own?.pid);
    }, LOOK_EVERY_MS);
    if (question.kind === 'map') return await table.map();
    const { from, to } = question.question;
    const { last, ...looked } = await table.looked(from, to);
    if (question.kind === 'funnel') {
      const pass = new FunnelPass(question.question, last);
      const needed = { properties: usesOf(question.question), events: eventsOf(question.question), from, to };
      await table.read(needed, (columns) => pass.feed(columns, wanted));
      return { kind: 'funnel', result: pass.result(), looked };
    }
    const pass = new PathsPass(question.question);
    const needed = { events: question.question.events, from, to };
    await table.read(needed, (columns) => pass.feed(columns, wanted));
    pass.second();
    await table.read(needed, (columns) => pass.feed(columns, wanted));
    return { kind: 'paths', result: pass.result(), looked };
  } catch (error) {
    if (error instanceof Cancelled || error instanceof Unreadable) throw error;
    if (!wanted()) throw new Cancelled();
    // what the database says may name hosts and accounts: nothing of it goes further
    throw new Unreadable({ where: 'table', code: 'table-unreachable', values: { table: source.name } });
  } finally {
    clearInterval(looking);
    await ended;
    await client.end().catch(() => undefined);
  }
}
