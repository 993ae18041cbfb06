import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { exportFile } from '../../server/export.ts';
import { exporters } from '../../server/http/exporters.ts';
import { FORMAT_NAMES, FORMATS } from '../../shared/files/formats.ts';
import { templateFile, templates } from '../../templates/index.ts';
import { startTest, type TestServer } from './support.ts';

const NOW = Date.UTC(2026, 2, 31, 12);
const folder = mkdtempSync(join(tmpdir(), 'export-'));
const board = join(folder, 'board.json');
let server: TestServer;
let made: { id: string; links: { view: { token: string } } };
let said: string[];

const get = async (path: string): Promise<Uint8Array> => {
  const headers = { authorization: `Bearer ${made.links.view.token}` };
  const answer = await fetch(`${server.url}/api/boards/${made.id}${path}`, { headers });
  expect(answer.status, path).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};

beforeAll(async () => {
  server = await startTest({ parts: { templates, templateFile, exporters } });
  const body = JSON.stringify({ template: 'online-purchase', locale: 'tr' });
  made = (await (await fetch(`${server.url}/api/boards`, { method: 'POST', body })).json()) as typeof made;
  writeFileSync(board, await get(''));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  said = [];
  for (const way of ['log', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((...words: unknown[]) => void said.push(words.join(' ')));
});
afterEach(() => vi.restoreAllMocks());

describe('npm run export', () => {
  it('[X2] gives the bytes the server gives, in every format', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(NOW);
    for (const name of FORMAT_NAMES) {
      const path = join(folder, `out.${FORMATS[name].extension}`);
      expect(await exportFile([board, path, '--lang', 'en', '--tz=Asia/Tokyo', '--paper', 'a4']), said.join()).toBe(0);
      const own = readFileSync(path);
      const other = await get(`/export/${name}?lang=en&tz=Asia/Tokyo&paper=a4`);
      expect(own.length, name).toBeGreaterThan(200);
      expect(Buffer.compare(own, other), name).toBe(0);
    }
  });

  it('[X3] gives a journey file back as it was', async () => {
    const path = join(folder, 'again.json');
    expect(await exportFile([board, path])).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(board, 'utf8'));
  });

  it('says what it cannot do, and writes nothing', async () => {
    const path = join(folder, 'none.pdf');
    const refused: [string[], RegExp][] = [
      [[], /npm run export/u],
      [[board], /npm run export/u],
      [[board, join(folder, 'a.docx')], /Cannot make a \.docx/u],
      [[join(folder, 'missing.json'), path], /missing\.json/u],
      [[board, path, '--map', 'AAAAAAAAAAAA'], /no map/u],
      [[board, path, '--paper', 'a9'], /one of one, a4/u],
      [[board, path, '--colour', 'red'], /no option/u],
      [[board, path, '--tz', 'Mars'], /no time zone/u],
      [[board, path, '--now', 'soon'], /no date/u],
    ];
    writeFileSync(join(folder, 'broken.json'), '{"format":"drawing"}');
    refused.push([[join(folder, 'broken.json'), path], /no journey file:\n {2}format: not-a-journey/u]);
    for (const [args, why] of refused) {
      expect(await exportFile(args), args.join(' ')).toBe(1);
      expect(said.at(-1)).toMatch(why);
      expect(said.at(-1)).not.toContain('    at ');
    }
    expect(() => readFileSync(path)).toThrow();
  });
});
