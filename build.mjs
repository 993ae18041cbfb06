// Builds what `npm start` serves: the page (Vite), the worker that keeps it on the device, and the server (one bundled file,
// packages left outside).
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { build as bundle } from 'esbuild';
import { build as page } from 'vite';

await page({ logLevel: 'warn' });
// letters of scripts the interface does not speak are fetched where somebody writes them
const assets = readdirSync('build/client/assets').filter((name) => !/-(cyrillic|greek|vietnamese)/u.test(name));
const files = ['/mark.svg', ...assets.map((name) => `/assets/${name}`)];
const version = createHash('sha256').update(readFileSync('build/client/index.html')).update(files.join()).digest('hex');
await bundle({
  entryPoints: ['client/app/offline-worker.ts'],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  define: { FILES: JSON.stringify(files), VERSION: JSON.stringify(version.slice(0, 12)) },
  outfile: 'build/client/offline-worker.js',
  logLevel: 'warning',
});
await bundle({
  // beside the server, the threads in which it reads event logs and answers questions about them
  entryPoints: { server: 'server/main.ts', 'analytics-worker': 'server/analytics/worker.ts' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  outdir: 'build',
  logLevel: 'warning',
});
