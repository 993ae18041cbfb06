import { createServer } from 'node:http';
import { Hocuspocus } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';

/** Hocuspocus as it comes: in memory, everybody let in. */
const hocuspocus = new Hocuspocus({ quiet: true });
const server = createServer();
new WebSocketServer({ server, perMessageDeflate: false, handleProtocols: () => 'journeyboard' }).on(
  'connection',
  (socket, request) => hocuspocus.handleConnection(socket, request),
);
server.listen(0, () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`${JSON.stringify({ port: address.port })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
