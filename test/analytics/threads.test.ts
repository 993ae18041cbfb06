import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** What is in a program, types left out. */
async function partsOf(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

/** What reads files of events and what walks events, each of which may take seconds. */
const HEAVY = ['reader', 'delimited', 'objects-file', 'records', 'funnel-pass', 'paths-pass', 'any-order', 'any-entry'];

it('[N6] the thread that edits go through has nothing in it that reads event logs or counts events', async () => {
  const heavy = HEAVY.map((name) => `server/analytics/${name}.ts`);
  expect(await partsOf('server/analytics/worker.ts')).toEqual(expect.arrayContaining(heavy));
  const main = await partsOf('server/main.ts');
  expect(main).toContain('server/analytics/threads.ts');
  expect(main.filter((path) => heavy.includes(path))).toEqual([]);
});
