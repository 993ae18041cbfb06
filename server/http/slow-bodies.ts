import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuseRequest } from './unreadable.ts';

export interface BodyTimes {
  /** For the whole of a body, in milliseconds. */
  requestTimeout: number;
  /** A file may take as long as it likes, but never so long for the next part of it. */
  idleTimeout: number;
}

/** Less than this in all of the idle time is no slow line, but somebody who holds a place. */
const LEAST_PART = 8 * 1024;

/** How long who was told to go may take to do so. */
const GOODBYE_MS = 2_000;

/** Event logs are as large as a disk, and come over whatever line people have. */
const isLargeFile = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' && /^\/api\/boards\/[^/?]+\/datasets(?:\?|$)/.test(url);

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Cuts off who sends a body too slowly. Node's own limit counts from the first byte and would cut large files in mid flow. */
export function endSlowBody(
  request: IncomingMessage,
  response: ServerResponse,
  { requestTimeout, idleTimeout }: BodyTimes,
): void {
  if (!hasBody(request)) return;
  const { socket } = request;
  const isFile = isLargeFile(request);
  let before = socket.bytesRead;
  const look = (): void => {
    const part = socket.bytesRead - before;
    before = socket.bytesRead;
    // what waits to be read is late by our own doing
    if (isFile && (part >= LEAST_PART || request.readableLength > 0)) return;
    end();
    if (response.headersSent) socket.destroy();
    else refuseRequest(Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
    setTimeout(() => socket.destroy(), GOODBYE_MS).unref();
  };
  const timer = setInterval(look, isFile ? idleTimeout : requestTimeout);
  timer.unref();
  const end = (): void => clearInterval(timer);
  request.once('close', end).once('end', end);
}
