import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { updateFrame } from '../../server/rooms/frames.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import type { Storage } from '../../server/storage/port.ts';
import { addCard, raw, seed, startTest, stock, synced, titleOf, until, type TestServer } from './support.ts';

let server: TestServer;
let storage: Storage;
const providers: WebsocketProvider[] = [];
function client(credential: string, doc?: Y.Doc): WebsocketProvider {
  const provider = stock(server, credential, doc);
  providers.push(provider);
  return provider;
}

beforeEach(async () => {
  storage = memoryStorage();
  server = await startTest({ storage });
});
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  await server.stop();
});

describe('rooms', () => {
  it('the stock client sees what another stock client writes', async () => {
    const [a, b] = [await server.join('edit'), await server.join('edit')];
    const [one, two] = [client(a.session), client(b.session)];
    await Promise.all([synced(one), synced(two)]);
    expect(titleOf(one.doc, 'aaaaaaaaaaaa')).toBe('first');
    addCard(one.doc, 'bbbbbbbbbbbb', a.personId, 'written by one');
    await until(two.doc, () => titleOf(two.doc, 'bbbbbbbbbbbb') === 'written by one');
    const card = two.doc.getMap('cards').get('bbbbbbbbbbbb');
    if (card instanceof Y.Map) card.set('owner', 'two');
    await until(one.doc, () => {
      const here = one.doc.getMap('cards').get('bbbbbbbbbbbb');
      return here instanceof Y.Map && here.get('owner') === 'two';
    });
  });

  it('[D1] a peer never sees an edit that is not durable', async () => {
    const [a, b] = [await server.join('edit'), await server.join('edit')];
    const [one, two] = [client(a.session), client(b.session)];
    await Promise.all([synced(one), synced(two)]);
    const append = storage.append.bind(storage);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const asked = new Promise<void>((told) => {
      storage.append = async (board, entries) => {
        told();
        await held;
        return append(board, entries);
      };
    });
    addCard(one.doc, 'bbbbbbbbbbbb', a.personId, 'not yet');
    await asked;
    const late = client(b.session);
    await synced(late);
    expect(titleOf(late.doc, 'bbbbbbbbbbbb')).toBeUndefined();
    expect(titleOf(two.doc, 'bbbbbbbbbbbb')).toBeUndefined();
    release();
    await until(two.doc, () => titleOf(two.doc, 'bbbbbbbbbbbb') === 'not yet');
    await until(late.doc, () => titleOf(late.doc, 'bbbbbbbbbbbb') === 'not yet');
  });

  it('[D2] closes a frame that does not decode with 4400 and stores nothing of it', async () => {
    const { session } = await server.join('edit');
    for (const bytes of [[9], [0, 2, 5, 1], [0, 2, 3, 255, 255, 255], [0, 7, 0]]) {
      const { socket, closed } = await raw(server, session);
      socket.send(Uint8Array.from(bytes));
      expect((await closed).code).toBe(4400);
    }
    expect((await storage.load(server.board)).entries).toHaveLength(1);
  });

  it('[D2] answers missing dependencies with a new SyncStep1 and stores nothing', async () => {
    const { session, personId } = await server.join('edit');
    const doc = seed();
    const updates: Uint8Array[] = [];
    Y.applyUpdate(doc, (await storage.load(server.board)).entries[0]?.update ?? new Uint8Array());
    doc.on('update', (update: Uint8Array) => updates.push(update));
    addCard(doc, 'bbbbbbbbbbbb', personId, 'one');
    addCard(doc, 'cccccccccccc', personId, 'two');
    const { socket, heard, next } = await raw(server, session, '?ack=1');
    await next((f) => f[0] === 0 && f[1] === 0);
    socket.send(updateFrame(updates[1] ?? new Uint8Array()));
    await next((f) => heard.indexOf(f) > 0 && f[0] === 0 && f[1] === 0);
    expect((await storage.load(server.board)).entries).toHaveLength(1);
  });

  it('[D14] acknowledges durable document frames to those who ask, and to nobody else', async () => {
    const { session, personId } = await server.join('edit');
    const asking = await raw(server, session, '?ack=1');
    const silent = await raw(server, session);
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => asking.socket.send(updateFrame(update)));
    addCard(doc, 'bbbbbbbbbbbb', personId, 'one');
    addCard(doc, 'cccccccccccc', personId, 'two');
    const told = await asking.next((f) => f[0] === 100 && f[1] === 2);
    expect([...told]).toEqual([100, 2]);
    expect((await storage.load(server.board)).entries).toHaveLength(3);
    await silent.next((f) => f[0] === 0 && f[1] === 2);
    expect(silent.heard.some((f) => f[0] === 100)).toBe(false);
    asking.socket.terminate();
    silent.socket.terminate();
  });

  it('[D3] closes 1013 when the log cannot be written, and clients hold their edits until it can', async () => {
    const { session, personId } = await server.join('edit');
    const one = client(session);
    await synced(one);
    const append = storage.append.bind(storage);
    storage.append = () => Promise.reject(new Error('disk full'));
    const closed = new Promise<number>((resolve) => one.once('connection-close', (event) => resolve(event?.code ?? 0)));
    addCard(one.doc, 'bbbbbbbbbbbb', personId, 'held');
    expect(await closed).toBe(1013);
    storage.append = append;
    const two = client(session);
    await synced(two);
    await until(two.doc, () => titleOf(two.doc, 'bbbbbbbbbbbb') === 'held');
  });

  it('[D9] accepts a refused upgrade and closes it with its code', async () => {
    expect((await (await raw(server, 'wrong')).closed).code).toBe(4401);
    const { session } = await server.join('edit');
    expect((await (await raw({ ...server, board: 'zzzzzzzzzzzz' }, session)).closed).code).toBe(4404);
  });

  it('[D7] closes 4413 what is larger than allowed', async () => {
    const { session } = await server.join('edit');
    for (const [type, size] of [
      [1, 17 * 1024],
      [0, 33 * 1024 * 1024],
    ] as const) {
      const peer = await raw(server, session);
      peer.socket.send(new Uint8Array(size).fill(type, 0, 1));
      expect((await peer.closed).code).toBe(4413);
    }
  });

  it('[D10] closes 1012 when the server stops', async () => {
    const { session } = await server.join('edit');
    const peer = await raw(server, session);
    await peer.next(() => true);
    await server.stop();
    expect((await peer.closed).code).toBe(1012);
    server = await startTest();
  });

  it('[A2] refuses 4403 what the role does not allow, and peers never see it', async () => {
    const viewer = await server.join('view');
    const byLink = server.token('edit');
    for (const credential of [viewer.session, byLink]) {
      const peer = await raw(server, credential);
      const doc = new Y.Doc();
      addCard(doc, 'bbbbbbbbbbbb', viewer.personId, 'forbidden');
      peer.socket.send(updateFrame(Y.encodeStateAsUpdate(doc)));
      expect(await peer.closed).toEqual({ code: 4403, reason: 'cards/bbbbbbbbbbbb' });
    }
    expect((await storage.load(server.board)).entries).toHaveLength(1);
  });

  it('[D8] presence carries the identity the server knows, not the one a client claims', async () => {
    const [a, b] = [await server.join('edit', 'Ayşe'), await server.join('view', 'Bora')];
    const [one, two] = [client(a.session), client(b.session)];
    await Promise.all([synced(one), synced(two)]);
    const seen = new Promise<unknown>((resolve) => {
      two.awareness.on('change', () => {
        const state = two.awareness.getStates().get(one.doc.clientID);
        if (state && 'cursor' in state) resolve(state);
      });
    });
    one.awareness.setLocalState({ person: { name: 'Mallory', role: 'facilitate' }, cursor: { x: 3.4, y: 5 }, junk: 1 });
    expect(await seen).toMatchObject({
      person: { personId: a.personId, name: 'Ayşe', role: 'edit' },
      cursor: { x: 3, y: 5 },
    });
    expect(await seen).not.toHaveProperty('junk');
  });
});
