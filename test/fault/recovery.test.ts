import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { WebSocket } from 'ws';
import { Connection } from '../../server/rooms/connection.ts';
import { updateFrame } from '../../server/rooms/frames.ts';
import { Registry } from '../../server/rooms/registry.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import { addCard, raw, seed, startTest, stock, synced, titleOf, until, type TestServer } from '../server/support.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const DAY = 24 * 60 * 60 * 1000;

describe('[D3] recovery', () => {
  it('new upgrades wait until a probe write succeeds, and then find what was acknowledged', async () => {
    const storage = memoryStorage();
    server = await startTest({ storage });
    const { session, personId } = await server.join('edit');
    const one = stock(server, session);
    await synced(one);
    const { append, probe } = storage;
    let probes = 0;
    let mend: () => void = () => undefined;
    const asked = new Promise<void>((told) => {
      storage.append = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
      storage.probe = () => {
        if (++probes === 3) told();
        return Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
      };
      mend = () => {
        storage.append = append;
        storage.probe = probe;
      };
    });
    const closed = new Promise<number>((resolve) => one.once('connection-close', (event) => resolve(event?.code ?? 0)));
    addCard(one.doc, 'bbbbbbbbbbbb', personId, 'held');
    expect(await closed).toBe(1013);
    const late = stock(server, session);
    await asked;
    expect(late.synced).toBe(false);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(503);
    mend();
    await synced(late);
    await until(late.doc, () => titleOf(late.doc, 'bbbbbbbbbbbb') === 'held');
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    one.destroy();
    late.destroy();
  });
});

describe('[D7] an opening', () => {
  it('that storage does not answer for 5 s is closed, to be tried again', async () => {
    const storage = memoryStorage();
    server = await startTest({ storage });
    const { session } = await server.join('edit');
    let asked: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (asked = resolve));
    storage.board = () => {
      asked();
      return new Promise(() => undefined);
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const peer = await raw(server, session);
      await waiting;
      vi.advanceTimersByTime(4_999);
      expect(peer.socket.readyState).toBe(peer.socket.OPEN);
      vi.advanceTimersByTime(1);
      expect((await peer.closed).code).toBe(1013);
      expect(peer.heard).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('[D14] a lost acknowledgement', () => {
  it('makes the client send again what is durable already, and nothing is doubled', async () => {
    const storage = memoryStorage();
    server = await startTest({ storage });
    const { session, personId } = await server.join('edit');
    const doc = new Y.Doc();
    const first = await raw(server, session, '?ack=1');
    await first.next((f) => f[0] === 0 && f[1] === 0);
    const { append } = storage;
    storage.append = async (...args) => {
      const seq = await append(...args);
      // durable, and the line is dead before anybody hears of it
      first.socket.terminate();
      await first.closed;
      return seq;
    };
    addCard(doc, 'bbbbbbbbbbbb', personId, 'once');
    first.socket.send(updateFrame(Y.encodeStateAsUpdate(doc)));
    await first.closed;
    expect(first.heard.some((f) => f[0] === 100)).toBe(false);
    storage.append = append;
    const again = await raw(server, session, '?ack=1');
    again.socket.send(updateFrame(Y.encodeStateAsUpdate(doc)));
    await again.next((f) => f[0] === 100 && f[1] === 1);
    again.socket.terminate();
    const reader = stock(server, session, doc);
    await synced(reader);
    expect(titleOf(reader.doc, 'bbbbbbbbbbbb')).toBe('once');
    expect((await storage.load(server.board)).entries).toHaveLength(2);
    reader.destroy();
  });
});

describe('[D1] a log entry that cannot be read', () => {
  it('does not take the board with it, and is told', async () => {
    const storage = memoryStorage();
    const told: string[] = [];
    server = await startTest({ storage, parts: { log: { error: (_fields, message) => told.push(message) } } });
    await storage.append(server.board, [{ update: Uint8Array.from([1, 1, 9, 9, 9]), personId: 'p', at: 1 }]);
    const good = new Y.Doc();
    addCard(good, 'bbbbbbbbbbbb', 'template', 'after it');
    await storage.append(server.board, [{ update: Y.encodeStateAsUpdate(good), personId: 'p', at: 1 }]);
    const { session } = await server.join('view');
    const reader = stock(server, session);
    await synced(reader);
    expect(titleOf(reader.doc, 'aaaaaaaaaaaa')).toBe('first');
    expect(titleOf(reader.doc, 'bbbbbbbbbbbb')).toBe('after it');
    expect(told.join()).toContain('entry 2 of the log cannot be read');
    reader.destroy();
  });
});

describe('[D9] the heartbeat', () => {
  it('says something at each beat, and ends a socket that answered no ping since the last', () => {
    const acts: string[] = [];
    let pong: () => void = () => undefined;
    const socket = {
      readyState: 1,
      OPEN: 1,
      bufferedAmount: 0,
      on: (_event: string, listener: () => void) => (pong = listener),
      ping: () => acts.push('ping'),
      terminate: () => acts.push('terminate'),
    };
    const outlet = { writableLength: 0, write: () => acts.push('send') > 0 };
    const member = {
      role: 'view',
      identity: undefined,
      link: { role: 'view', epoch: 0 },
      acknowledges: false,
    } as const;
    const connection = new Connection(socket as unknown as WebSocket, outlet, member);
    connection.beat();
    pong();
    connection.beat();
    expect(acts).toEqual(['send', 'ping', 'send', 'ping']);
    connection.heard();
    connection.beat();
    expect(acts).not.toContain('terminate');
    connection.beat();
    expect(acts.at(-1)).toBe('terminate');
  });
});

describe('[J4] the purge of a room', () => {
  it('goes through the log at load, and nobody sees the record after it', async () => {
    const storage = memoryStorage();
    server = await startTest({ storage });
    const doc = seed();
    addCard(doc, 'bbbbbbbbbbbb', 'template', 'old');
    addCard(doc, 'cccccccccccc', 'template', 'young');
    const mark = (id: string, at: number): void => {
      const card = doc.getMap('cards').get(id);
      if (card instanceof Y.Map) card.set('deleted', { by: 'pppppppppppp', at });
    };
    mark('bbbbbbbbbbbb', Date.now() - 31 * DAY);
    mark('cccccccccccc', Date.now() - 29 * DAY);
    await storage.append(server.board, [{ update: Y.encodeStateAsUpdate(doc), personId: 'p', at: 1 }]);
    const { session } = await server.join('view');
    const reader = stock(server, session);
    await synced(reader);
    expect(titleOf(reader.doc, 'bbbbbbbbbbbb')).toBeUndefined();
    expect(titleOf(reader.doc, 'cccccccccccc')).toBe('young');
    const replayed = new Y.Doc();
    for (const entry of (await storage.load(server.board)).entries) Y.applyUpdate(replayed, entry.update);
    expect(titleOf(replayed, 'bbbbbbbbbbbb')).toBeUndefined();
    reader.destroy();
  });

  it('goes through the log at compaction, and those who are there see it', async () => {
    const storage = memoryStorage();
    server = await startTest({ storage });
    const registry = new Registry(storage);
    const room = await registry.room(server.board);
    await room.write((doc) => addCard(doc, 'bbbbbbbbbbbb', 'template', 'old'), 'p');
    await room.write((doc) => {
      const card = doc.getMap('cards').get('bbbbbbbbbbbb');
      if (card instanceof Y.Map) card.set('deleted', { by: 'pppppppppppp', at: Date.now() - 31 * DAY });
    }, 'p');
    const { append } = storage;
    const appended = vi.fn<typeof append>((...args) => append(...args));
    storage.append = appended;
    // the activity of those who leave is written with no entry of the log
    const written = (): number => appended.mock.calls.filter(([, entries]) => entries.length > 0).length;
    await registry.close(server.board, 1013, 'idle');
    expect(written()).toBe(1);
    const { snapshot, entries } = await storage.load(server.board);
    expect(entries).toEqual([]);
    expect(snapshot).toBeDefined();
    const again = await registry.room(server.board);
    expect(again.document.getMap('cards').has('bbbbbbbbbbbb')).toBe(false);
    expect(again.document.getMap('cards').has('aaaaaaaaaaaa')).toBe(true);
    expect(written()).toBe(1);
    await registry.stop();
  });
});
