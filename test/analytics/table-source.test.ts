import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askTable } from '../../server/analytics/table-source.ts';
import { readTables } from '../../server/analytics/tables.ts';
import type { TableSource } from '../../server/analytics/threads.ts';
import { bring } from '../support/brought.ts';
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

/** A table of a company’s, with a column for the order in which rows were written. */
async function tableOf(name: string, rows: readonly Row[]): Promise<TableSource> {
  const properties = [...new Set(rows.flatMap((row) => Object.keys(row.properties)))];
  const columns = properties.map((_, i) => `p${i}`);
  await client?.query(
    `create table ${name} (place serial, who text, at timestamptz, what text${columns.map((column) => `, ${column} text`).join('')})`,
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

  it('all worked cases', async () => {
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
      const table = await tableOf(`case_${answered}`, rows);
      checkCase(one, await asksOf(table).funnel(question));
      answered++;
    }
    expect(answered).toBe(21);
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
