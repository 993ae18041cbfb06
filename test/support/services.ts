import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';

/** A server program of its own folder and port, for one test file. */
export interface Service {
  url: string;
  start: () => Promise<void>;
  /** As an administrator would: orderly, nothing lost. */
  stop: () => Promise<void>;
  /** Stops it and forgets its folder. */
  remove: () => Promise<void>;
}

/** Folder of PostgreSQL's programs, the newest where there are several; Debian keeps them off the PATH. */
function postgresPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((v) => join(debian, v, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

function redisProgram(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'redis-server'))
    .find((file) => existsSync(file));
}

export const HAS_POSTGRES = postgresPrograms() !== undefined;
export const HAS_REDIS = redisProgram() !== undefined;

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** PostgreSQL refuses to run as root: then as the account its package made. */
function account(): { uid?: number; gid?: number } {
  if (userInfo().uid !== 0) return {};
  const of = (what: string): number => Number(execFileSync('id', [what, 'postgres']).toString());
  return { uid: of('-u'), gid: of('-g') };
}

/** A child that says something once it is ready. */
function started(child: ChildProcess, ready: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (data: Buffer): void => {
      said += data.toString();
      if (ready.test(said)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said.slice(-2_000)}`)));
  });
}

function stopped(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

export async function postgresService(): Promise<Service> {
  const programs = postgresPrograms();
  if (!programs) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-postgres-'));
  if (userInfo().uid === 0) {
    execFileSync('chown', ['postgres', folder]);
    chmodSync(folder, 0o700);
  }
  const data = join(folder, 'data');
  const port = await freePort();
  const owner = account();
  const init = ['-D', data, '-U', 'journeyboard', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), init, { stdio: 'pipe', cwd: folder, ...owner });
  let child: ChildProcess | undefined;
  const url = `postgres://journeyboard@127.0.0.1:${port}/postgres`;
  const start = async (): Promise<void> => {
    child = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
      ...owner,
    });
    await started(child, /ready to accept connections/);
  };
  await start();
  // fast shutdown: clients are cut off, the write-ahead log is complete
  const stop = (): Promise<void> => stopped(child, 'SIGINT');
  return {
    url,
    start,
    stop,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A fresh database in a running PostgreSQL. */
export async function freshDatabase(url: string, name: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  return url.replace(/\/postgres$/u, `/${name}`);
}

export async function redisService(): Promise<Service> {
  const program = redisProgram();
  if (!program) throw new Error('Redis is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = spawn(
      program,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    await started(child, /Ready to accept connections/);
  };
  await start();
  const stop = (): Promise<void> => stopped(child, 'SIGTERM');
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
