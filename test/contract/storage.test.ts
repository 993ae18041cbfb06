import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryStorage } from '../../server/storage/memory.ts';
import type { Storage } from '../../server/storage/port.ts';
import { postgresStorage } from '../../server/storage/postgres.ts';
import { sqliteStorage } from '../../server/storage/sqlite.ts';
import { freshDatabase, HAS_POSTGRES, postgresService, type Service } from '../support/services.ts';

const entry = (...bytes: number[]) => ({ update: Uint8Array.from(bytes), personId: 'p', at: 1 });
const plain = (entries: readonly { seq: number; update: Uint8Array }[]) => entries.map((e) => [e.seq, ...e.update]);

let folder = '';
let postgres: Service | undefined;
const implementations: { name: string; runs: boolean; open: () => Storage | Promise<Storage>; shared: boolean }[] = [
  { name: 'memory', runs: true, open: memoryStorage, shared: false },
  { name: 'SQLite', runs: true, open: () => sqliteStorage(join(folder, 'boards.db')), shared: false },
  {
    name: HAS_POSTGRES ? 'PostgreSQL' : 'PostgreSQL (SKIPPED: PostgreSQL is not installed)',
    runs: HAS_POSTGRES,
    open: async () => postgresStorage(await freshDatabase(postgres?.url ?? '', 'contract')),
    shared: true,
  },
];

beforeAll(async () => {
  if (HAS_POSTGRES) postgres = await postgresService();
}, 60_000);
afterAll(() => postgres?.remove());

describe.each(implementations)('storage on $name', ({ runs, open, shared }) => {
  if (!runs) {
    it.skip('every rule of the port', () => undefined);
    return;
  }
  let storage: Storage;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'journeyboard-'));
    storage = await open();
    await storage.createBoard({ id: 'a', createdAt: 5 }, [{ role: 'edit', epoch: 0 }], entry(1));
  });
  afterEach(async () => {
    await storage.close();
    rmSync(folder, { recursive: true });
  });

  it('[D1] numbers entries without gaps and gives them back in order', async () => {
    const [one, two] = await Promise.all([storage.append('a', [entry(2), entry(3)]), storage.append('a', [entry(4)])]);
    expect([one, two]).toEqual([3, 4]);
    expect(plain((await storage.load('a')).entries)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
  });

  it('[D3] refuses an unknown board without failing others of the same tick', async () => {
    const [good, bad] = await Promise.allSettled([
      storage.append('a', [entry(2)]),
      storage.append('nobody', [entry(9)]),
    ]);
    expect(good).toEqual({ status: 'fulfilled', value: 2 });
    expect(bad.status).toBe('rejected');
    expect(plain((await storage.load('a')).entries)).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('[D5] compaction drops the log up to the snapshot and numbering goes on', async () => {
    await storage.append('a', [entry(2), entry(3)]);
    await storage.compact('a', { seq: 2, bytes: Uint8Array.from([7]) });
    expect(await storage.append('a', [entry(4)])).toBe(4);
    const loaded = await storage.load('a');
    expect([loaded.snapshot?.seq, ...(loaded.snapshot?.bytes ?? [])]).toEqual([2, 7]);
    expect(plain(loaded.entries)).toEqual([
      [3, 3],
      [4, 4],
    ]);
  });

  it('[D5] an older snapshot than the kept one is ignored, and what came after a number is told from there', async () => {
    await storage.append('a', [entry(2), entry(3)]);
    await storage.compact('a', { seq: 2, bytes: Uint8Array.from([7]) });
    await storage.compact('a', { seq: 1, bytes: Uint8Array.from([6]) });
    expect((await storage.load('a')).snapshot?.seq).toBe(2);
    const late = await storage.load('a', 2);
    expect(late.snapshot).toBeUndefined();
    expect(plain(late.entries)).toEqual([[3, 3]]);
    // the log before the snapshot is gone: who is behind it needs the snapshot
    const behind = await storage.load('a', 1);
    expect([...(behind.snapshot?.bytes ?? [])]).toEqual([7]);
    expect(plain(behind.entries)).toEqual([[3, 3]]);
    expect(plain((await storage.load('a', 3)).entries)).toEqual([]);
  });

  it('[D11] tells how far boards are, whether they are deleted, and the epochs of their links', async () => {
    await storage.append('a', [entry(2), entry(3)]);
    await storage.setLink('a', { role: 'edit', epoch: 4 });
    await storage.createBoard({ id: 'b', createdAt: 5 }, [], entry(1));
    await storage.setDeleted('b', 9);
    expect(Object.fromEntries(await storage.heads(['a', 'b', 'nobody']))).toEqual({
      a: { seq: 3, deleted: false, epochs: { edit: 4 } },
      b: { seq: 1, deleted: true, epochs: {} },
    });
    expect((await storage.heads([])).size).toBe(0);
  });

  it('[D1] large and odd bytes come back as they went', async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7 + (i >> 8)) & 255);
    await storage.append('a', [{ update: bytes.subarray(5), personId: 'ş', at: 2 ** 45 }]);
    const [, kept] = (await storage.load('a')).entries;
    expect(Buffer.compare(kept?.update ?? new Uint8Array(), bytes.subarray(5))).toBe(0);
  });

  it('[A1] keeps the first secret that was proposed', async () => {
    const first = await storage.secret(Uint8Array.from([1, 2]));
    expect([...first]).toEqual([1, 2]);
    expect([...(await storage.secret(Uint8Array.from([3, 4])))]).toEqual([1, 2]);
  });

  it.skipIf(!shared)(
    '[D11] two processes that append to the same boards leave no gap and keep their order',
    async () => {
      const other = await postgresStorage(postgres?.url.replace(/\/postgres$/u, '/contract') ?? '');
      await storage.createBoard({ id: 'b', createdAt: 5 }, [], entry(1));
      // boards in either order, many at once: locks taken in different order would stop both
      const rounds = Array.from({ length: 40 }, (_, i) => i);
      await Promise.all(
        rounds.flatMap((i) => [
          storage.append('a', [entry(10, i), entry(11, i)]),
          storage.append('b', [entry(12, i)]),
          other.append('b', [entry(20, i), entry(21, i)]),
          other.append('a', [entry(22, i)]),
        ]),
      );
      for (const board of ['a', 'b']) {
        const { entries } = await other.load(board);
        expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 121 }, (_, i) => i + 1));
        for (const kind of [10, 11, 12, 20, 21, 22]) {
          const turns = entries.filter(({ update }) => update[0] === kind).map(({ update }) => update[1]);
          expect(turns).toEqual(turns.length > 0 ? rounds : []);
        }
      }
      expect((await storage.heads(['a'])).get('a')?.seq).toBe(121);
      await other.close();
    },
  );

  it('[A1] keeps one link a role, the newest', async () => {
    await storage.setLink('a', { role: 'edit', epoch: 1, expires: 9, passwordHash: 'h' });
    expect(await storage.links('a')).toEqual([{ role: 'edit', epoch: 1, expires: 9, passwordHash: 'h' }]);
    expect(await storage.links('nobody')).toEqual([]);
  });

  it('[A4] keeps persons', async () => {
    const person = { id: 'p1', boardId: 'a', name: 'Ayşe', role: 'edit', color: 3, epoch: 0 } as const;
    await storage.addPerson(person);
    expect(await storage.person('p1')).toEqual(person);
    expect(await storage.person('p2')).toBeUndefined();
  });

  it('marks a board deleted and takes it back', async () => {
    await storage.setDeleted('a', 8);
    expect(await storage.board('a')).toEqual({ id: 'a', createdAt: 5, deletedAt: 8 });
    await storage.setDeleted('a', undefined);
    expect(await storage.board('a')).toEqual({ id: 'a', createdAt: 5 });
    await expect(storage.createBoard({ id: 'a', createdAt: 6 }, [], entry(1))).rejects.toThrow();
    await storage.probe();
  });

  const picture = (hash: string, ...bytes: number[]) => ({
    hash,
    type: 'image/png',
    bytes: Uint8Array.from(bytes),
    at: 3,
  });

  it('keeps pictures of a board under their hash, once, and of no other board', async () => {
    await storage.createBoard({ id: 'b', createdAt: 5 }, [], entry(1));
    await storage.putAsset('a', picture('h1', 1, 2, 3));
    await storage.putAsset('a', { ...picture('h1', 9), at: 7 });
    await storage.putAsset('a', picture('h2', 4));
    const found = await storage.asset('a', 'h1');
    expect({ ...found, bytes: [...(found?.bytes ?? [])] }).toEqual({ ...picture('h1'), bytes: [1, 2, 3] });
    for (const hash of ['h3', '', '../h1', "h1' or '1'='1", 'h1\0'])
      expect(await storage.asset('a', hash)).toBeUndefined();
    expect(await storage.asset('b', 'h1')).toBeUndefined();
    expect(await storage.asset('nobody', 'h1')).toBeUndefined();
    expect((await storage.assetSizes('a')).toSorted((x, y) => (x.hash < y.hash ? -1 : 1))).toEqual([
      { hash: 'h1', size: 3, at: 3 },
      { hash: 'h2', size: 1, at: 3 },
    ]);
    await storage.dropAssets('a', ['h1', 'h9']);
    expect((await storage.assetSizes('a')).map(({ hash }) => hash)).toEqual(['h2']);
    await expect(storage.putAsset('nobody', picture('h1', 1))).rejects.toThrow();
  });

  it('[X3] makes a board with its pictures, or not at all', async () => {
    await storage.createBoard({ id: 'b', createdAt: 5 }, [], entry(1), [picture('h1', 1)]);
    expect((await storage.asset('b', 'h1'))?.type).toBe('image/png');
    await expect(storage.createBoard({ id: 'b', createdAt: 6 }, [], entry(1), [picture('h2', 1)])).rejects.toThrow();
    expect(await storage.asset('b', 'h2')).toBeUndefined();
  });

  const row = (id: string, began: number, body = '{}') =>
    ({ id, personId: 'p1', began, until: began + 1, open: false, body }) as const;
  const page = async (...asked: Parameters<Storage['activity']>) =>
    (await storage.activity(...asked)).map(({ id }) => id);

  it('keeps activity with the edits it tells of: both or neither, and beyond the log', async () => {
    const first = { ...row('r1', 10, '{"a":1}'), open: true };
    expect(await storage.append('a', [entry(2)], [first, row('r2', 10), row('r0', 9)])).toBe(2);
    await expect(storage.append('nobody', [entry(2)], [row('r9', 1)])).rejects.toThrow();
    await storage.compact('a', { seq: 2, bytes: Uint8Array.from([7]) });
    expect(await storage.openActivity('a')).toEqual([first]);
    // a row that is there is exchanged, with an edit or without one
    const settled = { ...first, until: 40, open: false, body: '{"a":"\\u0000 ş"}' };
    expect(await storage.append('a', [], [settled])).toBe(2);
    expect(await storage.openActivity('a')).toEqual([]);
    expect((await storage.activity('a', 9)).find(({ id }) => id === 'r1')).toEqual(settled);
    // newest first, and on from where the page before ended
    expect(await page('a', 2)).toEqual(['r2', 'r1']);
    expect(await page('a', 2, { began: 10, id: 'r1' })).toEqual(['r0']);
    expect(await page('a', 2, { began: 9, id: 'r0' })).toEqual([]);
    expect(await page('a', 9, { began: 10, id: "r1' or '1'='1" })).toEqual(['r1', 'r0']);
    expect(await page('nobody', 9)).toEqual([]);
  });

  it('forgets activity that began before an instant, of every board', async () => {
    await storage.createBoard({ id: 'b', createdAt: 5 }, [], entry(1));
    await storage.append('a', [], [row('r1', 9), row('r2', 10)]);
    await storage.append('b', [], [row('r3', 9), row('r4', 11)]);
    await storage.forgetActivity(10);
    expect([await page('a', 9), await page('b', 9)]).toEqual([['r2'], ['r4']]);
  });

  it('exchanges a row that several appends of one tick bring', async () => {
    await Promise.all([
      storage.append('a', [entry(2)], [row('r1', 10, 'one')]),
      storage.append('a', [entry(3)], [row('r1', 10, 'two')]),
    ]);
    expect((await storage.activity('a', 9)).map(({ body }) => body)).toEqual(['two']);
    expect(plain((await storage.load('a')).entries).map(([seq]) => seq)).toEqual([1, 2, 3]);
  });

  it('keeps versions under their ids, of no other board, newest first', async () => {
    const version = (id: string, at: number, name?: string) =>
      ({ id, personId: 'p1', why: name ? 'saved' : 'edit', at, ...(name ? { name } : {}) }) as const;
    await storage.createBoard({ id: 'b', createdAt: 5 }, [], entry(1));
    await storage.saveVersion('a', version('v1', 5), Uint8Array.from([1, 2]));
    await storage.saveVersion('a', version('v2', 9, 'Atölye öncesi'), Uint8Array.from([3]));
    expect(await storage.versions('a')).toEqual([
      { ...version('v2', 9, 'Atölye öncesi'), size: 1 },
      { ...version('v1', 5), size: 2 },
    ]);
    expect([...((await storage.versionBytes('a', 'v1')) ?? [])]).toEqual([1, 2]);
    for (const id of ['v3', '', "v1' or '1'='1", 'v1\0']) expect(await storage.versionBytes('a', id)).toBeUndefined();
    expect(await storage.versionBytes('b', 'v1')).toBeUndefined();
    expect(await storage.versions('b')).toEqual([]);
    await storage.dropVersions('a', ['v1', 'v9']);
    expect((await storage.versions('a')).map(({ id }) => id)).toEqual(['v2']);
    await expect(storage.saveVersion('nobody', version('v1', 5), Uint8Array.from([1]))).rejects.toThrow();
  });

  const dataset = (id: string, at = 5) => ({ id, name: 'Satışlar', personId: 'p1', at });

  it('[N6] keeps a data set in parts, and shows it once it is whole', async () => {
    await storage.createBoard({ id: 'b', createdAt: 5 }, [], entry(1));
    await storage.beginDataset('a', dataset('d1'));
    const large = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7 + (i >> 8)) & 255);
    await storage.putDatasetPart('a', 'd1', 0, 0, large.subarray(5));
    await storage.putDatasetPart('a', 'd1', 0, -1, Uint8Array.from([1]));
    await storage.putDatasetPart('a', 'd1', 1, 0, Uint8Array.from([2]));
    await expect(storage.putDatasetPart('a', 'd1', 1, 0, Uint8Array.from([3]))).rejects.toThrow();
    expect(await storage.datasets('a')).toEqual([]);
    expect(await storage.dataset('a', 'd1')).toBeUndefined();
    await storage.saveDataset('a', 'd1', '{"rows":1}');
    expect(await storage.dataset('a', 'd1')).toEqual({ ...dataset('d1'), info: '{"rows":1}' });
    await storage.saveDataset('a', 'd1', '{"rows":2}');
    await storage.beginDataset('a', dataset('d2', 6));
    await storage.saveDataset('a', 'd2', '{}');
    expect((await storage.datasets('a')).map(({ id, info }) => [id, info])).toEqual([
      ['d2', '{}'],
      ['d1', '{"rows":2}'],
    ]);
    const kept = await storage.datasetPart('a', 'd1', 0, 0);
    expect(Buffer.compare(kept ?? new Uint8Array(), large.subarray(5))).toBe(0);
    expect([...((await storage.datasetPart('a', 'd1', 0, -1)) ?? [])]).toEqual([1]);
    for (const [board, id, column] of [
      ['b', 'd1', 0],
      ['a', 'd9', 0],
      ['a', 'd1', 7],
    ] as const)
      expect(await storage.datasetPart(board, id, column, 0)).toBeUndefined();
    for (const id of ["d1' or '1'='1", 'd1\0', '']) expect(await storage.dataset('a', id)).toBeUndefined();
    await storage.dropDatasetColumn('a', 'd1', 0);
    expect(await storage.datasetPart('a', 'd1', 0, -1)).toBeUndefined();
    expect([...((await storage.datasetPart('a', 'd1', 1, 0)) ?? [])]).toEqual([2]);
    await storage.dropDataset('a', 'd1');
    expect((await storage.datasets('a')).map(({ id }) => id)).toEqual(['d2']);
    expect(await storage.datasetPart('a', 'd1', 1, 0)).toBeUndefined();
    await expect(storage.saveDataset('a', 'd1', '{}')).rejects.toThrow();
    await expect(storage.beginDataset('nobody', dataset('d3'))).rejects.toThrow();
  });

  it('[N6] forgets what was begun and never saved, and nothing else', async () => {
    for (const [id, at] of [
      ['old', 5],
      ['new', 9],
      ['whole', 5],
    ] as const) {
      await storage.beginDataset('a', dataset(id, at));
      for (let part = 0; part < 9; part++) await storage.putDatasetPart('a', id, 0, part, Uint8Array.from([part]));
    }
    await storage.saveDataset('a', 'whole', '{}');
    await storage.sweepDatasets(9);
    expect(await storage.datasetPart('a', 'old', 0, 8)).toBeUndefined();
    await expect(storage.saveDataset('a', 'old', '{}')).rejects.toThrow();
    expect([...((await storage.datasetPart('a', 'new', 0, 8)) ?? [])]).toEqual([8]);
    expect((await storage.datasets('a')).map(({ id }) => id)).toEqual(['whole']);
  });

  it('[J4] forgets boards deleted long ago with all that is theirs, and no other', async () => {
    const person = { id: 'p1', boardId: 'a', name: 'Ayşe', role: 'edit', color: 3, epoch: 0 } as const;
    await storage.addPerson(person);
    await storage.putAsset('a', picture('h1', 1));
    await storage.createBoard({ id: 'b', createdAt: 5 }, [{ role: 'edit', epoch: 0 }], entry(1));
    await storage.createBoard({ id: 'c', createdAt: 5 }, [{ role: 'edit', epoch: 0 }], entry(1));
    await storage.compact('a', { seq: 1, bytes: Uint8Array.from([7]) });
    await storage.append('a', [entry(2)], [row('r1', 10)]);
    await storage.saveVersion('a', { id: 'v1', personId: 'p1', why: 'edit', at: 1 }, Uint8Array.from([1]));
    await storage.beginDataset('a', dataset('d1'));
    await storage.putDatasetPart('a', 'd1', 0, 0, Uint8Array.from([1]));
    await storage.saveDataset('a', 'd1', '{}');
    await storage.setDeleted('a', 8);
    await storage.setDeleted('b', 9);
    expect(await storage.purgeBoards(8)).toEqual(['a']);
    expect(await storage.board('a')).toBeUndefined();
    expect(await storage.links('a')).toEqual([]);
    expect(await storage.person('p1')).toBeUndefined();
    expect(await storage.asset('a', 'h1')).toBeUndefined();
    expect(await storage.datasets('a')).toEqual([]);
    expect(await storage.datasetPart('a', 'd1', 0, 0)).toBeUndefined();
    expect(await storage.activity('a', 9)).toEqual([]);
    expect(await storage.versions('a')).toEqual([]);
    await expect(storage.load('a')).rejects.toThrow();
    expect(await storage.purgeBoards(8)).toEqual([]);
    expect(plain((await storage.load('b')).entries)).toEqual([[1, 1]]);
    expect(plain((await storage.load('c')).entries)).toEqual([[1, 1]]);
  });

  it('keeps slips: one of the same id is there already, or takes its place, and is gone when dropped', async () => {
    const slip = { board: 'a', kind: 'answer', id: 'x', due: 10, body: '{}' };
    expect(await storage.addSlip(slip)).toBe(true);
    expect(await storage.addSlip({ ...slip, body: '{"other":1}' })).toBe(false);
    expect(await storage.slip('a', 'answer', 'x')).toEqual(slip);
    await storage.putSlip({ ...slip, body: '{"other":2}', due: 11 });
    expect(await storage.slips('a', 'answer')).toEqual([{ ...slip, body: '{"other":2}', due: 11 }]);
    expect(await storage.slips('a', 'hook')).toEqual([]);
    await storage.dropSlips('a', 'answer', ['x', 'never']);
    expect(await storage.slip('a', 'answer', 'x')).toBeUndefined();
  });

  it('hands out slips that are due once, and puts them off', async () => {
    const slip = (id: string, due: number) => ({ board: 'a', kind: 'send', id, due, body: id });
    for (const one of [slip('late', 50), slip('first', 1), slip('second', 5)]) await storage.putSlip(one);
    const hands = await Promise.all([storage.takeSlips('send', 20, 99, 10), storage.takeSlips('send', 20, 99, 10)]);
    expect(
      hands
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['first', 'second']);
    expect(await storage.takeSlips('send', 20, 99, 10)).toEqual([]);
    expect((await storage.takeSlips('send', 60, 99, 1)).map(({ id }) => id)).toEqual(['late']);
    await storage.forgetSlips('send', 99);
    expect(await storage.slips('a', 'send')).toHaveLength(3);
    await storage.forgetSlips('send', 100);
    expect(await storage.slips('a', 'send')).toEqual([]);
  });

  it('slips go with their board', async () => {
    await storage.putSlip({ board: 'a', kind: 'hook', id: 'x', due: 0, body: '{}' });
    await storage.setDeleted('a', 1);
    expect(await storage.purgeBoards(2)).toEqual(['a']);
    expect(await storage.slips('a', 'hook')).toEqual([]);
  });
});
