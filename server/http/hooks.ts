import type { Hono } from 'hono';
import { HookBody, type HooksAnswer, type MadeHookAnswer, MOST_HOOKS } from '../../shared/wire/hooks.ts';
import { isInside } from '../hooks/post.ts';
import { bodyOf } from './body.ts';
import { journeyOfBoard } from './boards.ts';
import { admitted } from './caller.ts';
import { HttpError, stored } from './errors.ts';
import type { House } from './house.ts';

const unknown = (): HttpError => new HttpError(404, 'unknown-hook', 'There is no such webhook on this board');

/** What an address says of itself; a name is looked up when it is called. */
function checkUrl(text: string, mayBeInside: boolean): void {
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    throw new HttpError(
      422,
      'hook-url',
      'A name and password in an address would be shown to everybody who facilitates',
    );
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const isLocal =
    /^(?:localhost|.*\.local(?:host)?|.*\.internal)$/iu.test(host) || (/^[\d.:a-f]+$/iu.test(host) && isInside(host));
  if (isLocal && !mayBeInside)
    throw new HttpError(422, 'hook-url', 'This server does not call addresses inside its network (WEBHOOKS_INSIDE)');
}

export function hookRoutes(app: Hono, house: House): void {
  app.get('/api/boards/:id/webhooks', async (c) => {
    const { board } = await admitted(c, house, 'facilitate');
    return c.json({ hooks: await house.hooks.list(board.id) } satisfies HooksAnswer);
  });

  app.post('/api/boards/:id/webhooks', async (c) => {
    const { board } = await admitted(c, house, 'facilitate');
    const wanted = await bodyOf(c, HookBody);
    checkUrl(wanted.url, house.config.webhooksInside);
    if ((await house.hooks.list(board.id)).length >= MOST_HOOKS)
      throw new HttpError(409, 'hooks-full', `A board has at most ${MOST_HOOKS} webhooks`);
    const journey = await journeyOfBoard(house, board.id);
    const missing = wanted.metricIds?.filter(
      (id) => journey.metrics.get(id)?.deleted !== undefined || !journey.metrics.has(id),
    );
    if (missing && missing.length > 0)
      throw new HttpError(422, 'invalid', 'A metric of `metricIds` is not on this board', [
        ...missing.map((id) => ({
          where: 'metricIds',
          code: 'unknown-metric',
          values: { given: id, suggestions: '' },
        })),
      ]);
    const made = await stored(house.log, house.hooks.add(board.id, wanted, journey));
    return c.json(made satisfies MadeHookAnswer, 201);
  });

  app.delete('/api/boards/:id/webhooks/:hook', async (c) => {
    const { board } = await admitted(c, house, 'facilitate');
    const gone = await stored(house.log, house.hooks.remove(board.id, c.req.param('hook')));
    if (!gone) throw unknown();
    return c.json({ ok: true });
  });
}
