import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A file of ours and what it imports: ours as paths from the root, vendors by package name. */
export interface SourceFile {
  path: string;
  lines: number;
  imports: readonly string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** Every TypeScript file of the four rooms. Type-only imports count too: a back edge of types is still a back edge. */
export function sourceFiles(): SourceFile[] {
  return ['client', 'server', 'shared', 'templates']
    .flatMap((room) => filesIn(join(ROOT, room)))
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      const imports = [...text.matchAll(IMPORT)].map((match) => resolve(file, match[1] ?? match[2] ?? match[3] ?? ''));
      return { path: relative(ROOT, file), lines: text.split('\n').length, imports };
    });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative(ROOT, join(dirname(from), specifier));
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}
