import { loadavg } from 'node:os';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createBoard } from '../support/people.ts';
import { row } from './figures.ts';
import { clock, startCrowd } from './people.ts';
import { type Process, startProcess } from './processes.ts';

const SECONDS = 6;
const CURSORS_A_SECOND = 10;

interface Load {
  people: number;
  editsASecond: number;
}
type Who = readonly [session: string, personId: string];

interface Outcome {
  sent: number;
  latencies: readonly number[];
  cpu: number;
  megabytes: number;
}

async function members(server: Process, people: number): Promise<{ board: string; who: Who[] }> {
  const board = await createBoard(server.url, {});
  const who: Who[] = [];
  for (let i = 0; i < people; i++) {
    const answer = await fetch(`${server.url}/api/boards/${board.id}/join`, {
      method: 'POST',
      headers: { authorization: `Bearer ${board.links.edit.token}` },
      body: JSON.stringify({ name: `Person ${i}` }),
    });
    const { session, personId } = (await answer.json()) as { session: string; personId: string };
    who.push([session, personId]);
  }
  return { board: board.id, who };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** One reads with the stock client in this process; all the others write, in another. */
async function measure(server: Process, board: string, [me, ...others]: readonly Who[], load: Load): Promise<Outcome> {
  const doc = new Y.Doc();
  const reader = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, board, doc, {
    disableBc: true,
    protocols: ['journeyboard', me?.[0] ?? ''],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  await new Promise<void>((resolve) => reader.once('sync', () => resolve()));
  const crowd = await startCrowd({
    url: server.url,
    board,
    who: others,
    editsASecond: load.editsASecond,
    cursorsASecond: CURSORS_A_SECOND,
  });
  const latencies: number[] = [];
  doc.getMap('cards').observeDeep((events) => {
    const now = clock();
    for (const event of events) {
      const value = event.target instanceof Y.Map && event.keys.has('owner') ? event.target.get('owner') : undefined;
      if (typeof value === 'string') latencies.push(now - Number(value.slice(3)));
    }
  });
  await pause(1_000);
  latencies.length = 0;
  const [cpu, began] = [server.cpuSeconds(), clock()];
  crowd.go();
  await pause(SECONDS * 1000);
  const used = server.cpuSeconds() - cpu;
  const seconds = (clock() - began) / 1000;
  const total = await crowd.end();
  await pause(500);
  reader.destroy();
  doc.destroy();
  crowd.stop();
  return {
    sent: total.sent,
    latencies: latencies.sort((a, b) => a - b),
    cpu: used / seconds,
    megabytes: total.heard / seconds / 1e6,
  };
}

function at(share: number, { latencies }: Outcome): number {
  return latencies[Math.floor(share * (latencies.length - 1))] ?? Number.NaN;
}

function print(name: string, outcome: Outcome): void {
  row(name, {
    seen: `${outcome.latencies.length}/${outcome.sent}`,
    p50: `${at(0.5, outcome).toFixed(1)} ms`,
    p95: `${at(0.95, outcome).toFixed(1)} ms`,
    p99: `${at(0.99, outcome).toFixed(1)} ms`,
    CPU: `${(100 * outcome.cpu).toFixed(0)} %`,
    sent: `${outcome.megabytes.toFixed(2)} MB/s`,
  });
}

/**
 * From an edit to its being seen by another, over real sockets; the server is its own process. The relay beside it has the
 * same load in the same run: a busy machine slows both.
 */
export async function figures(): Promise<void> {
  for (const load of [
    { people: 10, editsASecond: 1 },
    { people: 21, editsASecond: 8 },
    { people: 50, editsASecond: 1 },
    { people: 100, editsASecond: 1 },
  ]) {
    const server = await startProcess('server/main.ts');
    const { board, who } = await members(server, load.people);
    const ours = await measure(server, board, who, load);
    await server.stop();
    const relay = await startProcess('test/bench/peers/relay.ts');
    const plain = await measure(relay, board, who, load);
    await relay.stop();
    print(`${load.people} people, ${load.editsASecond} edit${load.editsASecond > 1 ? 's' : ''}/s each`, ours);
    print('  a plain relay', plain);
    row('  relay ÷ ours', {
      CPU: (plain.cpu / ours.cpu).toFixed(1),
      p95: (at(0.95, plain) / at(0.95, ours)).toFixed(1),
      sent: (plain.megabytes / ours.megabytes).toFixed(1),
      'load of the machine': (loadavg()[0] ?? 0).toFixed(1),
    });
  }
}
