import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import * as decoding from 'lib0/decoding';
import { updateFrame } from '../../server/rooms/frames.ts';
import { addCard, raw, stock, synced, titleOf, until } from '../server/support.ts';
import { smallDisk } from './small-disk.ts';
import { emptyBoard, killed, spawnServer } from './spawn.ts';

const { folder, missing, remove } = smallDisk();
afterAll(remove);

const cardId = (i: number): string => `card${String(i).padStart(8, '0')}`;

describe(`[D3] a full disk${missing}`, () => {
  it.skipIf(missing !== '')(
    'acknowledges nothing it could not keep, says so, and goes on when there is room again',
    async () => {
      let { child, url } = await spawnServer(folder);
      const { board, personId, session } = await emptyBoard(url);
      const { bavail, bsize } = statfsSync(folder);
      const filler = join(folder, 'filler');
      writeFileSync(filler, Buffer.alloc(bavail * bsize - 600_000, 1));
      const peer = await raw({ url, board }, session, '?ack=1');
      let durable = 0;
      let told: () => void = () => undefined;
      peer.socket.on('message', (data: Buffer) => {
        const decoder = decoding.createDecoder(new Uint8Array(data));
        if (decoding.readVarUint(decoder) === 100) durable = decoding.readVarUint(decoder);
        told();
      });
      const doc = new Y.Doc();
      doc.on('update', (update: Uint8Array) => peer.socket.send(updateFrame(update)));
      // one by one: all at once they would be one commit, which fits or does not
      for (let i = 0; i < 60 && peer.socket.readyState === peer.socket.OPEN; i++) {
        const kept = new Promise<void>((resolve) => (told = () => durable > i && resolve()));
        addCard(doc, cardId(i), personId, `${i} ${'x'.repeat(20_000)}`);
        await Promise.race([kept, peer.closed]);
      }
      expect((await peer.closed).code).toBe(1013);
      expect(durable).toBeGreaterThan(0);
      expect(durable).toBeLessThan(60);
      // whoever comes with an edit now holds it until there is room
      const held = stock({ url, board }, session);
      addCard(held.doc, 'heldheldheld', personId, `held ${'x'.repeat(200_000)}`);
      rmSync(filler);
      await synced(held);
      const reader = stock({ url, board }, session);
      await synced(reader);
      await until(reader.doc, () => titleOf(reader.doc, 'heldheldheld')?.startsWith('held ') ?? false);
      held.destroy();
      reader.destroy();
      await killed(child);
      ({ child, url } = await spawnServer(folder));
      const after = stock({ url, board }, session);
      await synced(after);
      for (let i = 0; i < durable; i++)
        expect(titleOf(after.doc, cardId(i))?.length, `card ${i}`).toBeGreaterThan(20_000);
      expect(titleOf(after.doc, 'heldheldheld')?.length).toBeGreaterThan(200_000);
      after.destroy();
      await killed(child);
    },
  );
});
