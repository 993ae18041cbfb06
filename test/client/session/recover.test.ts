import { WebSocket } from 'ws';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BoardSession, connectBoard } from '../../../client/session/connect.ts';
import { joinBoard } from '../../../client/session/join.ts';
import type { Membership } from '../../../client/session/membership.ts';
import type { SocketClass } from '../../../client/session/socket.ts';
import type { Value } from '../../../client/session/value.ts';
import type { KeptAside } from '../../../shared/document/replay.ts';
import { newId } from '../../../shared/journey/ids.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { startTest, type TestServer } from '../../server/support.ts';

// the class of ws has all a browser's has that the session uses
const Socket = WebSocket as unknown as SocketClass;
let server: TestServer;
let open: BoardSession[];
beforeEach(async () => {
  server = await startTest();
  open = [];
});
afterEach(async () => {
  for (const session of open) session.destroy();
  await server.stop();
});

/** A network that can be cut: what is sent without one is sent when it comes back. */
function cutting() {
  let isCut = false;
  const sockets = new Set<WebSocket>();
  class Cut extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(isCut ? 'ws://127.0.0.1:1' : url, protocols);
      this.on('error', () => undefined);
      sockets.add(this);
    }
  }
  return {
    Socket: Cut as unknown as SocketClass,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.terminate();
    },
    mend() {
      isCut = false;
    },
  };
}
async function member(role: Role, name: string): Promise<Membership> {
  const joined = await joinBoard({ boardId: server.board, token: server.token(role), name }, server.url);
  if (!joined.ok) throw new Error(joined.why);
  return joined.membership;
}
function enter(membership: Membership, with_: SocketClass = Socket): BoardSession {
  const session = connectBoard(membership, { server: server.url.replace('http', 'ws'), Socket: with_, store: false });
  open.push(session);
  return session;
}
function until(value: Pick<Value<unknown>, 'subscribe'>, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = value.subscribe(check);
    function check(): void {
      if (!holds()) return;
      stop();
      resolve();
    }
    check();
  });
}
const isSaved = (session: BoardSession) => until(session.saved, () => session.saved.get() === 'saved');

it('[A3] of fifty edits made offline forty-nine come home and the forbidden one is kept aside', async () => {
  const ayse = enter(await member('facilitate', 'Ayşe'));
  await isSaved(ayse);
  const mapId = newId();
  const [stage, lane, other] = [newId(), newId(), newId()];
  ayse.port.run([
    { type: 'addMap', id: mapId, title: 'M' },
    { type: 'addStage', id: stage, mapId, title: 'S' },
    { type: 'addLane', id: lane, mapId, kind: 'actions', title: '' },
    { type: 'addLane', id: other, mapId, kind: 'actions', title: '' },
    {
      type: 'addCards',
      cell: { laneId: other, columnId: stage },
      cards: [{ id: 'sharedsharedx'.slice(0, 12), kind: 'action', title: 'ab' }],
    },
  ]);
  await isSaved(ayse);

  const net = cutting();
  const who = await member('edit', 'Ben');
  const ben = enter(who, net.Socket);
  await isSaved(ben);
  net.cut();
  await until(ben.saved, () => ben.saved.get() !== 'saved');
  const shared = ben.port.text('sharedsharedx'.slice(0, 12), 'title');
  shared?.edit(1, 0, 'Ben');
  for (let i = 0; i < 48; i++) {
    const cell = { laneId: other, columnId: stage };
    ben.port.run({ type: 'addCards', cell, cards: [{ id: newId(), kind: 'action', title: `good ${i}` }] });
  }
  const bad = { laneId: lane, columnId: stage };
  ben.port.run({ type: 'addCards', cell: bad, cards: [{ id: newId(), kind: 'pain', title: 'too late' }] });
  // meanwhile the lane is locked, and somebody writes on the same card
  ayse.port.run({ type: 'setLane', id: lane, fields: { locked: true } });
  ayse.port.text('sharedsharedx'.slice(0, 12), 'title')?.edit(2, 0, 'Ayşe');
  await isSaved(ayse);
  net.mend();
  await until(ben.phase, () => ben.phase.get().at === 'closed');
  expect(ben.phase.get()).toMatchObject({ code: 4403 });
  const titles = (session: BoardSession) => [...session.port.records().cards.values()].map((card) => card.title);
  // nothing of a refused frame is stored
  expect(titles(ayse)).not.toContain('good 0');

  let aside: readonly KeptAside[] = [];
  await ben.recover((kept) => (aside = kept));
  expect(aside).toHaveLength(1);
  expect(aside[0]).toMatchObject({ kind: 'cards', act: 'add', why: 'locked', fields: { title: 'too late' } });
  await until(ayse.port, () => titles(ayse).filter((title) => title.startsWith('good')).length === 48);
  expect(new Set(titles(ayse)).size).toBe(titles(ayse).length);
  expect(titles(ayse)).not.toContain('too late');
  // both wrote in one title, and both words are there
  expect(titles(ayse)).toContain('aBenbAyşe');

  const again = enter(who);
  await isSaved(again);
  expect(titles(again).toSorted()).toEqual(titles(ayse).toSorted());
});

it('[A3] what was already done again is not done twice, and a record that may not be changed keeps what it said', async () => {
  const ayse = enter(await member('facilitate', 'Ayşe'));
  const [mapId, stage, lane, card] = [newId(), newId(), newId(), newId()];
  ayse.port.run([
    { type: 'addMap', id: mapId, title: 'M' },
    { type: 'addStage', id: stage, mapId, title: 'S' },
    { type: 'addLane', id: lane, mapId, kind: 'actions', title: '' },
    {
      type: 'addCards',
      cell: { laneId: lane, columnId: stage },
      cards: [{ id: card, kind: 'action', title: 'first' }],
    },
  ]);
  await isSaved(ayse);
  const net = cutting();
  const ben = enter(await member('contribute', 'Ben'), net.Socket);
  await isSaved(ben);
  net.cut();
  await until(ben.saved, () => ben.saved.get() !== 'saved');
  const own = newId();
  ben.port.run([
    {
      type: 'addNotes',
      notes: [{ id: own, kind: 'sticky', at: { x: 0, y: 0 }, size: { width: 9, height: 9 }, text: 'mine', tint: 2 }],
    },
    { type: 'setCard', id: card, fields: { owner: 'Ben', title: 'first, but better' } },
  ]);
  net.mend();
  await until(ben.phase, () => ben.phase.get().at === 'closed');
  const asides: (readonly KeptAside[])[] = [];
  for (let i = 0; i < 2; i++) await ben.recover((kept) => asides.push(kept));
  for (const aside of asides) {
    expect(aside).toMatchObject([
      {
        kind: 'cards',
        id: card,
        act: 'change',
        why: 'role',
        fields: { owner: 'Ben', title: 'first, but better' },
      },
    ]);
  }
  await until(ayse.port, () => ayse.port.records().notes.has(own));
  expect([...ayse.port.records().notes.values()].map((note) => note.text)).toEqual(['mine']);
  expect(ayse.port.records().cards.get(card)).toMatchObject({ title: 'first' });
  expect(ayse.port.records().cards.get(card)?.owner).toBeUndefined();
});
