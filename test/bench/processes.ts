import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Process {
  url: string;
  /** User and system time so far in seconds, from the kernel's table; not a number where there is none. */
  cpuSeconds: () => number;
  /** Memory in use, in MB. */
  memory: () => number;
  stop: () => Promise<void>;
}

/** Starts a script of ours as its own process on a free port and an empty data folder. */
export async function startProcess(script: string, env: Readonly<Record<string, string>> = {}): Promise<Process> {
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-bench-'));
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let printed = '';
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      printed += data.toString();
      const found = /"port":(\d+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${printed}`)));
  });
  const kernel = (file: string): string => {
    try {
      return readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  return {
    url: `http://127.0.0.1:${port}`,
    cpuSeconds() {
      const fields = kernel('stat').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    memory: () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(kernel('status'))?.[1]) / 1024),
    async stop() {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
