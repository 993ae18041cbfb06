import { createServer } from 'node:http';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocketServer, type WebSocket } from 'ws';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';

/**
 * What our room is measured against: the plain way to relay Yjs, with the same libraries. One room in memory, no guard and
 * no log; each message is applied and sent on to each peer by itself.
 */
const doc = new Y.Doc();
const awareness = new Awareness(doc);
awareness.setLocalState(null);
const sockets = new Set<WebSocket>();

function tell(type: number, write: (encoder: encoding.Encoder) => void): void {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  const bytes = encoding.toUint8Array(encoder);
  for (const socket of sockets) socket.send(bytes);
}
doc.on('update', (update: Uint8Array) => tell(0, (e) => sync.writeUpdate(e, update)));
awareness.on('update', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
  const changed = [...added, ...updated, ...removed];
  tell(1, (e) => encoding.writeVarUint8Array(e, encodeAwarenessUpdate(awareness, changed)));
});

const server = createServer();
new WebSocketServer({ server, perMessageDeflate: false, handleProtocols: () => 'journeyboard' }).on(
  'connection',
  (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const hello = encoding.createEncoder();
    encoding.writeVarUint(hello, 0);
    sync.writeSyncStep1(hello, doc);
    socket.send(encoding.toUint8Array(hello));
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      if (decoding.readVarUint(decoder) === 1) {
        applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), socket);
        return;
      }
      const answer = encoding.createEncoder();
      encoding.writeVarUint(answer, 0);
      sync.readSyncMessage(decoder, answer, doc, socket);
      if (encoding.length(answer) > 1) socket.send(encoding.toUint8Array(answer));
    });
  },
);
server.listen(0, () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`${JSON.stringify({ port: address.port })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
