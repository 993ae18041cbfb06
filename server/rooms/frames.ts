import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { FRAME } from '../../shared/wire/frames.ts';

export type Frame =
  | { type: 'step1'; stateVector: Uint8Array }
  | { type: 'update'; update: Uint8Array; answer: boolean }
  | { type: 'presence'; bytes: Uint8Array }
  | { type: 'queryPresence' };

/** Undefined: not a frame of the protocol (D2). */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = readBody(decoder);
    return decoding.hasContent(decoder) ? undefined : frame;
  } catch {
    return undefined;
  }
}

function readBody(decoder: decoding.Decoder): Frame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case FRAME.sync: {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === sync.messageYjsSyncStep1) {
        Y.decodeStateVector(payload);
        return { type: 'step1', stateVector: payload };
      }
      if (step === sync.messageYjsSyncStep2) return { type: 'update', update: payload, answer: true };
      return step === sync.messageYjsUpdate ? { type: 'update', update: payload, answer: false } : undefined;
    }
    case FRAME.awareness:
      return { type: 'presence', bytes: decoding.readVarUint8Array(decoder) };
    case FRAME.queryAwareness:
      return { type: 'queryPresence' };
    default:
      return undefined;
  }
}

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** How many bytes a number takes on the wire. */
function digitsOf(number: number): number {
  let digits = 1;
  for (let rest = number; rest > 127; rest = Math.floor(rest / 128)) digits++;
  return digits;
}

/** Writes a number as the protocol does, and tells where to go on. */
function putNumber(bytes: Uint8Array, number: number, from: number): number {
  let at = from;
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = 128 | (rest % 128);
  bytes[at++] = rest;
  return at;
}

/** Copied once: this is made for each edit. */
export function updateFrame(update: Uint8Array): Uint8Array {
  const head = [FRAME.sync, sync.messageYjsUpdate];
  const bytes = new Uint8Array(head.length + digitsOf(update.length) + update.length);
  bytes.set(head);
  bytes.set(update, putNumber(bytes, update.length, head.length));
  return bytes;
}

export const step1Frame = (doc: Y.Doc): Uint8Array => frame(FRAME.sync, (e) => sync.writeSyncStep1(e, doc));
export const step2Frame = (doc: Y.Doc, stateVector: Uint8Array): Uint8Array =>
  frame(FRAME.sync, (e) => sync.writeSyncStep2(e, doc, stateVector));
/** One frame a tick, but neither too slow to merge (D5) nor too large to queue (D6). */
const MERGE_UPDATES = 128;
const MERGE_BYTES = 1024 * 1024;

/** Updates in as few frames as can be, with which of them went into each. */
export function* inFrames(
  updates: readonly Uint8Array[],
  most = MERGE_UPDATES,
): Iterable<{ from: number; to: number; merged: Uint8Array }> {
  for (let from = 0; from < updates.length;) {
    let to = from + 1;
    let bytes = updates[from]?.length ?? 0;
    while (to < updates.length && to - from < most && bytes < MERGE_BYTES) bytes += updates[to++]?.length ?? 0;
    const part = updates.slice(from, to);
    yield { from, to, merged: part.length === 1 && part[0] ? part[0] : Y.mergeUpdates(part) };
    from = to;
  }
}

export const acknowledgementFrame = (count: number): Uint8Array =>
  frame(FRAME.acknowledgement, (e) => encoding.writeVarUint(e, count));

export interface PresenceEntry {
  client: number;
  clock: number;
  /** JSON text; `null` for gone. */
  state: string;
}

/** Measured first and then written in place: this is made for each cursor, and most of its time went into copies. */
export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const lengths = entries.map(({ state }) => Buffer.byteLength(state));
  const body = entries.reduce((sum, { client, clock }, i) => {
    const length = lengths[i] ?? 0;
    return sum + digitsOf(client) + digitsOf(clock) + digitsOf(length) + length;
  }, digitsOf(entries.length));
  const bytes = Buffer.allocUnsafe(1 + digitsOf(body) + body);
  let at = putNumber(bytes, FRAME.awareness, 0);
  at = putNumber(bytes, body, at);
  at = putNumber(bytes, entries.length, at);
  for (const [i, { client, clock, state }] of entries.entries()) {
    at = putNumber(bytes, client, at);
    at = putNumber(bytes, clock, at);
    at = putNumber(bytes, lengths[i] ?? 0, at);
    at += bytes.write(state, at);
  }
  return bytes;
}

/** D9: the stock client reconnects after 30 s of silence; nobody's presence is a message it hears and ignores. */
export const KEEP_ALIVE = presenceFrame([]);

export function readPresence(bytes: Uint8Array): PresenceEntry[] | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const count = decoding.readVarUint(decoder);
    const entries: PresenceEntry[] = [];
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      entries.push({ client, clock, state: decoding.readVarString(decoder) });
    }
    return entries;
  } catch {
    return undefined;
  }
}
