import { copyFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { afterEach, describe, expect, it } from 'vitest';
import { Registry } from '../../server/rooms/registry.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import { sqliteStorage } from '../../server/storage/sqlite.ts';
import { addCard, raw, seed, startTest, stock, synced, type TestServer, titleOf, until } from '../server/support.ts';
import { random } from './spawn.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const SEEDS = process.env['LONG'] ? 40 : 6;
const cardId = (i: number): string => `card${String(i).padStart(8, '0')}`;

describe('[D3] storage that fails now and then', () => {
  it(`at the k-th write, full or broken, loses nothing and shows nothing it did not keep, ${SEEDS} seeds`, async () => {
    for (let run = 1; run <= SEEDS; run++) {
      const next = random(run);
      const storage = memoryStorage();
      const { append, probe } = storage;
      let calls = 0;
      let failing = 1 + Math.floor(next() * 20);
      const failures: string[] = [];
      storage.append = (...args) => {
        if (++calls < failing) return append(...args);
        // some more writes fail, then all is well for a while
        if (next() < 0.4) failing = calls + 1 + Math.floor(next() * 20);
        const code = next() < 0.5 ? 'ENOSPC' : 'EIO';
        failures.push(code);
        const refused = Object.assign(new Error(code), { code });
        // a disk may keep what it then could not confirm
        return next() < 0.3 ? append(...args).then(() => Promise.reject(refused)) : Promise.reject(refused);
      };
      storage.probe = () => (next() < 0.5 ? Promise.reject(new Error('not yet')) : probe());
      server = await startTest({ storage });
      const { session, personId } = await server.join('edit');
      const clients = [stock(server, session), stock(server, session)];
      await Promise.all(clients.map(synced));
      let made = 0;
      const add = (): void => {
        addCard(clients[made % 2]?.doc ?? new Y.Doc(), cardId(made), personId, `${made}`);
        made++;
      };
      const arrived = () =>
        Promise.all(clients.map(({ doc }) => until(doc, () => doc.getMap('cards').size === made + 1)));
      while (made < 40) {
        add();
        if (next() < 0.3) await new Promise((resolve) => setImmediate(resolve));
      }
      await arrived();
      // edits at once share their commits: what is written alone leads to the one that is to fail
      while (failures.length === 0) {
        add();
        await arrived();
      }
      const kept = new Y.Doc();
      const { snapshot, entries } = await storage.load(server.board);
      expect(snapshot).toBeUndefined();
      for (const { update } of entries) Y.applyUpdate(kept, update);
      expect(kept.getMap('cards').size, `seed ${run}`).toBe(made + 1);
      expect(kept.store.pendingStructs, `seed ${run}`).toBeNull();
      expect(failures.length, `seed ${run}`).toBeGreaterThan(0);
      for (const client of clients) client.destroy();
      await server.stop();
      server = undefined;
    }
  });
});

describe('[D1] a torn tail', () => {
  it(`of the write-ahead log gives the log up to where it is whole, and no damage, ${SEEDS} seeds`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'journeyboard-'));
    const file = join(folder, 'journeyboard.db');
    const storage = sqliteStorage(file);
    await storage.createBoard({ id: 'a', createdAt: 1 }, [{ role: 'edit', epoch: 0 }], {
      update: Uint8Array.from([0]),
      personId: 'p',
      at: 1,
    });
    for (let i = 1; i < 60; i++)
      await storage.append('a', [{ update: Uint8Array.from({ length: 50 + i }, () => i), personId: 'p', at: i }]);
    const next = random(11);
    const whole = statSync(`${file}-wal`).size;
    const lengths: number[] = [];
    for (let run = 1; run <= SEEDS; run++) {
      const torn = join(folder, `torn${run}.db`);
      copyFileSync(file, torn);
      copyFileSync(`${file}-wal`, `${torn}-wal`);
      truncateSync(`${torn}-wal`, Math.floor(whole * (0.4 + 0.6 * next())));
      const opened = sqliteStorage(torn);
      const { entries } = await opened.load('a');
      lengths.push(entries.length);
      entries.forEach(({ seq, update }, i) => {
        expect(seq).toBe(i + 1);
        expect(new Set(update)).toEqual(new Set([i]));
      });
      // and writing goes on from there
      const seq = await opened.append('a', [{ update: Uint8Array.from([9]), personId: 'p', at: 1 }]);
      expect(seq).toBe(entries.length + 1);
      await opened.close();
    }
    expect(Math.min(...lengths)).toBeGreaterThan(0);
    expect(Math.min(...lengths)).toBeLessThan(60);
    await storage.close();
    rmSync(folder, { recursive: true });
  });
});

describe('[D5] a long log', () => {
  it('of 50,000 updates opens, with every one of them in it', async () => {
    const storage = memoryStorage();
    await storage.createBoard({ id: 'a', createdAt: 1 }, [], {
      update: Y.encodeStateAsUpdate(seed()),
      personId: 'template',
      at: 1,
    });
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const title = new Y.Text();
    doc.getMap('notes').set('text', title);
    for (let i = 0; updates.length < 50_000; i++) title.insert(title.length, String(i % 10));
    await storage.append(
      'a',
      updates.map((update) => ({ update, personId: 'p', at: 1 })),
    );
    const registry = new Registry(storage);
    const room = await registry.room('a');
    expect(room.document.getMap('notes').get('text')).toHaveLength(49_999);
    expect(titleOf(room.document, 'aaaaaaaaaaaa')).toBe('first');
    await registry.stop();
    // and rests as a snapshot from then on
    expect((await storage.load('a')).entries).toEqual([]);
  });
});

describe('coming home', () => {
  it('[D14] 2 MB of edits made without a network reach everybody, in one piece', async () => {
    server = await startTest();
    const { session, personId } = await server.join('edit');
    const reader = stock(server, session);
    await synced(reader);
    const away = new Y.Doc();
    for (let i = 0; i < 400; i++) addCard(away, cardId(i), personId, `${i} ${'söz '.repeat(1_250)}`);
    const size = Y.encodeStateAsUpdate(away).length;
    expect(size).toBeGreaterThan(2_000_000);
    const writer = stock(server, session, away);
    await until(reader.doc, () => reader.doc.getMap('cards').size === 401);
    expect(titleOf(reader.doc, cardId(399))).toHaveLength(5_004);
    writer.destroy();
    reader.destroy();
  });

  it('[D7] a hundred people from one address come in at once and see one another', async () => {
    server = await startTest();
    const board = server;
    const sessions = await Promise.all(
      Array.from({ length: 100 }, (_, i) => board.join('edit', `Person ${i}`).then(({ session }) => session)),
    );
    const sockets = await Promise.all(sessions.map((session) => raw(board, session)));
    await Promise.all(sockets.map(({ next }) => next((frame) => frame[0] === 0)));
    expect(sockets.every(({ socket }) => socket.readyState === socket.OPEN)).toBe(true);
    for (const { socket } of sockets) socket.terminate();
  });
});
