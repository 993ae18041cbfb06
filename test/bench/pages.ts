import { existsSync } from 'node:fs';
import { kilobytes, scriptOf } from '../support/page-weight.ts';
import { row } from './figures.ts';

/** What a browser loads before a page is there. */
export async function figures(): Promise<void> {
  if (!existsSync('build/client/.vite/manifest.json')) return row('page weight', { needs: 'npm run build' });
  for (const page of ['board', 'start'] as const) {
    const files = scriptOf(page);
    row(`first load of the ${page} page`, { 'script, kB of gzip': kilobytes(files).toFixed(1), files: files.length });
  }
}
