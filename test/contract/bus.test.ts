import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localHub } from '../../server/bus/local.ts';
import { type Bus, silentBus } from '../../server/bus/port.ts';
import { redisBus } from '../../server/bus/redis.ts';
import { HAS_REDIS, redisService, type Service } from '../support/services.ts';

let redis: Service | undefined;
beforeAll(async () => {
  if (HAS_REDIS) redis = await redisService();
}, 60_000);
afterAll(() => redis?.remove());

const implementations: { name: string; runs: boolean; hub: () => () => Bus }[] = [
  { name: 'one process', runs: true, hub: () => localHub().connect },
  {
    name: HAS_REDIS ? 'Redis' : 'Redis (SKIPPED: Redis is not installed)',
    runs: HAS_REDIS,
    hub: () => () => redisBus(redis?.url ?? '', () => undefined),
  },
];

/** Messages heard on a channel, and a promise of the next ones. */
function ear(bus: Bus, channel: string): { heard: string[]; until: (count: number) => Promise<void>; end: () => void } {
  const heard: string[] = [];
  let wake: () => void = () => undefined;
  const end = bus.subscribe(channel, (message) => {
    heard.push(Buffer.from(message).toString());
    wake();
  });
  return {
    heard,
    end,
    until: (count) =>
      new Promise((resolve) => {
        wake = () => heard.length >= count && resolve();
        wake();
      }),
  };
}
const say = (bus: Bus, channel: string, text: string): void => bus.publish(channel, Buffer.from(text));

describe.each(implementations)('[D11] the bus by $name', ({ runs, hub }) => {
  if (!runs) {
    it.skip('every rule of the port', () => undefined);
    return;
  }
  let [one, two, three]: Bus[] = [];
  beforeEach(async () => {
    const connect = hub();
    [one, two, three] = [connect(), connect(), connect()];
    await Promise.all([one.listening(), two.listening(), three.listening()]);
  });
  afterEach(() => Promise.all([one?.close(), two?.close(), three?.close()]));

  it('tells every other process that listens, in order, and not the sender', async () => {
    if (!one || !two || !three) throw new Error('no bus');
    const ears = [ear(one, 'a'), ear(two, 'a'), ear(three, 'a')] as const;
    await Promise.all([one.listening(), two.listening(), three.listening()]);
    for (let i = 0; i < 20; i++) say(one, 'a', `one ${i}`);
    await Promise.all([ears[1].until(20), ears[2].until(20)]);
    say(two, 'a', 'two');
    await Promise.all([ears[0].until(1), ears[2].until(21)]);
    expect(ears[0].heard).toEqual(['two']);
    expect(ears[1].heard).toEqual(Array.from({ length: 20 }, (_, i) => `one ${i}`));
    expect(ears[2].heard.at(-1)).toBe('two');
    expect(one.shared).toBe(true);
  });

  it('keeps channels apart, and tells nobody who has left', async () => {
    if (!one || !two || !three) throw new Error('no bus');
    const [a, b, gone] = [ear(two, 'a'), ear(two, 'b'), ear(three, 'a')];
    await Promise.all([two.listening(), three.listening()]);
    gone.end();
    say(one, 'a', 'for a');
    say(one, 'b', 'for b');
    await Promise.all([a.until(1), b.until(1)]);
    expect([a.heard, b.heard, gone.heard]).toEqual([['for a'], ['for b'], []]);
    const again = ear(three, 'a');
    await three.listening();
    say(one, 'a', 'more');
    await a.until(2);
    // what was under way when it came back may still arrive
    while (!again.heard.includes('more')) await again.until(again.heard.length + 1);
    expect(gone.heard).toEqual([]);
  });

  it('carries any bytes', async () => {
    if (!one || !two) throw new Error('no bus');
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) & 255);
    const got = new Promise<Uint8Array>((resolve) => two?.subscribe('a', resolve));
    await two.listening();
    one.publish('a', bytes);
    expect(Buffer.compare(await got, bytes)).toBe(0);
  });
});

describe.skipIf(!HAS_REDIS)('[D11] Redis that goes away', () => {
  it('is told once, is tried again, and whoever may have missed something is told to look', async () => {
    const told: string[] = [];
    const one = redisBus(redis?.url ?? '', () => undefined);
    const two = redisBus(redis?.url ?? '', (message) => told.push(message));
    const heard = ear(two, 'a');
    expect(await Promise.all([one.listening(), two.listening()])).toEqual([true, true]);
    const gap = new Promise<void>((resolve) => two.onGap(resolve));
    await redis?.stop();
    say(one, 'a', 'lost');
    await redis?.start();
    await gap;
    // the speaker comes back by itself too
    const late = setInterval(() => say(one, 'a', 'again'), 20);
    await heard.until(1);
    clearInterval(late);
    expect(heard.heard[0]).toBe('again');
    expect(told).toEqual(['Redis is out of reach; other processes are seen with a delay']);
    await Promise.all([one.close(), two.close()]);
  }, 30_000);

  it('that was never there stops nobody from starting', async () => {
    const bus = redisBus('redis://127.0.0.1:1', () => undefined);
    bus.subscribe('a', () => undefined);
    say(bus, 'a', 'nobody hears');
    expect(await bus.listening()).toBe(false);
    await bus.close();
  });
});

it('[D11] a process by itself has nobody to ask', async () => {
  const bus = silentBus();
  say(bus, 'a', 'x');
  expect(bus.shared).toBe(false);
  expect(await bus.listening()).toBe(true);
  await bus.close();
});
