import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Desk, Refused } from '../../server/analytics/desk.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import { answerFaults, type EventFunnelQuestion } from '../../shared/journey/event-funnel.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { type DatasetCalls, datasetCalls } from '../support/dataset-calls.ts';
import { checkCase, checkFunnels, checkMapped, checkPaths, questionOf } from '../support/truth-checks.ts';
import { funnelCases, HAS_TRUTHS, TRUTHS_MISSING, truthFile, truths } from '../support/truths.ts';
import { startTest, type TestServer } from './support.ts';

let server: TestServer;
let edit: DatasetCalls;
const as = (role: Role): DatasetCalls => datasetCalls(server, server.token(role));
beforeAll(async () => {
  server = await startTest();
  edit = as('edit');
});
afterAll(() => server.stop());
// threads start from source here, each in a second or two
vi.setConfig({ testTimeout: 60_000 });

const LOG = `user_id,event,time,plan,e-mail
1,see,2024-01-01T10:00:00Z,free,ada@example.org
1,buy,2024-01-01T10:05:00Z,free,ada@example.org
2,see,2024-01-01T11:00:00Z,paid,ayse@example.org
3,see,2024-01-01T12:00:00Z,paid,can@example.org
3,buy,2024-01-01T12:30:00Z,paid,can@example.org
`;
const ASKED: EventFunnelQuestion = {
  steps: [{ event: 'see' }, { event: 'buy' }],
  order: 'sequential',
  entry: 'first',
  windowSeconds: 3600,
};
const settings = { env: {} };

async function mapped(file: RequestInit['body'], query = '?name=Sales'): Promise<string> {
  const { status, body } = await edit.bring(file, query);
  expect(status, JSON.stringify(body)).toBe(201);
  const { entity, time, event } = body.guess;
  expect((await edit.map(body.id, { entity, time, event, unit: 'people' })).status).toBe(200);
  return body.id;
}

describe('event logs over HTTP', () => {
  it('[N1] are brought, guessed, mapped, asked, listed and deleted, and every answer has its passport', async () => {
    const session = (await server.join('edit', 'Ayşe')).session;
    const mine = datasetCalls(server, session);
    const { status, body } = await mine.bring(LOG, '?name=Satışlar');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Satışlar',
      who: 'Ayşe',
      rowCount: 5,
      fileBytes: LOG.length,
      guess: { source: 'table', entity: 'user_id', time: 'time', event: 'event', properties: ['plan'] },
    });
    expect((await mine.funnel(body.id, ASKED)).status).toBe(422);
    const map = await mine.map(body.id, { entity: 'user_id', time: 'time', event: 'event', unit: 'people' });
    expect(map.body.counts).toMatchObject({ rows: 5, events: 5, entities: 3, eventKinds: 2, noTime: 0 });
    expect(map.body.events).toEqual([
      { event: 'see', count: 3, entities: 3 },
      { event: 'buy', count: 2, entities: 2 },
    ]);
    const told = await as('view').funnel(body.id, { ...ASKED, breakdown: ['plan'], losses: true });
    expect(told.status).toBe(200);
    expect(told.body.steps).toEqual([
      { label: 'see', count: 3, stillOpen: 0, next: { events: [], others: 0, nothing: 1 } },
      { label: 'buy', count: 2, meanSeconds: 1050, medianSeconds: 1050, medianFromFirstSeconds: 1050 },
    ]);
    expect(answerFaults(told.body)).toEqual([]);
    expect(told.body.breakdown?.map(({ values, steps }) => [values[0], steps[0]?.count])).toEqual([
      ['paid', 2],
      ['free', 1],
    ]);
    expect(told.body.passport).toMatchObject({
      definition: 'see → buy',
      source: 'Satışlar',
      who: 'Ayşe',
      order: 'sequential',
      entry: 'first',
      windowSeconds: 3600,
      unit: 'people',
      n: 3,
      events: 5,
      from: Date.parse('2024-01-01T10:00:00Z'),
      to: Date.parse('2024-01-01T12:30:00Z'),
      engine: 'columns',
    });
    const paths = await as('view').paths(body.id);
    expect(paths.body.pairs).toEqual([{ from: 'see', to: 'buy', count: 2, medianSeconds: 1050 }]);
    expect(paths.body.passport).toMatchObject({ source: 'Satışlar', n: 3 });
    const unknown = await as('view').funnel(body.id, { ...ASKED, breakdown: ['nowhere'] });
    expect(unknown.body.problems.map(({ code }) => code)).toEqual(['property-unknown']);
    expect((await as('view').list()).body.datasets.map(({ name, counts }) => [name, counts?.events])).toEqual([
      ['Satışlar', 5],
    ]);
    expect((await mine.remove(body.id)).status).toBe(200);
    expect((await mine.list()).body.datasets).toEqual([]);
    expect((await mine.funnel(body.id, ASKED)).status).toBe(404);
  });

  it('[A6] personal columns are gone before anything is stored, unless they are asked for', async () => {
    const kept: string[] = [];
    const storage = memoryStorage();
    const put = storage.putDatasetPart;
    storage.putDatasetPart = (...given) => {
      kept.push(Buffer.from(given[4]).toString('latin1'));
      return put(...given);
    };
    const own = await startTest({ storage, ...settings });
    const calls = datasetCalls(own, own.token('edit'));
    const { body } = await calls.bring(LOG);
    expect(body.columns.find(({ name }) => name === 'e-mail')).toMatchObject({
      personal: 'email',
      kept: 'numbers',
      why: 'personal',
      samples: [],
    });
    expect(kept.join()).toContain('free');
    expect(kept.join()).not.toContain('example');
    const stayed = await calls.bring(LOG, `?keep=${encodeURIComponent('e-mail')}`);
    expect(stayed.body.columns.find(({ name }) => name === 'e-mail')).toMatchObject({ kept: 'values' });
    expect(kept.join()).toContain('ada@example.org');
    await own.stop();
  });

  it('[A1] let in by role: whoever views may ask, whoever edits may bring', async () => {
    const id = await mapped(LOG);
    for (const role of ['view', 'comment', 'contribute'] as const) {
      expect((await as(role).bring(LOG)).status).toBe(403);
      expect((await as(role).map(id, { entity: 'user_id', time: 'time', event: 'event' })).status).toBe(403);
      expect((await as(role).remove(id)).status).toBe(403);
      expect((await as(role).funnel(id, ASKED)).status).toBe(200);
      expect((await as(role).list()).body.tables).toBeUndefined();
    }
    expect((await as('edit').connect({ table: 'x' })).status).toBe(403);
    expect((await as('facilitate').connect({ table: 'x' })).status).toBe(404);
    expect((await datasetCalls(server, 'no').list()).status).toBe(401);
    expect((await edit.funnel('nothing', ASKED)).status).toBe(404);
    await edit.remove(id);
  });

  it('refuse a mode that is not offered rather than answer with another', async () => {
    const id = await mapped(LOG);
    for (const change of [
      { order: 'unordered' },
      { entry: 'last' },
      { breakdown: { property: 'plan', attribution: 'last_touch' } },
      { attribution: 'all_events' },
      { exclusions: [{ event: 'x', fromStep: 2, toStep: 1 }] },
    ])
      expect((await edit.funnel(id, { ...ASKED, ...change } as EventFunnelQuestion)).status).toBe(422);
    await edit.remove(id);
  });

  it('are the same as CSV, as JSON objects a line and as one JSON array, packed or not', async () => {
    const rows = LOG.trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([user_id, event, time, plan]) => ({ user_id, event, time, plan }));
    const lines = rows.map((row) => JSON.stringify(row)).join('\n');
    for (const [file, headers] of [
      [lines, { 'content-type': 'application/x-ndjson' }],
      [JSON.stringify(rows), { 'content-type': 'application/json' }],
      [JSON.stringify(rows, undefined, 2), {}],
      [gzipSync(lines), { 'content-encoding': 'gzip' }],
      [gzipSync(JSON.stringify(rows)), { 'content-encoding': 'gzip', 'content-type': 'application/json' }],
      [gzipSync(LOG), {}],
    ] as [RequestInit['body'], Record<string, string>][]) {
      const { status, body } = await edit.bring(file, '', { headers });
      expect(status, JSON.stringify(body)).toBe(201);
      const { entity, time, event, properties } = body.guess;
      expect([entity, time, event, properties]).toEqual(['user_id', 'time', 'event', ['plan']]);
      await edit.map(body.id, { entity, time, event });
      const { steps } = (await edit.funnel(body.id, ASKED)).body;
      expect(steps.map(({ count, meanSeconds }) => [count, meanSeconds])).toEqual([
        [3, undefined],
        [2, 1050],
      ]);
      await edit.remove(body.id);
    }
  });

  it('are unpacked from gzip; what is damaged, cut, empty or no text leaves nothing behind', async () => {
    const id = await mapped(gzipSync(LOG));
    expect((await edit.funnel(id, ASKED)).body.steps.map(({ count }) => count)).toEqual([3, 2]);
    await edit.remove(id);
    const packed = gzipSync(LOG.repeat(2_000));
    const bad: [RequestInit['body'], string][] = [
      [packed.subarray(0, packed.length - 40), 'gzip-damaged'],
      ['', 'table-empty'],
      ['  \n\n', 'table-empty'],
      ['only one column\n1\n2\n', 'table-one-column'],
      [Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'table-workbook'],
      [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'table-excel'],
      ['{"a":1\n', 'line-not-json'],
      ['[{"a":1', 'line-not-json'],
      ['[\n]\n', 'table-empty'],
      [`a,b,c\n1,"${'x'.repeat(5_000_000)}`, 'record-too-long'],
    ];
    for (const [file, code] of bad) {
      const { status, body } = await edit.bring(file);
      expect([status, body.error?.problems?.[0]?.code]).toEqual([422, code]);
    }
    const encoded = await edit.bring(LOG, '', { headers: { 'content-encoding': 'br' } });
    expect(encoded.status).toBe(415);
    expect((await edit.list()).body.datasets).toEqual([]);
  });

  it('a mapping that cannot be is told with its reason and changes nothing', async () => {
    const { body } = await edit.bring(LOG);
    const codes = async (mapping: object) => {
      const told = await edit.map(body.id, mapping);
      return [told.status, told.body.error?.problems?.[0]?.code];
    };
    expect(await codes({ entity: 'nobody', time: 'time', event: 'event' })).toEqual([422, 'column-unknown']);
    expect(await codes({ entity: 'user_id', time: 'plan', event: 'event' })).toEqual([422, 'time-unreadable']);
    expect(await codes({ entity: 'time', time: 'time', event: 'event' })).toEqual([422, 'entity-is-time']);
    expect(await codes({ entity: 'user_id', time: 'time', event: 'time' })).toEqual([422, 'event-is-time']);
    // an address may stand for who somebody is without being kept
    expect(await codes({ entity: 'e-mail', time: 'time', event: 'event' })).toEqual([200, undefined]);
    await edit.remove(body.id);
  });

  it('[N6] a file that is given up half-way leaves nothing', async () => {
    const leaving = new AbortController();
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      async pull(stream) {
        pulled++;
        stream.enqueue(
          new TextEncoder().encode(
            pulled === 1 ? LOG : '9,see,2024-01-01T10:00:00Z,free,x@example.org\n'.repeat(5_000),
          ),
        );
        if (pulled === 20) leaving.abort();
        await new Promise((next) => setImmediate(next));
      },
    });
    const more = { signal: leaving.signal, duplex: 'half' } as RequestInit;
    await expect(edit.bring(endless, '?name=given-up', more)).rejects.toThrow();
    for (;;) {
      const { body } = await edit.list();
      if (body.importing.length > 0) {
        await new Promise((next) => setTimeout(next, 20));
        continue;
      }
      expect(body.datasets).toEqual([]);
      break;
    }
  });

  it('[N6] a newer question from the same place ends the older, and one of somebody else does not', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i % 50},${i % 3 ? 'see' : 'buy'},${1_700_000_000 + i}`);
    const id = await mapped(`user_id,event,time\n${rows.join('\n')}\n`);
    const slow: EventFunnelQuestion = {
      ...ASKED,
      order: 'any',
      exclusions: [{ event: 'never', fromStep: 1, toStep: 2 }],
    };
    const row = await server.storage.dataset(server.board, id);
    if (!row) throw new Error('it was brought');
    const settings = { memory: 1e9, largestFile: 1e9, databaseUrl: undefined, tables: [] };
    const desk = new Desk(server.storage, settings, () => undefined);
    const source = desk.sourceOf(server.board, row, desk.infoOf(row).mapping);
    const ask = (place: string, signal?: AbortSignal) =>
      desk.ask(source, { kind: 'funnel', question: slow }, place, signal).then(
        ({ kind }) => kind,
        (error: unknown) => (error instanceof Refused ? error.why : error),
      );
    const leaving = new AbortController();
    const asked = [ask('ayşe band'), ask('ayşe band'), ask('can band'), ask('ayşe lens'), ask('gone', leaving.signal)];
    leaving.abort();
    expect(await Promise.all(asked)).toEqual(['superseded', 'funnel', 'funnel', 'funnel', 'superseded']);
    await desk.stop();
    await edit.remove(id);
  });
});

describe.skipIf(!HAS_TRUTHS)(`shared event logs and funnels over HTTP${TRUTHS_MISSING}`, () => {
  it.each(HAS_TRUTHS ? truths() : [])('$dataset', async (truth) => {
    const { body } = await edit.bring(Buffer.from(truthFile(truth)));
    const { entity, timestamp: time, activity: event } = truth.columns;
    const map = await edit.map(body.id, { entity, time, event });
    checkMapped(truth, map.body);
    const asks = {
      funnel: async (question: EventFunnelQuestion) => (await edit.funnel(body.id, question)).body,
      paths: async (question: object) => (await edit.paths(body.id, question)).body,
    };
    await checkPaths(truth, asks);
    await checkFunnels(truth, asks);
    await edit.remove(body.id);
  });

  it('all worked cases, as JSON lines', async () => {
    let answered = 0;
    for (const one of HAS_TRUTHS ? funnelCases() : []) {
      const question = questionOf(one);
      if (!question) continue;
      const lines = one.events.map((event) => JSON.stringify(event)).join('\n');
      const { body } = await edit.bring(lines);
      const properties = body.columns.flatMap(({ name }) => (name.startsWith('properties.') ? [name] : []));
      await edit.map(body.id, { entity: 'user', time: 'timestamp', event: 'event', properties });
      const inside = <T extends { where?: EventFunnelQuestion['steps'][number]['where'] }>(step: T): T => ({
        ...step,
        ...(step.where
          ? {
              where: Object.fromEntries(Object.entries(step.where).map(([key, value]) => [`properties.${key}`, value])),
            }
          : {}),
      });
      const told = await edit.funnel(body.id, {
        ...question,
        steps: question.steps.map(inside),
        ...(question.exclusions ? { exclusions: question.exclusions.map(inside) } : {}),
        ...(question.breakdown ? { breakdown: question.breakdown.map((name) => `properties.${name}`) } : {}),
      });
      checkCase(one, told.body);
      answered++;
      await edit.remove(body.id);
    }
    expect(answered).toBe(21);
  });
});
