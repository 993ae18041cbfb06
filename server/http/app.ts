import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { namedOrigins, originAllowed } from '../access/origin.ts';
import { Unavailable } from '../rooms/registry.ts';
import { assetRoutes } from './assets.ts';
import { boardRoutes } from './boards.ts';
import { datasetRoutes } from './datasets.ts';
import { errorAnswer, HttpError } from './errors.ts';
import { exportRoutes } from './exports.ts';
import { hookRoutes } from './hooks.ts';
import { healthRoutes } from './health.ts';
import { historyRoutes } from './history.ts';
import type { House } from './house.ts';
import { observationRoutes } from './observations.ts';
import { importRoutes } from './imports.ts';
import { joinRoutes } from './join.ts';
import { previewRoutes } from './previews.ts';
import { staticFiles } from './static.ts';

const SECURITY = {
  'x-content-type-options': 'nosniff',
  // links carry their token in the fragment, and nothing of the address should leave the page
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'",
} as const;

export function createApp(house: House): Hono {
  const app = new Hono();
  // a board within a page of somebody else's could be clicked through what lies over it
  const ancestors = ["frame-ancestors 'self'", ...house.config.frameAncestors].join(' ');
  app.use('*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY)) c.res.headers.set(name, value);
    c.res.headers.set('content-security-policy', `${SECURITY['content-security-policy']}; ${ancestors}`);
  });
  app.use('/api/*', async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });
  app.use(
    '/api/*',
    cors({
      origin: (origin) => (namedOrigins(house.config).includes(origin) ? origin : null),
      allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
      allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      maxAge: 600,
    }),
  );
  app.use('/api/*', async (c, next) => {
    // a page of somebody else's must not make boards on this server from a visitor's browser
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !originAllowed(house.config, c.req.header()))
      throw new HttpError(403, 'origin', `Pages from ${c.req.header('origin') ?? ''} may not call this server`);
    await next();
  });
  app.onError((error, c) => {
    if (error instanceof HttpError) return errorAnswer(c, error);
    if (error instanceof Unavailable)
      return errorAnswer(c, new HttpError(503, 'storage', 'Storage cannot write now, or the server is stopping'));
    house.log.error({ err: error, path: c.req.path }, 'request failed');
    return errorAnswer(c, new HttpError(500, 'server', 'Something went wrong on the server'));
  });
  healthRoutes(app, house);
  app.get('/api/templates', (c) =>
    c.json(
      house.templates.map(({ id, title, description, sample }) => ({
        id,
        title,
        description,
        ...(sample ? { sample } : {}),
      })),
    ),
  );
  previewRoutes(app, house);
  boardRoutes(app, house);
  assetRoutes(app, house);
  joinRoutes(app, house);
  exportRoutes(app, house);
  importRoutes(app, house);
  historyRoutes(app, house);
  observationRoutes(app, house);
  hookRoutes(app, house);
  datasetRoutes(app, house);
  app.all('/api/*', () => {
    throw new HttpError(404, 'not-found', 'There is no such call');
  });
  staticFiles(app, house.config.clientDir);
  app.notFound((c) => errorAnswer(c, new HttpError(404, 'not-found', 'There is nothing here')));
  return app;
}
