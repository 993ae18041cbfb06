import { getRequestListener } from '@hono/node-server';
import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Access } from './access/access.ts';
import { readSecret } from './access/tokens.ts';
import type { Config } from './config.ts';
import { createApp, type House } from './http/app.ts';
import { Registry } from './rooms/registry.ts';
import { serveSync } from './rooms/upgrade.ts';
import type { Storage } from './storage/port.ts';
import { sqliteStorage } from './storage/sqlite.ts';

export interface Running {
  port: number;
  stop: () => Promise<void>;
}

export interface Parts extends Pick<House, 'templates' | 'templateFile' | 'exporters' | 'log'> {
  storage?: Storage;
  evictAfterMs?: number;
}

/** Same host, the public address, or what was allowed by name; no Origin at all is not a browser. */
export function originAllowed(config: Config, request: Pick<IncomingMessage, 'headers'>): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const forwarded = config.trustProxy ? request.headers['x-forwarded-host'] : undefined;
  const hosts = [host, forwarded].filter((h) => typeof h === 'string');
  if (hosts.includes(new URL(origin).host)) return true;
  return origin === config.publicUrl || config.allowedOrigins.includes(origin);
}

export async function startServer(config: Config, parts: Parts): Promise<Running> {
  mkdirSync(config.dataDir, { recursive: true });
  const storage = parts.storage ?? sqliteStorage(join(config.dataDir, 'journeyboard.db'));
  const log = (message: string, error: unknown): void => parts.log.error({ err: error }, message);
  const access = new Access(readSecret(config.dataDir), storage);
  const registry = new Registry(storage, {
    log,
    ...(parts.evictAfterMs === undefined ? {} : { evictAfterMs: parts.evictAfterMs }),
  });
  const app = createApp({ config, storage, access, registry, ...parts });
  const listen = getRequestListener(app.fetch);
  const server = createServer((request, response) => void listen(request, response));
  const sockets = serveSync(server, {
    registry,
    access,
    storage,
    log,
    originAllowed: (request) => originAllowed(config, request),
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
      await registry.stop();
      sockets.close();
      for (const socket of sockets.clients) setTimeout(() => socket.terminate(), 1_000).unref();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2_000).unref();
      await closed;
      await storage.close();
    },
  };
}
