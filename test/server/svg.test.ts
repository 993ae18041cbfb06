import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exporters } from '../../server/http/exporters.ts';
import { templateFile, templates } from '../../templates/index.ts';
import { startTest, type TestServer } from './support.ts';

let server: TestServer;
let board: { id: string; links: { view: { token: string } } };

beforeAll(async () => {
  server = await startTest({ parts: { templates, templateFile, exporters } });
  const body = JSON.stringify({ template: 'online-purchase', locale: 'tr' });
  board = (await (await fetch(`${server.url}/api/boards`, { method: 'POST', body })).json()) as typeof board;
});
afterAll(() => server.stop());

const exported = (query = '', token = board.links.view.token): Promise<Response> =>
  fetch(`${server.url}/api/boards/${board.id}/export/svg${query}`, { headers: { authorization: `Bearer ${token}` } });

describe('drawings over HTTP', () => {
  it('[X2] exports a map as SVG in the language of the board or the one asked for', async () => {
    const answer = await exported();
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('journey.svg');
    const turkish = await answer.text();
    expect(turkish).toContain('role="img"');
    expect(turkish).toContain('>Sıkıntılar<');
    expect(await (await exported('?lang=en')).text()).toContain('>Pain points<');
    expect((await exported('?map=AAAAAAAAAAAA')).status).toBe(404);
    expect((await exported('?lang=de')).status).toBe(422);
    expect((await exported('', 'wrong')).status).toBe(401);
  });

  it('[N5] exports what a segment sees, and refuses one that is not there or a format that draws nothing', async () => {
    const hers = await (await exported('?segment=Telefon&show=evidence')).text();
    expect(hers).toContain('Bakılan: Elif, 34 · Telefon');
    expect(hers).toContain('Kanıt');
    const unknown = await exported('?segment=Tablet');
    expect(unknown.status).toBe(422);
    expect(await unknown.json()).toMatchObject({
      error: { code: 'unknown-look', problems: [{ where: 'segment', values: { known: 'Telefon, Bilgisayar' } }] },
    });
    const table = `${server.url}/api/boards/${board.id}/export/csv?segment=Telefon`;
    const refused = await fetch(table, { headers: { authorization: `Bearer ${board.links.view.token}` } });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('holds-everything')]);
  });

  it('draws a preview of every template in both languages and themes, and lets it be kept', async () => {
    for (const { id } of templates) {
      for (const query of ['?lang=en&theme=light', '?lang=tr&theme=dark']) {
        const answer = await fetch(`${server.url}/api/templates/${id}/preview.svg${query}`);
        expect(answer.status).toBe(200);
        expect(answer.headers.get('cache-control')).toBe('public, max-age=86400');
        expect((await answer.text()).split('<text ').length, id).toBeGreaterThan(10);
      }
    }
    const dark = await (await fetch(`${server.url}/api/templates/blank/preview.svg?theme=dark`)).text();
    expect(dark).toContain('#17181B');
  });

  it('says what is wrong with a preview nobody can draw', async () => {
    const status = async (path: string): Promise<number> => (await fetch(`${server.url}/api/templates/${path}`)).status;
    expect(await status('nothing/preview.svg')).toBe(404);
    expect(await status('blank/preview.svg?lang=de')).toBe(422);
    expect(await status('blank/preview.svg?theme=pink')).toBe(422);
  });
});
