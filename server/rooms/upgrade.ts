import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { DOCUMENT_VERSION } from '../../shared/journey/versions.ts';
import { CLOSE, FRAME, LIMITS, SUBPROTOCOL } from '../../shared/wire/frames.ts';
import type { Access, Caller } from '../access/access.ts';
import type { Storage } from '../storage/port.ts';
import { Connection } from './connection.ts';
import { Inlet } from './inlet.ts';
import type { Meter } from './meter.ts';
import { type Registry, Unavailable } from './registry.ts';
import type { Room } from './room.ts';

export interface Sync {
  registry: Registry;
  access: Access;
  storage: Storage;
  originAllowed: (request: IncomingMessage) => boolean;
  log: (message: string, error: unknown) => void;
  meter: Meter;
}

class Refusal extends Error {
  readonly code: number;
  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

const PATH = /^\/sync\/([A-Za-z0-9]{12})(?:\?(.*))?$/;
const AUTHENTICATE_MS = 5_000;
const GOODBYE_MS = 2_000;

/** The protocol's own refusals are codes the stock client tries again on, for ever, with the same frame. */
const FINAL: ReadonlyMap<number | undefined, number> = new Map([
  [1002, CLOSE.malformed],
  [1003, CLOSE.malformed],
  [1007, CLOSE.malformed],
  [1009, CLOSE.tooLarge],
]);

class Socket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(FINAL.get(code) ?? code, reason);
  }
}

/** Answers upgrades under /sync. A refusal is accepted first and then closed with its code (D9). */
export function serveSync(server: Server, sync: Sync): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: Socket,
    maxPayload: LIMITS.documentFrame,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  server.on('upgrade', (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => refuse(socket, CLOSE.malformed, 'not a frame'));
      void admit(socket, stream, request, sync);
    });
  });
  return sockets;
}

/** Who does not answer the close is cut off. */
function refuse(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  socket.resume();
  setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
}

/** Nothing is read of a socket before it is known whose it is (D7); what the stock client says at once waits in the network. */
async function admit(socket: WebSocket, stream: Duplex, request: IncomingMessage, sync: Sync): Promise<void> {
  socket.pause();
  const late = setTimeout(() => refuse(socket, CLOSE.tryAgain, 'too late'), AUTHENTICATE_MS);
  try {
    const { room, connection } = await enter(socket, stream, request, sync);
    const inlet = new Inlet(socket, room.shareOf(connection), (bytes) => receive(room, connection, bytes));
    socket.on('message', (data, binary) => {
      if (binary) inlet.take(bytesOf(data));
      else refuse(socket, CLOSE.malformed, 'not binary');
    });
    socket.on('close', () => {
      inlet.end();
      room.leave(connection);
    });
    room.join(connection);
    if (!connection.open) room.leave(connection);
    socket.resume();
  } catch (error) {
    const code = error instanceof Refusal ? error.code : CLOSE.tryAgain;
    sync.meter.refused(code);
    if (error instanceof Refusal) return refuse(socket, code, error.message);
    if (!(error instanceof Unavailable)) sync.log('joining failed', error);
    refuse(socket, CLOSE.tryAgain, 'try again');
  } finally {
    clearTimeout(late);
  }
}

async function enter(
  socket: WebSocket,
  stream: Duplex,
  request: IncomingMessage,
  sync: Sync,
): Promise<{ room: Room; connection: Connection }> {
  const [, board, query] = PATH.exec(request.url ?? '') ?? [];
  if (!board) throw new Refusal(CLOSE.notFound, 'no such board');
  if (!sync.originAllowed(request)) throw new Refusal(CLOSE.forbidden, 'origin');
  const asked = new URLSearchParams(query);
  // a page from before an update would write what is no longer read (J11); who does not say is a stock client
  const version = asked.get('v');
  if (version !== null && version !== String(DOCUMENT_VERSION)) throw new Refusal(CLOSE.outdated, 'reload');
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((p) => p.trim());
  const credential = offered.find((p) => p !== SUBPROTOCOL && p !== '');
  const known = async (): Promise<Caller> => {
    const row = await sync.storage.board(board);
    if (!row || row.deletedAt !== undefined) throw new Refusal(CLOSE.notFound, 'no such board');
    const caller = await sync.access.caller(board, credential);
    if (!caller) throw new Refusal(CLOSE.unauthorised, 'link or session');
    return caller;
  };
  await known();
  const room = await sync.registry.room(board);
  // links may have been renewed while the room was loading
  const { role, person, epoch, expires } = await known().catch((error: unknown) => {
    void sync.registry.release(board);
    throw error;
  });
  const connection = new Connection(socket, stream, {
    // a bare link only reads, whatever it would allow over HTTP (A4); its own role tells when it is renewed
    role: person ? person.role : 'view',
    identity: person ? { personId: person.id, name: person.name, color: person.color, role: person.role } : undefined,
    link: { role, epoch, expires },
    acknowledges: asked.get('ack') === '1',
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
