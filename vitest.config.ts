import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The runner's own choice leaves one of two processors to itself, which it does not need. */
const WORKERS = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/fault/**', 'test/fuzz/**'],
          testTimeout: 20_000,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: 'seeded',
          include: ['test/fault/**/*.test.ts', 'test/fuzz/**/*.test.ts'],
          // the long form restarts a server a hundred times, on whatever else the machine does meanwhile
          testTimeout: process.env['LONG'] ? 3_600_000 : 600_000,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // two at a time, after everything else: each file has a server and a browser of its own
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // what travels from one browser to another is waited for as long as a person would wait
          expect: { poll: { timeout: 10_000, interval: 25 } },
          // a shared machine may stall a browser for longer than a person would wait; a third failure is told
          retry: process.env['CI'] ? 2 : 0,
        },
      },
    ],
  },
});
