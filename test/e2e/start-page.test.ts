import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOf, NO_FAULTS } from '../support/faults.ts';
import { openBrowser, visitor } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const LANGUAGES = [
  { locale: 'en-US' as const, template: 'Online purchase', name: 'Your name', link: 'Link of a board', open: 'Open' },
  {
    locale: 'tr-TR' as const,
    template: 'İnternetten alışveriş',
    name: 'Adınız',
    link: 'Panonun bağlantısı',
    open: 'Aç',
  },
];
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];

/** Words of the drawn templates that lie on each other, as they do in another font than the one they were laid out for. */
function overlapsOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.template [role=img]')].flatMap((drawing) => {
      const words = [...(drawing.shadowRoot?.querySelectorAll('text') ?? [])].map((text) => ({
        said: text.textContent,
        box: text.getBBox(),
      }));
      if (words.length === 0) return ['nothing drawn'];
      return words.flatMap(({ said, box: a }, place) =>
        words
          .slice(place + 1)
          .filter(({ box: b }) => Math.abs(a.y + a.height - b.y - b.height) < 3)
          .filter(({ box: b }) => a.x < b.x + b.width - 0.5 && b.x < a.x + a.width - 0.5)
          .map((other) => `${said} × ${other.said}`),
      );
    }),
  );
}

// each language at each size, and in each theme at one of them
it.each(LANGUAGES.flatMap(({ locale }, i) => SIZES.map((size, j) => ({ locale, dark: i !== j, ...size }))))(
  'the start page shows every template drawn, and nothing is cut or out of reach ($locale, $width px, dark: $dark)',
  async ({ locale, width, height, dark }) => {
    const { page, errors, context } = await visitor(browser, { locale, width, height, dark });
    await page.goto(server.url);
    await page.locator('.template [role=img] svg').nth(10).waitFor();
    // words are drawn as wide as they were measured: in the page's own font
    await page.waitForFunction(() => document.fonts.check("620 15px 'Inter Variable'"));
    expect(await overlapsOf(page)).toEqual([]);
    expect(await page.locator('.template').count()).toBe(11);
    expect(await faultsOf(page)).toEqual(NO_FAULTS);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(errors).toEqual([]);
    await context.close();
  },
);

it.each(LANGUAGES)(
  '[J7] one click makes a board, which its maker facilitates and finds again ($locale)',
  async (words) => {
    const { page, errors, context } = await visitor(browser, { locale: words.locale });
    await page.goto(server.url);
    await page.getByRole('button', { name: words.template }).click();
    await page.getByLabel(words.name).waitFor();
    expect(await faultsOf(page)).toEqual(NO_FAULTS);
    const [, id, token] = /\/b\/([^#]+)#(.+)$/.exec(page.url()) ?? [];
    await page.getByLabel(words.name).fill('Ayşe Yılmaz');
    await page.keyboard.press('Enter');
    await page.locator('header').getByRole('button', { name: words.template, exact: true }).waitFor();

    const board = await fetch(`${server.url}/api/boards/${id}`, { headers: { authorization: `Bearer ${token}` } });
    expect(board.status).toBe(200);
    expect(((await board.json()) as { stages: unknown[] }).stages).toHaveLength(5);

    await page.goto(server.url);
    await page.getByRole('link', { name: words.template }).click();
    await page.locator('header').getByRole('button', { name: words.template, exact: true }).waitFor();

    await page.goto(server.url);
    await page.getByLabel(words.link).fill(`${server.url}/b/${id}#${token}`);
    await page.getByRole('button', { name: words.open, exact: true }).click();
    await page.locator('header').getByRole('button', { name: words.template, exact: true }).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  },
);

it('a file that is no journey makes no board, and the page says what is wrong with it', async () => {
  const { page, context } = await visitor(browser);
  await page.goto(server.url);
  const file = { name: 'old.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"journeyboard"}') };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('dialog').getByText('The version of the file is missing.').waitFor();
  expect(await faultsOf(page)).toEqual(NO_FAULTS);
  await page.getByRole('button', { name: 'Back' }).click();
  const broken = { ...file, name: 'map.mmd', buffer: Buffer.from('journey\n section Buy\n pays') };
  await page.locator('input[type=file]').setInputFiles(broken);
  await page.getByRole('dialog').getByText('Line 3 cannot be read.').waitFor();
  await page.getByRole('button', { name: 'Another file' }).click();
  await page.getByRole('textbox', { name: 'Or paste' }).fill('Stage\tDiscover\tBuy\nActions\tsees\tpays');
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByText('Stages: 2, columns: 2, cards: 2').waitFor();
  expect(await faultsOf(page)).toEqual(NO_FAULTS);
  expect(new URL(page.url()).pathname).toBe('/');
  await context.close();
});

it('language and theme are chosen in place, and kept', async () => {
  const { page, errors, context } = await visitor(browser);
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('menuitemradio', { name: 'Türkçe' }).click();
  await page.getByRole('heading', { name: 'Bir yolculuk haritası başlatın' }).waitFor();
  await page.getByRole('button', { name: 'Ayarlar' }).click();
  await page.getByRole('menuitemradio', { name: 'Koyu' }).click();
  await page.locator('html[data-theme=dark]').waitFor();
  await page.reload();
  await page.locator('html[data-theme=dark][lang=tr]').waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

it('[J4] a board is listed with its picture, renamed, copied, deleted and brought back', async () => {
  const { page, errors, context } = await visitor(browser, { locale: 'tr-TR' });
  await page.goto(server.url);
  await page.getByLabel('Şablonlarda ara').fill('blueprint');
  await page.getByRole('button', { name: 'Hizmet planı' }).click();
  await page.locator('.notice input').fill('Ayşe');
  await page.keyboard.press('Enter');
  const address = page.url();
  await page.locator('.react-flow__node').first().waitFor();
  await page.locator('header button').first().click();
  await page.waitForFunction(() => (document.querySelector<HTMLImageElement>('.recent img')?.naturalWidth ?? 0) > 0);

  await page.locator('.recent').getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Yeniden adlandır …' }).click();
  await page.getByLabel('Panonun adı').fill('İadeler');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'İadeler', exact: true }).waitFor();
  expect(await faultsOf(page)).toEqual(NO_FAULTS);

  await page.getByRole('button', { name: '“İadeler” için diğer seçenekler' }).click();
  await page.getByRole('menuitem', { name: 'Çoğalt' }).click();
  await page.locator('.top-bar').getByRole('button', { name: 'İadeler (kopya)' }).waitFor();
  expect(page.url()).not.toBe(address);
  await page.locator('header button').first().click();
  expect(await page.locator('.recent a').allTextContents()).toEqual(['İadeler (kopya)', 'İadeler']);

  await page.getByRole('button', { name: '“İadeler” için diğer seçenekler' }).click();
  await page.getByRole('menuitem', { name: 'Herkes için sil …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sil', exact: true }).click();
  await page.locator('.ui-toast').getByRole('button', { name: 'Geri getir' }).waitFor();
  expect(await page.locator('.recent a').allTextContents()).toEqual(['İadeler (kopya)']);
  await page.locator('.recents-deleted summary').click();
  expect(await faultsOf(page)).toEqual(NO_FAULTS);
  // the way back outlives the message and the page
  await page.reload();
  await page.locator('.recents-deleted summary').click();
  await page.locator('.recents-deleted').getByRole('button').click();
  await page.getByRole('link', { name: 'İadeler', exact: true }).click();
  await page.locator('.top-bar').getByRole('button', { name: 'İadeler', exact: true }).waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

it('[A7] a board taken out of the list leaves nothing of itself in the browser', async () => {
  const { page, context } = await visitor(browser);
  await page.goto(server.url);
  await page.getByRole('button', { name: 'B2B sale' }).click();
  await page.locator('.notice input').fill('Ayşe');
  await page.keyboard.press('Enter');
  await page.locator('.react-flow__node').first().waitFor();
  await page.locator('header button').first().click();
  await page.locator('.recent img').waitFor();
  const id = await page.evaluate(
    () => (JSON.parse(localStorage.getItem('journeyboard:recent') ?? '[]') as { id: string }[])[0]?.id ?? '',
  );
  await page.getByRole('button', { name: 'More for “B2B sale”' }).click();
  await page.getByRole('menuitem', { name: 'Remove from this list' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await page.locator('.recent').waitFor({ state: 'detached' });
  await page.waitForFunction(async (board) => {
    const stores = (await indexedDB.databases()).map(({ name }) => name ?? '');
    return !stores.some((name) => name.includes(board)) && !JSON.stringify(localStorage).includes(board);
  }, id);
  await context.close();
});
