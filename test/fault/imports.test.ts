import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '../../server/storage/memory.ts';
import { datasetCalls } from '../support/dataset-calls.ts';
import { startTest } from '../server/support.ts';
import { smallDisk } from './small-disk.ts';
import { emptyBoard, killed, spawnServer } from './spawn.ts';

// threads start from source here, each in a second or two
vi.setConfig({ testTimeout: 300_000 });

const HEADER = 'user_id,event,time\n';
const rows = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `u${from + i},see,${1_700_000_000 + from + i}\n`).join('');
const log = (count: number): string => HEADER + rows(0, count);
/** Three columns of two parts each, and the values of one. */
const FILE = log(70_000);

describe('storage that fails while a file is brought', () => {
  it('at any write, full or broken: said with its reason, nothing is listed or left, and the same file is read afterwards', async () => {
    const storage = memoryStorage();
    const server = await startTest({ storage });
    const calls = datasetCalls(server, server.token('edit'));
    const { beginDataset, putDatasetPart, saveDataset, dropDataset } = storage;
    const put = new Map<string, [string, number, number]>();
    let [writes, failing, code] = [0, 0, ''];
    const fails = (): boolean => ++writes === failing;
    const refused = (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
    storage.beginDataset = (...given) => (fails() ? refused() : beginDataset(...given));
    storage.saveDataset = (...given) => (fails() ? refused() : saveDataset(...given));
    storage.putDatasetPart = async (board, id, column, part, bytes) => {
      if (fails()) await refused();
      await putDatasetPart(board, id, column, part, bytes);
      put.set(`${id}/${column}/${part}`, [id, column, part]);
    };
    const left = async (): Promise<number> => {
      const found = await Promise.all([...put.values()].map((of) => storage.datasetPart(server.board, ...of)));
      return found.filter(Boolean).length;
    };
    expect((await calls.bring(FILE)).status).toBe(201);
    const needed = writes;
    expect(needed).toBeGreaterThan(6);
    const whole = await left();
    // each ends a thread and starts another
    for (failing of [1, 2, needed >> 1, needed]) {
      [writes, code] = [0, failing % 2 ? 'ENOSPC' : 'EIO'];
      const { status, body } = await calls.bring(FILE);
      expect([status, body.error?.code], `write ${failing}`).toEqual([503, 'storage']);
      const { datasets, importing } = (await calls.list()).body;
      expect([datasets.length, importing.length], `write ${failing}`).toEqual([1, 0]);
      expect(await left(), `write ${failing}`).toBe(whole);
    }
    // a disk so full that nothing can be deleted either: gone before the next file is read
    [writes, failing] = [0, 4];
    storage.dropDataset = () => refused();
    expect((await calls.bring(FILE)).status).toBe(503);
    expect(await left()).toBeGreaterThan(whole);
    storage.dropDataset = dropDataset;
    failing = 0;
    expect((await calls.bring(FILE)).body.rowCount).toBe(70_000);
    expect(await left()).toBe(whole * 2);
    await server.stop();
  });
});

const partsIn = (folder: string): number => {
  const db = new Database(join(folder, 'journeyboard.db'), { readonly: true });
  const [{ n } = { n: -1 }] = db.prepare<[], { n: number }>('select count(*) as n from dataset_parts').all();
  db.close();
  return n;
};

describe('[D1] kill -9 while a file is brought', () => {
  it('leaves nothing of it to be listed, asked or kept', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'journeyboard-'));
    let { child, url } = await spawnServer(folder);
    const { board, session } = await emptyBoard(url);
    let calls = datasetCalls({ url, board }, session);
    expect((await calls.bring(log(10))).status).toBe(201);
    const whole = partsIn(folder);
    let at = 0;
    const gone = new AbortController();
    const endless = new ReadableStream<Uint8Array>({
      async pull(stream) {
        // the end of the server is not heard of while one block follows the other without a pause
        await new Promise((resolve) => setImmediate(resolve));
        if (gone.signal.aborted) return stream.close();
        stream.enqueue(Buffer.from((at === 0 ? HEADER : '') + rows(at, 20_000)));
        at += 20_000;
      },
    });
    const brought = calls.bring(endless, '', { duplex: 'half', signal: gone.signal } as RequestInit).then(
      () => 'brought',
      () => 'cut off',
    );

    await vi.waitFor(() => expect(partsIn(folder)).toBeGreaterThan(whole + 3), { timeout: 60_000, interval: 50 });

    await killed(child);

    gone.abort();
    expect(await brought).toBe('cut off');

    ({ child, url } = await spawnServer(folder));
    calls = datasetCalls({ url, board }, session);
    const { datasets, importing } = (await calls.list()).body;
    expect([datasets.map(({ rowCount }) => rowCount), importing]).toEqual([[10], []]);
    await vi.waitFor(() => expect(partsIn(folder)).toBe(whole), { timeout: 60_000, interval: 50 });
    expect((await calls.bring(log(20))).status).toBe(201);
    await killed(child);
    rmSync(folder, { recursive: true });
  });
});

const disk = smallDisk();
afterAll(disk.remove);

describe(`[D3] a file that is larger than the disk${disk.missing}`, () => {
  it.skipIf(disk.missing !== '')(
    'is refused while edits still have room, nothing is kept of it, and a smaller one is read afterwards',
    async () => {
      const { child, url } = await spawnServer(disk.folder);
      const { board, session } = await emptyBoard(url);
      const calls = datasetCalls({ url, board }, session);
      const { status, body } = await calls.bring(log(500_000));
      expect([status, body.error?.code]).toEqual([503, 'storage']);
      expect((await calls.list()).body).toMatchObject({ datasets: [], importing: [] });
      expect(partsIn(disk.folder)).toBe(0);
      const added = await fetch(`${url}/api/boards/${board}/import?format=mermaid`, {
        method: 'POST',
        headers: { authorization: `Bearer ${session}` },
        body: 'journey\n  title There is room\n  section See\n    Look: 4: Ayşe\n',
      });
      expect(added.status).toBe(201);
      expect((await calls.bring(log(1_000))).body.rowCount).toBe(1_000);
      await killed(child);
    },
  );
});
