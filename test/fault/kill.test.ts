import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { updateFrame } from '../../server/rooms/frames.ts';
import { addCard, raw, stock, synced, titleOf } from '../server/support.ts';
import { emptyBoard, random, spawnServer } from './spawn.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'journeyboard-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const SEEDS = process.env['LONG'] ? 100 : 8;

const cardId = (seed: number, i: number): string =>
  `card${String(seed).padStart(3, '0')}x${String(i).padStart(4, '0')}`;

describe('[D1] kill -9', () => {
  it(`every acknowledged edit is there after restart, and every edit a peer saw, ${SEEDS} seeds`, async () => {
    let { child, url } = await spawnServer(dataDir);
    const { board, personId, session } = await emptyBoard(url);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const next = random(seed);
      const enough = 1 + Math.floor(next() * 120);
      const watcher = stock({ url, board }, session);
      await synced(watcher);
      const peer = await raw({ url, board }, session, '?ack=1');
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
      watcher.disconnect();
      ({ child, url } = await spawnServer(dataDir));
      const reader = stock({ url, board }, session);
      await synced(reader);
      expect(durable).toBeGreaterThanOrEqual(enough);
      for (let i = 0; i < durable; i++)
        expect(titleOf(reader.doc, cardId(seed, i)), `seed ${seed}`).toBe(`${seed}/${i}`);
      const seen = [...watcher.doc.getMap('cards').keys()];
      expect(
        seen.filter((id) => titleOf(reader.doc, id) === undefined),
        `seed ${seed}`,
      ).toEqual([]);
      reader.destroy();
      watcher.destroy();
    }
    child.kill('SIGKILL');
  });
});
