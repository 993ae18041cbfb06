import { createServer } from 'node:http';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';

/** The server that y-websocket's own package recommends, as it comes: in memory, no guard, no log. */
const server = createServer();
new WebSocketServer({ server, perMessageDeflate: false, handleProtocols: () => 'journeyboard' }).on(
  'connection',
  (socket, request) => setupWSConnection(socket, request),
);
server.listen(0, () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`${JSON.stringify({ port: address.port })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
