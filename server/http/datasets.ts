import type { Context, Hono } from 'hono';
import { labelOf, questionProblems } from '../../shared/journey/event-funnel.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Problem } from '../../shared/journey/journey.ts';
import {
  ConnectBody,
  type DatasetAnswer,
  type DatasetPassport,
  type DatasetsAnswer,
  FunnelBody,
  type FunnelAnswer,
  type MappingAnswer,
  MappingBody,
  PathsBody,
  type PathsAnswer,
} from '../../shared/wire/datasets.ts';
import { type DatasetInfo, Refused } from '../analytics/desk.ts';
import type { DatasetRow } from '../storage/port.ts';
import { bodyOf } from './body.ts';
import { admitted } from './caller.ts';
import { HttpError, stored } from './errors.ts';
import type { House } from './house.ts';

const MOST_DATASETS = 50;

/** The thread’s reasons in the words of HTTP. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { why, message, problems } = error;
    switch (why) {
      case 'unreadable':
        throw new HttpError(problems[0]?.code === 'file-too-large' ? 413 : 422, 'dataset', message, problems);
      case 'superseded':
        throw new HttpError(409, 'superseded', message);
      case 'busy':
        throw new HttpError(429, 'busy', message);
      case 'aborted':
        throw new HttpError(400, 'aborted', message);
      case 'storage':
        throw new HttpError(503, 'storage', message);
      case 'failed':
        throw new HttpError(500, 'server', message);
      default: {
        const never: never = why;
        throw new Error(`unknown reason ${String(never)}`);
      }
    }
  }
}

async function whoOf(house: House, personId: string): Promise<string | undefined> {
  return (await house.storage.person(personId))?.name;
}

async function answerOf(house: House, row: DatasetRow): Promise<DatasetAnswer> {
  const { engine, imported, table, bytes, mapping, counts } = house.desk.infoOf(row);
  const who = await whoOf(house, row.personId);
  return {
    id: row.id,
    name: row.name,
    at: row.at,
    ...(who === undefined ? {} : { who }),
    engine,
    rowCount: imported?.rowCount ?? counts?.rows ?? 0,
    fileBytes: imported?.fileBytes ?? 0,
    bytes,
    columns: imported?.columns ?? [],
    guess: imported?.guess ?? { source: 'table', properties: [] },
    problems: imported?.problems ?? [],
    ...(mapping ? { mapping } : {}),
    ...(counts ? { counts } : {}),
    ...(table === undefined ? {} : { table }),
  };
}

async function datasetOf(c: Context, house: House, board: string): Promise<{ row: DatasetRow; info: DatasetInfo }> {
  const row = await house.storage.dataset(board, c.req.param('dataset') ?? '');
  if (!row) throw new HttpError(404, 'unknown-dataset', 'There is no such data set on this board');
  return { row, info: house.desk.infoOf(row) };
}

const nameOf = (given: string | undefined): string =>
  (given ?? '')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, 200) || 'events';

interface Asked {
  row: DatasetRow;
  info: DatasetInfo;
  looked: { entities: number; events: number; from: number; to: number };
}

async function passportOf(house: House, { row, info, looked }: Asked, definition: string): Promise<DatasetPassport> {
  const { mapping } = info;
  const entity = mapping ? [mapping.entity].flat().join(' / ') : '';
  return {
    definition,
    source: row.name,
    who: (await whoOf(house, row.personId)) ?? '',
    when: row.at,
    asked: Date.now(),
    unit: mapping?.unit ?? entity,
    n: looked.entities,
    events: looked.events,
    from: looked.events > 0 ? Math.floor(looked.from / 1_000) : null,
    to: looked.events > 0 ? Math.floor(looked.to / 1_000) : null,
    engine: info.engine,
  };
}

/** Names in a question that the data do not know: answered with noughts, and said. */
function unknownNames(info: DatasetInfo, properties: readonly string[]): Problem[] {
  const known = info.mapping?.properties ?? [];
  return properties.flatMap((name) =>
    known.includes(name) ? [] : { where: 'properties', code: 'property-unknown', values: { property: name } },
  );
}

/** Event logs: brought as files or named as tables, mapped, and asked how far people get and which way they go. */
export function datasetRoutes(app: Hono, house: House): void {
  const { desk } = house;

  app.post('/api/boards/:id/datasets', async (c) => {
    const { board, caller } = await admitted(c, house, 'edit');
    const encoding = c.req.header('content-encoding')?.trim().toLowerCase() ?? '';
    if (!['', 'identity', 'gzip', 'x-gzip'].includes(encoding))
      throw new HttpError(415, 'encoding', `Only gzip is unpacked, and this is ${encoding.slice(0, 40)}`);
    if ((await house.storage.datasets(board.id)).length >= MOST_DATASETS)
      throw new HttpError(409, 'datasets-full', `A board may have ${MOST_DATASETS} data sets; delete one first`);
    const { body } = c.req.raw;
    if (!body) throw new HttpError(422, 'dataset', 'There is no file', [{ where: 'file', code: 'table-empty' }]);
    const row = await told(() =>
      desk.bring(
        {
          board: board.id,
          name: nameOf(c.req.query('name')),
          personId: caller.person?.id ?? 'link',
          personalKept: c.req.queries('keep') ?? [],
        },
        body,
      ),
    );
    return c.json((await answerOf(house, row)) satisfies DatasetAnswer, 201);
  });

  app.post('/api/boards/:id/datasets/connect', async (c) => {
    const { board, caller } = await admitted(c, house, 'facilitate');
    const { table, name, unit } = await bodyOf(c, ConnectBody);
    const source = desk.settings.tables.find((one) => one.name === table);
    if (!source) throw new HttpError(404, 'unknown-table', 'The server knows no such table');
    const mapping = MappingBody.parse({
      entity: source.entity,
      time: source.time,
      event: source.event,
      properties: source.properties,
      ...(unit === undefined ? {} : { unit }),
    });
    const row: DatasetRow = {
      id: newId(),
      name: nameOf(name ?? table),
      personId: caller.person?.id ?? 'link',
      at: Date.now(),
      info: JSON.stringify({ engine: 'postgres', table, bytes: 0, mapping } satisfies DatasetInfo),
    };
    const answer = await told(() => desk.ask(desk.sourceOf(board.id, row, mapping), { kind: 'map' }));
    if (answer.kind !== 'map') throw new Error('another question was answered');
    const info: DatasetInfo = { engine: 'postgres', table, bytes: 0, mapping, counts: answer.counts };
    await stored(house.log, house.storage.beginDataset(board.id, row));
    await stored(house.log, house.storage.saveDataset(board.id, row.id, JSON.stringify(info)));
    return c.json(await answerOf(house, { ...row, info: JSON.stringify(info) }), 201);
  });

  app.get('/api/boards/:id/datasets', async (c) => {
    const { board, caller } = await admitted(c, house, 'view');
    const datasets = await Promise.all((await house.storage.datasets(board.id)).map((row) => answerOf(house, row)));
    const importing = [...desk.importing]
      .filter((one) => one.board === board.id)
      .map(({ name, began, bytes, rows }) => ({ name, began, bytes, rows }));
    const tables = caller.role === 'facilitate' ? { tables: desk.settings.tables.map(({ name }) => name) } : {};
    return c.json({ datasets, importing, ...tables } satisfies DatasetsAnswer);
  });

  app.delete('/api/boards/:id/datasets/:dataset', async (c) => {
    const { board } = await admitted(c, house, 'edit');
    const { row } = await datasetOf(c, house, board.id);
    await stored(house.log, house.storage.dropDataset(board.id, row.id));
    return c.json({ ok: true });
  });

  app.put('/api/boards/:id/datasets/:dataset/mapping', async (c) => {
    const { board } = await admitted(c, house, 'edit');
    const { row, info } = await datasetOf(c, house, board.id);
    const asked = await bodyOf(c, MappingBody);
    const guessed = info.imported?.guess.properties ?? info.mapping?.properties ?? [];
    const used = [asked.entity, asked.time, asked.event].flat();
    const properties = asked.properties ?? guessed.filter((name) => !used.includes(name));
    // a table is mapped by whoever runs the server; only its unit is the board’s
    const mapping =
      info.engine === 'postgres' && info.mapping
        ? { ...info.mapping, ...(asked.unit === undefined ? {} : { unit: asked.unit }) }
        : { ...asked, properties };
    const answer = await told(() =>
      desk.ask(desk.sourceOf(board.id, row, mapping), { kind: 'map' }, undefined, c.req.raw.signal),
    );
    if (answer.kind !== 'map') throw new Error('another question was answered');
    const { counts, events, properties: described, problems } = answer;
    if (counts.events === 0)
      throw new HttpError(422, 'dataset', 'No row has all of entity, time and event', [
        { where: 'mapping', code: 'mapping-no-events', values: { rows: counts.rows } },
        ...problems,
      ]);
    await stored(house.log, house.storage.saveDataset(board.id, row.id, JSON.stringify({ ...info, mapping, counts })));
    return c.json({ mapping, counts, events, properties: described, problems } satisfies MappingAnswer);
  });

  app.post('/api/boards/:id/datasets/:dataset/funnel', async (c) => {
    const { board, caller } = await admitted(c, house, 'view');
    const { row, info } = await datasetOf(c, house, board.id);
    const { place, breakdown, ...rest } = await bodyOf(c, FunnelBody);
    const question = { ...rest, ...(breakdown === undefined ? {} : { breakdown: [breakdown].flat() }) };
    const problems = questionProblems(question);
    if (problems.length > 0) throw new HttpError(422, 'invalid', 'The question cannot be answered', problems);
    const answer = await told(() =>
      desk.ask(
        desk.sourceOf(board.id, row, info.mapping),
        { kind: 'funnel', question },
        place && `${board.id} ${caller.person?.id ?? caller.role} ${place}`,
        c.req.raw.signal,
      ),
    );
    if (answer.kind !== 'funnel') throw new Error('another question was answered');
    const { steps, order, entry, windowSeconds, exclusions = [] } = question;
    const used = [...steps, ...exclusions].flatMap(({ where }) => Object.keys(where ?? {}));
    const passport = await passportOf(house, { row, info, looked: answer.looked }, steps.map(labelOf).join(' → '));
    return c.json({
      ...answer.result,
      passport: { ...passport, order, ...(order === 'any' ? {} : { entry }), windowSeconds },
      problems: unknownNames(info, [...new Set([...used, ...(question.breakdown ?? [])])]),
    } satisfies FunnelAnswer);
  });

  app.post('/api/boards/:id/datasets/:dataset/paths', async (c) => {
    const { board, caller } = await admitted(c, house, 'view');
    const { row, info } = await datasetOf(c, house, board.id);
    const { place, ...question } = await bodyOf(c, PathsBody, { whenEmpty: {} });
    const answer = await told(() =>
      desk.ask(
        desk.sourceOf(board.id, row, info.mapping),
        { kind: 'paths', question },
        place && `${board.id} ${caller.person?.id ?? caller.role} ${place}`,
        c.req.raw.signal,
      ),
    );
    if (answer.kind !== 'paths') throw new Error('another question was answered');
    const passport = await passportOf(house, { row, info, looked: answer.looked }, 'directly follows');
    return c.json({ ...answer.result, passport, problems: [] } satisfies PathsAnswer);
  });
}
