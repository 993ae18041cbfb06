import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { localHub } from '../../server/bus/local.ts';
import { type Bus, silentBus } from '../../server/bus/port.ts';
import { Progress } from '../../server/rooms/progress.ts';
import { readNews, writeNews } from '../../server/rooms/news.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import { addCard, raw, startTest, stock, synced, type TestServer, titleOf, until } from './support.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

/** Two servers on the same boards, as two processes would be. */
async function pair(buses: readonly Bus[], lookEveryMs?: number): Promise<[TestServer, TestServer]> {
  const storage = memoryStorage();
  const [bus, other] = buses;
  const parts = lookEveryMs === undefined ? {} : { lookEveryMs };
  const one = await startTest({ storage, parts: { ...(bus ? { bus } : {}), ...parts } });
  const two = await startTest({ storage, parts: { ...(other ? { bus: other } : {}), ...parts } });
  servers.push(one, two);
  // the second server's own board is of no interest
  return [one, { ...two, board: one.board }];
}

function hub(): [Bus, Bus] {
  const { connect } = localHub();
  return [connect(), connect()];
}

describe('[D11] two processes on one board', () => {
  it('each sees what is written through the other', async () => {
    const [one, two] = await pair(hub());
    const { session, personId } = await one.join('edit');
    const [a, b] = [stock(one, session), stock(two, session)];
    await Promise.all([synced(a), synced(b)]);
    addCard(a.doc, 'bbbbbbbbbbbb', personId, 'through one');
    await until(b.doc, () => titleOf(b.doc, 'bbbbbbbbbbbb') === 'through one');
    addCard(b.doc, 'cccccccccccc', personId, 'through two');
    await until(a.doc, () => titleOf(a.doc, 'cccccccccccc') === 'through two');
    a.destroy();
    b.destroy();
  });

  it('an edit that rests on what only the other process heard of is judged after reading on', async () => {
    // no message gets through, and nobody looks: only the question for what is missing is left
    const [one, two] = await pair([silentBus(true), silentBus(true)], 3_600_000);
    const { session, personId } = await one.join('edit');
    const waiting = await raw(two, session);
    await waiting.next((f) => f[0] === 0 && f[1] === 0);
    const doc = new Y.Doc();
    const a = stock(one, session, doc);
    await synced(a);
    addCard(doc, 'bbbbbbbbbbbb', personId, 'first');
    const reader = stock(one, session);
    await synced(reader);
    await until(reader.doc, () => titleOf(reader.doc, 'bbbbbbbbbbbb') === 'first');
    a.disconnect();
    const title = (doc.getMap('cards').get('bbbbbbbbbbbb') as Y.Map<unknown>).get('title') as Y.Text;
    title.insert(5, ', and more');
    const b = stock(two, session, doc);
    await synced(b);
    const after = stock(two, session);
    await synced(after);
    await until(after.doc, () => titleOf(after.doc, 'bbbbbbbbbbbb') === 'first, and more');
    for (const each of [a, b, reader, after]) each.destroy();
    waiting.socket.terminate();
  });

  it('a message that is lost costs a look at storage, not the edit', async () => {
    const [one, two] = await pair([silentBus(true), silentBus(true)], 5);
    const { session, personId } = await one.join('edit');
    const [a, b] = [stock(one, session), stock(two, session)];
    await Promise.all([synced(a), synced(b)]);
    for (let i = 0; i < 30; i++) addCard(a.doc, `one${String(i).padStart(9, '0')}`, personId, `${i}`);
    for (let i = 0; i < 30; i++) addCard(b.doc, `two${String(i).padStart(9, '0')}`, personId, `${i}`);
    await until(a.doc, () => titleOf(a.doc, 'two000000029') === '29');
    await until(b.doc, () => titleOf(b.doc, 'one000000029') === '29');
    a.destroy();
    b.destroy();
  });

  it('people are seen across, and seen to leave', async () => {
    const [one, two] = await pair(hub());
    const [ayse, can] = [await one.join('edit', 'Ayşe'), await one.join('edit', 'Can')];
    const a = stock(one, ayse.session);
    a.awareness.setLocalState({ cursor: { x: 1, y: 2 } });
    await synced(a);
    const b = stock(two, can.session);
    const names = (): string[] =>
      [...b.awareness.getStates().values()].flatMap(
        (state) => (state['person'] as { name: string } | undefined)?.name ?? [],
      );
    const seen = (holds: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!holds()) return;
          b.awareness.off('change', look);
          resolve();
        };
        b.awareness.on('change', look);
        look();
      });
    await seen(() => names().includes('Ayşe'));
    expect(b.awareness.getStates().get(a.doc.clientID)).toMatchObject({ cursor: { x: 1, y: 2 } });
    a.awareness.setLocalState({ cursor: { x: 5, y: 6 } });
    await seen(() => b.awareness.getStates().get(a.doc.clientID)?.['cursor']?.x === 5);
    a.destroy();
    await seen(() => !names().includes('Ayşe'));
    b.destroy();
  });

  it('[A1] a renewed link ends its sessions on every process, even when nobody is told', async () => {
    for (const buses of [hub(), [silentBus(true), silentBus(true)]] as const) {
      const [one, two] = await pair(buses, 5);
      const { session } = await one.join('edit');
      const { session: viewer } = await one.join('view');
      const inside = await raw(two, session);
      const kept = await raw(two, viewer);
      const answer = await fetch(`${one.url}/api/boards/${one.board}/links/edit`, {
        method: 'POST',
        headers: { authorization: `Bearer ${one.token('facilitate')}` },
        body: JSON.stringify({ renew: true }),
      });
      expect(answer.status).toBe(200);
      expect((await inside.closed).code).toBe(1012);
      const again = await raw(two, session);
      expect((await again.closed).code).toBe(4401);
      kept.socket.terminate();
    }
  });

  it('a board deleted through one is closed on the other, even when nobody is told', async () => {
    for (const buses of [hub(), [silentBus(true), silentBus(true)]] as const) {
      const [one, two] = await pair(buses, 5);
      const { session } = await one.join('edit');
      const inside = await raw(two, session);
      await fetch(`${one.url}/api/boards/${one.board}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${one.token('facilitate')}` },
      });
      expect((await inside.closed).code).toBe(4404);
    }
  });

  it('what was written through one process is read through another at once', async () => {
    const [one, two] = await pair([silentBus(true), silentBus(true)], 3_600_000);
    const bearer = { authorization: `Bearer ${one.token('facilitate')}` };
    const read = async (): Promise<unknown> =>
      ((await (await fetch(`${two.url}/api/boards/${one.board}`, { headers: bearer })).json()) as { board: unknown })
        .board;
    expect(await read()).toMatchObject({ title: 'Test' });
    await fetch(`${one.url}/api/boards/${one.board}`, {
      method: 'PATCH',
      headers: bearer,
      body: JSON.stringify({ title: 'Yeni' }),
    });
    expect(await read()).toMatchObject({ title: 'Yeni' });
  });
});

describe('[D11] how far a process is', () => {
  it('has no gap for long: what lies beyond one counts once the gap is closed', () => {
    const progress = new Progress(5);
    progress.note(8, 9);
    progress.note(12, 12);
    expect([progress.upTo, progress.hasGap]).toEqual([5, true]);
    progress.note(6, 7);
    expect([progress.upTo, progress.hasGap]).toEqual([9, true]);
    progress.note(3, 11);
    expect([progress.upTo, progress.hasGap]).toEqual([12, false]);
    progress.note(2, 4);
    expect(progress.upTo).toBe(12);
  });

  it('news are read as they were written, and nothing else is taken for news', () => {
    const entries = [{ client: 2 ** 31, clock: 7, state: '{"person":{"name":"Ş"}}' }];
    for (const news of [
      { kind: 'log', first: 3, last: 4, update: Uint8Array.from([1, 2]) },
      { kind: 'log', first: 3, last: 4, update: undefined },
      { kind: 'presence', process: 'p', entries },
      { kind: 'ask' },
      { kind: 'bye', process: 'p' },
      { kind: 'shut', code: 1012, reason: 'links changed' },
    ] as const)
      expect(readNews(writeNews(news))).toEqual(news);
    for (const bytes of [[], [99], [0, 1], [1, 200]]) expect(readNews(Uint8Array.from(bytes))).toBeUndefined();
  });
});
