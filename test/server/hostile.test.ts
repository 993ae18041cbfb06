import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exporters } from '../../server/http/exporters.ts';
import { smallFile } from '../document/board.ts';
import { startTest, type TestServer } from './support.ts';

let server: TestServer;
let before = '';

beforeAll(async () => {
  server = await startTest({
    parts: {
      exporters,
      templates: [{ id: 'shop', title: { en: 'Shop', tr: 'Dükkân' }, description: { en: 'd', tr: 't' } }],
      templateFile: () => smallFile(),
      timeouts: { headersTimeout: 300, requestTimeout: 600, idleTimeout: 600, connectionsCheckingInterval: 50 },
    },
  });
  before = await boardNow();
});
afterAll(async () => {
  expect(await boardNow()).toBe(before);
  await server.stop();
});

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

async function boardNow(): Promise<string> {
  const answer = await fetch(`${server.url}/api/boards/${server.board}`, { headers: bearer(server.token('view')) });
  expect(answer.status).toBe(200);
  return answer.text();
}

interface Told {
  status: number;
  code: string;
  message: string;
  problems: readonly { where: string; code: string }[];
}

/** An answer in the one form all errors have; anything else fails the test. */
function toldBy(status: number, text: string): Told {
  const body = JSON.parse(text) as { error?: Partial<Told> };
  const { code = '', message = '', problems = [] } = body.error ?? {};
  expect(code).not.toBe('');
  expect(message).not.toBe('');
  expect(text).not.toMatch(/\bat .*\.(ts|js|mjs):\d+|node_modules/);
  return { status, code, message, problems };
}

async function told(path: string, init: RequestInit = {}): Promise<Told> {
  const answer = await fetch(`${server.url}${path}`, init);
  return toldBy(answer.status, await answer.text());
}

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Told> =>
  told(path, { method: 'POST', body, headers });

/** Bytes as they are, past every client's good manners. */
function sent(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.running.port, '127.0.0.1', () => socket.write(bytes));
    let heard = '';
    socket.on('data', (data) => (heard += data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

async function toldRaw(bytes: string | Buffer): Promise<Told> {
  const heard = await sent(bytes);
  const [head = '', ...body] = heard.split('\r\n\r\n');
  return toldBy(Number(head.split(' ')[1]), body.join('\r\n\r\n'));
}

const file = (change: Record<string, unknown>): string => JSON.stringify({ board: { ...smallFile(), ...change } });
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const [card] = smallFile().cards ?? [];
const [stage] = smallFile().stages ?? [];

describe('hostile bodies', () => {
  it.each<[string, () => BodyInit, number, string]>([
    ['nothing where a name is needed', () => '', 400, 'not-json'],
    ['half a document', () => '{"name": "Ay', 400, 'not-json'],
    ['a number', () => '7', 422, 'invalid'],
    ['a list', () => '[]', 422, 'invalid'],
    ['null', () => 'null', 422, 'invalid'],
    ['a name that is a number', () => '{"name": 7}', 422, 'invalid'],
    ['a name of blanks', () => '{"name": "  "}', 422, 'invalid'],
    ['a name of 10,000 letters', () => JSON.stringify({ name: 'x'.repeat(10_000) }), 422, 'invalid'],
    ['a name with a NUL', () => '{"name": "A\\u0000B"}', 422, 'invalid'],
    ['a name with half a character', () => '{"name": "A\\ud800"}', 422, 'invalid'],
    ['a field nobody knows', () => '{"name": "A", "role": "facilitate"}', 422, 'invalid'],
    ['a prototype', () => '{"name": "A", "__proto__": {"role": "facilitate"}}', 422, 'invalid'],
    ['50,000 levels', () => nested(50_000).slice(0, 60_000), 400, 'not-json'],
    ['bytes that are no UTF-8', () => new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, 'not-utf8'],
    ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 400, 'not-utf8'],
    ['more than the call takes', () => JSON.stringify({ name: 'x'.repeat(70_000) }), 413, 'too-large'],
  ])('a join with %s', async (_name, body, status, code) => {
    const answer = await post(`/api/boards/${server.board}/join`, body(), bearer(server.token('edit')));
    expect([answer.status, answer.code]).toEqual([status, code]);
    if (code === 'invalid') expect(answer.problems[0]?.where).toBeTruthy();
  });

  it('says where: the field, not only that something is wrong', async () => {
    expect((await post('/api/boards', '{"locale": "xx"}')).problems[0]?.where).toBe('locale');
    expect((await post('/api/boards', '{"board": 7}')).problems[0]?.where).toBe('board');
    expect((await post('/api/boards', '{"board": {}, "title": "T"}')).problems[0]?.where).toBe('board');
    expect((await post('/api/boards', '{"colour": "red"}')).problems[0]?.where).toBe('colour');
    const links = await post(
      `/api/boards/${server.board}/links/edit`,
      '{"expires": "never"}',
      bearer(server.token('facilitate')),
    );
    expect([links.status, links.problems[0]?.where]).toEqual([422, 'expires']);
    const path = `/api/boards/${server.board}`;
    const patch = await told(path, {
      method: 'PATCH',
      body: '{"title": ""}',
      headers: bearer(server.token('facilitate')),
    });
    expect([patch.status, patch.problems[0]?.where]).toEqual([422, 'title']);
  });

  it('unpacks no bomb: compressed bodies are not taken', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, ' '));
    const answer = await post('/api/boards', bomb, { 'content-encoding': 'gzip' });
    expect([answer.status, answer.code]).toEqual([415, 'encoding']);
  });

  it('a body of 80 MB, told beforehand or not', async () => {
    const patient = await startTest();
    const huge = Buffer.alloc(80 * 1024 * 1024, ' ');
    const told413 = async (body: BodyInit): Promise<void> => {
      const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
      // the answer comes before the body is through, and some clients give up on that
      const answer = await fetch(`${patient.url}/api/boards`, init).catch(() => undefined);
      if (answer) expect(toldBy(answer.status, await answer.text())).toMatchObject({ status: 413, code: 'too-large' });
      expect((await fetch(`${patient.url}/healthz`)).status).toBe(200);
    };
    await told413(huge);
    await told413(
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (let i = 0; i < 80; i++) controller.enqueue(huge.subarray(0, 1024 * 1024));
          controller.close();
        },
      }),
    );
    await patient.stop();
  });

  it('a body that comes a byte at a time, or never, is cut off', async () => {
    const head = `POST /api/boards HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{`;
    const answer = await toldRaw(head);
    expect([answer.status, answer.code]).toEqual([408, 'too-slow']);
    const log = `POST /api/boards/${server.board}/datasets HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${server.token('edit')}`;
    const still = await toldRaw(`${log}\r\ncontent-length: 1000000\r\n\r\nuser_id,ev`);
    expect([still.status, still.code]).toEqual([408, 'too-slow']);
    const headers = await toldRaw('GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ');
    expect([headers.status, headers.code]).toEqual([408, 'too-slow']);
  });

  it('a body that ends before it is whole changes nothing', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.running.port, '127.0.0.1', () => {
        socket.write('POST /api/boards HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"board": ');
        setImmediate(() => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('hostile journey files', () => {
  it.each<[string, () => string, string, string]>([
    ['of a newer version', () => file({ version: 999 }), 'version', 'newer-version'],
    ['of no version', () => file({ version: 'one' }), 'version', 'no-version'],
    ['of another program', () => file({ format: 'drawing' }), 'format', 'not-a-journey'],
    ['without a board', () => file({ board: undefined }), 'board', 'no-board'],
    ['with a list that is none', () => file({ cards: {} }), 'cards', 'not-a-list'],
    ['with a card that is none', () => file({ cards: [7] }), 'cards/0', 'not-a-record'],
    ['with a damaged card', () => file({ cards: [{ ...card, cell: 7 }] }), 'cards/0/cell', 'not-a-record'],
    ['with an id that is none', () => file({ cards: [{ ...card, id: '../../etc' }] }), 'cards/0/id', 'not-an-id'],
    ['with the same id twice', () => file({ stages: [stage, stage] }), 'stages/1', 'twice'],
    [
      'with a link that runs',
      () => file({ cards: [{ ...card, link: 'javascript:alert(1)' }] }),
      'cards/0/link',
      'not-an-address',
    ],
    [
      'with a number that is none',
      () => file({ feelings: [{ id: 'x', value: 'high' }] }),
      'feelings/0/mapId',
      'missing',
    ],
  ])('%s', async (_name, body, where, code) => {
    const answer = await post('/api/boards', body());
    expect([answer.status, answer.code]).toEqual([422, 'journey-file']);
    expect(answer.problems[0]).toMatchObject({ where, code });
    expect(answer.message).toContain(where);
  });

  it('with references to nothing makes the board and tells each', async () => {
    const answer = await fetch(`${server.url}/api/boards`, { method: 'POST', body: file({ lanes: [] }) });
    const made = (await answer.json()) as { id: string; problems: { where: string; code: string }[] };
    expect(answer.status).toBe(201);
    expect(made.problems[0]?.where).toMatch(/^cards\//);
    const whole = await fetch(`${server.url}/api/boards`, { method: 'POST', body: file({}) });
    expect(await whole.json()).not.toHaveProperty('problems');
  });

  it('thousands of levels deep, in a field nobody knows and in one that is known', async () => {
    const deep = nested(200_000);
    const unknown = `{"board": ${JSON.stringify(smallFile()).replace(/}$/, `, "extra": ${deep}}`)}}`;
    expect([201, 422]).toContain((await fetch(`${server.url}/api/boards`, { method: 'POST', body: unknown })).status);
    const known = await post('/api/boards', `{"board": {"format": "journeyboard", "version": 1, "board": ${deep}}}`);
    expect(known.code).toBe('journey-file');
    const cards = JSON.stringify({ board: smallFile() }).replace(/"cards":\[.*?\]/, `"cards":${deep}`);
    expect((await post('/api/boards', cards)).code).toBe('journey-file');
  });

  it('with half characters, NULs and a title at the edge still makes a board that leaves as a file', async () => {
    const title = `${'x'.repeat(79)}😀\u0000\ud83d\r\nx-evil: 1`;
    const segment = 'half \ud800';
    const observation = {
      id: 'o',
      metricId: 'metric000000',
      target: 'map:map000000000',
      segment,
      period: '2026',
      value: 1,
      n: 1,
      passportId: 'pass00000000',
    };
    const body = file({ board: { ...smallFile().board, title }, observations: [observation] });
    const answer = await fetch(`${server.url}/api/boards`, { method: 'POST', body });
    expect(answer.status).toBe(201);
    const { id, links } = (await answer.json()) as { id: string; links: { view: { token: string } } };
    const exported = await fetch(`${server.url}/api/boards/${id}/export/json`, { headers: bearer(links.view.token) });
    expect(exported.status).toBe(200);
    expect(exported.headers.get('x-evil')).toBeNull();
    expect(exported.headers.get('content-disposition')).toMatch(/^attachment; filename="journey\.json"; filename\*=/);
  });
});

describe('hostile addresses and credentials', () => {
  it.each<[string, string, number, string]>([
    ['an unknown board', '/api/boards/zzzzzzzzzzzz', 404, 'unknown-board'],
    ['an id of 10,000 letters', `/api/boards/${'a'.repeat(10_000)}`, 404, 'unknown-board'],
    ['an id with a NUL', '/api/boards/aaaaaaaaaaa%00', 404, 'unknown-board'],
    ['an id that climbs', '/api/boards/%2e%2e%2f%2e%2e%2fsecret', 404, 'unknown-board'],
    ['an id that is no text', '/api/boards/%ff%fe', 404, 'unknown-board'],
    ['an id that is code', "/api/boards/'%20or%201=1--", 404, 'unknown-board'],
    ['a prototype', '/api/boards/__proto__', 404, 'unknown-board'],
    ['a call nobody knows', '/api/nothing', 404, 'not-found'],
    ['a call below a call', '/api/templates/a/b/c', 404, 'not-found'],
  ])('%s', async (_name, path, status, code) => {
    const answer = await told(path, { headers: bearer('x') });
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  it.each(['toString', '__proto__', 'constructor', '..%2fjson', 'json%00', 'x'.repeat(5_000)])(
    'an export as %.30s',
    async (format) => {
      const path = `/api/boards/${server.board}/export/${format}`;
      expect((await told(path, { headers: bearer(server.token('view')) })).code).toBe('unknown-format');
    },
  );

  it('an export of a map or in a language nobody knows', async () => {
    const path = `/api/boards/${server.board}/export/json`;
    const headers = bearer(server.token('view'));
    expect((await told(`${path}?map=nowhere`, { headers })).code).toBe('unknown-map');
    expect((await told(`${path}?lang=xx`, { headers })).code).toBe('unknown-language');
  });

  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['an empty one', { authorization: '' }],
    ['another scheme', { authorization: 'Basic eDp4' }],
    ['half a session', { authorization: 'Bearer pppppppppppp.' }],
    ['a session of dots', { authorization: `Bearer ${'.'.repeat(2_000)}` }],
    ['a session of somebody never seen', { authorization: `Bearer pppppppppppp.${'A'.repeat(43)}` }],
    ['a long one', { authorization: `Bearer ${'x'.repeat(8_000)}` }],
  ])('a credential that is %s', async (_name, headers) => {
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/undelete'],
      ['GET', '/links'],
      ['POST', '/links/edit'],
      ['GET', '/export/json'],
    ] as const) {
      const answer = await told(`/api/boards/${server.board}${path}`, { method, headers });
      expect([answer.status, answer.code], `${method} ${path}`).toEqual([401, 'unauthorised']);
    }
  });

  it('a renewed token opens nothing, and says so', async () => {
    const old = server.token('comment');
    const path = `/api/boards/${server.board}`;
    expect((await fetch(path && `${server.url}${path}`, { headers: bearer(old) })).status).toBe(200);
    const body = JSON.stringify({ renew: true });
    const renewed = { method: 'POST', body, headers: bearer(server.token('facilitate')) };
    expect((await fetch(`${server.url}${path}/links/comment`, renewed)).status).toBe(200);
    expect((await told(path, { headers: bearer(old) })).code).toBe('unauthorised');
    expect((await post(`${path}/join`, '{"name": "A"}', bearer(old))).code).toBe('unauthorised');
  });

  it.each([
    'GET /%2e%2e/%2e%2e/package.json',
    'GET /..%2f..%2fpackage.json',
    'GET /../../package.json',
    'GET /assets/..%5c..%5cpackage.json',
    'GET /assets/%00.js',
    'GET //etc/passwd',
    'GET /%',
    'GET /%ff',
    'POST /index.html',
    'DELETE /api',
  ])('%s gives nothing away', async (line) => {
    const heard = await sent(`${line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(heard).toMatch(/^HTTP\/1\.1 (404|400|503) /);
    expect(heard).not.toContain('"name": "journeyboard"');
    expect(heard).not.toContain('root:');
  });

  it.each<[string, string]>([
    ['no HTTP at all', '\u0016\u0003\u0001 hello\r\n\r\n'],
    ['two lengths', 'POST /api/boards HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\n{} '],
    [
      'a length and chunks',
      'POST /api/boards HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n{} ',
    ],
    ['a header of 100 kB', `GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`],
  ])('%s is told off as JSON', async (_name, bytes) => {
    const answer = await toldRaw(bytes);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('a host that is none', async () => {
    const heard = await sent('GET /api/boards/zzzzzzzzzzzz HTTP/1.1\r\nhost: a b/c@d\r\nconnection: close\r\n\r\n');
    expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /);
  });
});
