import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { Connection, type Outlet } from '../../server/rooms/connection.ts';
import { KEEP_ALIVE, presenceFrame, step1Frame, updateFrame } from '../../server/rooms/frames.ts';
import { Registry } from '../../server/rooms/registry.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import { openBoard } from '../../shared/document/connect.ts';
import { readJourney } from '../../shared/document/read.ts';
import { insertRecord, isPlainKind, KINDS, rootOf } from '../../shared/document/shape.ts';
import { isTalk } from '../../shared/journey/journey.ts';
import type { JourneyFile } from '../../shared/files/journey-file.types.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { smallFile } from '../document/board.ts';

const SEEDS = process.env['LONG'] ? 60 : 6;
const FRAMES = process.env['LONG'] ? 2_000 : 400;
const BOARD = 'BBBBBBBBBBBB';

function random(seed: number): (below: number) => number {
  let state = seed * 7919 + 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A socket that swallows what it is told and remembers how it was closed. */
function deaf(): { socket: WebSocket; outlet: Outlet; closed: () => number | undefined } {
  let code: number | undefined;
  const socket = {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    on: () => undefined,
    send: () => undefined,
    ping: () => undefined,
    terminate: () => undefined,
    close: (given: number) => {
      code ??= given;
      socket.readyState = 3;
    },
  };
  const outlet = { writableLength: 0, write: () => true };
  return { socket: socket as unknown as WebSocket, outlet, closed: () => code };
}

const stateOf = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));

/** The small file as the first update of a board, with the same bytes in each run. */
function baseUpdate(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const file: JourneyFile = smallFile();
  doc.transact(() => {
    for (const [field, value] of Object.entries(file.board)) rootOf(doc, 'board').set(field, value);
    for (const kind of KINDS) {
      if (isTalk(kind) || isPlainKind(kind)) continue;
      for (const record of file[kind] ?? []) insertRecord(doc, kind, record.id, { ...record });
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

/** True frames of a client at work, to be damaged. */
function material(base: Uint8Array, personId: string): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 1_000_000_007;
  Y.applyUpdate(doc, base);
  const frames: Uint8Array[] = [step1Frame(doc), step1Frame(new Y.Doc()), updateFrame(base), KEEP_ALIVE];
  doc.on('update', (update: Uint8Array) => frames.push(updateFrame(update)));
  const port = openBoard(doc, { personId });
  const [lane = ''] = port.records().lanes.keys();
  const [column = ''] = port.records().stages.keys();
  const [card = ''] = port.records().cards.keys();
  port.run({
    type: 'addCards',
    cell: { laneId: lane, columnId: column },
    cards: [{ id: 'cccccccccccc', kind: 'action', title: 'New' }],
  });
  port.text('cccccccccccc', 'title')?.edit(1, 1, 'EW');
  port.run({ type: 'setCard', id: card, fields: { owner: 'Ayşe', tags: ['a', 'b'] } });
  port.run({ type: 'moveCards', ids: [card], cell: { laneId: lane, columnId: column }, at: 0 });
  port.run({
    type: 'addComment',
    comment: { id: 'ssssssssssss', target: `card:${card}`, text: 'Why?', author: 'A' },
  });
  port.run({ type: 'setComment', id: 'ssssssssssss', text: 'Why so?' });
  port.run({ type: 'react', commentId: 'ssssssssssss', value: 'agree' });
  port.run({ type: 'remove', records: [{ kind: 'cards', id: card }] });
  port.undo();
  const state = JSON.stringify({ cursor: { x: 1, y: 2 }, selection: [card] });
  frames.push(presenceFrame([{ client: doc.clientID, clock: 1, state }]));
  return frames;
}

function damaged(frame: Uint8Array, all: readonly Uint8Array[], below: (n: number) => number): Uint8Array {
  const bytes = [...frame];
  for (let times = below(4); times > 0; times--) {
    const at = below(bytes.length + 1);
    const other = all[below(all.length)] ?? frame;
    switch (below(6)) {
      case 0:
        bytes[at] = below(256);
        break;
      case 1:
        bytes.splice(at, 1 + below(8));
        break;
      case 2:
        bytes.splice(at, 0, ...Array.from({ length: 1 + below(8) }, () => below(256)));
        break;
      case 3:
        bytes.length = Math.min(bytes.length, at);
        break;
      case 4:
        bytes.splice(at, 0, ...other.subarray(0, below(other.length)));
        break;
      default:
        if (bytes.length > 0) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << below(8));
    }
  }
  return Uint8Array.from(bytes);
}

describe('[D2] [J8] damaged frames', () => {
  it(`stop no room, wait for nothing, and leave log and document the same, ${SEEDS} seeds of ${FRAMES}`, async () => {
    const base = baseUpdate();
    const outcomes = new Map<string, number>();
    for (let seed = 1; seed <= SEEDS; seed++) {
      const below = random(seed);
      const storage = memoryStorage();
      await storage.createBoard({ id: BOARD, createdAt: 1 }, [], { update: base, personId: 'template', at: 1 });
      const registry = new Registry(storage);
      const room = await registry.room(BOARD);
      const personId = 'pppppppppppp';
      const frames = material(base, personId);
      const join = (role: Role): { connection: Connection; closed: () => number | undefined } => {
        const { socket, outlet, closed } = deaf();
        const identity = { personId, name: 'A', color: 1, role };
        const connection = new Connection(socket, outlet, {
          role,
          identity,
          link: { role, epoch: 0 },
          acknowledges: true,
        });
        room.join(connection);
        return { connection, closed };
      };
      let peer = join('edit');
      for (let i = 0; i < FRAMES; i++) {
        const frame = damaged(frames[below(frames.length)] ?? KEEP_ALIVE, frames, below);
        room.receive(peer.connection, frame);
        const code = peer.closed();
        outcomes.set(String(code), (outcomes.get(String(code)) ?? 0) + 1);
        if (code !== undefined) {
          expect([4400, 4403], `seed ${seed}, frame ${i}`).toContain(code);
          peer = join(below(4) === 0 ? 'view' : 'edit');
        }
        if (below(20) === 0) await new Promise((resolve) => setImmediate(resolve));
        expect(room.document.store.pendingStructs, `seed ${seed}, frame ${i}`).toBeNull();
        expect(room.document.store.pendingDs, `seed ${seed}, frame ${i}`).toBeNull();
      }
      const { document } = room;
      await registry.stop();
      const loaded = await new Registry(storage).room(BOARD);
      expect(loaded.document.store.pendingStructs, `seed ${seed}`).toBeNull();
      expect(loaded.document.store.pendingDs, `seed ${seed}`).toBeNull();
      expect(stateOf(loaded.document), `seed ${seed}`).toEqual(stateOf(document));
      const { journey } = readJourney(loaded.document);
      expect(journey.stages.size, `seed ${seed}`).toBeGreaterThan(0);
    }
    // the damage was of every degree: some frames passed whole, some were no frames, some were not allowed
    for (const outcome of ['undefined', '4400', '4403']) expect(outcomes.get(outcome), outcome).toBeGreaterThan(10);
  });
});
