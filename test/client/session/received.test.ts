import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { writeSyncStep2, writeUpdate } from 'y-protocols/sync';
import type { WebsocketProvider } from 'y-websocket';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { takeInAsSent } from '../../../client/session/received.ts';

/** A document between a server, whose frames are given to it, and a device. */
function between() {
  const doc = new Y.Doc();
  const log: string[] = [];
  const kept: Uint8Array[] = [];
  const handler = vi.fn();
  const provider = { messageHandlers: [handler], synced: false } as unknown as WebsocketProvider;
  provider._updateHandler = (_, origin) => void log.push(origin === provider ? 'echo' : 'sent');
  const stored = (_: Uint8Array, origin: unknown): void => void log.push(origin === provider ? 'written' : 'stored');
  doc.on('update', provider._updateHandler);
  doc.on('update', stored);
  takeInAsSent(provider, doc, {
    listening: [stored],
    keep(update) {
      log.push('kept');
      kept.push(update);
    },
  });
  const hear = (write: (frame: encoding.Encoder) => void): void => {
    const frame = encoding.createEncoder();
    write(frame);
    const bytes = decoding.createDecoder(encoding.toUint8Array(frame));
    provider.messageHandlers[0]?.(encoding.createEncoder(), bytes, provider, true, 0);
  };
  return { doc, log, kept, provider, handler, hear };
}

function theirs(): Y.Doc {
  const doc = new Y.Doc();
  doc.getMap('cards').set('one', 'Their card');
  return doc;
}

describe('what the server sends', () => {
  it('is in the document, on the device byte for byte, and written anew for nobody', () => {
    const { doc, log, kept, provider, hear } = between();
    const server = theirs();
    hear((frame) => writeSyncStep2(frame, server));
    expect(doc.getMap('cards').get('one')).toBe('Their card');
    expect(kept).toEqual([Y.encodeStateAsUpdate(server)]);
    expect(log).toEqual(['kept']);
    expect(provider.synced).toBe(true);
  });

  it('leaves what is done afterwards to be sent and stored once', () => {
    const { doc, log, hear } = between();
    hear((frame) => writeSyncStep2(frame, theirs()));
    doc.getMap('cards').set('two', 'My card');
    expect(log).toEqual(['kept', 'sent', 'stored']);
  });

  it('leaves what is done in answer to it to be sent and stored, on top of what it answers', () => {
    const { doc, log, hear } = between();
    doc.getMap('cards').observe((_, { local }) => {
      if (!local) doc.getMap('cards').set('answer', 'My card');
    });
    hear((frame) => writeUpdate(frame, Y.encodeStateAsUpdate(theirs())));
    expect(log).toEqual(['kept', 'sent', 'stored']);
  });

  it('is not kept again when there is nothing new in it', () => {
    const { log, hear } = between();
    const server = theirs();
    server.getMap('cards').delete('one');
    hear((frame) => writeSyncStep2(frame, server));
    hear((frame) => writeSyncStep2(frame, server));
    expect(log).toEqual(['kept']);
  });

  it('is not kept when it cannot be read, and what comes next is taken in', () => {
    const complaints = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const { doc, log, hear } = between();
    hear((frame) => writeUpdate(frame, Uint8Array.of(1, 9, 9)));
    expect(complaints).toHaveBeenCalledOnce();
    complaints.mockRestore();
    expect(log).toEqual([]);
    hear((frame) => writeSyncStep2(frame, theirs()));
    expect(doc.getMap('cards').get('one')).toBe('Their card');
  });

  it('that asks what is here is answered as ever', () => {
    const { handler, hear } = between();
    hear((frame) => encoding.writeVarUint(frame, 0));
    expect(handler).toHaveBeenCalledOnce();
    expect(handler.mock.calls[0]?.[1]).toHaveProperty('pos', 0);
  });
});
