import { Client } from 'pg';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Cancelled } from '../../server/analytics/events.ts';
import { FunnelPass } from '../../server/analytics/funnel-pass.ts';
import { askTable } from '../../server/analytics/table-source.ts';
import { readTables } from '../../server/analytics/tables.ts';
import type { TableSource } from '../../server/analytics/threads.ts';
import { answerFaults, type EventFunnelQuestion, type EventFunnelResult } from '../../shared/journey/event-funnel.ts';
import { log, question } from '../support/any-funnel.ts';
import { bring } from '../support/brought.ts';
import { columnsOf } from '../support/events.ts';
import { HAS_POSTGRES, postgresService, type Service } from '../support/services.ts';
import { type Asks, checkCase, checkFunnels, checkMapped, checkPaths, questionOf } from '../support/truth-checks.ts';
import { funnelCases, HAS_TRUTHS, truthFile, truths } from '../support/truths.ts';

const RUNS = HAS_POSTGRES && HAS_TRUTHS;
const MISSING = HAS_POSTGRES
  ? HAS_TRUTHS
    ? ''
    : 'the shared data are not on this machine'
  : 'PostgreSQL is not installed';

let postgres: Service | undefined;
let client: Client | undefined;
beforeAll(async () => {
  if (!RUNS) return;
  postgres = await postgresService();
  client = new Client({ connectionString: postgres.url });
  await client.connect();
}, 60_000);
afterAll(async () => {
  await client?.end();
  await postgres?.remove();
});

interface Row {
  who: string;
  at: string;
  what: string;
  properties: Readonly<Record<string, string | undefined>>;
}

/** A table of a company’s, with a column for the order in which rows were written; in so many parts by entity, or whole. */
async function tableOf(name: string, rows: readonly Row[], parts = 0): Promise<TableSource> {
  const properties = [...new Set(rows.flatMap((row) => Object.keys(row.properties)))];
  const columns = properties.map((_, i) => `p${i}`);
  await client?.query(
    `create table ${name} (place serial, who text, at timestamptz, what text${columns.map((column) => `, ${column} text`).join('')})${parts > 0 ? ' partition by hash (who)' : ''}`,
  );
  for (let part = 0; part < parts; part++)
    await client?.query(
      `create table ${name}_${part} partition of ${name} for values with (modulus ${parts}, remainder ${part})`,
    );
  const values = [
    rows.map(({ who }) => who),
    rows.map(({ at }) => at),
    rows.map(({ what }) => what),
    ...properties.map((property) => rows.map((row) => row.properties[property] ?? null)),
  ];
  await client?.query(
    `insert into ${name} (who, at, what${columns.map((column) => `, ${column}`).join('')})
     select * from unnest($1::text[], $2::timestamptz[], $3::text[]${columns.map((_, i) => `, $${i + 4}::text[]`).join('')})`,
    values,
  );
  for (const [i, property] of properties.entries())
    await client?.query(`alter table ${name} rename column p${i} to "${property.replaceAll('"', '""')}"`);
  return { name, table: `public.${name}`, entity: 'who', time: 'at', event: 'what', properties, order: 'place' };
}

function asksOf(table: TableSource): Asks {
  const source = { url: postgres?.url ?? '', table };
  return {
    async funnel(question) {
      const told = await askTable(source, { kind: 'funnel', question }, () => true);
      if (told.kind !== 'funnel') throw new Error(told.kind);
      return told.result;
    },
    async paths(question) {
      const told = await askTable(source, { kind: 'paths', question }, () => true);
      if (told.kind !== 'paths') throw new Error(told.kind);
      return told.result;
    },
  };
}

describe.skipIf(!RUNS)(`a table in PostgreSQL answers as a file does${MISSING && ` (SKIPPED: ${MISSING})`}`, () => {
  it.each(RUNS ? truths() : [])('$dataset', async (truth) => {
    const { entity, timestamp, activity } = truth.columns;
    // rows of the file, as the reader of files has them
    const brought = bring(truthFile(truth));
    const property = truth.dataset === 'sales_funnel' ? ['traffic_source'] : [];
    const { columns } = await brought.mapped({ entity, time: timestamp, event: activity, properties: property });
    const rows: Row[] = [];
    for (let who = 1; who < columns.offsets.length; who++)
      for (let row = columns.offsets[who - 1] ?? 0; row < (columns.offsets[who] ?? 0); row++) {
        const micros = columns.times[row] ?? 0;
        const below = String(Math.round(micros % 1e6)).padStart(6, '0');
        rows.push({
          who: String(who),
          at: `${new Date(Math.floor(micros / 1e6) * 1e3).toISOString().slice(0, 19)}.${below}Z`,
          what: columns.event.values[(columns.event.codes[row] ?? 0) - 1] ?? '',
          properties: Object.fromEntries(
            [...columns.properties].map(([name, { codes, values }]) => [name, values[(codes[row] ?? 0) - 1]]),
          ),
        });
      }
    const table = await tableOf(truth.dataset, rows);
    const map = await askTable({ url: postgres?.url ?? '', table }, { kind: 'map' }, () => true);
    if (map.kind !== 'map') throw new Error(map.kind);
    checkMapped(truth, map);
    await checkPaths(truth, asksOf(table));
    await checkFunnels(truth, asksOf(table));
  });

  it('all worked cases, in tables that are parted by entity', async () => {
    let answered = 0;
    for (const one of funnelCases()) {
      const question = questionOf(one);
      if (!question) continue;
      const rows = one.events.map(({ user, event, timestamp, properties = {} }) => ({
        who: user,
        at: timestamp,
        what: event,
        properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)])),
      }));
      const table = await tableOf(`case_${answered}`, rows, 3);
      checkCase(one, await asksOf(table).funnel(question));
      answered++;
    }
    expect(answered).toBe(21);
  });

  it('any question about any log, as the pass over columns does, and what holds for every funnel holds for it', async () => {
    const table = await tableOf('any_log', [{ who: '', at: '2024-01-01', what: '', properties: { plan: '' } }]);
    const { funnel } = asksOf(table);
    const instant = (at: number): string => new Date(at / 1e3).toISOString();
    await fc.assert(
      fc.asyncProperty(log, question, fc.constantFrom(1, 3, null), async (events, given, more) => {
        await client?.query('truncate any_log');
        await client?.query(
          `insert into any_log (who, at, what, plan) select * from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[])`,
          [
            events.map(({ user }) => user),
            events.map(({ at }) => instant(at)),
            events.map(({ event }) => event),
            events.map(({ properties }) => properties?.['plan'] ?? null),
          ],
        );
        const end = Math.max(...events.map(({ at }) => at));
        const here = (one: EventFunnelQuestion): EventFunnelResult => {
          const pass = new FunnelPass(one, end);
          pass.feed(columnsOf(events), () => true);
          return pass.result();
        };
        const parted = { ...given, breakdown: ['plan'] };
        const told = await funnel(parted);
        expect(told).toEqual(here(parted));
        expect(answerFaults(told)).toEqual([]);
        const between = { ...given, losses: true, from: instant(1e6), to: instant(5e6) };
        expect(await funnel(between)).toEqual(here(between));
        const narrow = { ...given, exclusions: undefined, windowSeconds: given.windowSeconds ?? 0 };
        const wide = { ...narrow, windowSeconds: more === null ? null : narrow.windowSeconds + more };
        const wider = (await funnel(wide)).steps;
        (await funnel(narrow)).steps.forEach(({ count }, k) => expect(wider[k]?.count).toBeGreaterThanOrEqual(count));
      }),
      { numRuns: process.env['LONG'] ? 2_000 : 40 },
    );
    // each asks the database four times over a connection of its own
  }, 120_000);

  it('what nobody waits for any more is ended in the database too', async () => {
    await client?.query(
      `create view never as select 'u'::text as who, now() as at, 'see'::text as what, place from (select 1 as place, pg_sleep(3600)) as waits`,
    );
    const table: TableSource = { ...(await tableOf('now', [])), table: 'public.never' };
    let wanted = true;
    const busy = async (): Promise<number> => {
      const found = await client?.query(
        `select 1 from pg_stat_activity where state = 'active' and application_name = 'journeyboard' and query ~ 'never'`,
      );
      return found?.rowCount ?? 0;
    };
    const asked = askTable({ url: postgres?.url ?? '', table }, { kind: 'map' }, () => wanted);
    const refused = expect(asked).rejects.toBeInstanceOf(Cancelled);
    await vi.waitFor(async () => expect(await busy()).toBe(1), { timeout: 30_000 });
    wanted = false;
    await refused;
    expect(await busy()).toBe(0);
  });

  it('tells nothing of a database it cannot reach, and is cancelled between two batches', async () => {
    const table: TableSource = {
      name: 'gone',
      table: 'public.gone',
      entity: 'a',
      time: 'b',
      event: 'c',
      properties: [],
    };
    const source = { url: postgres?.url ?? '', table };
    await expect(askTable(source, { kind: 'map' }, () => true)).rejects.toMatchObject({
      problem: { code: 'table-unreachable', values: { table: 'gone' } },
    });
    const small = await tableOf('small', [{ who: '1', at: '2024-01-01T00:00:00Z', what: 'see', properties: {} }]);
    const asked = askTable({ ...source, table: small }, { kind: 'paths', question: {} }, () => false);
    await expect(asked).rejects.toThrow();
  });
});

describe('the setting that names tables', () => {
  it('says which columns are what', () => {
    expect(readTables('')).toEqual([]);
    expect(readTables('orders=shop.events(customer, at, what, channel, order:id); plain=log(a,b,c)')).toEqual([
      {
        name: 'orders',
        table: 'shop.events',
        entity: 'customer',
        time: 'at',
        event: 'what',
        properties: ['channel'],
        order: 'id',
      },
      { name: 'plain', table: 'log', entity: 'a', time: 'b', event: 'c', properties: [] },
    ]);
    for (const wrong of ['orders', 'orders=shop.events', 'orders=shop.events(a,b)', '=x(a,b,c)'])
      expect(() => readTables(wrong), wrong).toThrow(/ANALYTICS_TABLES/);
  });
});
