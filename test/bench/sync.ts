import { loadavg } from 'node:os';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { readFrame, step1Frame } from '../../server/rooms/frames.ts';
import { createBoard } from '../support/people.ts';
import { row } from './figures.ts';
import { clock, type Crowd, startCrowd, type Who, Wire } from './people.ts';
import { type Process, startProcess } from './processes.ts';

const SECONDS = 6;
/** A server is judged as it runs for the rest of the day, once its code is compiled. */
const WARM_UP_SECONDS = 10;
const EDITS_A_SECOND = 5;
const CURSORS_A_SECOND = 10;
/** Making hundreds of boards from one address is slowed down otherwise. */
const TOKEN = 'bench';

interface Peer {
  name: string;
  script: string;
  wire: Crowd['wire'];
}
const PEERS: readonly Peer[] = [
  { name: 'journeyboard', script: 'server/main.ts', wire: 'stock' },
  { name: 'y-websocket server', script: 'test/bench/peers/y-websocket.ts', wire: 'stock' },
  { name: 'Hocuspocus', script: 'test/bench/peers/hocuspocus.ts', wire: 'hocuspocus' },
];

interface Outcome {
  /** Edits, of those that were meant. */
  sent: number;
  latencies: readonly number[];
  cpu: number;
  /** What the people themselves took of one core. */
  crowd: number;
  megabytes: number;
  memory: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** People in rooms, with boards and sessions of our server; the peers let in whoever says anything. */
async function members(ours: Process, rooms: number, people: number): Promise<Who[]> {
  const who: Who[] = [];
  for (let room = 0; room < rooms; room++) {
    const board = await createBoard(ours.url, { template: 'blank' }, TOKEN);
    for (let i = 0; i < people; i++) {
      const answer = await fetch(`${ours.url}/api/boards/${board.id}/join`, {
        method: 'POST',
        headers: { authorization: `Bearer ${board.links.edit.token}` },
        body: JSON.stringify({ name: `Person ${i}` }),
      });
      const { session, personId } = (await answer.json()) as { session: string; personId: string };
      who.push([session, personId, board.id]);
    }
  }
  return who;
}

/** A document that hears a room and tells how old each edit is when it is in. */
async function reader(
  server: Process,
  wire: Peer['wire'],
  who: Who,
): Promise<{ latencies: number[]; end: () => void }> {
  const doc = new Y.Doc();
  const line = new Wire({ url: server.url, wire }, who);
  line.hear((frame) => {
    const read = readFrame(frame);
    if (read?.type === 'update') Y.applyUpdate(doc, read.update);
    // Hocuspocus has kinds of its own, and acknowledges with 8
    else if (read === undefined && decoding.readVarUint(decoding.createDecoder(frame)) > 8)
      throw new Error('an unknown frame');
  });
  await line.ready;
  line.send(step1Frame(doc));
  const latencies: number[] = [];
  doc.getMap('cards').observeDeep((events) => {
    const now = clock();
    for (const event of events) {
      const value = event.target instanceof Y.Map && event.keys.has('owner') ? event.target.get('owner') : undefined;
      if (typeof value === 'string') latencies.push(now - Number(value.slice(3)));
    }
  });
  return {
    latencies,
    end() {
      line.socket.terminate();
      doc.destroy();
    },
  };
}

/** One reads in this process; all the others write, in another. */
async function measure(server: Process, wire: Peer['wire'], [me, ...others]: readonly Who[]): Promise<Outcome> {
  if (!me) throw new Error('nobody is there');
  const crowd = await startCrowd({
    url: server.url,
    who: others,
    editsASecond: EDITS_A_SECOND,
    cursorsASecond: CURSORS_A_SECOND,
    wire,
  });
  const heard = await reader(server, wire, me);
  crowd.go();
  await pause(WARM_UP_SECONDS * 1000);
  heard.latencies.length = 0;
  const [cpu, began] = [server.cpuSeconds(), clock()];
  await pause(SECONDS * 1000);
  const used = server.cpuSeconds() - cpu;
  const seconds = (clock() - began) / 1000;
  const memory = server.memory();
  const total = await crowd.end();
  heard.end();
  crowd.stop();
  return {
    sent: total.sent / (others.length * EDITS_A_SECOND * (WARM_UP_SECONDS + seconds)),
    latencies: heard.latencies.toSorted((a, b) => a - b),
    cpu: used / seconds,
    crowd: total.busy,
    megabytes: total.heard / (WARM_UP_SECONDS + seconds) / 1e6,
    memory,
  };
}

function at(share: number, { latencies }: Outcome): number {
  return latencies[Math.floor(share * (latencies.length - 1))] ?? Number.NaN;
}

function print(name: string, outcome: Outcome): void {
  row(`  ${name}`, {
    seen: outcome.latencies.length,
    p50: `${at(0.5, outcome).toFixed(1)} ms`,
    p95: `${at(0.95, outcome).toFixed(1)} ms`,
    p99: `${at(0.99, outcome).toFixed(1)} ms`,
    CPU: `${(100 * outcome.cpu).toFixed(0)} %`,
    memory: `${outcome.memory} MB`,
    sent: `${outcome.megabytes.toFixed(2)} MB/s`,
    'the people': `${(100 * outcome.crowd).toFixed(0)} % CPU, ${(100 * outcome.sent).toFixed(0)} % of their edits made`,
  });
}

async function compared(title: string, rooms: number, people: number): Promise<void> {
  console.log(`${title}, load of the machine ${(loadavg()[0] ?? 0).toFixed(1)}`);
  const ours = await startProcess('server/main.ts', { CREATE_TOKEN: TOKEN });
  const who = await members(ours, rooms, people);
  let mine: Outcome | undefined;
  for (const peer of PEERS) {
    const server = peer.name === 'journeyboard' ? ours : await startProcess(peer.script);
    const outcome = await measure(server, peer.wire, who);
    await server.stop();
    print(peer.name, outcome);
    if (!mine) mine = outcome;
    else
      row(`    ${peer.name} ÷ ours`, {
        CPU: (outcome.cpu / mine.cpu).toFixed(1),
        p95: (at(0.95, outcome) / at(0.95, mine)).toFixed(1),
        sent: (outcome.megabytes / mine.megabytes).toFixed(1),
      });
  }
}

/** Twenty come in at once to a board that a hundred edit: how long until each has all of it. */
async function joiners(): Promise<void> {
  const ours = await startProcess('server/main.ts', { CREATE_TOKEN: TOKEN });
  const who = await members(ours, 1, 120);
  const crowd = await startCrowd({
    url: ours.url,
    who: who.slice(20),
    editsASecond: 1,
    cursorsASecond: CURSORS_A_SECOND,
    wire: 'stock',
  });
  crowd.go();
  await pause(1_000);
  const began = clock();
  const times = await Promise.all(
    who.slice(0, 20).map(async (one) => {
      const line = new Wire({ url: ours.url, wire: 'stock' }, one);
      const complete = new Promise<void>((resolve) => {
        line.hear((frame) => frame[0] === 0 && frame[1] === 1 && resolve());
      });
      await line.ready;
      line.send(step1Frame(new Y.Doc()));
      await complete;
      line.socket.terminate();
      return clock() - began;
    }),
  );
  await crowd.end();
  crowd.stop();
  await ours.stop();
  const sorted = times.toSorted((a, b) => a - b);
  row('20 joining 100 at work', { first: `${sorted[0]?.toFixed(0)} ms`, last: `${sorted.at(-1)?.toFixed(0)} ms` });
}

const CASES: Readonly<Record<string, () => Promise<void>>> = {
  ...Object.fromEntries(
    [10, 50, 100, 200, 500].map((people) => [String(people), () => compared(`one room of ${people}`, 1, people)]),
  ),
  '500x2': () => compared('500 rooms of two', 500, 2),
  joining: joiners,
};

/**
 * From an edit to its being seen by another, over real sockets, each server its own process, one after the other under the
 * same load. Ours makes each edit durable before anybody sees it; the others keep nothing. `CASES=100,500x2` runs those
 * alone.
 */
export async function figures(): Promise<void> {
  const wanted = process.env['CASES']?.split(',') ?? Object.keys(CASES);
  for (const name of wanted) {
    const run = CASES[name];
    if (!run) throw new Error(`no case ${name}; there are ${Object.keys(CASES).join(', ')}`);
    await run();
  }
}
