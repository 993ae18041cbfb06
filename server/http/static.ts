import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Hono } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** The built interface; its pages are one page. */
export function staticFiles(app: Hono, folder: string): void {
  async function file(path: string): Promise<Response | undefined> {
    const full = normalize(join(folder, path));
    if (!full.startsWith(folder + sep)) return undefined;
    try {
      const bytes = await readFile(full);
      return new Response(new Uint8Array(bytes), {
        headers: {
          'content-type': TYPES[extname(full)] ?? 'application/octet-stream',
          // names under assets/ carry a hash of their content
          'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        },
      });
    } catch {
      return undefined;
    }
  }
  app.get('*', async (c) => {
    const { path } = c.req;
    const page = path === '/' || path.startsWith('/b/');
    const found = await file(page ? '/index.html' : path);
    return found ?? c.text(page ? 'The interface is not built yet: npm run build' : 'Not found', page ? 503 : 404);
  });
}
