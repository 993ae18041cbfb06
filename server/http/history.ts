import type { Context, Hono } from 'hono';
import { applyRestore } from '../../shared/document/restore.ts';
import { readJourney } from '../../shared/document/read.ts';
import { writeJourneyFile } from '../../shared/files/journey-file.ts';
import { ID_PATTERN } from '../../shared/journey/ids.ts';
import type { Journey } from '../../shared/journey/journey.ts';
import { planRestore, type Scope, scopeOf, scopeText } from '../../shared/journey/restoring.ts';
import { RestoreBody, SaveVersionBody } from '../../shared/wire/api.ts';
import type {
  ActivityAnswer,
  Doer,
  RestoreAnswer,
  Restored,
  VersionsAnswer,
  VersionSummary,
} from '../../shared/wire/history.ts';
import type { Room } from '../rooms/room.ts';
import { MOST_NAMED } from '../rooms/versions.ts';
import type { ActivityPlace, VersionRow } from '../storage/port.ts';
import type { House } from './house.ts';
import { bodyOf } from './body.ts';
import { admitted } from './caller.ts';
import { HttpError, stored } from './errors.ts';
import { picturesFor } from './pictures.ts';

const PAGE = 50;
const MOST_PAGE = 200;

async function inRoom<T>(house: House, board: string, work: (room: Room) => Promise<T>): Promise<T> {
  const room = await house.registry.room(board);
  try {
    // what was just written through another process counts too
    await room.catchUp();
    return await work(room);
  } finally {
    void house.registry.release(board);
  }
}

/** Names are looked up once for a whole list; whoever had no name, or the server itself, is nobody. */
function doers(house: House, board: string): (personId: string) => Promise<Doer | undefined> {
  const known = new Map<string, Promise<Doer | undefined>>();
  const find = async (id: string): Promise<Doer | undefined> => {
    const person = await house.storage.person(id);
    return person?.boardId === board ? { id, name: person.name, color: person.color } : undefined;
  };
  return (id) => {
    const found = known.get(id) ?? find(id);
    known.set(id, found);
    return found;
  };
}

type Named = { by?: Doer };
const by = async (find: ReturnType<typeof doers>, personId: string): Promise<Named> => {
  const doer = await find(personId);
  return doer ? { by: doer } : {};
};

async function summaryOf(row: VersionRow, find: ReturnType<typeof doers>): Promise<VersionSummary> {
  const { id, name, why, at } = row;
  return { id, why, at, ...(name === undefined ? {} : { name }), ...(await by(find, row.personId)) };
}

function placeOf(text: string | undefined): ActivityPlace | undefined {
  if (text === undefined) return undefined;
  const [, began, id] = /^(\d{1,16})-([A-Za-z0-9]{12})$/u.exec(text) ?? [];
  if (began === undefined || id === undefined)
    throw new HttpError(422, 'invalid', '`before` is not what an answer said as `next`');
  return { began: Number(began), id };
}

function limitOf(text: string | undefined): number {
  const limit = Number(text ?? PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_PAGE)
    throw new HttpError(422, 'invalid', `\`limit\` is a number from 1 to ${MOST_PAGE}`);
  return limit;
}

const unknown = (): HttpError => new HttpError(404, 'unknown-version', 'There is no such version of this board');

const versionIdOf = (c: Context): string => {
  const id = c.req.param('version') ?? '';
  if (!ID_PATTERN.test(id)) throw unknown();
  return id;
};

async function read(room: Room, id: string): Promise<Journey> {
  const then = await room.history.versions.read(id);
  if (!then) throw unknown();
  return then;
}

function titleOf(scope: Scope, then: Journey): { scope?: string; title?: string } {
  const text = scopeText(scope);
  if (scope.kind === 'board' || text === undefined) return {};
  const title = scope.kind === 'map' ? then.maps.get(scope.id)?.title : then.lanes.get(scope.id)?.title;
  return { scope: text, ...(title ? { title: title.slice(0, 200) } : {}) };
}

const WHY_NOT = {
  'not-then': 'The version does not have what is to be restored',
  'map-gone': 'The map of this lane is gone: restore the map',
} as const;

export function historyRoutes(app: Hono, house: House): void {
  app.get('/api/boards/:id/activity', async (c) => {
    const { board } = await admitted(c, house, 'view');
    const [limit, before] = [limitOf(c.req.query('limit')), placeOf(c.req.query('before'))];
    const rows = await inRoom(house, board.id, (room) => room.history.activity(limit, before));
    const find = doers(house, board.id);
    const activity = await Promise.all(
      rows.map(async ({ personId, ...row }) => ({ ...row, ...(await by(find, personId)) })),
    );
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return c.json({ activity, ...(last ? { next: `${last.began}-${last.id}` } : {}) } satisfies ActivityAnswer);
  });

  app.get('/api/boards/:id/versions', async (c) => {
    const { board } = await admitted(c, house, 'view');
    const find = doers(house, board.id);
    const rows = await house.storage.versions(board.id);
    return c.json({
      versions: await Promise.all(rows.map((row) => summaryOf(row, find))),
    } satisfies VersionsAnswer);
  });

  app.post('/api/boards/:id/versions', async (c) => {
    const { board, caller } = await admitted(c, house, 'facilitate');
    const { name } = await bodyOf(c, SaveVersionBody);
    const named = (await house.storage.versions(board.id)).filter(({ why }) => why === 'saved').length;
    if (named >= MOST_NAMED)
      throw new HttpError(409, 'versions-full', `A board keeps ${MOST_NAMED} versions with a name`);
    const personId = caller.person?.id ?? 'link';
    const row = await inRoom(house, board.id, (room) =>
      stored(house.log, room.history.versions.keep(room.document, { why: 'saved', name, personId, at: Date.now() })),
    );
    return c.json(await summaryOf(row, doers(house, board.id)), 201);
  });

  app.get('/api/boards/:id/versions/:version', async (c) => {
    const { board } = await admitted(c, house, 'view');
    const id = versionIdOf(c);
    const then = await inRoom(house, board.id, (room) => read(room, id));
    // whoever only looks has the pictures already, or asks for them one by one
    const bare = c.req.query('pictures') === 'none';
    const text = bare
      ? writeJourneyFile(then)
      : writeJourneyFile(then, await picturesFor(house.storage, board.id, then));
    return c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' });
  });

  app.post('/api/boards/:id/versions/:version/restore', async (c) => {
    const { board, caller } = await admitted(c, house, 'facilitate');
    const versionId = versionIdOf(c);
    const scope = scopeOf((await bodyOf(c, RestoreBody, { whenEmpty: {} })).scope);
    if (!scope) throw new HttpError(422, 'invalid', '`scope` is a map or a lane');
    const personId = caller.person?.id ?? 'link';
    const answer = await inRoom(house, board.id, async (room): Promise<RestoreAnswer> => {
      const then = await read(room, versionId);
      const row = (await room.history.versions.list()).find(({ id }) => id === versionId);
      if (!row) throw unknown();
      let changed = 0;
      const restored: Restored = {
        versionId,
        at: row.at,
        ...(row.name === undefined ? {} : { name: row.name }),
        ...titleOf(scope, then),
      };
      const before = await stored(
        house.log,
        room.restore(
          (doc) => {
            const planned = planRestore(readJourney(doc).journey, then, scope);
            if (!planned.ok) throw new HttpError(409, planned.why, WHY_NOT[planned.why]);
            changed = planned.plan.changes.length + Object.keys(planned.plan.board).length;
            applyRestore(doc, then, planned.plan, { personId, now: Date.now() });
          },
          restored,
          personId,
        ),
      );
      return { changed, ...(before === undefined ? {} : { before }) };
    });
    return c.json(answer);
  });
}
