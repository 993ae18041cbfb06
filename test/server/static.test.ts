import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTest, type TestServer } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'journeyboard-'));
const script = `console.log("${'gate '.repeat(2_000)}");`;
let server: TestServer;

beforeAll(async () => {
  mkdirSync(join(folder, 'client/assets'), { recursive: true });
  writeFileSync(join(folder, 'client/index.html'), '<title>Journeyboard</title>');
  writeFileSync(join(folder, 'client/assets/app-1.js'), script);
  writeFileSync(join(folder, 'client/assets/a.woff2'), 'font');
  writeFileSync(join(folder, 'secret'), 'secret');
  server = await startTest({ env: { CLIENT_DIR: join(folder, 'client') } });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Heard {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  bytes: Buffer;
}

/** As a browser without manners: nothing is unpacked, no path tidied. */
function heard(path: string, headers: Record<string, string> = {}): Promise<Heard> {
  return new Promise((resolve, reject) => {
    get({ port: server.running.port, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts) }),
      );
    }).on('error', reject);
  });
}

describe('the interface', () => {
  it('is one page, for the start and for boards', async () => {
    for (const path of ['/', '/b/aaaaaaaaaaaa', '/b/aaaaaaaaaaaa/present'])
      expect((await heard(path)).bytes.toString()).toContain('Journeyboard');
    expect((await heard('/elsewhere')).status).toBe(404);
  });

  it('goes packed to who takes it so, and plain to who does not', async () => {
    const path = '/assets/app-1.js';
    const br = await heard(path, { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.bytes).toString()).toBe(script);
    const gz = await heard(path, { 'accept-encoding': 'gzip' });
    expect(gunzipSync(gz.bytes).toString()).toBe(script);
    const plain = await heard(path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.bytes.toString()).toBe(script);
    expect((await heard('/assets/a.woff2', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });

  it('is kept by browsers, and asked for anew after an update', async () => {
    expect((await heard('/assets/app-1.js')).headers['cache-control']).toContain('immutable');
    const first = await heard('/');
    expect(first.headers['cache-control']).toBe('no-cache');
    const tag = String(first.headers['etag']);
    expect((await heard('/', { 'if-none-match': tag })).status).toBe(304);
    writeFileSync(join(folder, 'client/index.html'), '<title>Journeyboard, newer</title>');
    const after = await heard('/', { 'if-none-match': tag });
    expect([after.status, after.bytes.toString()]).toEqual([200, '<title>Journeyboard, newer</title>']);
  });

  it('gives nothing from outside its folder, nor a folder', async () => {
    for (const path of [
      '/../secret',
      '/%2e%2e/secret',
      '/..%2fsecret',
      '/assets/../../secret',
      '/assets',
      '/assets/%00',
    ]) {
      const answer = await heard(path);
      expect(answer.status, path).toBe(404);
      expect(answer.bytes.toString()).not.toBe('secret');
    }
  });
});
