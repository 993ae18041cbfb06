import { describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '../../server/storage/memory.ts';
import { datasetCalls } from '../support/dataset-calls.ts';
import { startTest } from '../server/support.ts';

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
