import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { updateFrame } from '../../server/rooms/frames.ts';
import { FILE_FORMAT } from '../../shared/files/journey-file.types.ts';
import { DOCUMENT_VERSION } from '../../shared/journey/versions.ts';
import { addCard, raw, stock, synced, titleOf } from '../server/support.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'journeyboard-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

async function spawnServer(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'server-child.ts')], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { child, url: `http://127.0.0.1:${port}` };
}

async function json<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Small and seeded, so that a failing run can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const cardId = (seed: number, i: number): string =>
  `card${String(seed).padStart(3, '0')}x${String(i).padStart(4, '0')}`;

describe('[D1] kill -9', () => {
  it('every acknowledged edit is there after restart, for many seeds', async () => {
    let { child, url } = await spawnServer();
    const board = {
      id: 'BBBBBBBBBBBB',
      title: 'T',
      locale: 'en',
      timeZone: 'UTC',
      version: DOCUMENT_VERSION,
      defaultView: 'canvas',
    };
    const created = await json<{ id: string; links: { edit: { token: string } } }>(
      await fetch(`${url}/api/boards`, {
        method: 'POST',
        body: JSON.stringify({ board: { format: FILE_FORMAT, version: DOCUMENT_VERSION, board } }),
      }),
    );
    const { personId, session } = await json<{ personId: string; session: string }>(
      await fetch(`${url}/api/boards/${created.id}/join`, {
        method: 'POST',
        headers: { authorization: `Bearer ${created.links.edit.token}` },
        body: JSON.stringify({ name: 'Ayşe' }),
      }),
    );
    for (let seed = 1; seed <= 8; seed++) {
      const next = random(seed);
      const enough = 1 + Math.floor(next() * 120);
      const peer = await raw({ url, board: created.id }, session, '?ack=1');
      let durable = 0;
      peer.socket.on('message', (data: Buffer) => {
        const decoder = decoding.createDecoder(new Uint8Array(data));
        if (decoding.readVarUint(decoder) === 100) durable = decoding.readVarUint(decoder);
        if (durable >= enough) child.kill('SIGKILL');
      });
      const doc = new Y.Doc();
      doc.on('update', (update: Uint8Array) => peer.socket.send(updateFrame(update)));
      let sent = 0;
      const write = (): void => {
        if (peer.socket.readyState !== WebSocket.OPEN) return;
        for (let burst = 1 + Math.floor(next() * 6); burst > 0; burst--)
          addCard(doc, cardId(seed, sent), personId, `${seed}/${sent++}`);
        setImmediate(write);
      };
      write();
      await peer.closed;
      ({ child, url } = await spawnServer());
      const reader = stock({ url, board: created.id }, session);
      await synced(reader);
      expect(durable).toBeGreaterThanOrEqual(enough);
      for (let i = 0; i < durable; i++)
        expect(titleOf(reader.doc, cardId(seed, i)), `seed ${seed}`).toBe(`${seed}/${i}`);
      reader.destroy();
    }
    child.kill('SIGKILL');
  }, 60_000);
});
