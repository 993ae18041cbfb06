// Makes a bare clone ready: installs, then builds where asked. Plain Node, for nothing is installed yet when it runs.
//   --build    build when the sources are newer than the last build
//   --browser  look for a browser for the end-to-end tests, and say what to do where there is none
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Journeyboard needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (error || status !== 0) {
    console.error(`"${command} ${args.join(' ')}" failed${error ? `: ${error.message}` : ''}.`);
    process.exit(status || 1);
  }
}

const stamp = 'node_modules/.journeyboard-installed';
if (!existsSync(stamp) || newest(['package-lock.json', 'package.json']) > statSync(stamp).mtimeMs) {
  console.log('Installing (the database driver may compile for about a minute) …');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, '');
}

if (process.argv.includes('--build')) {
  const built = 'build/.built';
  const sources = ['client', 'server', 'shared', 'templates', 'package-lock.json', 'vite.config.ts', 'build.mjs'];
  if (!existsSync(built) || newest(sources) > statSync(built).mtimeMs) {
    console.log('Building …');
    run(process.execPath, ['build.mjs']);
    mkdirSync('build', { recursive: true });
    writeFileSync(built, '');
  }
}

if (process.argv.includes('--browser')) {
  const { findBrowser } = await import('./test/support/browser.mjs');
  const browser = findBrowser();
  console.log(
    browser
      ? `Browser for the end-to-end tests: ${browser}`
      : 'NO BROWSER FOUND: the end-to-end tests will fail. Set CHROMIUM or install Chromium.',
  );
}

/** Newest modification time under the given files and folders, in milliseconds. */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const stat = statSync(path);
    latest = Math.max(
      latest,
      stat.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : stat.mtimeMs,
    );
  }
  return latest;
}
