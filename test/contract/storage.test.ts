import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStorage } from '../../server/storage/memory.ts';
import type { Storage } from '../../server/storage/port.ts';
import { sqliteStorage } from '../../server/storage/sqlite.ts';

const entry = (...bytes: number[]) => ({ update: Uint8Array.from(bytes), personId: 'p', at: 1 });
const plain = (entries: readonly { seq: number; update: Uint8Array }[]) => entries.map((e) => [e.seq, ...e.update]);

let folder = '';
const implementations: [string, () => Storage][] = [
  ['memory', memoryStorage],
  ['sqlite', () => sqliteStorage(join(folder, 'boards.db'))],
];

describe.each(implementations)('storage on %s', (_name, open) => {
  let storage: Storage;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'journeyboard-'));
    storage = open();
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

  it('[J4] forgets boards deleted long ago with all that is theirs, and no other', async () => {
    const person = { id: 'p1', boardId: 'a', name: 'Ayşe', role: 'edit', color: 3, epoch: 0 } as const;
    await storage.addPerson(person);
    await storage.createBoard({ id: 'b', createdAt: 5 }, [{ role: 'edit', epoch: 0 }], entry(1));
    await storage.createBoard({ id: 'c', createdAt: 5 }, [{ role: 'edit', epoch: 0 }], entry(1));
    await storage.compact('a', { seq: 1, bytes: Uint8Array.from([7]) });
    await storage.append('a', [entry(2)]);
    await storage.setDeleted('a', 8);
    await storage.setDeleted('b', 9);
    expect(await storage.purgeBoards(8)).toEqual(['a']);
    expect(await storage.board('a')).toBeUndefined();
    expect(await storage.links('a')).toEqual([]);
    expect(await storage.person('p1')).toBeUndefined();
    await expect(storage.load('a')).rejects.toThrow();
    expect(await storage.purgeBoards(8)).toEqual([]);
    expect(plain((await storage.load('b')).entries)).toEqual([[1, 1]]);
    expect(plain((await storage.load('c')).entries)).toEqual([[1, 1]]);
  });
});
