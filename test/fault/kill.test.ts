import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { updateFrame } from '../../server/rooms/frames.ts';
import { addCard, raw, stock, synced, titleOf } from '../server/support.ts';
import { emptyBoard, type Joined, random, spawnServer } from './spawn.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'journeyboard-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const SEEDS = process.env['LONG'] ? 100 : 8;

const cardId = (seed: number, i: number): string =>
  `card${String(seed).padStart(3, '0')}x${String(i).padStart(4, '0')}`;

describe('[D1] kill -9', () => {
  it(`every acknowledged edit is there after restart, and every edit a peer saw, ${SEEDS} seeds`, async () => {
    let { child, url } = await spawnServer(dataDir);
    const kept: { joined: Joined; seed: number; durable: number }[] = [];
    const missing = async ({ joined, seed, durable }: (typeof kept)[number], seen: string[]): Promise<string[]> => {
      const reader = stock({ url, board: joined.board }, joined.session);
      await synced(reader);
      const lost = Array.from({ length: durable }, (_, i) => cardId(seed, i)).filter(
        (id, i) => titleOf(reader.doc, id) !== `${seed}/${i}`,
      );
      const unseen = seen.filter((id) => titleOf(reader.doc, id) === undefined);
      reader.destroy();
      reader.doc.destroy();
      return [...lost, ...unseen];
    };
    for (let seed = 1; seed <= SEEDS; seed++) {
      const next = random(seed);
      const enough = 1 + Math.floor(next() * 120);
      const joined = await emptyBoard(url);
      const { board, personId, session } = joined;
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
        for (let burst = 1 + Math.floor(next() * 6); burst > 0 && sent < durable + 300; burst--)
          addCard(doc, cardId(seed, sent), personId, `${seed}/${sent++}`);
        setImmediate(write);
      };
      write();
      await peer.closed;
      watcher.disconnect();
      ({ child, url } = await spawnServer(dataDir));
      expect(durable).toBeGreaterThanOrEqual(enough);
      kept.push({ joined, seed, durable });
      expect(await missing({ joined, seed, durable }, [...watcher.doc.getMap('cards').keys()]), `seed ${seed}`).toEqual(
        [],
      );
      watcher.destroy();
      watcher.doc.destroy();
      doc.destroy();
    }
    // and what was kept once stays so, whatever was killed since
    for (const one of kept) expect(await missing(one, []), `seed ${one.seed}, at the end`).toEqual([]);
    child.kill('SIGKILL');
  });
});
