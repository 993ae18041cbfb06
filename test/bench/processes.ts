import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

export interface Process {
  url: string;
  /** User and system time so far in seconds, from the kernel's table; not a number where there is none. */
  cpuSeconds: () => number;
  /** Memory in use, in MB. */
  memory: () => number;
  stop: () => Promise<void>;
}

/** As `npm run build` does it: what a loader adds to the sources costs time that no server in use spends. */
async function built(script: string): Promise<string> {
  const name = basename(script, '.ts');
  // a server looks for its threads beside itself
  const threads = script === 'server/main.ts' ? { 'analytics-worker': 'server/analytics/worker.ts' } : {};
  await build({
    entryPoints: { [name]: script, ...threads },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    outdir: join('build', 'bench'),
    logLevel: 'warning',
  });
  return join('build', 'bench', `${name}.js`);
}

/** Starts a script of ours as its own process on a free port and an empty data folder; `PROFILE=folder` keeps where its time went. */
export async function startProcess(script: string, env: Readonly<Record<string, string>> = {}): Promise<Process> {
  const folder = mkdtempSync(join(tmpdir(), 'journeyboard-bench-'));
  const profile = process.env['PROFILE'];
  const profiling = profile ? ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${profile}`] : [];
  const child = spawn(process.execPath, [...profiling, await built(script)], {
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
