import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exporters } from '../../server/http/exporters.ts';
import { FILE_FORMAT, type JourneyFile } from '../../shared/files/journey-file.types.ts';
import { DOCUMENT_VERSION } from '../../shared/journey/versions.ts';
import { raw, startTest, type TestServer } from './support.ts';

const file: JourneyFile = {
  format: FILE_FORMAT,
  version: DOCUMENT_VERSION,
  board: {
    id: 'BBBBBBBBBBBB',
    title: 'Shop',
    locale: 'en',
    timeZone: 'UTC',
    version: DOCUMENT_VERSION,
    defaultView: 'canvas',
  },
  maps: [
    {
      id: 'MMMMMMMMMMMM',
      createdBy: 'template',
      title: 'Buying',
      state: 'now',
      personaIds: [],
      at: { x: 0, y: 0 },
      order: 'a0',
    },
  ],
};

interface Created {
  id: string;
  url: string;
  links: Record<string, { token: string; url: string }>;
}

let server: TestServer;
let created: Created;
const call = (path: string, token?: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { ...init, headers: token ? { authorization: `Bearer ${token}` } : {} });
const post = (path: string, token: string | undefined, body: unknown): Promise<Response> =>
  call(path, token, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });
const codeOf = async (answer: Response): Promise<[number, string]> => {
  const body = (await answer.json()) as { error: { code: string } };
  return [answer.status, body.error.code];
};
const token = (role: string): string => created.links[role]?.token ?? '';

beforeAll(async () => {
  server = await startTest({
    parts: {
      templates: [{ id: 'shop', title: { en: 'Shop', tr: 'Dükkân' }, description: { en: 'd', tr: 't' } }],
      templateFile: () => file,
      exporters,
    },
  });
  created = (await (await post('/api/boards', undefined, { template: 'shop', title: 'Mine' })).json()) as Created;
});
afterAll(() => server.stop());

describe('the HTTP contract', () => {
  it('makes a board from a template with a link for each role', async () => {
    expect(Object.keys(created.links)).toEqual(['facilitate', 'edit', 'contribute', 'comment', 'view']);
    expect(created.links['view']?.url).toBe(`${server.url}/b/${created.id}#${token('view')}`);
    const answer = await call(`/api/boards/${created.id}`, token('view'));
    expect(await answer.json()).toMatchObject({
      format: FILE_FORMAT,
      board: { title: 'Mine' },
      maps: [{ title: 'Buying' }],
    });
    expect(await (await call('/api/templates')).json()).toHaveLength(1);
  });

  it('makes a board from a journey file, and says what is wrong with a broken one', async () => {
    expect((await post('/api/boards', undefined, { board: file })).status).toBe(201);
    expect(await codeOf(await post('/api/boards', undefined, { board: { ...file, version: 999 } }))).toEqual([
      422,
      'journey-file',
    ]);
    expect(await codeOf(await post('/api/boards', undefined, { template: 'none' }))).toEqual([422, 'unknown-template']);
    expect(await codeOf(await post('/api/boards', undefined, '{'))).toEqual([400, 'not-json']);
    expect(await codeOf(await post('/api/boards', undefined, { locale: 'xx' }))).toEqual([422, 'invalid']);
  });

  it('[A1] opens nothing without a valid link, and no more than its role', async () => {
    const path = `/api/boards/${created.id}`;
    expect(await codeOf(await call(path))).toEqual([401, 'unauthorised']);
    expect(await codeOf(await call(path, 'wrong'))).toEqual([401, 'unauthorised']);
    expect(await codeOf(await call('/api/boards/zzzzzzzzzzzz', token('view')))).toEqual([404, 'unknown-board']);
    expect(await codeOf(await call(path, token('edit'), { method: 'DELETE' }))).toEqual([403, 'forbidden']);
    const links = (await (await call(`${path}/links`, token('comment'))).json()) as { links: object };
    expect(Object.keys(links.links)).toEqual(['comment', 'view']);
  });

  it('[A4] a person joins by name and their session carries the role of the link', async () => {
    const joined = await post(`/api/boards/${created.id}/join`, token('edit'), { name: ' Ayşe ' });
    const { session, role } = (await joined.json()) as { session: string; role: string };
    expect(role).toBe('edit');
    expect((await call(`/api/boards/${created.id}`, session)).status).toBe(200);
    expect((await call(`/api/boards/${created.id}`, `${session}x`)).status).toBe(401);
    expect(await codeOf(await post(`/api/boards/${created.id}/join`, token('edit'), { name: ' ' }))).toEqual([
      422,
      'invalid',
    ]);
  });

  it('[A1] renewing a link ends it, its sessions and their sockets', async () => {
    const path = `/api/boards/${created.id}`;
    const old = token('contribute');
    const { session } = (await (await post(`${path}/join`, old, { name: 'Bora' })).json()) as { session: string };
    const peer = await raw({ url: server.url, board: created.id }, session);
    await peer.next(() => true);
    expect((await post(`${path}/links/contribute`, token('facilitate'), { renew: true })).status).toBe(200);
    expect((await peer.closed).code).toBe(1012);
    expect((await call(path, old)).status).toBe(401);
    expect((await call(path, session)).status).toBe(401);
    expect((await call(path, token('edit'))).status).toBe(200);
  });

  it('[A1] a link with a password opens only with it', async () => {
    const path = `/api/boards/${created.id}`;
    await post(`${path}/links/comment`, token('facilitate'), { password: 'tea' });
    expect((await call(path, token('comment'))).status).toBe(401);
    expect(await codeOf(await post(`${path}/join`, token('comment'), { name: 'C' }))).toEqual([403, 'password']);
    expect((await post(`${path}/join`, token('comment'), { name: 'C', password: 'tea' })).status).toBe(200);
  });

  it('renames, deletes and takes back', async () => {
    const path = `/api/boards/${created.id}`;
    const patched = await call(path, token('facilitate'), {
      method: 'PATCH',
      body: JSON.stringify({ title: 'Renamed' }),
    });
    expect(patched.status).toBe(200);
    expect(await (await call(path, token('view'))).json()).toMatchObject({ board: { title: 'Renamed' } });
    await call(path, token('facilitate'), { method: 'DELETE' });
    expect(await codeOf(await call(path, token('view')))).toEqual([404, 'deleted-board']);
    expect((await (await raw({ url: server.url, board: created.id }, token('view'))).closed).code).toBe(4404);
    expect((await post(`${path}/undelete`, token('facilitate'), {})).status).toBe(200);
    expect(await (await call(path, token('view'))).json()).toMatchObject({ board: { title: 'Renamed' } });
  });

  it('[X3] exports the journey file as a download and refuses unknown formats', async () => {
    const answer = await call(`/api/boards/${created.id}/export/json`, token('view'));
    expect(answer.headers.get('content-disposition')).toContain('.json');
    expect(await answer.json()).toMatchObject({ format: FILE_FORMAT });
    expect(await codeOf(await call(`/api/boards/${created.id}/export/toString`, token('view')))).toEqual([
      404,
      'unknown-format',
    ]);
  });

  it('answers health, security headers and unknown calls', async () => {
    const health = await call('/healthz');
    expect(await health.json()).toMatchObject({ ok: true });
    expect(health.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await codeOf(await call('/api/nothing'))).toEqual([404, 'not-found']);
    expect((await call('/../../package.json')).status).toBe(404);
    expect((await call('/..%2f..%2fpackage.json')).status).toBe(404);
  });

  it('[A7] asks for the token of the server where one is set', async () => {
    const guarded = await startTest({ env: { CREATE_TOKEN: 'open-sesame' }, parts: { exporters } });
    const create = (auth: string): Promise<Response> =>
      fetch(`${guarded.url}/api/boards`, {
        method: 'POST',
        headers: { authorization: auth },
        body: JSON.stringify({ board: file }),
      });
    expect((await create('Bearer nope')).status).toBe(401);
    expect((await create('Bearer open-sesame')).status).toBe(201);
    await guarded.stop();
  });
});
