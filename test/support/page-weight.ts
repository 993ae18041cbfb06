import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = 'build/client';

interface Chunk {
  file: string;
  /** Chunks it cannot run without, by their names in the manifest. */
  imports?: readonly string[];
  dynamicImports?: readonly string[];
}

/** What makes up each page of the built interface: what it cannot start without. */
const PAGES = {
  board: ['index.html', 'app/board-page.tsx'],
  start: ['index.html', 'app/home-page.tsx', 'locales/more.tr.ts'],
} as const;
export type PageName = keyof typeof PAGES;

const manifest = (): Readonly<Record<string, Chunk>> =>
  JSON.parse(readFileSync(join(FOLDER, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

/** The files of script a page loads before it is there, and how many bytes of gzip each is. */
export function scriptOf(page: PageName): { file: string; bytes: number }[] {
  const chunks = manifest();
  const languages = Object.keys(chunks).filter((name) => /^locales\/\w+\.ts$/.test(name));
  const weightOf = (name: string): number => {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`${name} is not in the built interface`);
    return gzipSync(readFileSync(join(FOLDER, chunk.file)), { level: 9 }).length;
  };
  // a page speaks one language: the longest-winded one counts
  const language = languages.sort((a, b) => weightOf(b) - weightOf(a))[0];
  const needed = new Set<string>();
  const waiting: string[] = [...PAGES[page], ...(language === undefined ? [] : [language])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    waiting.push(...(chunks[name]?.imports ?? []));
  }
  return [...needed].map((name) => ({ file: chunks[name]?.file ?? name, bytes: weightOf(name) }));
}

export const kilobytes = (files: readonly { bytes: number }[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
