// Runs every suite and counts what the runner counted. `--long` gives the seeded suites their long form.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const long = process.argv.includes('--long');
const folder = mkdtempSync(join(tmpdir(), 'journeyboard-test-'));
const report = join(folder, 'report.json');
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  { stdio: 'inherit', env: { ...process.env, LONG: long ? '1' : '' } },
);
let counted;
try {
  counted = JSON.parse(readFileSync(report, 'utf8'));
} catch {
  console.error('The test runner wrote no report.');
  process.exit(status || 1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, numTodoTests: todo } = counted;
if (skipped > 0) console.log('Skipped suites name what they miss (shared data, PostgreSQL or Redis) in their titles.');
console.log(`${passed} passed, ${failed} failed, ${skipped + todo} skipped`);
process.exit(status === 0 && failed === 0 && passed > 0 ? 0 : 1);
