import type { Hono } from 'hono';
import type * as Y from 'yjs';
import { readJourney } from '../../shared/document/read.ts';
import { insertPlain, insertRecord, observationKey } from '../../shared/document/shape.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Journey, Passport } from '../../shared/journey/journey.ts';
import { type Arrived, arrivals } from '../../shared/journey/metrics/arriving.ts';
import { groundOf, isLocked } from '../../shared/journey/locks.ts';
import { sameValue } from '../../shared/journey/restoring.ts';
import { type ObservationsAnswer, ObservationsBody } from '../../shared/wire/observations.ts';
import type { Caller } from '../access/access.ts';
import type { House } from './house.ts';
import { bodyOf } from './body.ts';
import { admitted } from './caller.ts';
import { HttpError, stored } from './errors.ts';
import { once } from './idempotent.ts';

const LARGEST = 2 * 1024 * 1024;
const MOST_PROBLEMS = 100;
const DAY_MS = 24 * 60 * 60_000;

interface Origin {
  source: string;
  who: string;
  staleDays: number | undefined;
}

function originFrom(caller: Caller, source: string | undefined, stale: string | undefined): Origin {
  const name = (source ?? '').trim();
  if (/[\p{Cc}\p{Cs}]/u.test(name) || name.length > 200)
    throw new HttpError(422, 'invalid', '`source` is one line of at most 200 characters');
  const staleDays = stale === undefined ? undefined : Number(stale);
  if (staleDays !== undefined && !(staleDays > 0 && staleDays <= 3_650))
    throw new HttpError(422, 'invalid', '`staleDays` is a number of days up to 3650');
  return { source: name === '' ? 'API' : name, who: caller.person?.name ?? '', staleDays };
}

/**
 * N1: one passport for what one source sends in a day; a script that reports each minute would otherwise leave
 * thousands of them.
 */
function passportFor(journey: Journey, { source, who, staleDays }: Origin, personId: string, now: number): Passport {
  const staleAfter = staleDays === undefined ? undefined : now + staleDays * DAY_MS;
  const day = (at: number): number => Math.floor(at / DAY_MS);
  const known = [...journey.passports.values()].find(
    (one) =>
      one.deleted === undefined &&
      one.source === source &&
      one.who === who &&
      one.createdBy === personId &&
      day(one.when) === day(now) &&
      day(one.staleAfter ?? 0) === day(staleAfter ?? 0),
  );
  return (
    known ?? {
      id: newId(),
      createdBy: personId,
      definition: '',
      source,
      who,
      when: now,
      ...(staleAfter === undefined ? {} : { staleAfter }),
    }
  );
}

function write(doc: Y.Doc, journey: Journey, observations: readonly Arrived[], passport: Passport): ObservationsAnswer {
  const counts: ObservationsAnswer = { added: 0, changed: 0, same: 0 };
  const changes = observations.flatMap((seen) => {
    const key = observationKey(seen);
    const before = journey.observations.get(key);
    const { id: _id, passportId: _passport, ...rest } = before ?? { id: '', passportId: '' };
    if (before && sameValue(rest, seen)) {
      counts.same += 1;
      return [];
    }
    counts[before ? 'changed' : 'added'] += 1;
    return [{ key, seen }];
  });
  if (changes.length > 0 && !journey.passports.has(passport.id))
    insertRecord(doc, 'passports', passport.id, { ...passport });
  for (const { key, seen } of changes) insertPlain(doc, 'observations', key, { ...seen, passportId: passport.id });
  return counts;
}

export function observationRoutes(app: Hono, house: House): void {
  app.post('/api/boards/:id/observations', async (c) => {
    const { board, caller } = await admitted(c, house, 'edit');
    const rows = await bodyOf(c, ObservationsBody, { max: LARGEST });
    const origin = originFrom(caller, c.req.query('source'), c.req.query('staleDays'));
    const personId = caller.person?.id ?? 'link';
    const work = async (): Promise<ObservationsAnswer> => {
      const room = await house.registry.room(board.id);
      let counts: ObservationsAnswer = { added: 0, changed: 0, same: 0 };
      try {
        // a metric that was just made through another process counts too
        await room.catchUp();
        await room.write((doc) => {
          const { journey } = readJourney(doc);
          const ground = groundOf(journey);
          if (caller.role !== 'facilitate' && isLocked(ground, 'observations', '', {}))
            throw new HttpError(403, 'locked', 'The board is locked');
          const found = arrivals(journey, rows);
          if (!found.ok) {
            const [first] = found.problems;
            throw new HttpError(
              422,
              'observations',
              `Nothing was written. ${found.problems.length} of the values cannot be used; the first: ${first?.where ?? ''}, ${first?.code ?? ''}`,
              found.problems.slice(0, MOST_PROBLEMS),
            );
          }
          counts = write(doc, journey, found.observations, passportFor(journey, origin, personId, Date.now()));
        }, personId);
      } finally {
        void house.registry.release(board.id);
      }
      return counts;
    };
    const { answer, again } = await stored(
      house.log,
      once(c, house.storage, { board: board.id, call: 'observations', body: [rows, origin] }, work),
    );
    if (again) c.header('idempotent-replayed', 'true');
    return c.json(answer);
  });
}
