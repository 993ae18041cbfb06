import { performance } from 'node:perf_hooks';

/** One printed line of figures; figures are printed, never asserted. */
export function row(name: string, figures: Readonly<Record<string, string | number>>): void {
  const words = Object.entries(figures).map(([key, value]) => `${key} ${value}`);
  console.log(`${name.padEnd(34)} ${words.join('   ')}`);
}

/** Median of `runs` runs in milliseconds, after one that is not counted. */
export async function median(runs: number, run: () => unknown): Promise<number> {
  await run();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
