import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { CLOSE, FRAME, LIMITS, SUBPROTOCOL } from '../../shared/wire/frames.ts';
import type { Access } from '../access/access.ts';
import type { Storage } from '../storage/port.ts';
import { Connection } from './connection.ts';
import type { Registry } from './registry.ts';
import type { Room } from './room.ts';

export interface Sync {
  registry: Registry;
  access: Access;
  storage: Storage;
  originAllowed: (request: IncomingMessage) => boolean;
  log: (message: string, error: unknown) => void;
}

class Refusal extends Error {
  readonly code: number;
  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

const PATH = /^\/sync\/([A-Za-z0-9]{12})$/;

/** Answers upgrades under /sync. A refusal is accepted first and then closed with its code (D9). */
export function serveSync(server: Server, sync: Sync): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    // above this ws ends the socket with a code the client would try again on, so ours comes first (D7)
    maxPayload: LIMITS.documentFrame * 2,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  server.on('upgrade', (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => socket.terminate());
      void admit(socket, request, sync);
    });
  });
  return sockets;
}

async function admit(socket: WebSocket, request: IncomingMessage, sync: Sync): Promise<void> {
  // the stock client speaks at once; hold its words until the room is there
  const early: Uint8Array[] = [];
  let hear = (bytes: Uint8Array): void => void early.push(bytes);
  socket.on('message', (data, binary) => {
    if (binary) hear(bytesOf(data));
    else socket.close(CLOSE.malformed, 'not binary');
  });
  try {
    const { room, connection } = await enter(socket, request, sync);
    socket.on('close', () => room.leave(connection));
    room.join(connection);
    if (!connection.open) room.leave(connection);
    hear = (bytes) => receive(room, connection, bytes);
    for (const bytes of early) hear(bytes);
  } catch (error) {
    const known = error instanceof Refusal;
    if (!known) sync.log('joining failed', error);
    socket.close(known ? error.code : CLOSE.tryAgain, known ? error.message : 'try again');
  }
}

async function enter(
  socket: WebSocket,
  request: IncomingMessage,
  sync: Sync,
): Promise<{ room: Room; connection: Connection }> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const board = PATH.exec(url.pathname)?.[1];
  if (!board) throw new Refusal(CLOSE.notFound, 'no such board');
  if (!sync.originAllowed(request)) throw new Refusal(CLOSE.forbidden, 'origin');
  const row = await sync.storage.board(board);
  if (!row || row.deletedAt !== undefined) throw new Refusal(CLOSE.notFound, 'no such board');
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((p) => p.trim());
  const caller = await sync.access.caller(
    board,
    offered.find((p) => p !== SUBPROTOCOL && p !== ''),
  );
  if (!caller) throw new Refusal(CLOSE.unauthorised, 'link or session');
  const room = await sync.registry.room(board);
  const { person } = caller;
  const connection = new Connection(socket, {
    role: person ? person.role : 'view',
    identity: person ? { personId: person.id, name: person.name, color: person.color, role: person.role } : undefined,
    acknowledges: url.searchParams.get('ack') === '1',
  });
  return { room, connection };
}

function receive(room: Room, connection: Connection, bytes: Uint8Array): void {
  const limit = bytes[0] === FRAME.awareness ? LIMITS.presenceFrame : LIMITS.documentFrame;
  if (bytes.length > limit) connection.close(CLOSE.tooLarge, 'too large');
  else room.receive(connection, bytes);
}

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  return data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
