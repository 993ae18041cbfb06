import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { PresenceEntry } from './frames.ts';

/** What processes tell each other about a board over the bus (D11). */
export type News =
  /** Entries of the log are durable; without the update where it is too large to be carried. */
  | { kind: 'log'; first: number; last: number; update: Uint8Array | undefined }
  /** What people connected to the sender do. */
  | { kind: 'presence'; process: string; entries: readonly PresenceEntry[] }
  /** Somebody opened the board and asks who is there. */
  | { kind: 'ask' }
  /** The sender has nobody there any more. */
  | { kind: 'bye'; process: string }
  /** Everybody's socket is to be closed: the board is deleted, or a link was renewed. */
  | { kind: 'shut'; code: number; reason: string };

const KINDS = ['log', 'presence', 'ask', 'bye', 'shut'] as const;

export function writeNews(news: News): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, KINDS.indexOf(news.kind));
  switch (news.kind) {
    case 'log':
      encoding.writeVarUint(encoder, news.first);
      encoding.writeVarUint(encoder, news.last);
      encoding.writeVarUint8Array(encoder, news.update ?? new Uint8Array());
      break;
    case 'presence':
      encoding.writeVarString(encoder, news.process);
      encoding.writeVarUint(encoder, news.entries.length);
      for (const { client, clock, state } of news.entries) {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, state);
      }
      break;
    case 'bye':
      encoding.writeVarString(encoder, news.process);
      break;
    case 'shut':
      encoding.writeVarUint(encoder, news.code);
      encoding.writeVarString(encoder, news.reason);
      break;
    case 'ask':
      break;
    default: {
      const never: never = news;
      throw new Error(`unknown news ${String(never)}`);
    }
  }
  return encoding.toUint8Array(encoder);
}

/** Undefined: not understood, as of a newer version beside us; storage tells what matters. */
export function readNews(bytes: Uint8Array): News | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const kind = KINDS[decoding.readUint8(decoder)];
    switch (kind) {
      case 'log': {
        const first = decoding.readVarUint(decoder);
        const last = decoding.readVarUint(decoder);
        const update = decoding.readVarUint8Array(decoder);
        return { kind, first, last, update: update.length > 0 ? update.slice() : undefined };
      }
      case 'presence': {
        const process = decoding.readVarString(decoder);
        const entries = Array.from({ length: decoding.readVarUint(decoder) }, () => ({
          client: decoding.readVarUint(decoder),
          clock: decoding.readVarUint(decoder),
          state: decoding.readVarString(decoder),
        }));
        return { kind, process, entries };
      }
      case 'bye':
        return { kind, process: decoding.readVarString(decoder) };
      case 'shut':
        return { kind, code: decoding.readVarUint(decoder), reason: decoding.readVarString(decoder) };
      case 'ask':
        return { kind };
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}
