import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { updateFrame } from '../../server/rooms/frames.ts';
import { insertRecord } from '../../shared/document/shape.ts';
import { CLOSE } from '../../shared/wire/frames.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { addCard, raw, startTest, stock, synced, titleOf, type TestServer, until } from './support.ts';

let server: TestServer;
/** What the server holds, as an honest reader sees it. */
let seen: Y.Doc;
let stop = (): void => undefined;
const STAGE = 'stagexxxxxxx';
const OTHERS = 'othersxxxxxx';
const BY_FACILITATOR = 'facilitatorx';

beforeAll(async () => {
  server = await startTest();
  const { personId, session } = await server.join('facilitate', 'Fatma');
  const doc = new Y.Doc();
  const writer = stock(server, session, doc);
  await synced(writer);
  doc.transact(() => {
    insertRecord(doc, 'stages', STAGE, {
      createdBy: personId,
      mapId: 'mapxxxxxxxxx',
      title: 'S',
      order: 'a0',
      tint: 0,
      locked: true,
    });
    addCard(doc, OTHERS, personId, 'not yours');
    addCard(doc, BY_FACILITATOR, personId, 'locked in');
    const card = doc.getMap('cards').get(BY_FACILITATOR) as Y.Map<unknown>;
    card.set('cell', { laneId: 'lanexxxxxxxx', columnId: STAGE });
  });
  seen = new Y.Doc();
  const reader = stock(server, server.token('view'), seen);
  await until(seen, () => titleOf(seen, BY_FACILITATOR) !== undefined);
  stop = () => {
    writer.destroy();
    reader.destroy();
  };
});
afterAll(async () => {
  stop();
  await server.stop();
});

const record = (doc: Y.Doc, kind: string, id: string): Y.Map<unknown> => doc.getMap(kind).get(id) as Y.Map<unknown>;

/** Sends one edit of the server's document through a bare socket, and tells how that ended. */
async function attack(
  role: Role,
  edit: (doc: Y.Doc, personId: string) => void,
): Promise<{ code: number; reason: string }> {
  const { personId, session } = await server.join(role, 'Mallory');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seen));
  const before = Y.encodeStateVector(doc);
  doc.transact(() => edit(doc, personId));
  const { socket, closed } = await raw(server, session);
  socket.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
  return closed;
}

const ATTACKS: readonly [what: string, role: Role, edit: (doc: Y.Doc, me: string) => void][] = [
  ['a viewer who writes', 'view', (doc, me) => addCard(doc, 'newxxxxxxxxx', me, 'n')],
  [
    'a viewer who comments',
    'view',
    (doc, me) =>
      insertRecord(doc, 'comments', 'saidxxxxxxxx', {
        createdBy: me,
        target: `card:${OTHERS}`,
        text: 'x',
        author: 'Mallory',
        at: 1,
      }),
  ],
  [
    'a commenter who moves a card',
    'comment',
    (doc) => record(doc, 'cards', OTHERS).set('cell', { laneId: 'x', columnId: 'y' }),
  ],
  [
    'a contributor who edits another’s card',
    'contribute',
    (doc) => (record(doc, 'cards', OTHERS).get('title') as Y.Text).insert(0, 'z'),
  ],
  [
    'a contributor who deletes a stage',
    'contribute',
    (doc, me) => record(doc, 'stages', STAGE).set('deleted', { by: me, at: 1 }),
  ],
  ['a contributor who takes a stage out whole', 'contribute', (doc) => doc.getMap('stages').delete(STAGE)],
  ['an editor who unlocks', 'edit', (doc) => record(doc, 'stages', STAGE).set('locked', false)],
  ['an editor who takes the lock away', 'edit', (doc) => record(doc, 'stages', STAGE).delete('locked')],
  ['an editor who writes where it is locked', 'edit', (doc) => record(doc, 'cards', BY_FACILITATOR).set('owner', 'x')],
  [
    'an editor who moves a card out of a locked stage',
    'edit',
    (doc) => record(doc, 'cards', BY_FACILITATOR).set('cell', { laneId: 'x', columnId: 'y' }),
  ],
  ['a forged createdBy', 'edit', (doc) => addCard(doc, 'newxxxxxxxxx', 'somebodyelse', 'n')],
  ['a createdBy that is changed', 'facilitate', (doc, me) => record(doc, 'cards', OTHERS).set('createdBy', me)],
  [
    'a comment under another’s name',
    'comment',
    (doc, me) =>
      insertRecord(doc, 'comments', 'saidxxxxxxxx', {
        createdBy: me,
        target: `card:${OTHERS}`,
        text: 'x',
        author: 'Fatma',
        at: 1,
      }),
  ],
  [
    'a reaction of another’s',
    'comment',
    (doc) => doc.getMap('reactions').set('saidxxxxxxxx/somebodyelse', { value: 'love' }),
  ],
  [
    'one forbidden edit inside fifty good ones',
    'contribute',
    (doc, me) => {
      for (let i = 0; i < 50; i++) addCard(doc, `good${i}`.padEnd(12, 'x'), me, `good ${i}`);
      record(doc, 'cards', OTHERS).set('owner', 'x');
    },
  ],
];

describe('[A2] [A3] through a bare socket', () => {
  it.each(ATTACKS)('%s is refused whole with what it was refused for', async (_what, role, edit) => {
    const before = Y.encodeStateAsUpdate(seen);
    const { code, reason } = await attack(role, edit);
    expect(code).toBe(CLOSE.forbidden);
    expect(reason).toMatch(/^\w+\/\w+/u);
    // whoever comes now is told what was there before
    const fresh = new Y.Doc();
    const reader = stock(server, server.token('view'), fresh);
    await synced(reader);
    expect(Y.encodeStateAsUpdate(fresh)).toEqual(before);
    reader.destroy();
  });

  it('[A1] [D9] a session of a renewed link, and a page of another origin, do not get in', async () => {
    const { session } = await server.join('contribute', 'Mallory');
    const renewed = await fetch(`${server.url}/api/boards/${server.board}/links/contribute`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token('facilitate')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ renew: true }),
    });
    expect(renewed.ok).toBe(true);
    expect((await (await raw(server, session)).closed).code).toBe(CLOSE.unauthorised);

    const { session: good } = await server.join('edit', 'Mallory');
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${server.board}`, ['journeyboard', good], {
      origin: 'https://elsewhere.example',
    });
    const code = await new Promise((resolve) => socket.on('close', resolve));
    expect(code).toBe(CLOSE.forbidden);
  });
});
