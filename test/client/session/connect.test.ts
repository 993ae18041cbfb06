import { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BoardSession, connectBoard } from '../../../client/session/connect.ts';
import { joinBoard } from '../../../client/session/join.ts';
import {
  forgetMembership,
  recallMembership,
  rememberMembership,
  type Shelf,
} from '../../../client/session/membership.ts';
import type { SocketClass } from '../../../client/session/socket.ts';
import type { Value } from '../../../client/session/value.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import { newId } from '../../../shared/journey/ids.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { startTest, type TestServer } from '../../server/support.ts';

// the class of ws has all a browser's has that the session uses
const Socket = WebSocket as unknown as SocketClass;

let server: TestServer;
let open: BoardSession[];
beforeEach(async () => {
  server = await startTest();
  open = [];
});
afterEach(async () => {
  for (const session of open) session.destroy();
  await server.stop();
});

async function enter(role: Role, name: string, at: Pick<TestServer, 'url'> = server): Promise<BoardSession> {
  const joined = await joinBoard({ boardId: server.board, token: server.token(role), name }, server.url);
  if (!joined.ok) throw new Error(joined.why);
  const session = connectBoard(joined.membership, { server: at.url.replace('http', 'ws'), Socket, store: false });
  open.push(session);
  return session;
}

function until(value: Pick<Value<unknown>, 'subscribe'>, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = value.subscribe(check);
    function check(): void {
      if (!holds()) return;
      stop();
      resolve();
    }
    check();
  });
}
const untilSaved = (session: BoardSession) => until(session.saved, () => session.saved.get() === 'saved');
const title = (session: BoardSession) => session.port.records().board.title;

describe('a session', () => {
  it('[D14] is saved only once the server has acknowledged every document frame it sent', async () => {
    const storage = memoryStorage();
    let release = (): void => undefined;
    let held: Promise<void> = Promise.resolve();
    const slow: TestServer['storage'] = {
      ...bound(storage),
      append: async (...parts) => {
        await held;
        return storage.append(...parts);
      },
    };
    await server.stop();
    server = await startTest({ storage: slow });
    const session = await enter('edit', 'Ayşe');
    await untilSaved(session);
    held = new Promise((resolve) => (release = resolve));
    session.port.run({ type: 'setBoard', fields: { title: 'second' } });
    expect(session.saved.get()).toBe('saving');
    const other = await enter('view', 'Bora');
    await until(other.phase, () => other.phase.get().at === 'open');
    expect(session.saved.get()).toBe('saving');
    expect(title(other)).toBe('Test');
    release();
    await untilSaved(session);
    await until(other.port, () => title(other) === 'second');
  });

  it('[D14] says that nothing is kept while the server is away and the device has no store', async () => {
    const session = await enter('edit', 'Ayşe');
    await untilSaved(session);
    const { storage } = server;
    await server.running.stop();
    await until(session.saved, () => session.saved.get() === 'unkept');
    session.port.run({ type: 'setBoard', fields: { title: 'written offline' } });
    expect(session.saved.get()).toBe('unkept');
    await storage.close();
  });

  it('[D14] is not saved once the device says that its network is gone, and comes back by itself', async () => {
    const joined = await joinBoard({ boardId: server.board, token: server.token('edit'), name: 'Ayşe' }, server.url);
    if (!joined.ok) throw new Error(joined.why);
    const network = new EventTarget();
    const session = connectBoard(joined.membership, {
      server: server.url.replace('http', 'ws'),
      Socket,
      store: false,
      network,
    });
    open.push(session);
    await untilSaved(session);
    network.dispatchEvent(new Event('offline'));
    expect(session.saved.get()).toBe('unkept');
    session.port.run({ type: 'setBoard', fields: { title: 'written meanwhile' } });
    await untilSaved(session);
    const other = await enter('view', 'Bora');
    await until(other.port, () => title(other) === 'written meanwhile');
  });

  it('two people see each other by name, and each other again after one comes back', async () => {
    const ayse = await enter('edit', 'Ayşe');
    const bora = await enter('view', 'Bora');
    const names = (session: BoardSession) => [...session.presence.others().values()].map((state) => state.person.name);
    await until(ayse.presence, () => names(ayse).includes('Bora'));
    await until(bora.presence, () => names(bora).includes('Ayşe'));
    ayse.presence.say({ cursor: { x: 3.4, y: 5.6 } });
    const cursor = () => [...bora.presence.others().values()][0]?.cursor;
    await until(bora.presence, () => cursor() !== undefined);
    expect(cursor()).toEqual({ x: 3, y: 6 });
    ayse.presence.say({ cursor: null });
    await until(bora.presence, () => cursor() === undefined);
    bora.destroy();
    open = open.filter((session) => session !== bora);
    await until(ayse.presence, () => names(ayse).length === 0);
  });

  it('[D13] sends the last of many movements, and few of them', async () => {
    const ayse = await enter('edit', 'Ayşe');
    const bora = await enter('view', 'Bora');
    await until(bora.presence, () => bora.presence.others().size === 1);
    let heard = 0;
    bora.presence.subscribe(() => (heard += 1));
    for (let x = 0; x <= 500; x++) ayse.presence.say({ cursor: { x, y: 0 } });
    await until(bora.presence, () => [...bora.presence.others().values()][0]?.cursor?.x === 500);
    expect(heard).toBeLessThanOrEqual(3);
  });

  it('[D9] tells a final refusal with its code', async () => {
    const session = connectBoard(
      { boardId: server.board, personId: newId(), name: 'X', role: 'edit', session: 'none', token: '' },
      { server: server.url.replace('http', 'ws'), Socket, store: false },
    );
    open.push(session);
    await until(session.phase, () => session.phase.get().at === 'closed');
    expect(session.phase.get()).toMatchObject({ at: 'closed', code: 4401 });
  });

  it('says why joining failed', async () => {
    const at = { boardId: server.board, name: 'Ayşe' };
    expect(await joinBoard({ ...at, token: 'wrong' }, server.url)).toEqual({ ok: false, why: 'unauthorised' });
    expect(await joinBoard({ ...at, boardId: newId(), token: 'wrong' }, server.url)).toEqual({
      ok: false,
      why: 'unknown-board',
    });
    expect(await joinBoard({ ...at, token: 'x' }, 'http://127.0.0.1:1')).toEqual({ ok: false, why: 'network' });
  });
});

function bound(storage: TestServer['storage']): TestServer['storage'] {
  return new Proxy(storage, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe('a membership', () => {
  const shelf = (): Shelf => {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  };
  const member = {
    boardId: 'bbbbbbbbbbbb',
    personId: 'pppppppppppp',
    name: 'Ayşe',
    role: 'edit' as const,
    session: 's.1',
    token: 't1',
  };

  it('is remembered for its link, or for no link at all, and not for another link', () => {
    const kept = shelf();
    rememberMembership(member, kept);
    expect(recallMembership(member.boardId, 't1', kept)).toEqual(member);
    expect(recallMembership(member.boardId, '', kept)).toEqual(member);
    expect(recallMembership(member.boardId, 't2', kept)).toBeUndefined();
    forgetMembership(member.boardId, kept);
    expect(recallMembership(member.boardId, 't1', kept)).toBeUndefined();
  });

  it('is nothing when what was kept is damaged', () => {
    const kept = shelf();
    kept.setItem('journeyboard:person:bbbbbbbbbbbb', '{"role":"king"}');
    expect(recallMembership('bbbbbbbbbbbb', '', kept)).toBeUndefined();
    kept.setItem('journeyboard:person:bbbbbbbbbbbb', '{');
    expect(recallMembership('bbbbbbbbbbbb', '', kept)).toBeUndefined();
  });
});
