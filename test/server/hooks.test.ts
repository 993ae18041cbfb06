import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { isInside } from '../../server/hooks/post.ts';
import type { Posting } from '../../server/hooks/post.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import type { Storage } from '../../server/storage/port.ts';
import { insertRecord, recordMap } from '../../shared/document/shape.ts';
import type { HookMessage, HooksAnswer, MadeHookAnswer } from '../../shared/wire/hooks.ts';
import { startTest, stock, synced, type TestServer } from './support.ts';

const STAGE = 'stage0000000';
const NPS = 'nps000000000';
const HOOK = 'https://example.org/hook';

interface Heard extends Posting {
  message: HookMessage;
}
/** The other system: what it heard, and what it answers next. */
class Listener {
  readonly heard: Heard[] = [];
  answers: (number | Error)[] = [];
  #waiting: (() => void)[] = [];
  readonly deliver = async (posting: Posting): Promise<number> => {
    this.heard.push({ ...posting, message: JSON.parse(posting.body) as HookMessage });
    for (const wake of this.#waiting.splice(0)) wake();
    const answer = this.answers.shift() ?? 200;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  async times(count: number): Promise<void> {
    while (this.heard.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

let storage: Storage;
let listener: Listener;
let server: TestServer;

const start = (waits: readonly number[] = [5, 5]): Promise<TestServer> =>
  startTest({ storage, parts: { sending: { deliver: listener.deliver, everyMs: 20, waits } } });

async function withNumbers(on: TestServer): Promise<void> {
  const doc = new Y.Doc();
  insertRecord(doc, 'maps', 'map000000000', {
    createdBy: 'x',
    title: 'M',
    state: 'now',
    personaIds: [],
    at: { x: 0, y: 0 },
    order: 'a0',
  });
  insertRecord(doc, 'stages', STAGE, { createdBy: 'x', mapId: 'map000000000', title: 'Pay', order: 'a0', tint: 0 });
  insertRecord(doc, 'metrics', NPS, {
    createdBy: 'x',
    name: 'NPS',
    kind: 'nps',
    unit: 'points',
    direction: 'higher',
    target: 20,
    definition: '',
  });
  await storage.append(on.board, [{ update: Y.encodeStateAsUpdate(doc), personId: 'x', at: 1 }]);
}

const call = (
  path: string,
  method = 'GET',
  body?: unknown,
  role: 'facilitate' | 'edit' = 'facilitate',
): Promise<Response> =>
  fetch(`${server.url}/api/boards/${server.board}${path}`, {
    method,
    headers: { authorization: `Bearer ${server.token(role)}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const value = (period: string, points: number, segment = ''): Promise<Response> =>
  call(
    '/observations',
    'POST',
    [{ metric: NPS, target: `stage:${STAGE}`, period, value: points, n: 100, segment }],
    'edit',
  );
const listed = async (): Promise<HooksAnswer['hooks']> =>
  ((await (await call('/webhooks')).json()) as HooksAnswer).hooks;

beforeEach(async () => {
  storage = memoryStorage();
  listener = new Listener();
  server = await start();
  await withNumbers(server);
});
afterEach(() => server.stop());

describe('a webhook', () => {
  it('is told when a number crosses its target, signed, and not while it stays on one side', async () => {
    await value('2026-01', 30);
    const made = (await (await call('/webhooks', 'POST', { url: HOOK })).json()) as MadeHookAnswer;
    await value('2026-02', 25);
    await value('2026-03', 12.5);
    await listener.times(1);
    await value('2026-04', 11);
    await value('2026-05', 20);
    await listener.times(2);
    expect(listener.heard.map(({ url, message }) => [url, message.event, message.period, message.value])).toEqual([
      [HOOK, 'target.missed', '2026-03', 12.5],
      [HOOK, 'target.met', '2026-05', 20],
    ]);
    const [first] = listener.heard;
    expect(first?.message).toMatchObject({
      board: server.board,
      metric: { id: NPS, name: 'NPS', target: 20, direction: 'higher' },
      target: `stage:${STAGE}`,
      n: 100,
    });
    const [, seconds, signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(first?.headers['journeyboard-signature'] ?? '') ?? [];
    const wanted = createHmac('sha256', made.secret).update(`${seconds}.${first?.body}`).digest('hex');
    expect(signature).toBe(wanted);
    // the secret is told once
    expect(JSON.stringify(await listed())).not.toContain(made.secret);
  });

  it('hears of what was written on the map, too, and of each segment by itself', async () => {
    await value('2026-01', 30, 'mobile');
    await call('/webhooks', 'POST', { url: HOOK, metricIds: [NPS] });
    const doc = new Y.Doc();
    const { session } = await server.join('edit');
    const open = stock(server, session, doc);
    await synced(open);
    const key = [...doc.getMap('observations').keys()][0] ?? '';
    const held = doc.getMap('observations').get(key) as object;
    doc.getMap('observations').set(key, { ...held, value: 3 });
    await listener.times(1);
    expect(listener.heard[0]?.message).toMatchObject({ event: 'target.missed', segment: 'mobile', value: 3 });
    open.destroy();
  });

  it('says nothing of a target that was moved', async () => {
    await value('2026-01', 30);
    await call('/webhooks', 'POST', { url: HOOK });
    const doc = new Y.Doc();
    const { session } = await server.join('edit');
    const open = stock(server, session, doc);
    await synced(open);
    recordMap(doc, 'metrics', NPS)?.set('target', 50);
    await value('2026-02', 40);
    const noted = async (): Promise<string[]> =>
      (await storage.slips(server.board, 'standing')).map(({ body }) => body);
    await expect.poll(noted).toEqual(['{"standing":"missed","target":50}']);
    await value('2026-03', 55);
    await listener.times(1);
    expect(listener.heard.map(({ message }) => [message.event, message.metric.target])).toEqual([['target.met', 50]]);
    open.destroy();
  });

  it('is tried again, the same message each time, and given up in the end; an edit never waits for it', async () => {
    await value('2026-01', 30);
    await call('/webhooks', 'POST', { url: HOOK });
    listener.answers = [new Error('nobody there'), 503, 500];
    const answer = await value('2026-02', 1);
    expect(answer.status).toBe(200);
    await listener.times(3);
    expect(new Set(listener.heard.map(({ body }) => body)).size).toBe(1);
    await expect.poll(listed).toMatchObject([{ waiting: 0, last: { ok: false, tries: 3, status: 500 } }]);
    expect(listener.heard).toHaveLength(3);
  });

  it('survives a restart: what was still to be sent is sent by the next process', async () => {
    await server.stop();
    // who signs is kept in storage: with an old one the links of the new server would be another's
    storage = memoryStorage();
    server = await start([400]);
    await withNumbers(server);
    await value('2026-01', 30);
    await call('/webhooks', 'POST', { url: HOOK });
    listener.answers = [new Error('down')];
    await value('2026-02', 1);
    await expect.poll(listed).toMatchObject([{ waiting: 1, last: { ok: false, tries: 1 } }]);
    await server.stop();
    expect(listener.heard).toHaveLength(1);
    server = await start();
    await listener.times(2);
    expect(listener.heard[1]?.body).toBe(listener.heard[0]?.body);
  });

  it('is for who facilitates, at an address outside, ten at most, and goes when it is ended', async () => {
    expect((await call('/webhooks', 'GET', undefined, 'edit')).status).toBe(403);
    for (const url of [
      'http://127.0.0.1:9/x',
      'http://[::1]/',
      'http://localhost/',
      'http://10.1.2.3/',
      'http://169.254.169.254/latest',
      'http://u:p@example.org/',
      'ftp://example.org/',
    ])
      expect((await call('/webhooks', 'POST', { url })).status, url).toBe(422);
    const made = (await (await call('/webhooks', 'POST', { url: HOOK })).json()) as MadeHookAnswer;
    for (let i = 1; i < 10; i += 1) await call('/webhooks', 'POST', { url: `${HOOK}/${i}` });
    expect((await call('/webhooks', 'POST', { url: HOOK })).status).toBe(409);
    expect((await call(`/webhooks/${made.id}`, 'DELETE')).status).toBe(200);
    expect((await call(`/webhooks/${made.id}`, 'DELETE')).status).toBe(404);
    expect((await listed()).some(({ id }) => id === made.id)).toBe(false);
  });

  it.each([
    ['127.0.0.1', true],
    ['::ffff:10.0.0.1', true],
    ['172.20.1.1', true],
    ['fd00::1', true],
    ['fe80::1', true],
    ['not an address', true],
    ['93.184.216.34', false],
    ['2606:2800:220:1::1', false],
  ])('%s is inside: %s', (address, inside) => expect(isInside(address)).toBe(inside));
});
