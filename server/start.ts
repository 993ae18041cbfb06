import { getRequestListener } from '@hono/node-server';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Access } from './access/access.ts';
import { originAllowed } from './access/origin.ts';
import { readSecret } from './access/tokens.ts';
import { Desk } from './analytics/desk.ts';
import { type Bus, silentBus } from './bus/port.ts';
import { redisBus } from './bus/redis.ts';
import type { Config } from './config.ts';
import { createApp } from './http/app.ts';
import type { House } from './http/house.ts';
import { ANSWER_KEPT_MS, ANSWERS } from './http/idempotent.ts';
import { endSlowBody } from './http/slow-bodies.ts';
import { refuseRequest } from './http/unreadable.ts';
import { Hooks } from './hooks/hooks.ts';
import { Sender, type SenderOptions } from './hooks/sender.ts';
import { watchNumbers } from './hooks/watch.ts';
import { createMetrics } from './metrics.ts';
import { Registry } from './rooms/registry.ts';
import { serveSync } from './rooms/upgrade.ts';
import type { Storage } from './storage/port.ts';
import { postgresStorage } from './storage/postgres.ts';
import { sqliteStorage } from './storage/sqlite.ts';

export interface Running {
  port: number;
  stop: () => Promise<void>;
}

export interface Parts extends Pick<House, 'templates' | 'templateFile' | 'exporters' | 'log'> {
  storage?: Storage;
  bus?: Bus;
  lookEveryMs?: number;
  evictAfterMs?: number;
  timeouts?: Partial<typeof TIMEOUTS>;
  sending?: Partial<Pick<SenderOptions, 'everyMs' | 'waits' | 'deliver'>>;
}

/** Slow senders of headers and bodies are cut off; the largest body but event logs has time at 2 Mbit/s. */
const TIMEOUTS = {
  headersTimeout: 15_000,
  requestTimeout: 130_000,
  idleTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
};

const DAY_MS = 24 * 60 * 60 * 1000;
const BOARDS_KEPT_MS = 30 * DAY_MS;
const UNFINISHED_KEPT_MS = DAY_MS;
const PURGE_EVERY_MS = 6 * 60 * 60 * 1000;

/** J4: deleted boards go for good after 30 days; looked for at start and four times a day, with what else has had its time. */
function purgeOften(
  storage: Storage,
  { activityDays }: Pick<Config, 'activityDays'>,
  log: (message: string, error: unknown) => void,
): () => void {
  const purge = (): void => {
    const now = Date.now();
    const failed = (what: string) => (error: unknown) => log(`${what} failed`, error);
    storage.purgeBoards(now - BOARDS_KEPT_MS).catch(failed('purging boards'));
    storage.forgetActivity(now - activityDays * DAY_MS).catch(failed('forgetting activity'));
    storage.forgetSlips(ANSWERS, now - ANSWER_KEPT_MS).catch(failed('forgetting answers'));
  };
  purge();
  const timer = setInterval(purge, PURGE_EVERY_MS).unref();
  return () => clearInterval(timer);
}

function openStorage(config: Config, log: (message: string, error: unknown) => void): Promise<Storage> {
  if (config.databaseUrl !== undefined)
    return postgresStorage(config.databaseUrl, {
      onLost: (error) => log('a connection to the database was lost', error),
    });
  return Promise.resolve(sqliteStorage(join(config.dataDir, 'journeyboard.db')));
}

export async function startServer(config: Config, parts: Parts): Promise<Running> {
  mkdirSync(config.dataDir, { recursive: true });
  const log = (message: string, error: unknown): void => parts.log.error({ err: error }, message);
  const storage = parts.storage ?? (await openStorage(config, log));
  const access = new Access(await storage.secret(readSecret(config.dataDir)), storage);
  const bus =
    parts.bus ??
    (config.redisUrl === undefined ? silentBus(config.databaseUrl !== undefined) : redisBus(config.redisUrl, log));
  const metrics = createMetrics({ rooms: () => registry.open, people: () => registry.people });
  const hooks = new Hooks(storage);
  const sender = new Sender(storage, hooks, { inside: config.webhooksInside, log, ...parts.sending });
  const registry: Registry = new Registry(storage, {
    log,
    watch: (board, doc) => watchNumbers(board, doc, { hooks, sender, log }),
    bus,
    meter: metrics.meter,
    ...(parts.lookEveryMs === undefined ? {} : { lookEveryMs: parts.lookEveryMs }),
    ...(parts.evictAfterMs === undefined ? {} : { evictAfterMs: parts.evictAfterMs }),
  });
  const desk = new Desk(
    storage,
    {
      memory: config.analyticsMemory,
      largestFile: config.datasetBytes,
      databaseUrl: config.analyticsUrl,
      tables: config.analyticsTables,
    },
    log,
  );
  // files whose import the process before this one did not finish; another process may be at work on younger ones
  const unfinished = config.databaseUrl === undefined ? Date.now() : Date.now() - UNFINISHED_KEPT_MS;
  storage.sweepDatasets(unfinished).catch((error: unknown) => log('sweeping data sets failed', error));
  const app = createApp({ config, storage, access, registry, hooks, desk, metrics, ...parts });
  const listen = getRequestListener(app.fetch);
  const times = { ...TIMEOUTS, ...parts.timeouts };
  const server = createServer({ ...times, requestTimeout: 0 }, (request, response) => {
    endSlowBody(request, response, times);
    void listen(request, response);
  });
  server.on('clientError', refuseRequest);
  const endPurges = purgeOften(storage, config, log);
  // what was to be sent when the process before this one ended
  sender.wake();
  const sockets = serveSync(server, {
    registry,
    access,
    storage,
    log,
    meter: metrics.meter,
    originAllowed: (request) => originAllowed(config, request.headers),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return {
    port,
    /** D10: no new ones, finish what is on its way to the log, tell everybody to come again. */
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      endPurges();
      await registry.stop();
      sockets.close();
      for (const socket of sockets.clients) setTimeout(() => socket.terminate(), 1_000).unref();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2_000).unref();
      await closed;
      await desk.stop();
      await sender.stop();
      await bus.close();
      await storage.close();
    },
  };
}
