import type { Hono } from 'hono';
import { type JoinAnswer, JoinBody } from '../../shared/wire/api.ts';
import type { House } from './app.ts';
import { bearerOf, knownBoard } from './caller.ts';
import { bodyOf, HttpError } from './errors.ts';

export function joinRoutes(app: Hono, house: House): void {
  app.post('/api/boards/:id/join', async (c) => {
    const board = await knownBoard(c, house);
    const { name, password } = await bodyOf(c, JoinBody);
    const joined = await house.access.join(board.id, bearerOf(c), name, password);
    if (!joined.ok) {
      throw joined.why === 'password'
        ? new HttpError(403, 'password', 'This link asks for its password')
        : new HttpError(401, 'unauthorised', 'The link is not valid for this board');
    }
    if (board.deletedAt !== undefined) throw new HttpError(404, 'deleted-board', 'This board was deleted');
    const { personId, session, role } = joined;
    return c.json({ personId, session, role } satisfies JoinAnswer);
  });
}
