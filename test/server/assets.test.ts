import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exporters } from '../../server/http/exporters.ts';
import { insertRecord } from '../../shared/document/shape.ts';
import { PICTURE_LIMITS } from '../../shared/wire/api.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { smallFile } from '../document/board.ts';
import { GIF, JPEG, png, WEBP } from '../support/pictures.ts';
import { startTest, type TestServer } from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTest({ parts: { exporters } });
});
afterAll(() => server.stop());

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');
const path = (board = server.board): string => `${server.url}/api/boards/${board}/assets`;
const bearer = (role: Role): Record<string, string> => ({ authorization: `Bearer ${server.token(role)}` });

function send(bytes: Uint8Array, role: Role = 'contribute', headers: Record<string, string> = {}): Promise<Response> {
  return fetch(path(), { method: 'POST', body: new Uint8Array(bytes), headers: { ...bearer(role), ...headers } });
}
const codeOf = async (answer: Response): Promise<[number, string]> => {
  const { error } = (await answer.json()) as { error: { code: string } };
  return [answer.status, error.code];
};

describe('pictures of a board', () => {
  it.each([
    ['image/png', png(4, 3), 4, 3],
    ['image/jpeg', JPEG, 1, 1],
    ['image/webp', WEBP, 1, 1],
    ['image/gif', GIF, 1, 1],
  ] as const)('%s is stored by its hash and given back to the byte', async (type, bytes, width, height) => {
    const answer = await send(bytes);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ hash: hashOf(bytes), type, width, height });
    const got = await fetch(`${path()}/${hashOf(bytes)}`, { headers: bearer('view') });
    expect(got.status).toBe(200);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': type,
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(bytes);
    const again = await fetch(`${path()}/${hashOf(bytes)}`, {
      headers: { ...bearer('view'), 'if-none-match': got.headers.get('etag') ?? '' },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('a content type that lies changes nothing: it is what is in it', async () => {
    const bytes = png(2, 9);
    const answer = await send(bytes, 'contribute', { 'content-type': 'text/html' });
    expect(await answer.json()).toMatchObject({ type: 'image/png' });
    const page = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    for (const type of ['image/png', 'image/svg+xml', 'text/html'])
      expect(await codeOf(await send(page, 'edit', { 'content-type': type }))).toEqual([422, 'picture-unknown']);
  });

  it('5 MB is taken and one byte more is not, said or unsaid', async () => {
    const spare = png(1, 1, [1, 2, 3], 1).length - 1;
    const full = png(1, 1, [1, 2, 3], PICTURE_LIMITS.one - spare);
    expect(full.length).toBe(PICTURE_LIMITS.one);
    expect((await send(full)).status).toBe(201);
    const more = png(1, 1, [1, 2, 3], PICTURE_LIMITS.one - spare + 1);
    expect(await codeOf(await send(more))).toEqual([413, 'too-large']);
    const unsaid = new ReadableStream({
      start(stream) {
        stream.enqueue(more);
        stream.close();
      },
    });
    const init = { method: 'POST', body: unsaid, headers: bearer('edit'), duplex: 'half' };
    expect(await codeOf(await fetch(path(), init as RequestInit))).toEqual([413, 'too-large']);
    expect(await server.storage.asset(server.board, hashOf(more))).toBeUndefined();
  });

  it('what is cut off, compressed or empty is refused', async () => {
    const bytes = png(30, 30);
    expect(await codeOf(await send(bytes.subarray(0, bytes.length - 6)))).toEqual([422, 'picture-damaged']);
    expect(await codeOf(await send(new Uint8Array()))).toEqual([422, 'picture-unknown']);
    const packed = gzipSync(bytes);
    expect(await codeOf(await send(packed, 'edit', { 'content-encoding': 'gzip' }))).toEqual([415, 'encoding']);
  });

  it('[A1] contribute may store, comment and view may only look, a stranger neither', async () => {
    const bytes = png(3, 3);
    for (const role of ['comment', 'view'] as const)
      expect(await codeOf(await send(bytes, role))).toEqual([403, 'forbidden']);
    expect((await fetch(path(), { method: 'POST', body: new Uint8Array(bytes) })).status).toBe(401);
    await send(bytes);
    expect((await fetch(`${path()}/${hashOf(bytes)}`)).status).toBe(401);
    expect((await fetch(`${path()}/${hashOf(bytes)}?token=${server.token('view')}`)).status).toBe(401);
    expect((await fetch(`${path()}/${hashOf(bytes)}`, { headers: bearer('comment') })).status).toBe(200);
  });

  it.each(['../../../etc/passwd', '..%2f..%2fjourneyboard.db', '%00', "x'%20or%201=1", '%C0%AF', 'a'.repeat(500)])(
    'a hash that would be a path is a picture that is not there: %s',
    async (hash) => {
      // fetch would tidy the address up before it goes out
      const { hostname, port } = new URL(server.url);
      const address = `/api/boards/${server.board}/assets/${hash}`;
      const [status, text] = await new Promise<[number | undefined, string]>((resolve, reject) => {
        get({ hostname, port, path: address, headers: bearer('view') }, (answer) => {
          let got = '';
          answer.on('data', (part: Buffer) => (got += part.toString('latin1')));
          answer.on('end', () => resolve([answer.statusCode, got]));
        }).on('error', reject);
      });
      expect(status).toBe(404);
      expect(text).not.toMatch(/root:|SQLite/u);
    },
  );

  it('pictures of one board are not those of another', async () => {
    const bytes = png(5, 5);
    await send(bytes);
    const other = await fetch(`${server.url}/api/boards`, {
      method: 'POST',
      body: JSON.stringify({ board: smallFile() }),
    });
    const { id, links } = (await other.json()) as { id: string; links: Record<Role, { token: string }> };
    const headers = { authorization: `Bearer ${links.facilitate.token}` };
    expect(await codeOf(await fetch(`${path(id)}/${hashOf(bytes)}`, { headers }))).toEqual([404, 'unknown-asset']);
  });

  it('a board that is full says so, and makes room of what nothing shows any more', async () => {
    const crowded = await startTest();
    const post = (bytes: Uint8Array): Promise<Response> =>
      fetch(`${crowded.url}/api/boards/${crowded.board}/assets`, {
        method: 'POST',
        body: new Uint8Array(bytes),
        headers: { authorization: `Bearer ${crowded.token('edit')}` },
      });
    const piece = PICTURE_LIMITS.board / 4;
    for (const [i, at] of [0, 0, Date.now(), Date.now()].entries())
      await crowded.storage.putAsset(crowded.board, {
        hash: `h${i}`,
        type: 'image/png',
        bytes: new Uint8Array(piece),
        at,
      });
    // the first is old and shown, the second old and not
    const doc = new Y.Doc();
    insertRecord(doc, 'cards', 'cccccccccccc', {
      createdBy: 'x',
      cell: { laneId: 'llllllllllll', columnId: 'ssssssssssss' },
      imageId: 'h0',
    });
    const update = Y.encodeStateAsUpdate(doc);
    await crowded.storage.append(crowded.board, [{ update, personId: 'x', at: 1 }]);
    expect((await post(png(6, 6))).status).toBe(201);
    const left = async () => (await crowded.storage.assetSizes(crowded.board)).map(({ hash }) => hash).toSorted();
    expect(await left()).toEqual([hashOf(png(6, 6)), 'h0', 'h2', 'h3'].toSorted());
    await crowded.storage.putAsset(crowded.board, {
      hash: 'h4',
      type: 'image/png',
      bytes: new Uint8Array(piece),
      at: Date.now(),
    });
    expect(await codeOf(await post(png(6, 7)))).toEqual([413, 'board-full']);
    await crowded.stop();
  });
});

describe('[X3] the journey file holds its pictures', () => {
  const picture = png(8, 6, [200, 30, 30]);
  const hash = hashOf(picture);
  const embedded = { [hash]: { type: 'image/png', data: Buffer.from(picture).toString('base64') } };
  const withPicture = () => {
    const file = smallFile();
    const [card] = file.cards ?? [];
    return { ...file, cards: [{ ...card, kind: 'image', imageId: hash, imageSize: { width: 8, height: 6 } }] };
  };
  const create = (board: unknown): Promise<Response> =>
    fetch(`${server.url}/api/boards`, { method: 'POST', body: JSON.stringify({ board }) });
  const exported = async (answer: Response): Promise<string> => {
    expect(answer.status).toBe(201);
    const { id, links } = (await answer.json()) as { id: string; links: Record<Role, { token: string }> };
    const headers = { authorization: `Bearer ${links.view.token}` };
    const kept = await fetch(`${path(id)}/${hash}`, { headers });
    expect([kept.status, new Uint8Array(await kept.arrayBuffer())]).toEqual([200, picture]);
    const text = await (await fetch(`${server.url}/api/boards/${id}`, { headers })).text();
    expect(await (await fetch(`${server.url}/api/boards/${id}/export/json`, { headers })).text()).toBe(text);
    return text.replaceAll(id, 'BBBBBBBBBBBB');
  };

  it('out, in and out again gives the same bytes', async () => {
    const first = await exported(await create({ ...withPicture(), assets: embedded }));
    expect(JSON.parse(first)).toMatchObject({ assets: embedded });
    expect(await exported(await create(JSON.parse(first)))).toBe(first);
  });

  it('a picture that is shown and not there is told, and the board is made', async () => {
    const answer = await create(withPicture());
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ problems: [{ where: `assets/${hash}`, code: 'dangling' }] });
  });

  it.each([
    [
      'other bytes than its name says',
      { [hash]: { type: 'image/png', data: Buffer.from(png(1, 1)).toString('base64') } },
    ],
    ['no picture', { [hash]: { type: 'image/png', data: Buffer.from('<svg/>').toString('base64') } }],
    ['no base64', { [hash]: { type: 'image/png', data: '***' } }],
    ['a type that runs', { [hash]: { type: 'image/svg+xml', data: '' } }],
    ['a name that is a path', { '../x': embedded[hash] }],
    ['a list', []],
  ])('%s makes no board', async (_what, assets) => {
    expect(await codeOf(await create({ ...withPicture(), assets }))).toEqual([422, 'journey-file']);
  });
});
