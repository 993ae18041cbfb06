import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
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

  it('[X2] makes slides of what was asked for, as the server does', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(NOW);
    const path = join(folder, 'some.pptx');
    const options = ['--size', '4:3', '--parts', 'stages,cover', '--lanes', 'pains,actions', '--accent', '#C01870'];
    expect(await exportFile([board, path, '--theme', 'dark', ...options]), said.join()).toBe(0);
    const own = readFileSync(path);
    const query = 'theme=dark&size=4:3&parts=cover,stages&lanes=actions,pains&accent=C01870';
    expect(Buffer.compare(own, await get(`/export/pptx?${query}`))).toBe(0);
    const parts = unzipSync(new Uint8Array(own));
    const text = Object.entries(parts)
      .filter(([name]) => /^ppt\/(?:slides|slideMasters|theme)?\/?[^/]+\.xml$/u.test(name))
      .map(([, bytes]) => strFromU8(bytes))
      .join('');
    expect(text).toContain('<p:sldSz cx="9144000" cy="6858000"');
    expect(text).toMatch(/C01870/iu);
    const file = JSON.parse(readFileSync(board, 'utf8')) as {
      lanes: { id: string; kind: string }[];
      cards: { id: string; cell: { laneId: string } }[];
    };
    const shown = file.lanes.filter(({ kind }) => ['pains', 'actions'].includes(kind)).map(({ id }) => id);
    const cards = file.cards.filter(({ cell }) => shown.includes(cell.laneId)).map(({ id }) => id);
    expect([...text.matchAll(/name="card:([^"]+)"/gu)].map(([, id = '']) => id).sort()).toEqual(cards.sort());
  });

  it('names the letters that no font here has, and makes the file', async () => {
    const file = JSON.parse(readFileSync(board, 'utf8')) as { cards: { title: string }[] };
    const [card] = file.cards;
    if (!card) throw new Error('no card');
    card.title = 'Ödeme 💳 在线';
    const own = join(folder, 'letters.json');
    writeFileSync(own, JSON.stringify(file));
    expect(await exportFile([own, join(folder, 'letters.pdf')]), said.join()).toBe(0);
    expect(said.join('\n')).toContain('No font here has these letters, which are boxes in the file: 在线💳');
    const created = (await (
      await fetch(`${server.url}/api/boards`, { method: 'POST', body: JSON.stringify({ board: file }) })
    ).json()) as typeof made;
    const answer = await fetch(`${server.url}/api/boards/${created.id}/export/pdf`, {
      headers: { authorization: `Bearer ${created.links.view.token}` },
    });
    expect(JSON.parse(answer.headers.get('x-journeyboard-problems') ?? '[]')).toEqual([
      { where: 'letters', code: 'no-font', values: { letters: '在线💳', lines: expect.any(Number) as number } },
    ]);
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
      [[board, path, '--size', '3:2'], /--size is one of 16:9, 4:3/u],
      [[board, path, '--lanes', 'Laneless'], /--lanes is one of .*actions/u],
      [[board, path, '--accent', 'red'], /--accent is one of #RRGGBB/u],
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
