import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { FunnelPass } from '../../server/analytics/funnel-pass.ts';
import { Importer } from '../../server/analytics/import.ts';
import { PathsPass } from '../../server/analytics/paths-pass.ts';
import { prepare } from '../../server/analytics/prepare.ts';
import type { EventFunnelResult } from '../../shared/journey/event-funnel.ts';
import type { PathsResult } from '../../shared/journey/paths.ts';
import { raw } from '../server/support.ts';
import { createBoard } from '../support/people.ts';
import { besideDuckDb, type Ours } from './duckdb.ts';
import { logOf, STEPS, uploadElsewhere } from './event-log.ts';
import { median, row } from './figures.ts';
import { clock, startCrowd, type Who } from './people.ts';
import { startProcess } from './processes.ts';

const EVENTS = Number(process.env['EVENTS'] ?? 10_000_000);

const AHEAD = 200;

async function engine(folder: string): Promise<void> {
  const file = join(folder, 'log.csv');
  const written = openSync(file, 'w');
  const parts = new Map<string, Uint8Array>();
  const importer = new Importer({
    keep: (column, part, bytes) => void parts.set(`${column}/${part}`, bytes),
    drop: () => undefined,
    personalKept: [],
    most: Infinity,
  });
  let [reading, processor] = [0, 0];
  // many at a time: what makes the log would otherwise push what reads it out of the processor's caches
  let ahead: Uint8Array[] = [];
  const read = (): void => {
    const [began, before] = [performance.now(), process.cpuUsage()];
    for (const block of ahead) importer.push(block);
    reading += performance.now() - began;
    const { user, system } = process.cpuUsage(before);
    processor += (user + system) / 1_000;
    ahead = [];
  };
  for (const block of logOf(EVENTS)) {
    writeSync(written, block);
    if (ahead.push(block) === AHEAD) read();
  }
  read();
  closeSync(written);
  const imported = importer.end();
  row(`import of ${EVENTS} events`, {
    file: `${(imported.fileBytes / 1e6).toFixed(0)} MB`,
    seconds: (reading / 1_000).toFixed(2),
    rate: `${(imported.fileBytes / 1e3 / reading).toFixed(0)} MB/s`,
    'of the processor': `${(imported.fileBytes / 1e3 / processor).toFixed(0)} MB/s`,
    kept: `${([...parts.values()].reduce((sum, { length }) => sum + length, 0) / EVENTS).toFixed(1)} bytes/event`,
  });
  const part = async (column: number, place: number): Promise<Uint8Array> =>
    parts.get(`${column}/${place}`) ?? new Uint8Array(0);
  const began = performance.now();
  const { columns, counts, bytes } = await prepare(
    { ...imported, part },
    { entity: 'user_id', time: 'time', event: 'event', properties: ['plan'] },
  );
  const sorting = performance.now() - began;
  row('sorted by entity and time', {
    seconds: (sorting / 1_000).toFixed(2),
    memory: `${(bytes / counts.events).toFixed(1)} bytes/event`,
    entities: counts.entities,
  });
  const steps = STEPS.map((event) => ({ event }));
  const windowSeconds = 7 * 86_400;
  const answers = new Map<string, Ours<EventFunnelResult>>();
  for (const [name, change] of [
    ['sequential, entry first', {}],
    ['the same by plan', { breakdown: ['plan'] }],
    ['sequential, entry any', { entry: 'any' }],
    ['strict', { order: 'strict' }],
    ['any order', { order: 'any' }],
    [
      'entry any, none of one event between',
      { entry: 'any', exclusions: [{ event: 'thanks', fromStep: 1, toStep: 3 }] },
    ],
  ] as const) {
    let result: EventFunnelResult = { steps: [] };
    const processor: number[] = [];
    const ms = await median(3, () => {
      const before = process.cpuUsage();
      const pass = new FunnelPass(
        { steps, order: 'sequential', entry: 'first', windowSeconds, ...change },
        (counts.to ?? 0) * 1_000,
      );
      pass.feed(columns, () => true);
      result = pass.result();
      const { user, system } = process.cpuUsage(before);
      processor.push((user + system) / 1_000);
    });
    answers.set(name, { result, ms });
    row(`  funnel of six, ${name}`, {
      time: `${ms.toFixed(0)} ms`,
      processor: `${Math.min(...processor).toFixed(0)} ms`,
      counts: result.steps.map(({ count }) => count).join(' '),
    });
  }
  let ways: PathsResult = { pairs: [], different: 0, total: 0, starts: [], ends: [] };
  const ms = await median(3, () => {
    const pass = new PathsPass({ top: 100 });
    pass.feed(columns, () => true);
    pass.second();
    pass.feed(columns, () => true);
    ways = pass.result();
  });
  row('  paths', { time: `${ms.toFixed(0)} ms`, pairs: ways.different });
  const said = (name: string): Ours<EventFunnelResult> => {
    const found = answers.get(name);
    if (!found) throw new Error(`${name} was not asked`);
    return found;
  };
  await besideDuckDb({
    file,
    windowSeconds,
    importMs: reading + sorting,
    first: said('sequential, entry first'),
    anyEntry: said('sequential, entry any'),
    strict: said('strict'),
    anyOrder: said('any order'),
    paths: { result: ways, ms },
  });
}

/** [N6] From an edit to its being seen by another, while a file is read by the same server. */
async function echo(): Promise<void> {
  const server = await startProcess('server/main.ts');
  const board = await createBoard(server.url, { template: 'blank' });
  const join = async (name: string): Promise<Who> => {
    const answer = await fetch(`${server.url}/api/boards/${board.id}/join`, {
      method: 'POST',
      headers: { authorization: `Bearer ${board.links.edit.token}` },
      body: JSON.stringify({ name }),
    });
    const { session, personId } = (await answer.json()) as { session: string; personId: string };
    return [session, personId, board.id];
  };
  const [me, other] = [await join('reader'), await join('writer')];
  const peer = await raw({ url: server.url, board: board.id }, me[0]);
  const latencies: number[] = [];
  peer.socket.on('message', (data: Buffer) => {
    const sent = /at (\d+\.\d+)/.exec(data.toString('latin1'))?.[1];
    if (sent !== undefined) latencies.push(clock() - Number(sent));
  });
  const crowd = await startCrowd({ url: server.url, who: [other], editsASecond: 20, cursorsASecond: 5, wire: 'stock' });
  crowd.go();
  const at = (share: number): string => {
    const sorted = latencies.toSorted((a, b) => a - b);
    return `${(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1)} ms`;
  };
  const told = (name: string): void => {
    row(name, { seen: latencies.length, p50: at(0.5), p95: at(0.95), memory: `${server.memory()} MB` });
    latencies.length = 0;
  };
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  told('sync echo, nothing else going on');
  const url = `${server.url}/api/boards/${board.id}/datasets?name=bench`;
  const before = server.cpuSeconds();
  const { status, bytes, seconds } = await uploadElsewhere({ url, token: board.links.edit.token, events: EVENTS });
  const processor = server.cpuSeconds() - before;
  told('  while a file is brought');
  row('  brought over HTTP, durable', {
    status,
    seconds: seconds.toFixed(1),
    rate: `${(bytes / 1e6 / seconds).toFixed(0)} MB/s`,
    'of the processor, edits and all': `${(bytes / 1e6 / processor).toFixed(0)} MB/s`,
  });
  await crowd.end();
  crowd.stop();
  peer.socket.terminate();
  await server.stop();
}

/** Reading, sorting and asking in this thread, and DuckDB beside it on the same file; then what people notice of it on a server. `EVENTS=…` says how many. */
export async function figures(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-bench-'));
  try {
    await engine(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
  await echo();
}
