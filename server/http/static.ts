import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
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

const brotli = promisify(brotliCompress);
const zipped = promisify(gzip);
const PACKED = /^(text|application\/(json|manifest)|image\/svg)/;

type Encoding = 'br' | 'gzip' | undefined;

function encodingFor(type: string, accepted: string): Encoding {
  if (!PACKED.test(type)) return undefined;
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}

async function packed(bytes: Uint8Array, encoding: Encoding): Promise<Uint8Array> {
  if (encoding === 'br') return brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return encoding === 'gzip' ? zipped(bytes, { level: 9 }) : bytes;
}

/** The built interface; its pages are one page. Each file is packed once for each encoding and kept. */
export function staticFiles(app: Hono, folder: string): void {
  const kept = new Map<string, { tag: string; bytes: Promise<Uint8Array> }>();

  async function file(path: string, accepted: string, known: string | undefined): Promise<Response | undefined> {
    const full = normalize(join(folder, path));
    if (!full.startsWith(folder + sep)) return undefined;
    try {
      const { size, mtimeMs } = await stat(full);
      const type = TYPES[extname(full)] ?? 'application/octet-stream';
      const encoding = encodingFor(type, accepted);
      const tag = `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
      const headers = {
        'content-type': type,
        etag: tag,
        vary: 'accept-encoding',
        // names under assets/ carry a hash of their content
        'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      };
      if (known === tag) return new Response(null, { status: 304, headers });
      const key = `${encoding ?? ''} ${full}`;
      let held = kept.get(key);
      if (held?.tag !== tag) {
        held = { tag, bytes: readFile(full).then((bytes) => packed(bytes, encoding)) };
        kept.set(key, held);
        held.bytes.catch(() => kept.delete(key));
      }
      const bytes = new Uint8Array(await held.bytes);
      return new Response(bytes, { headers: encoding ? { ...headers, 'content-encoding': encoding } : headers });
    } catch {
      return undefined;
    }
  }
  app.get('*', async (c) => {
    const { path } = c.req;
    const page = path === '/' || path.startsWith('/b/');
    const accepted = c.req.header('accept-encoding') ?? '';
    const found = await file(page ? '/index.html' : path, accepted, c.req.header('if-none-match'));
    return found ?? c.text(page ? 'The interface is not built yet: npm run build' : 'Not found', page ? 503 : 404);
  });
}
