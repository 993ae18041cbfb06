import * as decoding from 'lib0/decoding';
import { FRAME } from '../../shared/wire/frames.ts';

export type SocketClass = new (url: string | URL, protocols?: string | string[]) => WebSocket;

/** What goes out through the sockets of one session. */
export interface Outgoing {
  /** Document frames (SyncStep2 and updates) sent on the present connection, as the server counts them (D14). */
  sent(): number;
  Socket: SocketClass;
}

const SYNC_STEP_1 = 0;

/** Watches a socket class: counts document frames, and drops the echoes of other people's presence. */
export function watchSockets(Base: SocketClass, ownClient: () => number, onSent: () => void): Outgoing {
  let sent = 0;
  class Socket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sent = 0;
    }
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (!(data instanceof Uint8Array)) return super.send(data);
      if (data[0] === FRAME.awareness && !isOwnPresence(data, ownClient())) return;
      super.send(data);
      if (data[0] === FRAME.sync && data[1] !== SYNC_STEP_1) {
        sent += 1;
        onSent();
      }
    }
  }
  return { sent: () => sent, Socket };
}

/** The stock client sends on all it hears; the server ignores it, but in a full room it is most of the traffic. */
function isOwnPresence(data: Uint8Array, own: number): boolean {
  const frame = decoding.createDecoder(data);
  decoding.readVarUint(frame);
  const entries = decoding.createDecoder(decoding.readVarUint8Array(frame));
  return decoding.readVarUint(entries) === 1 && decoding.readVarUint(entries) === own;
}
