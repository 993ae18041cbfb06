import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { BoardPort } from '../../shared/document/board.ts';
import { openBoard } from '../../shared/document/connect.ts';
import type { KeptAside } from '../../shared/document/replay.ts';
import { BOARD_ROOT, rootOf } from '../../shared/document/shape.ts';
import { DOCUMENT_VERSION } from '../../shared/journey/versions.ts';
import { FRAME, SUBPROTOCOL } from '../../shared/wire/frames.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import { storeName } from './board-store.ts';
import { keepOnDevice } from './device-store.ts';
import type { Membership } from './membership.ts';
import { paced } from './pacing.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createPresence } from './presence.ts';
import { takeInAsSent } from './received.ts';
import { type Saved, savedState } from './saved.ts';
import { type SocketClass, watchSockets } from './socket.ts';
import { createValue, type Value } from './value.ts';

/** `closed` is final: the server refuses, and says with which code why (D9). */
export type Phase = { at: 'opening' } | { at: 'open' } | { at: 'closed'; code: number; reason: string };

export interface BoardSession {
  member: Membership;
  port: BoardPort;
  presence: Presence;
  pictures: Pictures;
  saved: Value<Saved>;
  phase: Value<Phase>;
  /** How often a lock has kept this person from something. */
  held: Value<number>;
  /**
   * Does again what the server would take of all that it refused, keeps the rest aside, and drops the old store (A3);
   * rejects where it could not, and then nothing was dropped.
   */
  recover(keep: (aside: readonly KeptAside[]) => void): Promise<void>;
  /** Drops what this device keeps of the board, for the way out of a refusal. */
  discard(): Promise<void>;
  destroy(): void;
}

export interface Surroundings {
  /** Such as `wss://host`. */
  server: string;
  Socket: SocketClass;
  /** False where the browser keeps nothing, as in some private windows. */
  store: boolean;
  /** Tells `offline` when the device has lost its network, long before a silent socket is noticed. */
  network?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}

export function connectBoard(member: Membership, { server, Socket, store, network }: Surroundings): BoardSession {
  const doc = new Y.Doc();
  const phase = createValue<Phase>({ at: 'opening' });
  const saved = createValue<Saved>('saving');
  const ending = new AbortController();
  let acknowledged = 0;
  let kept = false;
  let tried = false;

  const outgoing = watchSockets(Socket, () => doc.clientID, judge);
  const provider = new WebsocketProvider(`${server}/sync`, member.boardId, doc, {
    connect: false,
    disableBc: true,
    params: { ack: '1', v: String(DOCUMENT_VERSION) },
    protocols: [SUBPROTOCOL, member.session],
    WebSocketPolyfill: outgoing.Socket as typeof WebSocket,
  });
  const presence = createPresence(provider.awareness);
  const pictures = createPictures(member, server.replace(/^ws/, 'http'), network);
  const held = createValue(0);
  const board = openBoard(doc, {
    personId: member.personId,
    onHeld: member.role === 'facilitate' ? undefined : () => held.set(held.get() + 1),
  });
  const port = paced(board);

  function judge(): void {
    const { wsconnected: open, synced } = provider;
    // before the first attempt is over nobody is offline yet
    tried ||= open;
    if (!tried) return;
    saved.set(savedState({ open, synced, sent: outgoing.sent(), acknowledged, kept }));
  }
  function appear(): void {
    if (phase.get().at === 'opening' && rootOf(doc, BOARD_ROOT).size > 0) phase.set({ at: 'open' });
  }

  provider.messageHandlers[FRAME.acknowledgement] = (_answer, decoder) => {
    acknowledged = decoding.readVarUint(decoder);
    judge();
  };
  provider.on('status', ({ status }) => {
    if (status === 'connecting') acknowledged = 0;
    if (status === 'connected') presence.sayAgain();
    if (status === 'disconnected') presence.forgetOthers();
    judge();
  });
  provider.on('sync', () => {
    appear();
    judge();
  });
  provider.on('connection-close', () => {
    tried = true;
    judge();
  });
  provider.on('closed', ({ code, reason }) => phase.set({ at: 'closed', code, reason }));

  const device = store ? keepOnDevice(storeName(member), doc) : undefined;
  const persistence = device?.persistence;
  takeInAsSent(provider, doc, {
    listening: persistence ? [persistence._storeUpdate] : [],
    keep: (update) => device?.keepSoon(update),
  });
  persistence?.on('synced', () => {
    kept = true;
    appear();
    judge();
  });
  const onOffline = (): void => {
    if (!provider.shouldConnect) return;
    provider.disconnect();
    provider.connect();
  };
  network?.addEventListener('offline', onOffline);
  provider.connect();

  return {
    member,
    port,
    presence,
    pictures,
    saved,
    phase,
    held,
    async recover(keep) {
      // what was kept from earlier visits belongs to it too
      await persistence?.whenSynced;
      provider.destroy();
      const { recover } = await import('./recover.ts');
      await recover(member, doc, { server, Socket, keep, signal: ending.signal });
      await persistence?.clearData();
    },
    async discard() {
      provider.destroy();
      await persistence?.clearData();
    },
    destroy() {
      ending.abort();
      network?.removeEventListener('offline', onOffline);
      presence.destroy();
      pictures.destroy();
      provider.destroy();
      provider.awareness.destroy();
      board.destroy();
      void persistence?.destroy();
      doc.destroy();
    },
  };
}
