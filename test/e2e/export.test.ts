import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FORMATS } from '../../shared/files/formats.ts';
import { writePptx } from '../../shared/files/pptx/pptx.ts';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { mapsOf } from '../../shared/journey/columns.ts';
import { NO_PICTURES } from '../../shared/journey/pictures.ts';
import { templateFile } from '../../templates/index.ts';
import { openBrowser, visitor } from '../support/people.ts';
import type {} from '../support/export-page.ts';

let browser: Browser;
let page: Page;

/** The letters the pages need; the same files the product ships. */
function fontFaces(): string {
  const folder = new URL('../../node_modules/@fontsource-variable/inter/', import.meta.url);
  const css = readFileSync(new URL('index.css', folder), 'utf8');
  return css.replace(/url\(\.\/(files\/[^)]+)\)/gu, (_, file: string) => {
    const bytes = readFileSync(new URL(file, folder)).toString('base64');
    return `url(data:font/woff2;base64,${bytes})`;
  });
}

beforeAll(async () => {
  const bundled = await build({
    entryPoints: ['test/support/export-page.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  });
  browser = await openBrowser();
  ({ page } = await visitor(browser));
  await page.setContent(
    `<!doctype html><style>${fontFaces()} body { margin: 0; } svg { display: block; }</style><body></body>`,
  );
  await page.addScriptTag({ content: bundled.outputFiles[0]?.text ?? '' });
}, 120_000);
afterAll(() => browser?.close());

/** Share of pixels that are clearly of another colour, and the picture's size. */
async function difference(a: string, b: string): Promise<{ share: number; width: number; height: number }> {
  return page.evaluate(
    async ([first, second]) => {
      const read = async (source: string): Promise<ImageData> => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const paper = canvas.getContext('2d');
        if (!paper) throw new Error('no canvas');
        paper.drawImage(image, 0, 0);
        return paper.getImageData(0, 0, image.width, image.height);
      };
      const [one, two] = [await read(first ?? ''), await read(second ?? '')];
      let other = 0;
      for (let i = 0; i < one.data.length; i += 4) {
        const apart = [0, 1, 2].reduce((sum, c) => sum + Math.abs((one.data[i + c] ?? 0) - (two.data[i + c] ?? 0)), 0);
        if (apart > 120) other++;
      }
      const same = one.width === two.width && one.height === two.height;
      return { share: same ? other / (one.data.length / 4) : 1, width: one.width, height: one.height };
    },
    [a, b] as const,
  );
}

it.each([
  ['en', 'light'],
  ['tr', 'dark'],
] as const)('[X2] the painted picture of a map is what its SVG shows (%s, %s)', async (lang, theme) => {
  const { png, svg } = await page.evaluate(([file, l, t]) => journeyExports.picture(file, l, t, 1), [
    templateFile('online-purchase', lang),
    lang,
    theme,
  ] as const);
  const [width, height] =
    [...svg.matchAll(/<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/gu)][0]?.slice(1).map(Number) ?? [];
  await page.setViewportSize({ width: Math.ceil(width ?? 0), height: Math.ceil(height ?? 0) });
  await page.evaluate(async (markup) => {
    // the page bundles the font under its own name, which stands second in the drawing
    document.body.innerHTML = markup.replace(/^<\?xml[^>]*\?>/u, '').replace('font-family="Inter,', 'font-family="');
    await document.fonts.ready;
  }, svg);
  const shot = `data:image/png;base64,${(await page.screenshot()).toString('base64')}`;
  const { share, ...size } = await difference(png, shot);
  expect(size).toEqual({ width: Math.ceil(width ?? 0), height: Math.ceil(height ?? 0) });
  expect(share).toBeLessThan(0.001);
  // the measure sees what is missing: an empty sheet is far off
  const blank = await page.evaluate(
    ([w, h]) => {
      const canvas = document.createElement('canvas');
      canvas.width = w ?? 0;
      canvas.height = h ?? 0;
      canvas.getContext('2d')?.fillRect(0, 0, 0, 0);
      return canvas.toDataURL();
    },
    [size.width, size.height] as const,
  );
  expect((await difference(png, blank)).share).toBeGreaterThan(0.02);
});

it('[X2] a browser writes the same slides as the server, byte for byte', async () => {
  const file = templateFile('online-purchase', 'tr');
  const now = Date.UTC(2026, 10, 1);
  const data = await page.evaluate(([f, n]) => journeyExports.slides(f, 'tr', n), [file, now] as const);
  const fromBrowser = Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');
  const journey = journeyOf(file);
  const mapId = [...journey.maps.keys()][0] ?? '';
  expect(Buffer.compare(fromBrowser, Buffer.from(writePptx(journey, { now, lang: 'tr', mapId })))).toBe(0);
});

it('[X2] every other file is the same bytes in a browser and in Node', async () => {
  const file = templateFile('online-purchase', 'tr');
  const journey = journeyOf(file);
  const mapId = mapsOf(journey)[0]?.id;
  for (const format of ['pdf', 'xlsx', 'csv', 'md', 'mmd', 'svg'] as const) {
    const data = await page.evaluate(([f, name]) => journeyExports.file(f, name, 'tr', 1_750_000_000_000), [
      file,
      format,
    ] as const);
    const options = { now: 1_750_000_000_000, lang: 'tr', mapId, paper: 'a4', pictures: NO_PICTURES } as const;
    const own = await FORMATS[format === 'mmd' ? 'mermaid' : format].write(journey, options);
    const theirs = Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');
    expect(Buffer.compare(theirs, own), format).toBe(0);
  }
});
