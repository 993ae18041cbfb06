import * as decoding from 'lib0/decoding';
import { messageYjsSyncStep1, messageYjsSyncStep2 } from 'y-protocols/sync';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { FRAME } from '../../shared/wire/frames.ts';

type Told = (update: Uint8Array, origin: unknown) => void;

const saysSomething = ({ deleteSet, beforeState, afterState }: Y.Transaction): boolean =>
  deleteSet.clients.size > 0 || [...afterState].some(([client, clock]) => beforeState.get(client) !== clock);

/**
 * Yjs writes every update that was taken in anew for whoever listens, which of a board of thousands of cards is a
 * fifth of the way to its first picture. What the server sent is in bytes already: the device is given those, and
 * nobody listens while they would be written. What is done in answer to them is told as ever.
 */
export function takeInAsSent(
  provider: WebsocketProvider,
  doc: Y.Doc,
  device: { listening: readonly Told[]; keep(update: Uint8Array): void },
): void {
  const listening = [provider._updateHandler, ...device.listening];
  const stock = provider.messageHandlers[FRAME.sync];
  /** What is taken in at this moment, and what of it the device was not given yet. */
  let reading: Uint8Array | undefined;
  let taken: Uint8Array | undefined;

  /** Whoever is taken on again stays one listener. */
  function goOn(): void {
    if (doc.isDestroyed) return;
    if (taken) device.keep(taken);
    taken = undefined;
    for (const told of listening) doc.on('update', told);
  }
  doc.on('afterTransactionCleanup', (transaction) => {
    if (!reading || transaction.origin !== provider) return;
    if (saysSomething(transaction)) taken = reading;
    // the next that happens is that it would be written
    for (const told of listening) doc.off('update', told);
  });
  // of the next transaction, which somebody made in answer
  doc.on('beforeObserverCalls', () => {
    if (reading) goOn();
  });

  provider.messageHandlers[FRAME.sync] = (answer, frame, ...rest) => {
    const start = frame.pos;
    const step = decoding.readVarUint(frame);
    if (step === messageYjsSyncStep1) {
      frame.pos = start;
      stock?.(answer, frame, ...rest);
      return;
    }
    const update = decoding.readVarUint8Array(frame);
    reading = update;
    try {
      Y.applyUpdate(doc, update, provider);
    } catch (error) {
      console.error('Caught error while handling a Yjs update', error);
      // bytes that may be broken are not kept to be read again at each visit
      if (taken) taken = Y.encodeStateAsUpdate(doc);
    } finally {
      reading = undefined;
      goOn();
    }
    const [, isFirst] = rest;
    if (isFirst && step === messageYjsSyncStep2 && !provider.synced) provider.synced = true;
  };
}
