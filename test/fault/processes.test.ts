import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bus } from '../../server/bus/port.ts';
import { redisBus } from '../../server/bus/redis.ts';
import { postgresStorage } from '../../server/storage/postgres.ts';
import {
  freshDatabase,
  HAS_POSTGRES,
  HAS_REDIS,
  postgresService,
  redisService,
  type Service,
} from '../support/services.ts';
import { addCard, startTest, stock, synced, titleOf, until } from '../server/support.ts';
import { emptyBoard, type Joined, killed, random, type Spawned, spawnServer } from './spawn.ts';

const SEEDS = process.env['LONG'] ? 12 : 2;
const STEPS = process.env['LONG'] ? 400 : 120;
const runs = HAS_POSTGRES && HAS_REDIS;
const name = runs
  ? '[D11] three processes on one board'
  : '[D11] three processes on one board (SKIPPED: PostgreSQL and Redis are not both installed)';

let postgres: Service | undefined;
let redis: Service | undefined;
beforeAll(async () => {
  if (runs) [postgres, redis] = await Promise.all([postgresService(), redisService()]);
}, 60_000);
afterAll(async () => {
  await Promise.all([postgres?.remove(), redis?.remove()]);
}, 60_000);

/** Any process may take any socket: a balancer without memory, in front of those that live. */
async function balancer(ports: () => readonly number[]): Promise<{ url: string; close: () => void }> {
  let turn = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((client) => {
    const living = ports();
    const port = living[turn++ % Math.max(1, living.length)];
    if (port === undefined) {
      client.destroy();
      return;
    }
    const upstream = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** Whatever order it came in. */
const state = (doc: Y.Doc): string =>
  JSON.stringify([...doc.getMap('cards').keys()].toSorted().map((id) => [id, titleOf(doc, id)]));
const portOf = ({ url }: Spawned): number => Number(new URL(url).port);

describe.skipIf(!runs)(name, () => {
  it(`lose nothing while processes are killed and PostgreSQL and Redis stopped and started, ${SEEDS} seeds`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'journeyboard-'));
    const env = {
      DATABASE_URL: await freshDatabase(postgres?.url ?? '', 'processes'),
      REDIS_URL: redis?.url ?? '',
    };
    const spawned = (): Promise<Spawned> => spawnServer(folder, env);
    // started once for all seeds: a process takes longer to start than a seed's edits do
    const processes = await Promise.all([spawned(), spawned(), spawned()]);
    const front = await balancer(() => processes.map(portOf));
    const kept: { seed: number; joined: Joined; ids: readonly string[] }[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const below = (
        (next) => (n: number) =>
          Math.floor(next() * n)
      )(random(seed));
      const joined = await emptyBoard(front.url);
      const { board, session, personId } = joined;
      const clients: WebsocketProvider[] = Array.from({ length: 6 }, () => stock({ url: front.url, board }, session));
      await Promise.all(clients.map(synced));
      const ids: string[] = [];
      for (let i = 0; i < STEPS; i++) {
        const client = clients[below(clients.length)];
        const id = `card${String(i).padStart(8, '0')}`;
        if (client) addCard(client.doc, id, personId, `${i}`);
        ids.push(id);
        // what was written is on its way when the fault comes
        await new Promise((resolve) => setImmediate(resolve));
        const fault = below(STEPS);
        if (fault < 2) {
          const at = below(processes.length);
          const victim = processes[at];
          if (!victim) throw new Error('no process');
          if (victim.child.exitCode !== null) throw new Error(`a process ended by itself: ${victim.said()}`);
          await killed(victim.child);
          processes[at] = await spawned();
        } else if (fault === 3) {
          await redis?.stop();
          await redis?.start();
        } else if (fault === 4) {
          await postgres?.stop();
          await postgres?.start();
        }
      }
      // whatever came at random, each of the three at least once
      await redis?.stop();
      addCard(clients[0]?.doc ?? new Y.Doc(), 'withoutredis', personId, 'without Redis');
      await until(clients[5]?.doc ?? new Y.Doc(), () => clients[5]?.doc.getMap('cards').has('withoutredis') ?? false);
      await redis?.start();
      await postgres?.stop();
      addCard(clients[1]?.doc ?? new Y.Doc(), 'withoutbase0', personId, 'without PostgreSQL');
      await postgres?.start();
      await killed(processes[1].child);
      ids.push('withoutredis', 'withoutbase0');
      processes[1] = await spawned();
      await Promise.all(clients.map(({ doc }) => until(doc, () => ids.every((id) => titleOf(doc, id) !== undefined))));
      expect(new Set(clients.map(({ doc }) => state(doc))).size, `seed ${seed}`).toBe(1);
      for (const client of clients) {
        client.destroy();
        client.doc.destroy();
      }
      kept.push({ seed, joined, ids });
    }
    front.close();
    expect(processes.filter(({ child }) => child.exitCode !== null).map(({ said }) => said())).toEqual([]);
    await Promise.all(processes.map(({ child }) => killed(child)));
    // and all of it rests in PostgreSQL
    const fresh = await spawned();
    for (const { seed, joined, ids } of kept) {
      const reader = stock({ url: fresh.url, board: joined.board }, joined.session);
      await synced(reader);
      expect(
        ids.filter((id) => titleOf(reader.doc, id) === undefined),
        `seed ${seed}`,
      ).toEqual([]);
      reader.destroy();
    }
    await killed(fresh.child);
    rmSync(folder, { recursive: true });
  });

  it('converge where Redis loses three messages in ten', async () => {
    // three of each ten that are told, not three by chance: few are told, and chance may spare them
    let [told, lost] = [0, 0];
    const leaky = (bus: Bus): Bus => ({
      ...bus,
      publish(channel, message) {
        if ((told++ * 3) % 10 < 3) lost++;
        else bus.publish(channel, message);
      },
    });
    const url = await freshDatabase(postgres?.url ?? '', 'leaky');
    const open = async () =>
      startTest({
        storage: await postgresStorage(url),
        parts: { bus: leaky(redisBus(redis?.url ?? '', () => undefined)), lookEveryMs: 200 },
      });
    const [one, two] = [await open(), await open()];
    const { session, personId } = await one.join('edit');
    const clients = [one, two, one, two].map((server) => stock({ url: server.url, board: one.board }, session));
    await Promise.all(clients.map(synced));
    for (let i = 0; i < 400; i++) {
      const id = `card${String(i).padStart(8, '0')}`;
      addCard(clients[i % 4]?.doc ?? new Y.Doc(), id, personId, `${i}`);
      // seen by the other at the same process: it has been told to the other process by then
      const neighbour = clients[(i + 2) % 4]?.doc ?? new Y.Doc();
      if (i % 10 === 9) await until(neighbour, () => neighbour.getMap('cards').has(id));
    }
    await Promise.all(clients.map(({ doc }) => until(doc, () => doc.getMap('cards').size === 401)));
    expect(new Set(clients.map(({ doc }) => state(doc))).size).toBe(1);
    expect(told).toBeGreaterThanOrEqual(40);
    expect(lost).toBeGreaterThanOrEqual(3 * Math.floor(told / 10));
    for (const client of clients) client.destroy();
    await Promise.all([one.stop(), two.stop()]);
  });
});
