import { describe, expect, it } from 'vitest';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { presenceFrame } from '../../server/rooms/frames.ts';
import { PresenceTable } from '../../server/rooms/presence.ts';
import type { Identity } from '../../shared/wire/presence.ts';

const ayse: Identity = { personId: 'aaaaaaaaaaaa', name: 'Ayşe', color: 1, role: 'edit' };
const bora: Identity = { personId: 'bbbbbbbbbbbb', name: 'Bora', color: 2, role: 'view' };
const entry = (client: number, clock: number, state: unknown) => ({ client, clock, state: JSON.stringify(state) });

/** What a stock client would hold after hearing these frames. */
function heard(...frames: (Uint8Array | undefined)[]): Map<number, unknown> {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(null);
  for (const frame of frames) {
    if (!frame) continue;
    const decoder = decoding.createDecoder(frame);
    decoding.readVarUint(decoder);
    applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), 'test');
  }
  const states = new Map<number, unknown>(awareness.getStates());
  awareness.destroy();
  return states;
}

describe('a presence frame', () => {
  it('is what the protocol says, for any numbers and words', () => {
    const entries = [0, 127, 128, 16_383, 16_384, 2 ** 32 - 1, Number.MAX_SAFE_INTEGER].map((n, i) => {
      return { client: n, clock: n, state: JSON.stringify({ name: 'Şükrü 😀'.repeat(i * 40) }) };
    });
    for (const told of [[], entries.slice(0, 1), entries]) {
      const body = encoding.createEncoder();
      encoding.writeVarUint(body, told.length);
      for (const { client, clock, state } of told) {
        encoding.writeVarUint(body, client);
        encoding.writeVarUint(body, clock);
        encoding.writeVarString(body, state);
      }
      const frame = encoding.createEncoder();
      encoding.writeVarUint(frame, 1);
      encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
      expect(new Uint8Array(presenceFrame(told))).toEqual(encoding.toUint8Array(frame));
    }
  });
});

describe('[D8] the presence table', () => {
  it('tells a tick as one frame, and nothing when nothing changed', () => {
    const table = new PresenceTable();
    const [a, b] = [{}, {}];
    table.take(a, ayse, entry(1, 1, { cursor: { x: 1, y: 1 } }));
    table.take(a, ayse, entry(1, 2, { cursor: { x: 2, y: 2 } }));
    table.take(b, bora, entry(2, 1, {}));
    expect([...heard(table.changes()?.frame)]).toEqual([
      [1, { person: ayse, cursor: { x: 2, y: 2 } }],
      [2, { person: bora }],
    ]);
    expect(table.changes()?.frame).toBeUndefined();
  });

  it('does not let one person speak for another', () => {
    const table = new PresenceTable();
    table.take({}, ayse, entry(1, 1, {}));
    const b = {};
    expect(table.take(b, bora, entry(1, 9, {}))).toBe(false);
    table.take(b, bora, entry(2, 1, {}));
    expect(table.take(b, bora, entry(1, 9, null))).toBe(false);
    expect([...heard(table.everybody()).keys()]).toEqual([1, 2]);
  });

  it('a newer socket of the same person takes over, and the older one leaving changes nothing', () => {
    const table = new PresenceTable();
    const [old, newer] = [{}, {}];
    table.take(old, ayse, entry(1, 5, {}));
    table.take(newer, ayse, entry(1, 5, { cursor: { x: 3, y: 3 } }));
    table.leave(old);
    expect(heard(table.everybody()).get(1)).toEqual({ person: ayse, cursor: { x: 3, y: 3 } });
    const before = table.changes()?.frame;
    table.leave(newer);
    expect(heard(before, table.changes()?.frame).size).toBe(0);
    expect(table.everybody()).toBeUndefined();
  });
});
