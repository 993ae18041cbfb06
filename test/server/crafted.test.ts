import { describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { rule } from '../../server/rooms/guard.ts';
import { Pending } from '../../shared/document/pending.ts';
import { addCard, seed, titleOf } from './support.ts';

const ME = 'pppppppppppp';
type At = readonly [client: number, clock: number];
interface Words {
  origin?: At;
  rightOrigin?: At;
  words: string;
}

/** An update as no honest client writes it: sections of words, given neighbours and all. */
function crafted(sections: readonly { client: number; clock: number; items: readonly Words[] }[]): Uint8Array {
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, sections.length);
  for (const { client, clock, items } of sections) {
    for (const n of [items.length, client, clock]) encoding.writeVarUint(e, n);
    for (const { origin, rightOrigin, words } of items) {
      encoding.writeUint8(e, 4 | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0));
      for (const at of [origin, rightOrigin]) for (const n of at ?? []) encoding.writeVarUint(e, n);
      encoding.writeVarString(e, words);
    }
  }
  encoding.writeVarUint(e, 0);
  return encoding.toUint8Array(e);
}

/** A document of known ids: two cards, `mine` whose title ends at `last`, and one of somebody else. */
function board(): { doc: Y.Doc; last: At; theirs: At } {
  const doc = new Y.Doc();
  doc.clientID = 7;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed()));
  addCard(doc, 'tttttttttttt', 'somebodyelse', 'theirs');
  const lastOf = (): At => {
    const card = doc.getMap('cards').get('tttttttttttt');
    const text = card instanceof Y.Map ? card.get('title') : undefined;
    const id = text instanceof Y.Text ? text._start?.lastId : undefined;
    if (!id) throw new Error('no title');
    return [id.client, id.clock];
  };
  const theirs = lastOf();
  addCard(doc, 'mmmmmmmmmmmm', ME, 'mine');
  const card = doc.getMap('cards').get('mmmmmmmmmmmm');
  const text = card instanceof Y.Map ? card.get('title') : undefined;
  const id = text instanceof Y.Text ? text._start?.lastId : undefined;
  if (!id) throw new Error('no title');
  return { doc, last: [id.client, id.clock], theirs };
}

function outcome(doc: Y.Doc, update: Uint8Array, role: 'edit' | 'contribute' = 'edit'): string {
  const ruling = rule(doc, new Pending(), update, role, ME);
  if (!ruling.ok) return ruling.why;
  if (ruling.empty) return 'empty';
  Y.applyUpdate(doc, ruling.update);
  return doc.store.pendingStructs || doc.store.pendingDs ? 'waiting' : 'ok';
}

describe('[D2] [A2] crafted updates', () => {
  it('words after known words are taken', () => {
    const { doc, last } = board();
    expect(outcome(doc, crafted([{ client: 9, clock: 0, items: [{ origin: last, words: '!' }] }]))).toBe('ok');
    expect(titleOf(doc, 'mmmmmmmmmmmm')).toBe('mine!');
  });

  it('a neighbour that comes later in the same section is missing', () => {
    const { doc } = board();
    const items = [
      { origin: [9, 1] as const, words: 'a' },
      { origin: [9, 0] as const, words: 'b' },
    ];
    expect(outcome(doc, crafted([{ client: 9, clock: 0, items }]))).toBe('missing');
  });

  it('neighbours that wait for each other are missing', () => {
    const { doc, last } = board();
    const update = crafted([
      { client: 10, clock: 0, items: [{ origin: last, rightOrigin: [9, 0], words: 'a' }] },
      { client: 9, clock: 0, items: [{ origin: last, rightOrigin: [10, 0], words: 'b' }] },
    ]);
    expect(outcome(doc, update)).toBe('missing');
  });

  it('neighbours across clients, in whatever order, are found', () => {
    const { doc, last } = board();
    const update = crafted([
      {
        client: 9,
        clock: 0,
        items: [
          { origin: [10, 0], words: 'b' },
          { origin: [10, 1], words: 'd' },
        ],
      },
      {
        client: 10,
        clock: 0,
        items: [
          { origin: last, words: 'a' },
          { origin: [9, 0], words: 'c' },
        ],
      },
    ]);
    expect(outcome(doc, update)).toBe('ok');
    expect(titleOf(doc, 'mmmmmmmmmmmm')).toBe('mineabcd');
  });

  it('two sections of one client are no update', () => {
    const { doc, last } = board();
    const update = crafted([
      { client: 9, clock: 0, items: [{ origin: last, words: 'a' }] },
      { client: 9, clock: 1, items: [{ origin: [9, 0], words: 'b' }] },
    ]);
    expect(outcome(doc, update)).toBe('malformed');
  });

  it('a repeated item with another neighbour or other words changes nothing and waits for nothing', () => {
    const { doc, last } = board();
    const before = Y.encodeStateAsUpdate(doc);
    const [client, clock] = last;
    for (const origin of [[99, 5] as const, [client, clock + 50] as const, last]) {
      expect(outcome(doc, crafted([{ client, clock, items: [{ origin, words: 'X' }] }]))).toBe('empty');
    }
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('words that begin inside known words are judged by where they really go', () => {
    const { doc, last, theirs } = board();
    // claims to stand in my own card; the part that is new would follow the last item of client 7
    const client = last[0];
    const clock = Y.getState(doc.store, client);
    doc.clientID = client;
    const card = doc.getMap('cards').get('tttttttttttt');
    const text = card instanceof Y.Map ? card.get('title') : undefined;
    if (text instanceof Y.Text) text.insert(text.length, 'Z');
    expect(titleOf(doc, 'tttttttttttt')).toBe('theirsZ');
    const update = crafted([{ client, clock, items: [{ origin: last, words: '?!' }] }]);
    expect(outcome(doc, update, 'contribute')).toBe('forbidden');
    expect(theirs[0]).toBe(client);
    expect(titleOf(doc, 'tttttttttttt')).toBe('theirsZ');
  });
});
