import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { mapSvg } from '../../shared/files/svg.ts';
import { LocaleName } from '../../shared/wire/api.ts';
import type { House } from './house.ts';
import { HttpError } from './errors.ts';

const THEMES = ['light', 'dark'] as const;

/** What a template looks like, drawn as its export would be: `/api/templates/:id/preview.svg?lang=&theme=`. */
export function previewRoutes(app: Hono, house: House): void {
  const drawn = new Map<string, string>();
  // packed a sixth of the size, and a start page shows eleven of them
  app.get('/api/templates/:id/preview.svg', compress(), (c) => {
    const id = c.req.param('id');
    if (!house.templates.some((template) => template.id === id)) {
      throw new HttpError(404, 'unknown-template', 'There is no such template');
    }
    const lang = LocaleName.safeParse(c.req.query('lang') ?? 'en');
    if (!lang.success) throw new HttpError(422, 'unknown-language', 'The language is neither en nor tr');
    const wanted = c.req.query('theme') ?? 'light';
    const theme = THEMES.find((one) => one === wanted);
    if (!theme) throw new HttpError(422, 'unknown-theme', 'The theme is neither light nor dark');
    const key = `${id}/${lang.data}/${theme}`;
    const svg = drawn.get(key) ?? mapSvg(journeyOf(house.templateFile(id, lang.data)), { lang: lang.data, theme });
    drawn.set(key, svg);
    // templates change only with the server, and a day is soon enough to see that
    return c.body(svg, 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    });
  });
}
