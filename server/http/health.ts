import type { Hono } from 'hono';
import { sameText } from '../access/tokens.ts';
import type { House } from './house.ts';
import { bearerOf } from './caller.ts';
import { HttpError } from './errors.ts';

const HEALTH_KEPT_MS = 1_000;

/** For those who keep the server running. */
export function healthRoutes(app: Hono, house: House): void {
  let healthyUntil = 0;
  app.get('/healthz', async (c) => {
    // each probe is a write, and whoever asks a thousand times a second must not slow down those who work
    if (Date.now() > healthyUntil) {
      try {
        await house.storage.probe();
      } catch {
        throw new HttpError(503, 'storage', 'Storage cannot write');
      }
      healthyUntil = Date.now() + HEALTH_KEPT_MS;
    }
    return c.json({ ok: true, rooms: house.registry.open });
  });

  app.get('/metrics', async (c) => {
    const { metricsToken } = house.config;
    if (metricsToken !== undefined && !sameText(bearerOf(c) ?? '', metricsToken))
      throw new HttpError(401, 'metrics-token', 'The figures need the token of this server');
    return c.body(await house.metrics.text(), 200, { 'content-type': house.metrics.contentType });
  });
}
