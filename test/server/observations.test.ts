import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { insertPlain, insertRecord, observationKey } from '../../shared/document/shape.ts';
import { readJourney } from '../../shared/document/read.ts';
import type { ErrorAnswer } from '../../shared/wire/api.ts';
import { startTest, stock, synced, type TestServer, until } from './support.ts';

let server: TestServer;
const STAGE = 'stage0000000';
const NPS = 'nps000000000';

async function setUp(): Promise<void> {
  const doc = new Y.Doc();
  doc.getMap('board').set('timeZone', 'Europe/Istanbul');
  insertRecord(doc, 'maps', 'map000000000', {
    createdBy: 'x',
    title: 'Shop',
    state: 'now',
    personaIds: [],
    at: { x: 0, y: 0 },
    order: 'a0',
  });
  insertRecord(doc, 'stages', STAGE, { createdBy: 'x', mapId: 'map000000000', title: 'Ödeme', order: 'a0', tint: 0 });
  insertRecord(doc, 'stages', 'stage1111111', {
    createdBy: 'x',
    mapId: 'map000000000',
    title: 'Destek',
    order: 'a1',
    tint: 0,
  });
  const metric = { createdBy: 'x', unit: 'points', direction: 'higher', definition: '' };
  insertRecord(doc, 'metrics', NPS, { ...metric, name: 'NPS', kind: 'nps' });
  insertRecord(doc, 'metrics', 'csat00000000', { ...metric, name: 'CSAT payment', kind: 'csat-share', unit: 'share' });
  await server.storage.append(server.board, [{ update: Y.encodeStateAsUpdate(doc), personId: 'x', at: 1 }]);
}

const send = (rows: unknown, { role = 'edit' as const, query = '', key = '', token = '' } = {}): Promise<Response> =>
  fetch(`${server.url}/api/boards/${server.board}/observations${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token === '' ? server.token(role) : token}`,
      ...(key === '' ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify(rows),
  });
const wrong = async (answer: Response): Promise<ErrorAnswer['error']> => ((await answer.json()) as ErrorAnswer).error;
const row = { metric: 'NPS', target: `stage:${STAGE}`, period: '2026-03', value: 30, n: 100 };

beforeEach(async () => {
  server = await startTest();
  await setUp();
});
afterEach(() => server.stop());

describe('values sent from a script', () => {
  it('[N1] appear on a map that is open, with their passport', async () => {
    const doc = new Y.Doc();
    const open = stock(server, server.token('view'), doc);
    await synced(open);
    const answer = await send(
      [
        { ...row, promoters: 50, detractors: 20 },
        {
          ...row,
          metric: 'CSAT payment',
          target: 'stage:Ödeme',
          period: '2026-W12',
          value: 0.61,
          segment: 'mobil/app',
        },
      ],
      { query: '?source=CRM&staleDays=30' },
    );
    expect([answer.status, await answer.json()]).toEqual([200, { added: 2, changed: 0, same: 0 }]);
    await until(doc, () => doc.getMap('observations').size === 2);
    const { journey, problems } = readJourney(doc);
    expect(problems.filter(({ where }) => where.startsWith('observations'))).toEqual([]);
    const seen = journey.observations.get(
      observationKey({ metricId: NPS, target: `stage:${STAGE}`, segment: '', period: '2026-03' }),
    );
    expect(seen).toMatchObject({ value: 30, n: 100, promoters: 50, detractors: 20 });
    const passport = journey.passports.get(seen?.passportId ?? '');
    expect(passport).toMatchObject({ source: 'CRM', who: '' });
    expect((passport?.staleAfter ?? 0) - (passport?.when ?? 0)).toBe(30 * 24 * 3_600_000);
    expect([...journey.observations.values()].map(({ segment }) => segment).toSorted()).toEqual(['', 'mobil/app']);
    open.destroy();
  });

  it('replace what stands under the same key, and leave one passport a day', async () => {
    const { session } = await server.join('edit', 'Ece');
    expect(await (await send([row], { token: session })).json()).toEqual({ added: 1, changed: 0, same: 0 });
    expect(await (await send([{ ...row, value: 31 }], { token: session })).json()).toEqual({
      added: 0,
      changed: 1,
      same: 0,
    });
    expect(await (await send([{ ...row, value: 31 }], { token: session })).json()).toEqual({
      added: 0,
      changed: 0,
      same: 1,
    });
    const file = (await (
      await fetch(`${server.url}/api/boards/${server.board}`, { headers: { authorization: `Bearer ${session}` } })
    ).json()) as {
      observations: { value: number }[];
      passports: { who: string }[];
    };
    expect(file.observations.map(({ value }) => value)).toEqual([31]);
    expect(file.passports.map(({ who }) => who)).toEqual(['Ece']);
  });

  it('are taken all or not at all, with the row of each mistake and what may have been meant', async () => {
    const answer = await send([
      row,
      { ...row, metric: 'nsp' },
      { ...row, target: 'stage:Odeme' },
      { ...row, target: 'card:nothing00000' },
      { ...row, period: '2026-02-30' },
      { ...row, value: 130 },
      { ...row, segment: 'a', promoters: 90, detractors: 20 },
      row,
    ]);
    const { code, problems } = await wrong(answer);
    expect([answer.status, code]).toEqual([422, 'observations']);
    expect(problems?.map((one) => [one.where, one.code])).toEqual([
      ['1/metric', 'unknown-metric'],
      ['2/target', 'unknown-target'],
      ['3/target', 'unknown-target'],
      ['4/period', 'no-period'],
      ['5/value', 'out-of-range'],
      ['6/promoters', 'more-than-n'],
      ['7/period', 'repeated'],
    ]);
    expect(problems?.[0]?.values?.['suggestions']).toBe('NPS, CSAT payment');
    expect(problems?.[1]?.values?.['suggestions']).toMatch(/^stage:Ödeme/u);
    const after = await send([row]);
    expect(await after.json()).toEqual({ added: 1, changed: 0, same: 0 });
  });

  it.each([
    ['no n at all', [{ ...row, n: undefined }]],
    ['half a person', [{ ...row, n: 1.5 }]],
    ['a field nobody knows', [{ ...row, colour: 'red' }]],
    ['no list', row],
    ['nothing', []],
  ])('[N1] with %s are refused', async (_, rows) => {
    expect((await send(rows)).status).toBe(422);
  });

  it('[A1] need the role of one who edits, and the board must not be locked', async () => {
    for (const role of ['contribute', 'comment', 'view'] as const) {
      const answer = await fetch(`${server.url}/api/boards/${server.board}/observations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${server.token(role)}` },
        body: JSON.stringify([row]),
      });
      expect(answer.status).toBe(403);
    }
  });

  it('with the same Idempotency-Key are written once, and answered alike', async () => {
    const first = await send([row], { key: 'night 1' });
    const again = await send([row], { key: 'night 1' });
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await again.json()).toEqual(await first.json());
    const other = await send([{ ...row, value: 5 }], { key: 'night 1' });
    expect([other.status, (await wrong(other)).code]).toEqual([422, 'idempotency-key']);
    // a call that failed may be made again, mended
    expect((await send([{ ...row, value: 500 }], { key: 'night 2' })).status).toBe(422);
    expect(await (await send([{ ...row, value: 50 }], { key: 'night 2' })).json()).toEqual({
      added: 0,
      changed: 1,
      same: 0,
    });
    // two at once are one
    const both = await Promise.all([
      send([{ ...row, value: 7 }], { key: 'k' }),
      send([{ ...row, value: 7 }], { key: 'k' }),
    ]);
    expect(both.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(both.every(({ status }) => status === 200 || status === 409)).toBe(true);
  });

  it('say so where a name is borne by two', async () => {
    const doc = new Y.Doc();
    insertRecord(doc, 'stages', 'stage2222222', {
      createdBy: 'x',
      mapId: 'map000000000',
      title: 'Ödeme',
      order: 'a2',
      tint: 0,
    });
    insertPlain(doc, 'feelings', 'a/b/c', { value: 1 });
    await server.storage.append(server.board, [{ update: Y.encodeStateAsUpdate(doc), personId: 'x', at: 2 }]);
    const { problems } = await wrong(await send([{ ...row, target: 'stage:Ödeme' }]));
    expect(problems?.[0]).toMatchObject({
      code: 'ambiguous',
      values: { suggestions: `stage:${STAGE}, stage:stage2222222` },
    });
  });
});
