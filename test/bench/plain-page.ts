import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { CardBox } from '../../shared/journey/layout.types.ts';

export interface PlainCard {
  id: string;
  type: 'plain';
  position: { x: number; y: number };
  data: { title: string; width: number; height: number };
}

/** The same cards as nodes of the plain page. */
export const plainCards = (cards: readonly CardBox[]): PlainCard[] =>
  cards.map(({ id, x, y, width, height, card }) => ({
    id,
    type: 'plain',
    position: { x, y },
    data: { title: card.title, width, height },
  }));

/** React Flow as its first example has it, built as we build ours. */
export async function plainPage(): Promise<{ url: string; stop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'plain-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'plain'),
    plugins: [react()],
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  };
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    readFile(join(folder, path)).then(
      (bytes) => response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
