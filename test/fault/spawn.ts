import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { FILE_FORMAT } from '../../shared/files/journey-file.types.ts';
import { DOCUMENT_VERSION } from '../../shared/journey/versions.ts';

export interface Spawned {
  child: ChildProcess;
  url: string;
  /** What it printed of errors so far. */
  said: () => string;
}

let built: Promise<string> | undefined;

/** Made once: a server killed a hundred times would otherwise be compiled a hundred times. */
function bundled(): Promise<string> {
  const own = join('build', 'fault', String(process.pid));
  const server = join('build', 'fault', 'server.js');
  built ??= build({
    entryPoints: {
      server: join(import.meta.dirname, 'server-child.ts'),
      // found beside the server, as in what is shipped
      'analytics-worker': 'server/analytics/worker.ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    outdir: own,
    logLevel: 'warning',
  }).then(() => {
    // other suites start theirs meanwhile: whole or not at all
    for (const file of readdirSync(own)) renameSync(join(own, file), join('build', 'fault', file));
    rmdirSync(own);
    return server;
  });
  return built;
}

/** A server of its own process on a data folder that outlives it. */
export async function spawnServer(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<Spawned> {
  const child = spawn(process.execPath, ['--enable-source-maps', await bundled()], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return { child, url: `http://127.0.0.1:${port}`, said: () => said };
}

export function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error(`ended by itself with ${child.exitCode ?? child.signalCode}`);
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

async function json<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export interface Joined {
  board: string;
  personId: string;
  session: string;
}

/** An empty board and somebody who may edit it. */
export async function emptyBoard(url: string): Promise<Joined> {
  const board = {
    id: 'BBBBBBBBBBBB',
    title: 'T',
    locale: 'en',
    timeZone: 'UTC',
    version: DOCUMENT_VERSION,
    defaultView: 'canvas',
  };
  const created = await json<{ id: string; links: { edit: { token: string } } }>(
    await fetch(`${url}/api/boards`, {
      method: 'POST',
      body: JSON.stringify({ board: { format: FILE_FORMAT, version: DOCUMENT_VERSION, board } }),
    }),
  );
  const joined = await json<{ personId: string; session: string }>(
    await fetch(`${url}/api/boards/${created.id}/join`, {
      method: 'POST',
      headers: { authorization: `Bearer ${created.links.edit.token}` },
      body: JSON.stringify({ name: 'Ayşe' }),
    }),
  );
  return { board: created.id, ...joined };
}

/** Small and seeded, so that a failing run can be repeated. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
