import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exporters } from '../../server/http/exporters.ts';
import { journeyOf, parseJourneyFile, writeJourneyFile } from '../../shared/files/journey-file.ts';
import { columnsOf, mapsOf } from '../../shared/journey/columns.ts';
import type { Journey } from '../../shared/journey/journey.ts';
import { templateFile, templates } from '../../templates/index.ts';
import { startTest, type TestServer } from './support.ts';

let server: TestServer;
let board: { id: string; links: Record<'facilitate' | 'edit' | 'contribute' | 'view', { token: string }> };

beforeAll(async () => {
  server = await startTest({ parts: { templates, templateFile, exporters } });
  const body = JSON.stringify({ template: 'online-purchase', locale: 'tr' });
  board = (await (await fetch(`${server.url}/api/boards`, { method: 'POST', body })).json()) as typeof board;
});
afterAll(() => server.stop());

type Role = keyof typeof board.links;
const call = (path: string, role: Role, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}/api/boards/${board.id}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${board.links[role].token}` },
  });
const bring = (query: string, body: string | Uint8Array, role: Role = 'edit'): Promise<Response> =>
  call(`/import?${query}`, role, { method: 'POST', body: typeof body === 'string' ? body : new Uint8Array(body) });

async function now(): Promise<Journey> {
  const parsed = parseJourneyFile(await (await call('', 'view')).text());
  if (!parsed.ok) throw new Error('the board cannot be read');
  return journeyOf(parsed.value);
}

interface Answer {
  mapId: string;
  maps: string[];
  problems: { code: string }[];
}

describe('maps over HTTP', () => {
  it('adds a map from a diagram, and says what it did not know', async () => {
    const answer = await bring('format=mermaid', 'journey\n title Yol\n section A\n Öde: 9: Ayşe\n Al: 2: Ayşe\n');
    expect(answer.status).toBe(201);
    const { mapId, problems } = (await answer.json()) as Answer;
    expect(problems).toMatchObject([{ code: 'mermaid-score' }]);
    const journey = await now();
    expect(mapsOf(journey).map(({ title }) => title)).toEqual(['İnternetten alışveriş', 'Yol']);
    expect(columnsOf(journey, mapId).map(({ title }) => title)).toEqual(['Öde', 'Al']);
    expect([...journey.feelings.values()].filter((one) => one.mapId === mapId).map(({ value }) => value)).toEqual(
      expect.arrayContaining([2, -1]),
    );
  });

  it('[X3] brings a board into itself under new ids, all of it, and changes nothing that was there', async () => {
    const before = await now();
    const answer = (await (await bring('format=json', writeJourneyFile(before))).json()) as Answer;
    const after = await now();
    expect(answer.maps).toHaveLength(mapsOf(before).length);
    expect(after.cards.size).toBe(2 * before.cards.size);
    expect(after.observations.size).toBe(2 * before.observations.size);
    expect(after.funnelSteps.size).toBe(2 * before.funnelSteps.size);
    for (const [id, card] of before.cards) expect(after.cards.get(id)).toEqual(card);
    const known = new Set([...before.stages.keys(), ...before.steps.keys(), ...before.lanes.keys()]);
    for (const [id, { cell }] of after.cards)
      if (!before.cards.has(id)) expect(known.has(cell.columnId) || known.has(cell.laneId)).toBe(false);
  });

  it('takes every format it gives', async () => {
    for (const format of ['csv', 'xlsx', 'md', 'mermaid', 'json']) {
      const file = await (await call(`/export/${format}?lang=tr`, 'view')).arrayBuffer();
      const answer = await bring(`format=${format}&title=x`, new Uint8Array(file));
      expect(answer.status, format).toBe(201);
    }
  });

  it('needs the role, a format that is known and a file that can be read, or nothing is added', async () => {
    const before = (await now()).maps.size;
    const status = async (answer: Promise<Response>): Promise<[number, string]> => {
      const got = await answer;
      return [got.status, ((await got.json()) as { error: { code: string } }).error.code];
    };
    expect(await status(bring('format=csv', 'Stage,A\nActions,x', 'contribute'))).toEqual([403, 'forbidden']);
    expect(await status(bring('format=docx', 'x'))).toEqual([404, 'unknown-format']);
    expect(await status(bring('format=xlsx', 'no zip'))).toEqual([422, 'unreadable-file']);
    expect(await status(bring('format=json', '{}'))).toEqual([422, 'unreadable-file']);
    expect(await status(bring('format=mermaid', 'journey\n section S\n broken'))).toEqual([422, 'unreadable-file']);
    expect((await now()).maps.size).toBe(before);
  });

  it('[A2] adds nothing to a locked board, but for who facilitates', async () => {
    const locked = await startTest({ parts: { templates, templateFile, exporters } });
    try {
      const file = templateFile('blank', 'en');
      const body = JSON.stringify({ board: { ...file, board: { ...file.board, locked: true } } });
      const made = (await (await fetch(`${locked.url}/api/boards`, { method: 'POST', body })).json()) as typeof board;
      const add = async (role: Role): Promise<number> =>
        (
          await fetch(`${locked.url}/api/boards/${made.id}/import?format=csv`, {
            method: 'POST',
            body: 'Stage,A\nActions,x',
            headers: { authorization: `Bearer ${made.links[role].token}` },
          })
        ).status;
      expect(await add('edit')).toBe(403);
      expect(await add('facilitate')).toBe(201);
    } finally {
      await locked.stop();
    }
  });
});

describe('tables over HTTP', () => {
  it('tells days in a time zone and gives the table that was asked for', async () => {
    const numbers = await call('/export/csv?table=numbers&tz=Pacific/Kiritimati&lang=en', 'view');
    expect(numbers.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await numbers.text()).toContain(',Kurgusal örnek veri,Journeyboard,');
    expect((await call('/export/csv?table=nothing', 'view')).status).toBe(422);
    expect((await call('/export/csv?tz=Mars', 'view')).status).toBe(422);
  });
});
