import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { presenceFrame, readPresence, updateFrame, type PresenceEntry } from '../../server/rooms/frames.ts';
import { CLOSE, FRAME } from '../../shared/wire/frames.ts';
import { addCard, raw, startTest, stock, titleOf, until, type Raw, type TestServer } from './support.ts';

let server: TestServer;
let ayse: { personId: string; session: string };
let mallory: { personId: string; session: string };
/** Who only listens. */
let witness: Raw;
const AYSE = 1_001;

beforeEach(async () => {
  server = await startTest();
  [ayse, mallory] = [await server.join('edit', 'Ayşe'), await server.join('edit', 'Mallory')];
  witness = await raw(server, (await server.join('view', 'Witness')).session);
});
afterEach(async () => {
  witness.socket.terminate();
  await server.stop();
});

const at = (x: number) => ({ cursor: { x, y: 0 } });
const say = (peer: Raw, client: number, clock: number, state: unknown): void =>
  peer.socket.send(presenceFrame([{ client, clock, state: JSON.stringify(state) }]));

function entriesIn(frame: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== 1) return [];
  return readPresence(decoding.readVarUint8Array(decoder)) ?? [];
}

/** The first entry somebody hears that fits. */
async function heard(peer: Raw, fits: (entry: PresenceEntry) => boolean): Promise<PresenceEntry> {
  const frame = await peer.next((f) => entriesIn(f).some(fits));
  const found = entriesIn(frame).find(fits);
  if (!found) throw new Error('not heard');
  return found;
}
const saysOf = (entry: PresenceEntry) =>
  JSON.parse(entry.state) as { person: { personId: string; name: string; role: string }; cursor: { x: number } };
const isAt = (client: number, x: number) => (entry: PresenceEntry) =>
  entry.client === client && entry.state.includes(`"x":${x},`);

/** All that the witness ever heard under an id. */
const allOf = (client: number): PresenceEntry[] =>
  witness.heard.flatMap(entriesIn).filter((entry) => entry.client === client);

async function bothIn(): Promise<{ a: Raw; m: Raw }> {
  const a = await raw(server, ayse.session);
  say(a, AYSE, 5, at(1));
  await heard(witness, isAt(AYSE, 1));
  const m = await raw(server, mallory.session);
  // the server has heard Mallory out once the witness sees this
  return { a, m };
}

const ATTACKS: readonly [what: string, attack: (m: Raw) => void][] = [
  ['taken away', (m) => say(m, AYSE, 6, null)],
  ['taken away with a clock from the far future', (m) => say(m, AYSE, 2 ** 50, null)],
  ['imitated', (m) => say(m, AYSE, 6, { person: { personId: ayse.personId, name: 'Ayşe' }, ...at(666) })],
  ['frozen by a clock that nobody reaches', (m) => say(m, AYSE, Number.MAX_SAFE_INTEGER, at(666))],
  [
    'told beside one’s own',
    (m) => {
      say(m, 2_002, 1, at(2));
      m.socket.send(
        presenceFrame([
          { client: 2_002, clock: 2, state: JSON.stringify(at(3)) },
          { client: AYSE, clock: 99, state: 'null' },
        ]),
      );
    },
  ],
];

describe('[D8] another’s presence', () => {
  it.each(ATTACKS)('cannot be %s', async (_what, attack) => {
    const { a, m } = await bothIn();
    attack(m);
    // what Mallory may say comes after it, so that the attack has been heard by then
    const own = await raw(server, mallory.session);
    own.socket.send(presenceFrame([{ client: 3_003, clock: 1, state: JSON.stringify(at(4)) }]));
    await heard(witness, isAt(3_003, 4));
    say(a, AYSE, 6, at(7));
    expect(saysOf(await heard(witness, isAt(AYSE, 7))).person.name).toBe('Ayşe');
    expect(
      allOf(AYSE).every(({ state }) => state !== 'null' && saysOf({ client: 0, clock: 0, state }).cursor.x < 10),
    ).toBe(true);
    expect(m.socket.readyState).toBe(m.socket.OPEN);
    for (const each of [a, m, own]) each.socket.terminate();
  });

  it('cannot be taken while they are away for a moment', async () => {
    const { a, m } = await bothIn();
    a.socket.close();
    await heard(witness, ({ client, state }) => client === AYSE && state === 'null');
    say(m, AYSE, 9, at(666));
    say(m, 2_002, 1, at(2));
    await heard(witness, isAt(2_002, 2));
    const back = await raw(server, ayse.session);
    say(back, AYSE, 1, at(8));
    expect(saysOf(await heard(witness, isAt(AYSE, 8))).person.personId).toBe(ayse.personId);
    expect(allOf(AYSE).some((entry) => isAt(AYSE, 666)(entry))).toBe(false);
    for (const each of [m, back]) each.socket.terminate();
  });

  it('a name, colour and role made up on the wire are the server’s own again', async () => {
    const m = await raw(server, mallory.session);
    const forged = { personId: ayse.personId, name: 'Ayşe', color: 9, role: 'facilitate' };
    say(m, 2_002, 1, { person: forged, name: 'Ayşe', user: forged, role: 'facilitate', ...at(5) });
    const entry = await heard(witness, isAt(2_002, 5));
    const { person, ...rest } = saysOf(entry);
    expect(person).toMatchObject({ personId: mallory.personId, name: 'Mallory', role: 'edit' });
    expect(rest).toEqual(at(5));
    m.socket.terminate();
  });

  it('who only has a link is not shown, whatever they say', async () => {
    const link = await raw(server, server.token('facilitate'));
    say(link, 4_004, 1, { person: { name: 'Ghost' }, ...at(1) });
    const m = await raw(server, mallory.session);
    say(m, 2_002, 1, at(2));
    await heard(witness, isAt(2_002, 2));
    expect(allOf(4_004)).toEqual([]);
    for (const each of [link, m]) each.socket.terminate();
  });
});

describe('[D8] an old socket of somebody who came back', () => {
  it('takes nothing of theirs with it when it closes late, and what it still brought is kept', async () => {
    const old = await raw(server, ayse.session);
    say(old, AYSE, 5, at(1));
    await heard(witness, isAt(AYSE, 1));
    // the network changed under her: to the server the old one still stands
    const back = await raw(server, ayse.session, '?ack=1');
    say(back, AYSE, 6, at(2));
    await heard(witness, isAt(AYSE, 2));
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => old.socket.send(updateFrame(update)));
    addCard(doc, 'llllllllllll', ayse.personId, 'on its way through the old one');
    old.socket.terminate();
    const reader = stock(server, mallory.session);
    await until(reader.doc, () => titleOf(reader.doc, 'llllllllllll') !== undefined);
    // said after the close was heard, for that came right behind the card
    const other = new Y.Doc();
    other.on('update', (update: Uint8Array) => back.socket.send(updateFrame(update)));
    addCard(other, 'nnnnnnnnnnnn', ayse.personId, 'by the new one');
    await back.next((frame) => frame[0] === FRAME.acknowledgement && frame[1] === 1);
    say(back, AYSE, 7, at(3));
    expect(saysOf(await heard(witness, isAt(AYSE, 3))).person.name).toBe('Ayşe');
    expect(allOf(AYSE).some(({ state }) => state === 'null')).toBe(false);
    await until(reader.doc, () => titleOf(reader.doc, 'nnnnnnnnnnnn') !== undefined);
    // and when she really leaves she is gone
    back.socket.terminate();
    await heard(witness, ({ client, state }) => client === AYSE && state === 'null');
    reader.destroy();
  });
});

describe('[D8] presence nested 100,000 deep', () => {
  it('ends its sender, and nobody who is there or comes later', async () => {
    const deep = `{"cursor":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const m = await raw(server, mallory.session);
    m.socket.send(presenceFrame([{ client: 2_002, clock: 1, state: deep }]));
    expect((await m.closed).code).toBe(CLOSE.tooLarge);
    // and as deep as fits a frame, in each of its fields
    for (const field of ['cursor', 'selection', 'drag', 'face', 'edit', 'map', 'junk']) {
      const again = await raw(server, mallory.session);
      const state = `{"${field}":${'['.repeat(8_000)}${']'.repeat(8_000)}}`;
      again.socket.send(presenceFrame([{ client: 2_003, clock: 1, state }]));
      const late = await raw(server, (await server.join('view', 'Late')).session);
      const { person } = saysOf(await heard(late, ({ client }) => client === 2_003));
      expect(person.name).toBe('Mallory');
      for (const each of [again, late]) each.socket.terminate();
      await heard(witness, ({ client, state: said }) => client === 2_003 && said === 'null');
      witness.heard.length = 0;
    }
    expect(witness.socket.readyState).toBe(witness.socket.OPEN);
  });
});
