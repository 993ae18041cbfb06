import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import * as Y from 'yjs';
import { Registry } from '../../server/rooms/registry.ts';
import { sqliteStorage } from '../../server/storage/sqlite.ts';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { row } from './figures.ts';
import { crowded } from './opening.ts';

const CARDS = 5_000;
const EDITS = 100_000;
const BOARD = 'BBBBBBBBBBBB';
/** People who make them, each on a page of their own: the log is written by many clients. */
const PAGES = 20;

/** Edits as people make them: words typed in a title, a card moved, a field set. */
function edit(doc: Y.Doc, i: number): void {
  const card = doc.getMap<Y.Map<unknown>>('cards').get(`BENCH${String((i * 37) % CARDS).padStart(7, '0')}`);
  const title = card?.get('title');
  if (i % 5 === 0) card?.set('order', `b${i}`);
  else if (i % 5 === 1) card?.set('owner', `Team ${i % 90}`);
  else if (title instanceof Y.Text) {
    if (i % 5 === 4 && title.length > 60) title.delete(10, 8);
    else title.insert(title.length, 'abc ');
  }
}

const ms = (from: number): string => `${(performance.now() - from).toFixed(0)} ms`;
const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

/** How long the first to come waits for a room that nobody has open, by its whole log and by its snapshot. */
export async function figures(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-bench-'));
  const storage = sqliteStorage(join(folder, 'journeyboard.db'));
  const first = createBoardUpdate(crowded(CARDS));
  await storage.createBoard({ id: BOARD, createdAt: 1 }, [], { update: first, personId: 'template', at: 1 });
  const pages = Array.from({ length: PAGES }, () => new Y.Doc());
  for (const doc of pages) Y.applyUpdate(doc, first);
  let written: Uint8Array[] = [];
  for (const doc of pages) doc.on('update', (update: Uint8Array) => written.push(update));
  for (let i = 0; i < EDITS; i++) {
    const doc = pages[i % PAGES];
    if (doc) edit(doc, i);
    if (written.length < 500) continue;
    const entries = written.map((update) => ({ update, personId: 'p', at: 1 }));
    written = [];
    await storage.append(BOARD, entries);
  }
  const opened = async (name: string): Promise<void> => {
    const registry = new Registry(storage);
    const began = performance.now();
    const room = await registry.room(BOARD);
    const told = ms(began);
    const raw = Y.encodeStateAsUpdate(room.document).length;
    // closing keeps a snapshot
    await registry.stop();
    const kept = (await storage.load(BOARD)).snapshot?.bytes.length ?? 0;
    row(name, { opened: told, document: kb(raw), snapshot: kb(kept), share: `${((100 * kept) / raw).toFixed(0)} %` });
  };
  await opened(`cold, log of ${EDITS} edits`);
  await opened('cold, from its snapshot');
  await storage.close();
  rmSync(folder, { recursive: true });
}
