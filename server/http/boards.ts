import type { Context, Hono } from 'hono';
import type * as Y from 'yjs';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { readJourney } from '../../shared/document/read.ts';
import { rootOf } from '../../shared/document/shape.ts';
import { checkJourneyFile, writeJourneyFile } from '../../shared/files/journey-file.ts';
import type { JourneyFile } from '../../shared/files/journey-file.types.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Journey, Problem } from '../../shared/journey/journey.ts';
import {
  CreateBoardBody,
  LinkBody,
  PICTURE_LIMITS,
  type LinkAnswer,
  type LinksAnswer,
  PatchBoardBody,
  RoleName,
} from '../../shared/wire/api.ts';
import { CLOSE, LIMITS } from '../../shared/wire/frames.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { sameText } from '../access/tokens.ts';
import type { House } from './house.ts';
import { addressOf, newBoards } from './address.ts';
import { admitted, bearerOf, originOf } from './caller.ts';
import { bodyOf } from './body.ts';
import { HttpError, stored } from './errors.ts';
import { picturesFor, rowsOf } from './pictures.ts';

/** What is durable now, read from the open room. */
export async function journeyOfBoard(house: House, id: string): Promise<Journey> {
  const room = await house.registry.room(id);
  try {
    // what was just written through another process counts too
    await room.catchUp();
    return readJourney(room.document).journey;
  } finally {
    void house.registry.release(id);
  }
}

async function linksOf(c: Context, house: House, id: string, role: Role): Promise<Partial<Record<Role, LinkAnswer>>> {
  const links = await house.access.linksFor(id, role);
  const origin = originOf(c, house);
  return Object.fromEntries(
    links.map((l) => [
      l.role,
      {
        token: l.token,
        url: `${origin}/b/${id}#${l.token}`,
        ...(l.expires === undefined ? {} : { expires: l.expires }),
        ...(l.passwordHash === undefined ? {} : { password: true }),
      },
    ]),
  );
}

/** A journey file of thousands of cards, with its pictures in base64; the board it makes has to fit into one frame of the wire. */
const LARGEST_FILE = LIMITS.documentFrame + (PICTURE_LIMITS.board * 4) / 3;

/** What the board is made of, and what was found amiss in it and kept all the same. */
function fileOf(
  house: House,
  body: ReturnType<typeof CreateBoardBody.parse>,
): { file: JourneyFile; problems: readonly Problem[] } {
  if (body.board !== undefined) {
    const checked = checkJourneyFile(body.board);
    if (checked.ok) return { file: checked.value, problems: checked.problems };
    const { where, code } = checked.problems[0] ?? { where: 'file', code: 'unreadable' };
    throw new HttpError(422, 'journey-file', `The journey file cannot be read: ${where}, ${code}`, checked.problems);
  }
  const { template, locale = 'en', title } = body;
  const id = template ?? house.templates[0]?.id;
  if (id === undefined || !house.templates.some((t) => t.id === id)) {
    throw new HttpError(422, 'unknown-template', `There is no template named ${id ?? ''}`);
  }
  const file = house.templateFile(id, locale);
  return { file: { ...file, board: { ...file.board, ...(title === undefined ? {} : { title }) } }, problems: [] };
}

async function edit(house: House, id: string, personId: string, change: (doc: Y.Doc) => void): Promise<void> {
  const room = await house.registry.room(id);
  try {
    await room.write(change, personId);
  } finally {
    void house.registry.release(id);
  }
}

export function boardRoutes(app: Hono, house: House): void {
  const limits = newBoards();

  app.post('/api/boards', async (c) => {
    const { createToken, trustProxy } = house.config;
    const address = addressOf(c, trustProxy);
    limits.check(c, address);
    if (createToken !== undefined && !sameText(bearerOf(c) ?? '', createToken)) {
      limits.spend(address);
      throw new HttpError(401, 'create-token', 'Creating a board needs the token of this server');
    }
    const { file, problems } = fileOf(house, await bodyOf(c, CreateBoardBody, { whenEmpty: {}, max: LARGEST_FILE }));
    const { rows, problems: refused } = rowsOf(file, Date.now());
    if (refused.length > 0)
      throw new HttpError(422, 'journey-file', 'The journey file holds what is no picture', refused);
    const id = newId();
    const update = createBoardUpdate({ ...file, board: { ...file.board, id } });
    if (update.length > LIMITS.documentFrame)
      throw new HttpError(413, 'too-large', 'The board would be larger than a board may be');
    const at = Date.now();
    const first = { update, personId: 'template', at };
    await stored(house.log, house.storage.createBoard({ id, createdAt: at }, house.access.firstLinks(), first, rows));
    if (createToken === undefined) limits.spend(address);
    const links = await linksOf(c, house, id, 'facilitate');
    return c.json(
      { id, url: `${originOf(c, house)}/b/${id}`, links, ...(problems.length > 0 ? { problems } : {}) },
      201,
    );
  });

  app.get('/api/boards/:id', async (c) => {
    const { board } = await admitted(c, house, 'view');
    const journey = await journeyOfBoard(house, board.id);
    const text = writeJourneyFile(journey, await picturesFor(house.storage, board.id, journey));
    return c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' });
  });

  app.patch('/api/boards/:id', async (c) => {
    const { board, caller } = await admitted(c, house, 'facilitate');
    const fields = await bodyOf(c, PatchBoardBody);
    await stored(
      house.log,
      edit(house, board.id, caller.person?.id ?? 'link', (doc) => {
        for (const [key, value] of Object.entries(fields))
          if (value !== undefined) rootOf(doc, 'board').set(key, value);
      }),
    );
    return c.json({ ok: true });
  });

  app.delete('/api/boards/:id', async (c) => {
    const { board } = await admitted(c, house, 'facilitate');
    await stored(house.log, house.storage.setDeleted(board.id, Date.now()));
    await house.registry.shut(board.id, CLOSE.notFound, 'deleted');
    return c.json({ ok: true });
  });

  app.post('/api/boards/:id/undelete', async (c) => {
    const { board } = await admitted(c, house, 'facilitate', true);
    await stored(house.log, house.storage.setDeleted(board.id, undefined));
    return c.json({ ok: true });
  });

  app.get('/api/boards/:id/links', async (c) => {
    const { board, caller } = await admitted(c, house, 'view');
    return c.json({ links: await linksOf(c, house, board.id, caller.role) } satisfies LinksAnswer);
  });

  app.post('/api/boards/:id/links/:role', async (c) => {
    const { board, caller } = await admitted(c, house, 'facilitate');
    const role = RoleName.safeParse(c.req.param('role'));
    if (!role.success) throw new HttpError(404, 'unknown-role', 'There is no such role');
    const change = await bodyOf(c, LinkBody, { whenEmpty: {} });
    await stored(house.log, house.access.changeLink(board.id, role.data, change));
    // whoever is inside by an old link has to come in again, and by one whose time was changed as well
    if (change.renew || change.expires !== undefined)
      await house.registry.shut(board.id, CLOSE.restarting, 'links changed');
    return c.json({ links: await linksOf(c, house, board.id, caller.role) } satisfies LinksAnswer);
  });
}
