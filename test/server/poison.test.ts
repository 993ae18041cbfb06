import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { updateFrame } from '../../server/rooms/frames.ts';
import { readJourney } from '../../shared/document/read.ts';
import { writeJourneyFile } from '../../shared/files/journey-file.ts';
import { smallFile } from '../document/board.ts';
import type { CreatedBoard } from '../support/people.ts';
import { addCard, raw, startTest, stock, synced, titleOf, type TestServer } from './support.ts';

let server: TestServer;
let mallory: { personId: string; session: string };
let calm: { personId: string; session: string };
let elsewhere: { url: string; board: string };
let calmCards = 0;

beforeAll(async () => {
  server = await startTest();
  mallory = await server.join('facilitate', 'Mallory');
  const made = await fetch(`${server.url}/api/boards`, {
    method: 'POST',
    body: JSON.stringify({ board: smallFile() }),
  });
  const { id, links } = (await made.json()) as CreatedBoard;
  elsewhere = { url: server.url, board: id };
  const joined = await fetch(`${server.url}/api/boards/${id}/join`, {
    method: 'POST',
    headers: { authorization: `Bearer ${links.edit.token}` },
    body: JSON.stringify({ name: 'Bora' }),
  });
  calm = (await joined.json()) as typeof calm;
});
afterAll(() => server.stop());

const base = async (): Promise<Uint8Array> =>
  (await server.storage.load(server.board)).entries[0]?.update ?? new Uint8Array();

/** The updates a client of the board's document sends for these changes, one for each transaction. */
async function updatesOf(edit: (doc: Y.Doc) => void): Promise<Uint8Array[]> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await base());
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  edit(doc);
  doc.destroy();
  return updates;
}

function nestedMaps(doc: Y.Doc, depth: number): void {
  doc.transact(() => {
    let at: Y.Map<unknown> = doc.getMap('cards');
    for (let i = 0; i < depth; i++) {
      const next = new Y.Map<unknown>();
      at.set('aaaaaaaaaaab', next);
      at = next;
    }
  });
}

const tiny = (doc: Y.Doc): void => {
  for (let i = 0; i < 4_000; i++) doc.getMap('board').set('title', `${i}`);
};

const POISONS: readonly [what: string, make: () => Promise<readonly Uint8Array[]>, code: number | 'asked-again'][] = [
  // each second one alone: what is between never comes
  [
    '2,000 tiny updates with gaps between their clocks',
    async () => (await updatesOf(tiny)).filter((_, i) => i % 2 === 1),
    'asked-again',
  ],
  [
    '20,000 root names',
    async () => [
      Y.mergeUpdates(
        Array.from({ length: 20 }, (_, n) => {
          const doc = new Y.Doc();
          doc.transact(() => {
            for (let i = 0; i < 1_000; i++) doc.getMap(`root${n}x${i}`).set('a', 1);
          });
          return Y.encodeStateAsUpdate(doc);
        }),
      ),
    ],
    4403,
  ],
  ['shared types nested 5,000 deep', () => updatesOf((doc) => nestedMaps(doc, 5_000)), 4403],
  [
    'texts inside texts',
    () =>
      updatesOf((doc) =>
        doc.transact(() => {
          const card = doc.getMap('cards').get('aaaaaaaaaaaa') as Y.Map<unknown>;
          (card.get('title') as Y.Text).insertEmbed(0, new Y.XmlElement('x'));
        }),
      ),
    4403,
  ],
  ['a bigint where a title is', () => updatesOf((doc) => doc.getMap('board').set('title', 2n ** 62n)), 4403],
  [
    'a bigint deep in a plain value',
    () => updatesOf((doc) => doc.getMap('feelings').set('a/b/c', { value: 1, note: [1n] })),
    4403,
  ],
  [
    'an update that is cut after its structs',
    async () => {
      const [update = new Uint8Array()] = await updatesOf((doc) => {
        doc.transact(() => {
          addCard(doc, 'cccccccccccc', mallory.personId, 'half of it');
          (doc.getMap('cards').get('aaaaaaaaaaaa') as Y.Map<unknown>).set('owner', 'x');
          (doc.getMap('cards').get('aaaaaaaaaaaa') as Y.Map<unknown>).delete('kind');
        });
      });
      const ends = (Y.decodeUpdate(update).ds.clients.size > 0 && update.length) || 0;
      expect(ends).toBeGreaterThan(0);
      // without the last bytes, which say what was deleted
      return [update.subarray(0, ends - 3)];
    },
    4400,
  ],
];

describe('[D2] [A2] [J8] poison that is known to break servers', () => {
  it.each(POISONS)('%s is not stored, seen by nobody, and stalls no other room', async (_what, make, code) => {
    const before = await server.storage.load(server.board);
    const updates = await make();
    const peer = await raw(server, mallory.session);
    await peer.next(() => true);
    for (const update of updates) peer.socket.send(updateFrame(update));
    // somebody else at work in another room of the same process
    const other = await raw(elsewhere, calm.session, '?ack=1');
    const doc = new Y.Doc();
    addCard(doc, `calm${String(++calmCards).padStart(8, '0')}`, calm.personId, 'calm');
    other.socket.send(updateFrame(Y.encodeStateAsUpdate(doc)));
    await other.next((f) => f[0] === 100 && f[1] === 1);
    if (code === 'asked-again') {
      const asked = (): number => peer.heard.filter((f) => f[0] === 0 && f[1] === 0).length;
      await peer.next(() => asked() > updates.length / 2);
      peer.socket.terminate();
    } else expect((await peer.closed).code).toBe(code);
    other.socket.terminate();

    const after = await server.storage.load(server.board);
    expect(after.entries).toHaveLength(before.entries.length);
    const replayed = new Y.Doc();
    for (const { update } of after.entries) Y.applyUpdate(replayed, update);
    expect(replayed.store.pendingStructs).toBeNull();
    expect(replayed.store.pendingDs).toBeNull();
    expect([...replayed.share.keys()].toSorted()).toEqual(['board', 'cards']);
    expect(titleOf(replayed, 'cccccccccccc')).toBeUndefined();
    expect(titleOf(replayed, 'aaaaaaaaaaaa')).toBe('first');
    expect(() => writeJourneyFile(readJourney(replayed).journey)).not.toThrow();
    const reader = stock(server, server.token('view'));
    await synced(reader);
    expect(Y.encodeStateVector(reader.doc)).toEqual(Y.encodeStateVector(replayed));
    reader.destroy();
  });
});
