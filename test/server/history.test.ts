import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { parseJourneyFile } from '../../shared/files/journey-file.ts';
import { CLOSE } from '../../shared/wire/frames.ts';
import type { ActivityAnswer, RestoreAnswer, VersionsAnswer, VersionSummary } from '../../shared/wire/history.ts';
import { startServer } from '../../server/start.ts';
import { readConfig } from '../../server/config.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import { templateFile, templates } from '../../templates/index.ts';
import { createBoard, type CreatedBoard } from '../support/people.ts';
import { type Running } from '../../server/start.ts';
import { stock, synced, until } from './support.ts';

let running: Running;
let url: string;
let board: CreatedBoard;
let storage: ReturnType<typeof memoryStorage>;
const open: { destroy: () => void }[] = [];

async function serve(): Promise<void> {
  const log = { error: () => undefined };
  const config = readConfig({ PORT: '0', DATA_DIR: '/tmp/journeyboard-history-test' });
  running = await startServer({ ...config, port: 0 }, { templates, templateFile, exporters: {}, log, storage });
  url = `http://127.0.0.1:${running.port}`;
}

beforeEach(async () => {
  storage = memoryStorage();
  await serve();
  board = await createBoard(url, { template: 'online-purchase', locale: 'en' });
});
afterEach(async () => {
  for (const one of open.splice(0)) one.destroy();
  await running.stop();
});

type Role = keyof CreatedBoard['links'];
async function call<T>(path: string, as: string, init: RequestInit = {}): Promise<{ status: number; body: T }> {
  const token = as in board.links ? board.links[as as Role].token : as;
  const answer = await fetch(`${url}/api/boards/${board.id}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await answer.text();
  return { status: answer.status, body: JSON.parse(text) as T };
}
const post = <T>(path: string, as: string, body?: unknown) =>
  call<T>(path, as, { method: 'POST', ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

async function joined(role: Role, name: string): Promise<{ personId: string; session: string }> {
  return (await post<{ personId: string; session: string }>('/join', role, { name })).body;
}

async function person(role: Role, name: string) {
  const { personId, session } = await joined(role, name);
  const doc = new Y.Doc();
  const provider = stock({ url, board: board.id }, session, doc);
  open.push(provider);
  await synced(provider);
  return { personId, session, doc, provider };
}

const cards = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('cards');
const titleOf = (doc: Y.Doc, id: string): string => String(cards(doc).get(id)?.get('title'));
function write(doc: Y.Doc, id: string, title: string): void {
  const text = cards(doc).get(id)?.get('title') as Y.Text;
  doc.transact(() => {
    text.delete(0, text.length);
    text.insert(0, title);
  });
}
const laneOf = (doc: Y.Doc, id: string): string =>
  (cards(doc).get(id)?.get('cell') as { laneId: string } | undefined)?.laneId ?? '';
/** Resolves once the server has what was written here. */
async function heard(doc: Y.Doc): Promise<void> {
  const reader = new Y.Doc();
  const provider = stock({ url, board: board.id }, board.links.view.token, reader);
  await synced(provider);
  await until(reader, () => Buffer.compare(Y.encodeStateVector(reader), Y.encodeStateVector(doc)) === 0);
  provider.destroy();
}

describe('versions', () => {
  it('are saved by name, listed newest first, and read as journey files', async () => {
    const { session, personId, doc } = await person('facilitate', 'Ayşe');
    const saved = await post<VersionSummary>('/versions', session, { name: '  Before the workshop ' });
    expect(saved).toMatchObject({
      status: 201,
      body: { name: 'Before the workshop', why: 'saved', by: { id: personId } },
    });
    const [id = ''] = cards(doc).keys();
    write(doc, id, 'Changed since');
    await heard(doc);
    const second = await post<VersionSummary>('/versions', 'facilitate', { name: 'By a link' });
    expect(second.body.by).toBeUndefined();
    const { body } = await call<VersionsAnswer>('/versions', 'view');
    expect(body.versions.map(({ name }) => name)).toEqual(['By a link', 'Before the workshop']);
    const read = await call<object>(`/versions/${saved.body.id}`, 'view');
    const file = parseJourneyFile(JSON.stringify(read.body));
    expect(file.ok && file.value.cards?.find((card) => card.id === id)?.title).not.toBe('Changed since');
    const now = await call<object>('', 'view');
    expect((await call<object>(`/versions/${second.body.id}`, 'view')).body).toEqual(now.body);
  });

  it('are kept by themselves: the first state of all, and no other within the hour', async () => {
    const { doc } = await person('edit', 'Ben');
    const [id = ''] = cards(doc).keys();
    const first = titleOf(doc, id);
    write(doc, id, 'One');
    await heard(doc);
    write(doc, id, 'Two');
    await heard(doc);
    const { body } = await call<VersionsAnswer>('/versions', 'view');
    expect(body.versions).toMatchObject([{ why: 'edit' }]);
    const file = await call<{ cards: { id: string; title: string }[] }>(`/versions/${body.versions[0]?.id}`, 'view');
    expect(file.body.cards.find((card) => card.id === id)?.title).toBe(first);
  });

  it('[A1] are for facilitators to save and restore, and for everybody to see', async () => {
    const { body } = await post<VersionSummary>('/versions', 'facilitate', { name: 'v' });
    for (const role of ['edit', 'view'] as const) {
      expect((await post('/versions', role, { name: 'x' })).status).toBe(403);
      expect((await post(`/versions/${body.id}/restore`, role)).status).toBe(403);
      expect((await call(`/versions/${body.id}`, role)).status).toBe(200);
    }
    for (const path of ['/versions', `/versions/${body.id}`, '/activity'])
      expect((await call(path, 'nobody')).status).toBe(401);
  });

  it('refuse what is no name, no version and no scope', async () => {
    for (const name of ['', '   ', 'x'.repeat(121), 'a\u0000b', 7, null])
      expect((await post('/versions', 'facilitate', { name })).status).toBe(422);
    expect((await post('/versions', 'facilitate', { name: 'x', bytes: 'y' })).status).toBe(422);
    for (const id of ['AAAAAAAAAAAA', '..%2F..', "a'or'1", '%00', 'A'.repeat(4000)]) {
      expect((await call(`/versions/${id}`, 'view')).status).toBe(404);
      expect((await post(`/versions/${id}/restore`, 'facilitate')).status).toBe(404);
    }
    const { body } = await post<VersionSummary>('/versions', 'facilitate', { name: 'v' });
    for (const scope of ['', 'lane:', 'card:AAAAAAAAAAAA', 'lane:AAAAAAAAAAAA;', { a: 1 }, ['x'], '__proto__'])
      expect((await post(`/versions/${body.id}/restore`, 'facilitate', { scope })).status).toBe(422);
    const gone = await post<{ error: { code: string } }>(`/versions/${body.id}/restore`, 'facilitate', {
      scope: 'lane:AAAAAAAAAAAA',
    });
    expect([gone.status, gone.body.error.code]).toEqual([409, 'not-then']);
    // a version of another board is none of this one
    const other = await createBoard(url, { template: 'blank', locale: 'en' });
    const foreign = await fetch(`${url}/api/boards/${other.id}/versions/${body.id}`, {
      headers: { authorization: `Bearer ${other.links.view.token}` },
    });
    expect(foreign.status).toBe(404);
  });

  it('[D3] a version that cannot be stored is not said to be, and nothing is restored without one', async () => {
    const { doc } = await person('edit', 'Ben');
    const { body } = await post<VersionSummary>('/versions', 'facilitate', { name: 'v' });
    const [id = ''] = cards(doc).keys();
    write(doc, id, 'Mine');
    await heard(doc);
    const save = storage.saveVersion;
    storage.saveVersion = () => Promise.reject(new Error('disk full'));
    expect((await post('/versions', 'facilitate', { name: 'w' })).status).toBe(503);
    expect((await post(`/versions/${body.id}/restore`, 'facilitate')).status).toBe(503);
    expect(titleOf(doc, id)).toBe('Mine');
    storage.saveVersion = save;
    expect((await post(`/versions/${body.id}/restore`, 'facilitate')).status).toBe(200);
  });
});

describe('restoring', () => {
  it('brings a lane back while somebody edits another, and is taken back by one more', async () => {
    const { doc } = await person('edit', 'Ben');
    const { body: version } = await post<VersionSummary>('/versions', 'facilitate', { name: 'v' });
    const [id = ''] = cards(doc).keys();
    const elsewhere = [...cards(doc).keys()].find((other) => laneOf(doc, other) !== laneOf(doc, id)) ?? '';
    const first = titleOf(doc, id);
    write(doc, id, 'In the lane');
    write(doc, elsewhere, 'In another');
    await heard(doc);
    const scope = `lane:${laneOf(doc, id)}`;
    const restored = await post<RestoreAnswer>(`/versions/${version.id}/restore`, 'facilitate', { scope });
    expect(restored).toMatchObject({ status: 200, body: { changed: 1 } });
    await until(doc, () => titleOf(doc, id) === first);
    expect(titleOf(doc, elsewhere)).toBe('In another');
    const again = await post<RestoreAnswer>(`/versions/${restored.body.before}/restore`, 'facilitate', { scope });
    expect(again.body.changed).toBe(1);
    await until(doc, () => titleOf(doc, id) === 'In the lane');
    // nothing to change: nothing kept, nothing told
    const before = (await call<VersionsAnswer>('/versions', 'view')).body.versions.length;
    const none = await post<RestoreAnswer>(`/versions/${restored.body.before}/restore`, 'facilitate', { scope });
    expect(none.body).toEqual({ changed: 0 });
    expect((await call<VersionsAnswer>('/versions', 'view')).body.versions.length).toBe(before);
  });

  it('[J4] brings back what was purged, and outlives the server', async () => {
    const { doc, provider } = await person('edit', 'Ben');
    const { body: version } = await post<VersionSummary>('/versions', 'facilitate', { name: 'v' });
    const [id = ''] = cards(doc).keys();
    const first = titleOf(doc, id);
    const long = Date.now() - 40 * 24 * 60 * 60 * 1000;
    cards(doc).get(id)?.set('deleted', { by: 'x', at: long });
    await heard(doc);
    provider.destroy();
    await running.stop();
    await serve();
    const back = await person('edit', 'Cem');
    expect(cards(back.doc).has(id)).toBe(false);
    await post(`/versions/${version.id}/restore`, 'facilitate');
    await until(back.doc, () => cards(back.doc).has(id));
    expect(titleOf(back.doc, id)).toBe(first);
    expect(cards(back.doc).get(id)?.get('createdBy')).toBe('template');
  });

  it('stays within the board: a deleted board answers nothing', async () => {
    const { body } = await post<VersionSummary>('/versions', 'facilitate', { name: 'v' });
    const { provider } = await person('edit', 'Ben');
    const closed = new Promise<number>((resolve) => provider.on('connection-close', (e) => resolve(e?.code ?? 0)));
    await call('', 'facilitate', { method: 'DELETE' });
    expect(await closed).toBe(CLOSE.notFound);
    expect((await post(`/versions/${body.id}/restore`, 'facilitate')).status).toBe(404);
    expect((await call('/activity', 'view')).status).toBe(404);
  });
});

describe('activity', () => {
  it('tells who changed what, from what to what, also of what was done over HTTP and of restorings', async () => {
    const { doc, personId } = await person('edit', 'Ben');
    const { body: version } = await post<VersionSummary>('/versions', 'facilitate', { name: 'v' });
    const [id = ''] = cards(doc).keys();
    const first = titleOf(doc, id);
    write(doc, id, 'Renamed');
    await heard(doc);
    await call('', 'facilitate', { method: 'PATCH', body: JSON.stringify({ title: 'Other' }) });
    const scope = `lane:${laneOf(doc, id)}`;
    await post(`/versions/${version.id}/restore`, 'facilitate', { scope });
    const { body } = await call<ActivityAnswer>('/activity', 'view');
    expect(body.activity).toMatchObject([
      { restored: { versionId: version.id, name: 'v', scope }, items: [] },
      { items: [{ kind: 'board', field: 'title', after: 'Other' }] },
      {
        by: { id: personId, name: 'Ben' },
        items: [{ kind: 'cards', id, field: 'title', act: 'change', name: first, before: first, after: 'Renamed' }],
      },
    ]);
    expect(body.activity[0]).not.toHaveProperty('by');
    expect(body.next).toBeUndefined();
  });

  it('[D5] outlives compaction and the server, page by page', async () => {
    for (const name of ['Ayşe', 'Ben', 'Cem']) {
      const { doc, provider } = await person('edit', name);
      const [id = ''] = cards(doc).keys();
      write(doc, id, `by ${name}`);
      await heard(doc);
      provider.destroy();
    }
    await running.stop();
    expect((await storage.load(board.id)).entries.length).toBe(0);
    expect(await storage.openActivity(board.id)).toEqual([]);
    await serve();
    const names: unknown[] = [];
    let next: string | undefined = '';
    do {
      const path: string = next === '' ? '/activity?limit=1' : `/activity?limit=1&before=${next}`;
      const { body } = await call<ActivityAnswer>(path, 'view');
      names.push(...body.activity.map(({ by, items }) => [by?.name, items[0]?.after]));
      next = body.next;
    } while (next !== undefined && names.length < 9);
    expect(names).toEqual(['Cem', 'Ben', 'Ayşe'].map((name) => [name, `by ${name}`]));
  });

  it('[D1] is known after a process that ended in the middle', async () => {
    const { doc, personId } = await person('edit', 'Ben');
    const [id = ''] = cards(doc).keys();
    write(doc, id, 'On its way');
    await heard(doc);
    // what a killed process leaves: the row as it was stored with the edit, not told to its end
    const [left] = await storage.openActivity(board.id);
    expect(left).toMatchObject({ personId, open: true });
    await running.stop();
    if (left) await storage.append(board.id, [], [left]);
    await serve();
    const { body } = await call<ActivityAnswer>('/activity', 'view');
    expect(body.activity[0]?.items[0]).toMatchObject({ field: 'title', after: 'On its way' });
    expect(await storage.openActivity(board.id)).toEqual([]);
  });

  it('refuses what is no page', async () => {
    for (const query of [
      'limit=0',
      'limit=201',
      'limit=x',
      'limit=1.5',
      'before=x',
      'before=1-..',
      'before=%00',
      'limit=',
    ])
      expect((await call(`/activity?${query}`, 'view')).status).toBe(422);
  });
});
