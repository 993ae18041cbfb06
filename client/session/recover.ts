import { WebsocketProvider } from 'y-websocket';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { type KeptAside, replay } from '../../shared/document/replay.ts';
import { DOCUMENT_VERSION } from '../../shared/journey/versions.ts';
import { CLOSE, FRAME, SUBPROTOCOL } from '../../shared/wire/frames.ts';
import { allowance } from '../../shared/wire/roles.ts';
import type { Membership } from './membership.ts';
import { type SocketClass, watchSockets } from './socket.ts';

export interface RecoverySurroundings {
  server: string;
  Socket: SocketClass;
  /** Hears what could not be done again before anything of it is let go. */
  keep: (aside: readonly KeptAside[]) => void;
  signal?: AbortSignal;
}

/** More refusals than this in one recovery are no accident. */
const ATTEMPTS = 3;

/**
 * A3: the server refused something that this device holds. What it may take is done again on a fresh copy of the
 * server's, and has to be durable there; the rest is kept aside; only then may the old store be dropped. Whatever
 * fails on the way rejects, and there is the old store to begin again from.
 */
export async function recover(member: Membership, old: Y.Doc, surroundings: RecoverySurroundings): Promise<void> {
  const known = new Map<string, KeptAside>();
  for (let attempt = 1; ; attempt++) {
    const done = await replayOnce(member, old, surroundings, known);
    if (done) break;
    if (attempt >= ATTEMPTS) throw new Error('refused again');
  }
}

function replayOnce(
  member: Membership,
  old: Y.Doc,
  { server, Socket, keep, signal }: RecoverySurroundings,
  known: Map<string, KeptAside>,
): Promise<boolean> {
  const fresh = new Y.Doc();
  let acknowledged = 0;
  let isReplayed = false;
  return new Promise<boolean>((resolve, reject) => {
    const outgoing = watchSockets(Socket, () => fresh.clientID, look);
    const provider = new WebsocketProvider(`${server}/sync`, member.boardId, fresh, {
      connect: false,
      disableBc: true,
      params: { ack: '1', v: String(DOCUMENT_VERSION) },
      protocols: [SUBPROTOCOL, member.session],
      WebSocketPolyfill: outgoing.Socket as typeof WebSocket,
    });
    function finish(settle: () => void): void {
      signal?.removeEventListener('abort', onAbort);
      provider.destroy();
      provider.awareness.destroy();
      fresh.destroy();
      settle();
    }
    const onAbort = (): void => finish(() => reject(new Error('given up')));
    function look(): void {
      if (isReplayed && provider.synced && acknowledged >= outgoing.sent()) finish(() => resolve(true));
    }
    provider.messageHandlers[FRAME.acknowledgement] = (_answer, decoder) => {
      acknowledged = decoding.readVarUint(decoder);
      look();
    };
    provider.on('status', ({ status }) => {
      if (status === 'connecting') acknowledged = 0;
    });
    provider.on('sync', (isSynced: boolean) => {
      if (!isSynced || isReplayed) return;
      try {
        const aside = replay(fresh, old, {
          personId: member.personId,
          name: member.name.trim(),
          allowance: (kind) => allowance(member.role, kind),
          isFacilitator: member.role === 'facilitate',
        });
        for (const one of aside) known.set(`${one.kind}/${one.id}`, one);
        keep([...known.values()]);
      } catch (error) {
        finish(() => reject(error instanceof Error ? error : new Error(String(error))));
        return;
      }
      isReplayed = true;
      look();
    });
    provider.on('closed', ({ code }) => {
      // something was locked meanwhile: judged anew, it is kept aside too
      if (code === CLOSE.forbidden && isReplayed) finish(() => resolve(false));
      else finish(() => reject(new Error(`closed ${code}`)));
    });
    signal?.addEventListener('abort', onAbort);
    provider.connect();
  });
}
