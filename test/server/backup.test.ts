import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { updateFrame } from '../../server/rooms/frames.ts';
import { type Running, startServer } from '../../server/start.ts';
import { backUp } from '../../server/storage/backup.ts';
import { templateFile, templates } from '../../templates/index.ts';
import { createBoard } from '../support/people.ts';
import { addCard, raw, stock, synced, titleOf, until } from './support.ts';

const folders: string[] = [];
const servers: Running[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'journeyboard-'));
  folders.push(made);
  return made;
};
async function serve(dataDir: string): Promise<string> {
  const log = { error: () => undefined, info: () => undefined };
  const parts = { templates, templateFile, exporters: {}, log };
  const running = await startServer({ ...readConfig({ DATA_DIR: dataDir }), port: 0 }, parts);
  servers.push(running);
  return `http://127.0.0.1:${running.port}`;
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const each of folders.splice(0)) rmSync(each, { recursive: true });
});

const card = (i: number): string => `card${String(i).padStart(8, '0')}`;

describe('a backup', () => {
  it('of a running server holds what was acknowledged, with links and sessions, and browsers bring the rest', async () => {
    const dataDir = folder();
    const url = await serve(dataDir);
    const board = await createBoard(url, { template: 'blank' });
    const joined = await fetch(`${url}/api/boards/${board.id}/join`, {
      method: 'POST',
      headers: { authorization: `Bearer ${board.links.edit.token}` },
      body: JSON.stringify({ name: 'Ayşe' }),
    });
    const { session, personId } = (await joined.json()) as { session: string; personId: string };
    const peer = await raw({ url, board: board.id }, session, '?ack=1');
    const mine = new Y.Doc();
    mine.on('update', (update: Uint8Array) => peer.socket.send(updateFrame(update)));
    for (let i = 0; i < 60; i++) addCard(mine, card(i), personId, `${i}`);
    await peer.next((f) => f[0] === 100 && f[1] === 60);
    // others write while it is made
    for (let i = 60; i < 100; i++) addCard(mine, card(i), personId, `${i}`);
    const copy = join(folder(), 'of today');
    expect(backUp(dataDir, copy).bytes).toBeGreaterThan(0);
    await peer.next((f) => f[0] === 100 && f[1] === 100);
    expect(() => backUp(dataDir, copy)).toThrow(/already/);
    peer.socket.terminate();

    const again = await serve(copy);
    const reader = stock({ url: again, board: board.id }, session);
    await synced(reader);
    for (let i = 0; i < 60; i++) expect(titleOf(reader.doc, card(i))).toBe(`${i}`);
    const link = await fetch(`${again}/api/boards/${board.id}`, {
      headers: { authorization: `Bearer ${board.links.view.token}` },
    });
    expect(link.status).toBe(200);
    // a browser that was open all the while sends what the backup does not hold
    const open = stock({ url: again, board: board.id }, session, mine);
    await until(reader.doc, () => titleOf(reader.doc, card(99)) === '99');
    for (const each of [reader, open]) each.destroy();
  });

  it('of a folder without boards is none', () => {
    const target = join(folder(), 'nothing');
    expect(() => backUp(folder(), target)).toThrow(/no journeyboard.db/);
    expect(existsSync(target)).toBe(false);
  });
});
