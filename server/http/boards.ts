import type { Context, Hono } from 'hono';
import type * as Y from 'yjs';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { readJourney } from '../../shared/document/read.ts';
import { rootOf } from '../../shared/document/shape.ts';
import { parseJourneyFile, writeJourneyFile } from '../../shared/files/journey-file.ts';
import type { JourneyFile } from '../../shared/files/journey-file.types.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Journey } from '../../shared/journey/journey.ts';
import {
  CreateBoardBody,
  LinkBody,
  type LinkAnswer,
  type LinksAnswer,
  PatchBoardBody,
  RoleName,
} from '../../shared/wire/api.ts';
import { CLOSE } from '../../shared/wire/frames.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { sameText } from '../access/tokens.ts';
import type { House } from './app.ts';
import { admitted, bearerOf, originOf } from './caller.ts';
import { bodyOf, HttpError } from './errors.ts';

/** What is durable now, read from the open room. */
export async function journeyOfBoard(house: House, id: string): Promise<Journey> {
  const room = await house.registry.room(id);
  try {
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

function fileOf(house: House, body: ReturnType<typeof CreateBoardBody.parse>): JourneyFile {
  if ('board' in body) {
    const parsed = parseJourneyFile(JSON.stringify(body.board));
    if (!parsed.ok) throw new HttpError(422, 'journey-file', 'The journey file cannot be read', parsed.problems);
    return parsed.value;
  }
  const { template, locale = 'en', title } = body;
  const id = template ?? house.templates[0]?.id;
  if (id === undefined || !house.templates.some((t) => t.id === id)) {
    throw new HttpError(422, 'unknown-template', `There is no template named ${id ?? ''}`);
  }
  const file = house.templateFile(id, locale);
  return { ...file, board: { ...file.board, ...(title === undefined ? {} : { title }) } };
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
  app.post('/api/boards', async (c) => {
    const { createToken } = house.config;
    if (createToken !== undefined && !sameText(bearerOf(c) ?? '', createToken)) {
      throw new HttpError(401, 'create-token', 'Creating a board needs the token of this server');
    }
    const file = fileOf(house, await bodyOf(c, CreateBoardBody, {}));
    const id = newId();
    const update = createBoardUpdate({ ...file, board: { ...file.board, id } });
    const at = Date.now();
    await house.storage.createBoard({ id, createdAt: at }, house.access.firstLinks(), {
      update,
      personId: 'template',
      at,
    });
    return c.json({ id, url: `${originOf(c, house)}/b/${id}`, links: await linksOf(c, house, id, 'facilitate') }, 201);
  });

  app.get('/api/boards/:id', async (c) => {
    const { board } = await admitted(c, house, 'view');
    const text = writeJourneyFile(await journeyOfBoard(house, board.id));
    return c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' });
  });

  app.patch('/api/boards/:id', async (c) => {
    const { board, caller } = await admitted(c, house, 'facilitate');
    const fields = await bodyOf(c, PatchBoardBody);
    await edit(house, board.id, caller.person?.id ?? 'link', (doc) => {
      for (const [key, value] of Object.entries(fields)) if (value !== undefined) rootOf(doc, 'board').set(key, value);
    });
    return c.json({ ok: true });
  });

  app.delete('/api/boards/:id', async (c) => {
    const { board } = await admitted(c, house, 'facilitate');
    await house.storage.setDeleted(board.id, Date.now());
    await house.registry.close(board.id, CLOSE.notFound, 'deleted');
    return c.json({ ok: true });
  });

  app.post('/api/boards/:id/undelete', async (c) => {
    const { board } = await admitted(c, house, 'facilitate', true);
    await house.storage.setDeleted(board.id, undefined);
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
    const change = await bodyOf(c, LinkBody, {});
    await house.access.changeLink(board.id, role.data, change);
    // whoever is inside by an old link has to come in again
    if (change.renew) await house.registry.close(board.id, CLOSE.restarting, 'links changed');
    return c.json({ links: await linksOf(c, house, board.id, caller.role) } satisfies LinksAnswer);
  });
}
