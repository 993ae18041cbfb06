import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { step1Frame, updateFrame } from '../../server/rooms/frames.ts';
import { DOCUMENT_VERSION } from '../../shared/journey/versions.ts';
import { addCard, raw, startTest, stock, synced, titleOf, type TestServer } from './support.ts';

let server: TestServer;
let session = '';
let personId = '';

beforeAll(async () => {
  server = await startTest();
  ({ session, personId } = await server.join('edit'));
});
afterAll(async () => {
  // the board is as it was, and serves whoever comes
  expect((await server.storage.load(server.board)).entries).toHaveLength(1);
  const reader = stock(server, session);
  await synced(reader);
  expect(titleOf(reader.doc, 'aaaaaaaaaaaa')).toBe('first');
  reader.destroy();
  await server.stop();
});

/** How the server ends a socket that opens like this and then sends this. */
async function closedBy(send: (socket: WebSocket) => void, credential = session): Promise<number> {
  const peer = await raw(server, credential);
  await Promise.race([peer.next(() => true), peer.closed]);
  send(peer.socket);
  return (await peer.closed).code;
}

const frame = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};
const presence = (body: (encoder: encoding.Encoder) => void): Uint8Array =>
  frame((e) => {
    encoding.writeVarUint(e, 1);
    encoding.writeVarUint8Array(e, frame(body));
  });

/** What a client with the board's document would send for a change. */
async function changed(edit: (doc: Y.Doc) => void): Promise<Uint8Array> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await server.storage.load(server.board)).entries[0]?.update ?? new Uint8Array());
  const before = Y.encodeStateVector(doc);
  doc.transact(() => edit(doc));
  return updateFrame(Y.encodeStateAsUpdate(doc, before));
}

describe('[D2] hostile frames', () => {
  it.each<[string, (socket: WebSocket) => void]>([
    ['a text', (socket) => socket.send('hello')],
    ['a text of 10 MB', (socket) => socket.send('x'.repeat(10_000_000))],
    ['nothing', (socket) => socket.send(new Uint8Array())],
    ['an unknown type', (socket) => socket.send(Uint8Array.from([42, 0, 0]))],
    ['the acknowledgement of the server', (socket) => socket.send(Uint8Array.from([100, 5]))],
    ['an authentication', (socket) => socket.send(Uint8Array.from([2, 0, 0]))],
    ['an unknown step', (socket) => socket.send(Uint8Array.from([0, 9, 0]))],
    ['a number that never ends', (socket) => socket.send(new Uint8Array(100).fill(255))],
    ['a length far past the end', (socket) => socket.send(Uint8Array.from([0, 2, 255, 255, 255, 255, 127, 1]))],
    [
      'a state vector of a billion clients',
      (socket) => socket.send(Uint8Array.from([0, 0, 5, 255, 255, 255, 255, 15])),
    ],
    ['something after the end', (socket) => socket.send(Uint8Array.from([...updateFrame(Uint8Array.from([0, 0])), 1]))],
    [
      'an update of noise',
      (socket) => socket.send(updateFrame(Uint8Array.from({ length: 500 }, (_, i) => (i * 89) % 251))),
    ],
    ['presence of a billion people', (socket) => socket.send(presence((e) => encoding.writeVarUint(e, 2 ** 40)))],
    ['presence of noise', (socket) => socket.send(Uint8Array.from([1, 3, 9, 9, 9]))],
  ])('%s is closed 4400', async (_name, send) => {
    expect(await closedBy(send)).toBe(4400);
  });

  it('[D7] 40 MB in one frame, and 70 MB, are closed 4413', async () => {
    for (const size of [40, 70])
      expect(await closedBy((socket) => socket.send(Buffer.alloc(size * 1024 * 1024)))).toBe(4413);
  });

  it('[D7] presence of 20 kB is closed 4413', async () => {
    const state = JSON.stringify({ cursor: 'x'.repeat(20_000) });
    const large = presence((e) => {
      for (const n of [1, 1, 1]) encoding.writeVarUint(e, n);
      encoding.writeVarString(e, state);
    });
    expect(await closedBy((socket) => socket.send(large))).toBe(4413);
  });

  it('bytes that are no WebSocket are closed with a final code', async () => {
    const peer = await raw(server, session);
    await peer.next(() => true);
    const stream = Reflect.get(peer.socket, '_socket') as import('node:net').Socket;
    // reserved bits, and no mask
    stream.write(Buffer.from([0xf2, 0x05, 1, 2, 3, 4, 5]));
    expect((await peer.closed).code).toBe(4400);
  });

  it('[D8] presence 10,000 levels deep is no presence, and harms nobody', async () => {
    const deep = `{"cursor":${'['.repeat(7_000)}${']'.repeat(7_000)}}`;
    const peer = await raw(server, session);
    const other = await raw(server, (await server.join('view')).session);
    peer.socket.send(
      presence((e) => {
        for (const n of [1, 77, 1]) encoding.writeVarUint(e, n);
        encoding.writeVarString(e, deep);
      }),
    );
    const told = await other.next((f) => f[0] === 1 && f.length > 3);
    expect(told.length).toBeLessThan(300);
    expect(Buffer.from(told).toString()).toContain(personId);
    peer.socket.terminate();
    other.socket.terminate();
  });
});

describe('[A2] hostile updates', () => {
  it.each<[string, (doc: Y.Doc) => void]>([
    ['a kind nobody knows', (doc) => doc.getMap('secrets').set('a', 1)],
    ['a root of another type', (doc) => doc.getArray('cards2').push([1])],
    [
      'a board 1,000 levels deep',
      (doc) => {
        let at = doc.getMap('board');
        for (let i = 0; i < 1_000; i++) {
          const next = new Y.Map<unknown>();
          at.set('title', next);
          at = next;
        }
      },
    ],
    [
      'a value 10,000 levels deep',
      (doc) => {
        let value: unknown = 1;
        for (let i = 0; i < 1_000; i++) value = [value];
        doc.getMap('board').set('title', value);
      },
    ],
    ['a card under a key of 1 MB', (doc) => addCard(doc, 'k'.repeat(1_000_000), personId, 'x')],
    ['a card in the name of another', (doc) => addCard(doc, 'bbbbbbbbbbbb', 'somebodyelse', 'x')],
    ['a document inside the document', (doc) => doc.getMap('board').set('title', new Y.Doc())],
    ['a bigint', (doc) => doc.getMap('board').set('title', 2n ** 60n)],
    ['bytes', (doc) => doc.getMap('board').set('title', new Uint8Array(1_000_000))],
  ])('%s is closed 4403', async (_name, edit) => {
    const bytes = await changed(edit);
    expect(await closedBy((socket) => socket.send(bytes))).toBe(4403);
  });

  it('what refers to itself in a circle is refused', async () => {
    // two clients whose only items are each other's left neighbours
    const update = frame((e) => {
      encoding.writeVarUint(e, 2);
      for (const [client, other] of [
        [2, 1],
        [1, 2],
      ] as const) {
        for (const n of [1, client, 0]) encoding.writeVarUint(e, n);
        encoding.writeUint8(e, 0x80 | 4);
        for (const n of [other, 0]) encoding.writeVarUint(e, n);
        encoding.writeVarString(e, 'x');
      }
      encoding.writeVarUint(e, 0);
    });
    const peer = await raw(server, session, '?ack=1');
    await peer.next(() => true);
    peer.socket.send(updateFrame(update));
    const answer = await Promise.race([peer.closed, peer.next((f) => f[0] === 100 || peer.heard.indexOf(f) > 0)]);
    expect('code' in answer ? answer.code : [...answer.subarray(0, 2)]).not.toEqual([100, 1]);
    peer.socket.terminate();
  });
});

describe('[D9] hostile openings', () => {
  const open = (path: string, protocols: string[]): Promise<number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}`, protocols);
      socket.on('error', () => undefined);
      socket.on('close', (code) => resolve(code));
      socket.on('message', () => socket.close(4000));
    });

  it.each<[string, string, () => string[], number]>([
    ['an unknown board', '/sync/zzzzzzzzzzzz', () => ['journeyboard', session], 4404],
    ['no board', '/sync/', () => ['journeyboard', session], 4404],
    ['another path', '/elsewhere', () => ['journeyboard', session], 4404],
    ['a path of slashes', '//', () => ['journeyboard', session], 4404],
    ['a path that climbs', '/sync/../sync/x', () => ['journeyboard', session], 4404],
    ['a path that is no text', '/sync/%ff%00', () => ['journeyboard', session], 4404],
    ['an id of 10,000 letters', `/sync/${'a'.repeat(10_000)}`, () => ['journeyboard', session], 4404],
    ['no credential', '/sync/BOARD', () => ['journeyboard'], 4401],
    ['a wrong credential', '/sync/BOARD', () => ['journeyboard', 'wrong'], 4401],
    ['the token in the path', '/sync/BOARD?token=TOKEN', () => ['journeyboard'], 4401],
    ['a session with a letter more', '/sync/BOARD', () => ['journeyboard', `${session}x`], 4401],
    ['a session of another board', '/sync/BOARD', () => ['journeyboard', `${personId}.${'A'.repeat(43)}`], 4401],
  ])('%s', async (_name, path, protocols, code) => {
    const address = path.replace('BOARD', server.board).replace('TOKEN', server.token('edit'));
    expect(await open(address, protocols())).toBe(code);
  });

  it('[J11] a page of another version is told to reload, and one that does not say is let in', async () => {
    for (const version of [DOCUMENT_VERSION - 1, DOCUMENT_VERSION + 1, 'x'])
      expect(await open(`/sync/${server.board}?ack=1&v=${version}`, ['journeyboard', session])).toBe(4426);
    for (const query of ['', `?v=${DOCUMENT_VERSION}`])
      expect(await open(`/sync/${server.board}${query}`, ['journeyboard', session])).toBe(4000);
  });

  it('a client that asks for another protocol alone is not spoken to in ours', async () => {
    // accepted without a protocol, which a browser takes for a failure
    expect(await open(`/sync/${server.board}`, ['graphql-ws'])).not.toBe(4000);
  });

  it('a handshake that is none is answered and hung up on', async () => {
    for (const bytes of [
      `GET /sync/${server.board} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`,
      `GET /sync/${server.board} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n`,
      `POST /sync/${server.board} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`,
    ]) {
      const heard = await new Promise<string>((resolve) => {
        const stream = connect(server.running.port, '127.0.0.1', () => stream.write(bytes));
        let text = '';
        stream.on('data', (data) => (text += data.toString()));
        stream.on('close', () => resolve(text));
      });
      expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /);
    }
  });

  it('[D7] a stranger is not read: 30 MB before the refusal cost nobody anything', async () => {
    const peer = await raw(server, 'wrong');
    peer.socket.send(Buffer.alloc(30 * 1024 * 1024));
    expect((await peer.closed).code).toBe(4401);
  });
});

describe('[D7] a client gone wild', () => {
  it('is read at its pace and not closed, while others are served', async () => {
    const wild = await startTest();
    const noisy = await wild.join('edit');
    const calm = await wild.join('edit', 'Bora');
    const flood = await raw(wild, noisy.session, '?ack=1');
    const quiet = await raw(wild, calm.session, '?ack=1');
    await quiet.next(() => true);
    // each asks for the whole document: dear, and far more than the burst allows
    const ask = step1Frame(new Y.Doc());
    for (let i = 0; i < 200; i++) flood.socket.send(ask);
    const answers = (): number => flood.heard.filter((f) => f[0] === 0 && f[1] === 1).length;
    await flood.next(() => answers() >= 40);
    const doc = new Y.Doc();
    addCard(doc, 'bbbbbbbbbbbb', calm.personId, 'calm');
    quiet.socket.send(updateFrame(Y.encodeStateAsUpdate(doc)));
    await quiet.next((f) => f[0] === 100 && f[1] === 1);
    expect(answers()).toBeLessThan(60);
    expect(flood.socket.readyState).toBe(WebSocket.OPEN);
    flood.socket.terminate();
    quiet.socket.terminate();
    await wild.stop();
  });
});
