import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createBoard } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { row } from './figures.ts';

const SECONDS = 5;
const EDITS_A_SECOND = 5;
const CURSORS_A_SECOND = 10;

/** One room of `people`, each 5 edits/s and 10 cursor moves/s, with stock clients; the way of an edit to one listener, and the server's CPU. */
export async function fanOut(people: number): Promise<void> {
  const server = await startServer();
  try {
    const board = await createBoard(server.url, {});
    const clients = await Promise.all(
      Array.from({ length: people }, (_, i) => join(server.url, board.id, board.links.edit.token, `P${i}`)),
    );
    const listener = clients[0];
    if (!listener) return;
    const sent = new Map<string, number>();
    const latencies: number[] = [];
    const cards = listener.doc.getMap<Y.Map<unknown>>('cards');
    cards.observeDeep((events) => {
      const now = performance.now();
      for (const event of events) {
        for (const key of event.keys.keys()) {
          const value = event.target instanceof Y.Map ? event.target.get(key) : undefined;
          const at = typeof value === 'string' ? sent.get(value) : undefined;
          if (at !== undefined) latencies.push(now - at);
        }
      }
    });
    const target = [...cards.keys()][0];
    if (target === undefined) throw new Error('the board has no card to edit');
    const before = cpuSeconds(server.process.pid);
    await new Promise<void>((resolve) => {
      let tick = 0;
      const timer = setInterval(() => {
        tick++;
        clients.forEach((client, i) => {
          if ((tick + i) % (CURSORS_A_SECOND / EDITS_A_SECOND) === 0 && i > 0) {
            const stamp = `owner ${i}/${tick}`;
            sent.set(stamp, performance.now());
            client.doc.getMap<Y.Map<unknown>>('cards').get(target)?.set('owner', stamp);
          }
          client.provider.awareness.setLocalStateField('cursor', { x: tick * 3, y: i });
        });
        if (tick >= SECONDS * CURSORS_A_SECOND) {
          clearInterval(timer);
          setTimeout(resolve, 500);
        }
      }, 1000 / CURSORS_A_SECOND);
    });
    const used = cpuSeconds(server.process.pid) - before;
    latencies.sort((a, b) => a - b);
    const at = (share: number): string =>
      `${(latencies[Math.floor(share * (latencies.length - 1))] ?? Number.NaN).toFixed(1)} ms`;
    row(`fan-out, ${people} people`, {
      seen: `${latencies.length}/${sent.size}`,
      p50: at(0.5),
      p95: at(0.95),
      'server CPU': `${((100 * used) / SECONDS).toFixed(0)} %`,
    });
    for (const client of clients) client.provider.destroy();
  } finally {
    await server.stop();
  }
}

async function join(
  url: string,
  board: string,
  token: string,
  name: string,
): Promise<{ doc: Y.Doc; provider: WebsocketProvider }> {
  const response = await fetch(`${url}/api/boards/${board}/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ name }),
  });
  const { session } = (await response.json()) as { session: string };
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, board, doc, {
    protocols: ['journeyboard', session],
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  return { doc, provider };
}

/** User and system time of a process in seconds, from the kernel's table; 0 where there is none. */
function cpuSeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
