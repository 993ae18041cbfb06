import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startServer } from '../../server/start.ts';
import { readConfig } from '../../server/config.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import { CLOSE } from '../../shared/wire/frames.ts';
import { raw, startTest, type TestServer } from './support.ts';

const DAY = 24 * 60 * 60 * 1000;
let server: TestServer;
const BEAT_MS = 20_000;

beforeEach(async () => {
  // the heart of the rooms beats by hand
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  server = await startTest();
});
afterEach(async () => {
  await server.stop();
  vi.useRealTimers();
});

const asked = async (credential: string, path = ''): Promise<number> => {
  const headers = { authorization: `Bearer ${credential}` };
  return (await fetch(`${server.url}/api/boards/${server.board}${path}`, { headers })).status;
};
const setLink = async (role: string, change: object): Promise<number> =>
  (
    await fetch(`${server.url}/api/boards/${server.board}/links/${role}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token('facilitate')}` },
      body: JSON.stringify(change),
    })
  ).status;

describe('[A1] a link with an end', () => {
  it('opens until then, and afterwards neither it nor the sessions that came by it, until it is given more time', async () => {
    expect(await setLink('edit', { expires: Date.now() + DAY })).toBe(200);
    const { session } = await server.join('edit');
    expect(await asked(session)).toBe(200);
    vi.setSystemTime(Date.now() + DAY);
    expect(await asked(server.token('edit'))).toBe(401);
    expect(await asked(session)).toBe(401);
    await expect(server.join('edit')).rejects.toThrow('401');
    expect((await (await raw(server, session)).closed).code).toBe(CLOSE.unauthorised);
    // the other links go on
    expect(await asked(server.token('view'))).toBe(200);
    expect(await setLink('edit', { expires: null })).toBe(200);
    expect(await asked(session)).toBe(200);
    expect(await asked(server.token('edit'))).toBe(200);
  });

  it('takes those along who are inside: at once when its end is changed, at the next beat when it has come', async () => {
    const { session } = await server.join('edit');
    const before = await raw(server, session);
    await before.next(() => true);
    expect(await setLink('edit', { expires: Date.now() + DAY })).toBe(200);
    // to come in again, by the link as it is now
    expect((await before.closed).code).toBe(CLOSE.restarting);
    const inside = await raw(server, session);
    const reader = await raw(server, server.token('view'));
    await Promise.all([inside.next(() => true), reader.next(() => true)]);
    vi.setSystemTime(Date.now() + DAY);
    vi.advanceTimersByTime(BEAT_MS);
    expect((await inside.closed).code).toBe(CLOSE.unauthorised);
    expect(reader.socket.readyState).toBe(reader.socket.OPEN);
    reader.socket.terminate();
  });
});

describe('who changed what', () => {
  it('is forgotten after the days that were set, at the next start', async () => {
    const storage = memoryStorage();
    await storage.createBoard({ id: server.board, createdAt: 1 }, [], {
      update: new Uint8Array([0, 0]),
      personId: 'template',
      at: 1,
    });
    const row = (id: string, began: number) => ({ id, personId: 'p', began, until: began, open: false, body: '{}' });
    const now = Date.now();
    await storage.append(server.board, [], [row('old', now - 8 * DAY), row('young', now - 6 * DAY)]);
    const parts = {
      templates: [],
      templateFile: () => {
        throw new Error('no templates here');
      },
      exporters: {},
      log: { error: () => undefined },
      storage,
    };
    const again = await startServer({ ...readConfig({ ACTIVITY_DAYS: '7' }), port: 0 }, parts);
    expect((await storage.activity(server.board, 9)).map(({ id }) => id)).toEqual(['young']);
    await again.stop();
    for (const days of ['0', '-1', '1.5', 'ever'])
      expect(() => readConfig({ ACTIVITY_DAYS: days })).toThrow('ACTIVITY_DAYS');
  });
});
