import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { format } from 'prettier';
import { z } from 'zod';
import { DEFAULTS, readConfig } from '../../server/config.ts';
import { createApp } from '../../server/http/app.ts';
import type { House } from '../../server/http/house.ts';
import { exporters } from '../../server/http/exporters.ts';
import { templateFile, templates } from '../../templates/index.ts';
import { smallFile } from '../document/board.ts';
import { journeyFileSchema } from './journey-schema.ts';
import { openApi } from './openapi.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const pretty = (value: unknown): Promise<string> =>
  format(JSON.stringify(value), { parser: 'json', singleQuote: true, printWidth: 120 });

// `npx vitest run test/docs -u` writes the files anew
describe('the published descriptions', () => {
  it('[X3] docs/journey-file.schema.json is what files are checked with', async () => {
    await expect(await pretty(journeyFileSchema())).toMatchFileSnapshot(join(DOCS, 'journey-file.schema.json'));
  });

  it('[X3] the schema takes every template and refuses damaged files', () => {
    const schema = z.fromJSONSchema(journeyFileSchema());
    for (const { id } of templates)
      for (const locale of ['en', 'tr'] as const)
        expect(schema.safeParse(templateFile(id, locale)).error?.issues, `${id} ${locale}`).toBeUndefined();
    const [card] = smallFile().cards ?? [];
    const damaged = [{ cards: [{ ...card, cell: 7 }] }, { version: 999 }, { format: 'drawing' }, { stages: {} }];
    for (const change of damaged) expect(schema.safeParse({ ...smallFile(), ...change }).success).toBe(false);
  });

  it('docs/openapi.json is what the server checks bodies with', async () => {
    const described = await pretty(openApi(Object.keys(exporters)));
    await expect(described).toMatchFileSnapshot(join(DOCS, 'openapi.json'));
  });

  it('docs/openapi.json has every call the server answers, and no other', () => {
    const house = { config: readConfig({}), templates: [], exporters } as unknown as House;
    const answered = createApp(house).routes.flatMap(({ method, path }) =>
      method === 'ALL' || path.includes('*') ? [] : `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    const paths = openApi([])['paths'] as Record<string, object>;
    const described = Object.entries(paths).flatMap(([path, calls]) =>
      Object.keys(calls).flatMap((method) => (method === 'parameters' ? [] : `${method} ${path}`)),
    );
    expect(described.toSorted()).toEqual([...new Set(answered)].toSorted());
  });

  it.each(['operating.md', '../README.md'])('docs/%s names every setting with its default', (name) => {
    const text = readFileSync(join(DOCS, name), 'utf8');
    const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const [setting, value] of Object.entries(DEFAULTS)) {
      const [, , standard] = rows.find((cells) => cells[1] === `\`${setting}\``) ?? [];
      expect(standard, setting).toBe(value === '' ? '' : `\`${value}\``);
    }
  });
});
