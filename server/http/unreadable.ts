import type { Duplex } from 'node:stream';
import type { ErrorAnswer } from '../../shared/wire/api.ts';

const ANSWERS: Readonly<Record<string, [status: string, code: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'too-slow', 'The request took too long to arrive'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'headers', 'The headers are too large'],
};

/** Answers what is no HTTP request in the form of all other errors, and hangs up. */
export function refuseRequest(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, code, message] = ANSWERS[error.code ?? ''] ?? ['400 Bad Request', 'malformed', 'This is not HTTP'];
  const body = JSON.stringify({ error: { code, message } } satisfies ErrorAnswer);
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
