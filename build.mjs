// Builds what `npm start` serves: the page (Vite) and the server (one bundled file, packages left outside).
import { build as bundle } from 'esbuild';
import { build as page } from 'vite';

await page({ logLevel: 'warn' });
await bundle({
  entryPoints: ['server/main.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  outfile: 'build/server.js',
  logLevel: 'warning',
});
