import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exporters } from '../../server/http/exporters.ts';
import { templateFile, templates } from '../../templates/index.ts';
import { startTest, type TestServer } from './support.ts';

interface Created {
  id: string;
  links: Record<string, { token: string }>;
}

let server: TestServer;
let created: Created;

beforeAll(async () => {
  server = await startTest({ parts: { templates, templateFile, exporters } });
  const body = JSON.stringify({ template: 'online-purchase', locale: 'tr', title: 'Güz “çizme”' });
  created = (await (await fetch(`${server.url}/api/boards`, { method: 'POST', body })).json()) as Created;
});
afterAll(() => server.stop());

const get = (query = ''): Promise<Response> =>
  fetch(`${server.url}/api/boards/${created.id}/export/pptx${query}`, {
    headers: { authorization: `Bearer ${created.links['view']?.token ?? ''}` },
  });

describe('GET …/export/pptx', () => {
  it('[X1] gives a reader the deck in the language of the board, or in the one asked for', async () => {
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('presentationml.presentation');
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('Güz “çizme”.pptx'));
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(strFromU8(parts['ppt/slides/slide2.xml'] ?? new Uint8Array())).toContain('En büyük kayıp');
    const english = unzipSync(new Uint8Array(await (await get('?lang=en')).arrayBuffer()));
    expect(strFromU8(english['ppt/slides/slide2.xml'] ?? new Uint8Array())).toContain('Largest loss');
  });

  it('refuses a language and a map that are not there', async () => {
    expect((await get('?lang=xx')).status).toBe(422);
    expect((await get('?map=MMMMMMMMMMMM')).status).toBe(404);
  });
});
