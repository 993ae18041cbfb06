import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// `npm run bench -- rooms opening` runs those alone
const wanted = process.argv.slice(2);
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`);
for (const file of readdirSync(import.meta.dirname).sort()) {
  const name = /^(.+)\.ts$/.exec(file)?.[1];
  if (name === undefined || name === 'run' || (wanted.length > 0 && !wanted.includes(name))) continue;
  const module = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as {
    figures?: () => Promise<void>;
  };
  if (!module.figures) continue;
  console.log(`\n${name}`);
  await module.figures();
}
process.exit(0);
