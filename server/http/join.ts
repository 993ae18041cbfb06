import type { Hono } from 'hono';
import { type JoinAnswer, JoinBody } from '../../shared/wire/api.ts';
import type { House } from './house.ts';
import { bearerOf, knownBoard } from './caller.ts';
import { addressOf, failedJoins } from './address.ts';
import { bodyOf } from './body.ts';
import { HttpError, stored } from './errors.ts';

export function joinRoutes(app: Hono, house: House): void {
  const limits = failedJoins();
  app.post('/api/boards/:id/join', async (c) => {
    const board = await knownBoard(c, house);
    const { name, password } = await bodyOf(c, JoinBody);
    // one who guesses on a board does not lock others out of theirs
    const guesser = `${addressOf(c, house.config.trustProxy)} ${board.id}`;
    const joined = await stored(
      house.log,
      house.access.join(board.id, bearerOf(c), { name, password }, () => limits.check(c, guesser)),
    );
    if (!joined.ok) {
      limits.check(c, guesser);
      limits.spend(guesser);
      throw joined.why === 'password'
        ? new HttpError(403, 'password', 'This link asks for its password')
        : new HttpError(401, 'unauthorised', 'The link is not valid for this board');
    }
    if (board.deletedAt !== undefined) throw new HttpError(404, 'deleted-board', 'This board was deleted');
    const { personId, session, role } = joined;
    return c.json({ personId, session, role } satisfies JoinAnswer);
  });
}
