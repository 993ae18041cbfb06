import { createServer } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { Connection } from '../../server/rooms/connection.ts';
import { presenceFrame, readFrame, updateFrame } from '../../server/rooms/frames.ts';
import { Message } from '../../server/rooms/message.ts';
import { Registry } from '../../server/rooms/registry.ts';
import { Pulse } from '../../server/rooms/pulse.ts';
import { Ticks, tickOf } from '../../server/rooms/tick.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import { addCard, seed, titleOf } from './support.ts';

const BOARD = 'BBBBBBBBBBBB';
const PEOPLE = 40;

interface Somebody {
  connection: Connection;
  personId: string;
  writes: Uint8Array[];
}

/** A room with people in it whose streams keep what is written to them, each write as it came. */
async function crowd(): Promise<{
  people: Somebody[];
  receive: (who: Somebody, frame: Uint8Array) => void;
  room: Registry;
}> {
  const storage = memoryStorage();
  await storage.createBoard({ id: BOARD, createdAt: 1 }, [], {
    update: Y.encodeStateAsUpdate(seed()),
    personId: 'template',
    at: 1,
  });
  const registry = new Registry(storage);
  const room = await registry.room(BOARD);
  const people = Array.from({ length: PEOPLE }, (_, i) => {
    const personId = `person${String(i).padStart(6, '0')}`;
    const writes: Uint8Array[] = [];
    const outlet = { writableLength: 0, write: (bytes: Uint8Array) => writes.push(bytes) > 0 };
    const socket = { OPEN: 1, readyState: 1, on: () => undefined, close: () => undefined };
    const connection = new Connection(socket as unknown as WebSocket, outlet, {
      role: 'edit',
      identity: { personId, name: `P${i}`, color: 1, role: 'edit' },
      link: { role: 'edit', epoch: 0 },
      acknowledges: false,
    });
    room.join(connection);
    writes.length = 0;
    return { connection, personId, writes };
  });
  return { people, receive: (who, frame) => room.receive(who.connection, frame), room: registry };
}

/** The messages in what was written at once, without the WebSocket's framing. */
function messagesIn(bytes: Uint8Array): Uint8Array[] {
  const messages: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length;) {
    expect(bytes[at]).toBe(0x82);
    const short = bytes[at + 1] ?? 0;
    const [header, length] = short < 126 ? [2, short] : [4, view.getUint16(at + 2)];
    messages.push(bytes.subarray(at + header, at + header + length));
    at += header + length;
  }
  return messages;
}

describe('[D12] fan-out', () => {
  it('gives a tick of edits and movements to each socket as one write of the same bytes', async () => {
    const { people, receive, room } = await crowd();
    const writers = people.slice(0, 10);
    const readers = people.slice(10);
    for (const [i, who] of writers.entries()) {
      const doc = new Y.Doc();
      doc.on('update', (update: Uint8Array) => receive(who, updateFrame(update)));
      for (let n = 0; n < 3; n++) addCard(doc, `card${i}${n}`.padEnd(12, 'x'), who.personId, `${i}/${n}`);
      const state = JSON.stringify({ cursor: { x: i, y: i } });
      receive(who, presenceFrame([{ client: doc.clientID, clock: 1, state }]));
    }
    // closing waits for what is on its way
    await room.stop();
    const [first] = readers;
    expect(first?.writes).toHaveLength(1);
    for (const { writes } of people) {
      expect(writes).toHaveLength(1);
      // the very same, not made again
      expect(writes[0]).toBe(first?.writes[0]);
    }
    const messages = messagesIn(first?.writes[0] ?? new Uint8Array());
    const frames = messages.map(readFrame);
    // presence never overtakes the document (D8)
    expect(frames.map((frame) => frame?.type)).toEqual(['update', 'presence']);
    const doc = new Y.Doc();
    for (const frame of frames) if (frame?.type === 'update') Y.applyUpdate(doc, frame.update);
    for (let i = 0; i < 10; i++)
      for (let n = 0; n < 3; n++) expect(titleOf(doc, `card${i}${n}`.padEnd(12, 'x'))).toBe(`${i}/${n}`);
  });

  it('does not tell an edit to the only one who wrote in its tick', async () => {
    const { people, receive, room } = await crowd();
    const [writer, ...others] = people;
    if (!writer) throw new Error('nobody');
    const doc = new Y.Doc();
    addCard(doc, 'bbbbbbbbbbbb', writer.personId, 'mine');
    receive(writer, updateFrame(Y.encodeStateAsUpdate(doc)));
    await room.stop();
    expect(writer.writes).toEqual([]);
    for (const { writes } of others) expect(writes).toHaveLength(1);
  });

  it('works at once after a rest, then one tick after the other, and never twice at a time', async () => {
    const acts: string[] = [];
    let more = 2;
    const ticks = new Ticks(
      new Pulse(),
      async () => {
        acts.push('begin');
        await new Promise((resolve) => setImmediate(resolve));
        acts.push('end');
        return more-- > 0;
      },
      () => 5,
    );
    for (let i = 0; i < 10; i++) ticks.ask();
    await ticks.settled();
    expect(acts).toEqual(['begin', 'end', 'begin', 'end', 'begin', 'end']);
  });

  it('many rooms at work begin together, and one that was at rest at once', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'performance'] });
    try {
      vi.advanceTimersByTime(1_000);
      const pulse = new Pulse();
      const begun: [room: number, at: number][] = [];
      const began = performance.now();
      const ask = (room: number): void => pulse.at(0, (now) => begun.push([room, now - began]));
      ask(0);
      vi.advanceTimersByTime(0);
      expect(begun).toEqual([[0, 0]]);
      // each at a moment of its own
      for (let room = 1; room <= 50; room++) {
        ask(room);
        vi.advanceTimersByTime(1);
      }
      vi.advanceTimersByTime(50);
      expect(begun.map(([room]) => room)).toEqual(Array.from({ length: 51 }, (_, room) => room));
      expect(new Set(begun.map(([, at]) => at)).size).toBeLessThanOrEqual(26);
      expect(Math.max(...begun.slice(1).map(([room, at]) => at - (room - 1)))).toBeLessThanOrEqual(12);
      // what is due later waits for its own time
      pulse.at(performance.now() + 20, (now) => begun.push([99, now - began]));
      const asked = performance.now() - began;
      vi.advanceTimersByTime(19);
      expect(begun).toHaveLength(51);
      vi.advanceTimersByTime(2);
      expect(begun.at(-1)?.[0]).toBe(99);
      expect(begun.at(-1)?.[1]).toBeGreaterThanOrEqual(asked + 20);
    } finally {
      vi.useRealTimers();
    }
  });

  it('collects longer as a room grows, within what an eye takes for at once', () => {
    const ticks = [1, 20, 21, 100, 200, 201, 500].map(tickOf);
    expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
    expect([tickOf(20), tickOf(200)]).toEqual([0, 20]);
    expect(tickOf(1_000)).toBeLessThanOrEqual(50);
  });

  it('is framed as every client reads it, whatever its length', async () => {
    const sizes = [0, 1, 125, 126, 127, 65_535, 65_536, 3_000_000];
    const sent = sizes.map((size) => Uint8Array.from({ length: size }, (_, i) => (i * 31 + size) % 256));
    const server = createServer();
    const sockets = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, stream, head) =>
      sockets.handleUpgrade(request, stream, head, () => {
        for (const payload of sent) stream.write(new Message(payload).bytes);
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const client = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    const heard: Buffer[] = [];
    await new Promise<void>((resolve) =>
      client.on('message', (data: Buffer, binary) => {
        expect(binary).toBe(true);
        if (heard.push(data) === sizes.length) resolve();
      }),
    );
    expect(heard.map((data) => data.length)).toEqual(sizes);
    for (const [i, data] of heard.entries()) expect(data.equals(sent[i] ?? data)).toBe(true);
    client.terminate();
    server.close();
  });
});
