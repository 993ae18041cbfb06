import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { exporters } from '../../server/http/exporters.ts';
import { subscriberOf } from '../../server/http/address.ts';
import { readConfig } from '../../server/config.ts';
import { startServer } from '../../server/start.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import { smallFile } from '../document/board.ts';
import { startTest, type TestServer } from './support.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

interface Answer {
  error?: { code: string; message: string };
  url?: string;
}

async function post(path: string, headers: Record<string, string>, body: unknown): Promise<[number, Answer, Headers]> {
  const answer = await fetch(`${server?.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return [answer.status, (await answer.json()) as Answer, answer.headers];
}

const DAY = 24 * 60 * 60 * 1000;

describe('[D7] limits per address', () => {
  const behindProxy = { env: { TRUST_PROXY: 'yes' }, parts: { exporters } };

  it('counts failed joins by address and board, and lets in who has the link all the same', async () => {
    server = await startTest(behindProxy);
    const path = `/api/boards/${server.board}/join`;
    const join = (token: string, from: string): Promise<[number, Answer, Headers]> =>
      post(path, { authorization: `Bearer ${token}`, 'x-forwarded-for': from }, { name: 'Ayşe' });
    const codes: number[] = [];
    for (let i = 0; i < 25; i++) codes.push((await join('guess', `10.9.9.${i}, 192.0.2.1`))[0]);
    expect(codes.slice(0, 20)).toEqual(Array(20).fill(401));
    const [status, body, headers] = await join('guess', '192.0.2.1');
    expect([status, body.error?.code]).toEqual([429, 'too-many']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await join('guess', '192.0.2.2'))[0]).toBe(401);
    expect((await join(server.token('edit'), '192.0.2.1'))[0]).toBe(200);
  });

  it('lets nobody go on guessing a password, the right one included', async () => {
    server = await startTest(behindProxy);
    const authorization = `Bearer ${server.token('edit')}`;
    const facilitator = { authorization: `Bearer ${server.token('facilitate')}` };
    expect((await post(`/api/boards/${server.board}/links/edit`, facilitator, { password: 'tea' }))[0]).toBe(200);
    const join = (password: string): Promise<[number, Answer, Headers]> =>
      post(`/api/boards/${server?.board}/join`, { authorization }, { name: 'Ayşe', password });
    expect((await join('tea'))[0]).toBe(200);
    const codes: number[] = [];
    for (let i = 0; i < 20; i++) codes.push((await join(`guess ${i}`))[0]);
    expect(codes).toEqual(Array(20).fill(403));
    expect((await join('tea'))[0]).toBe(429);
  });

  it('counts new boards, and not those made with the token of the server', async () => {
    for (const createToken of ['', 's3cret/+=!']) {
      server = await startTest({ ...behindProxy, env: { ...behindProxy.env, CREATE_TOKEN: createToken } });
      const authorization = `Bearer ${createToken || 'none'}`;
      const create = (): Promise<[number, Answer, Headers]> =>
        post('/api/boards', { authorization, 'x-forwarded-for': '192.0.2.1' }, { board: smallFile() });
      const statuses = new Set<number>();
      for (let i = 0; i < 100; i++) statuses.add((await create())[0]);
      expect([...statuses]).toEqual([201]);
      expect((await create())[0]).toBe(createToken ? 201 : 429);
      await server.stop();
      server = undefined;
    }
  });

  it('knows one subscriber by an IPv4 address or the first half of an IPv6 one', () => {
    expect(subscriberOf('192.0.2.7')).toBe('192.0.2.7');
    expect(subscriberOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(subscriberOf('2001:DB8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
    expect(subscriberOf('2001:0db8:1:2::9')).toBe('2001:db8:1:2');
    expect(subscriberOf('192.0.2.7:51234')).toBe('192.0.2.7');
    expect(subscriberOf('[2001:db8:1:2::9]:443')).toBe('2001:db8:1:2');
    expect(subscriberOf('::1')).toBe('0:0:0:0');
    expect(subscriberOf('fe80::1%eth0')).toBe('fe80:0:0:0');
    expect(subscriberOf('nonsense')).toBe('nonsense');
  });

  it('believes nobody about their address without a trusted proxy', async () => {
    server = await startTest();
    const codes: number[] = [];
    for (let i = 0; i < 22; i++) {
      const headers = { authorization: 'Bearer guess', 'x-forwarded-for': `192.0.2.${i}` };
      codes.push((await post(`/api/boards/${server.board}/join`, headers, { name: 'A' }))[0]);
    }
    expect(codes.at(-1)).toBe(429);
  });
});

describe('[A7] origins and addresses', () => {
  const env = { ALLOWED_ORIGINS: 'https://intranet.example/', PUBLIC_URL: 'https://maps.example/' };

  it('takes calls from its own pages, the public address and origins allowed by name, and no others', async () => {
    server = await startTest({ env, parts: { exporters } });
    const create = async (origin: string): Promise<number> =>
      (await post('/api/boards', { origin }, { board: smallFile() }))[0];
    for (const origin of [server.url, 'https://maps.example', 'https://intranet.example'])
      expect(await create(origin), origin).toBe(201);
    for (const origin of [
      'https://evil.example',
      'null',
      'http://maps.example:81',
      'https://maps.example.evil.example',
    ])
      expect(await create(origin), origin).toBe(403);
  });

  it('answers pages of allowed origins so that a browser lets them read, and no others', async () => {
    server = await startTest({ env });
    const preflight = async (origin: string): Promise<string | null> =>
      (
        await fetch(`${server?.url}/api/boards`, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        })
      ).headers.get('access-control-allow-origin');
    expect(await preflight('https://intranet.example')).toBe('https://intranet.example');
    expect(await preflight('https://evil.example')).toBeNull();
  });

  it('refuses a socket from a foreign page with 4403', async () => {
    server = await startTest({ env });
    const { session } = await server.join('edit');
    const code = (origin: string): Promise<number> =>
      new Promise((resolve) => {
        const socket = new WebSocket(
          `${server?.url.replace('http', 'ws')}/sync/${server?.board}`,
          ['journeyboard', session],
          { origin },
        );
        socket.on('close', (closed) => resolve(closed));
        socket.on('message', () => socket.close(4000));
      });
    expect(await code('https://evil.example')).toBe(4403);
    expect(await code('https://intranet.example')).not.toBe(4403);
    expect(await code(server.url)).not.toBe(4403);
  });

  it('gives links under the public address, or under what a trusted proxy says', async () => {
    server = await startTest({ env, parts: { exporters } });
    expect((await post('/api/boards', {}, { board: smallFile() }))[1].url).toMatch(/^https:\/\/maps\.example\/b\//);
    await server.stop();
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'board.example' };
    for (const [trust, expected] of [
      ['yes', /^https:\/\/board\.example\/b\//],
      ['no', /^http:\/\/127\.0\.0\.1:/],
    ] as const) {
      server = await startTest({ env: { TRUST_PROXY: trust }, parts: { exporters } });
      expect((await post('/api/boards', forwarded, { board: smallFile() }))[1].url).toMatch(expected);
      await server.stop();
    }
    server = undefined;
  });

  it('shows no list of boards to anybody', async () => {
    server = await startTest();
    expect((await fetch(`${server.url}/api/boards`)).status).toBe(404);
  });
});

describe('[J4] deleted boards', () => {
  it('are gone for good 30 days later, at the next start', async () => {
    const storage = memoryStorage();
    server = await startTest({ storage });
    const second = { id: 'ssssssssssss', createdAt: 1 };
    const first = { update: new Uint8Array([0, 0]), personId: 'template', at: 1 };
    await storage.createBoard(second, [{ role: 'edit', epoch: 0 }], first);
    await storage.setDeleted(server.board, Date.now() - 30 * DAY - 1);
    await storage.setDeleted(second.id, Date.now() - 29 * DAY);
    const parts = {
      templates: [],
      templateFile: () => smallFile(),
      exporters,
      log: { error: () => undefined },
      storage,
    };
    const again = await startServer({ ...readConfig({}), port: 0 }, parts);
    expect(await storage.board(server.board)).toBeUndefined();
    expect(await storage.board(second.id)).toBeDefined();
    await again.stop();
  });
});
