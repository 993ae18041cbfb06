import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boardUser, type BoardUser, joins } from '../support/board-user.ts';
import { faultsOf, NO_FAULTS } from '../support/faults.ts';
import { createBoard, openBrowser, visitor } from '../support/people.ts';
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

/** What has the focus, as a screen reader names it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

const reaches = (page: Page, name: string | RegExp): Promise<void> =>
  typeof name === 'string'
    ? expect.poll(() => focused(page), { interval: 20 }).toBe(name)
    : expect.poll(() => focused(page), { interval: 20 }).toMatch(name);

/** Ends where nothing is left but the way to add one. */
async function deleteAll(page: Page, end: string, most: number): Promise<void> {
  for (let count = 0; count <= most; count++) {
    const before = await focused(page);
    if (before === end) return;
    await page.keyboard.press('Delete');
    await expect.poll(() => focused(page), { interval: 20 }).not.toBe(before);
  }
  throw new Error(`more than ${most} to delete`);
}

async function name(page: Page, words: string): Promise<void> {
  await page.locator('.board-table .rename-field').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await reaches(page, words);
}

/** At the end of the table, by the name of its kind. */
async function addLane(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('Control+End');
  await reaches(page, 'Add lane');
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor();
  // a menu goes to what is typed
  await page.keyboard.type(kind);
  const here = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
  await expect.poll(here, { interval: 20 }).toMatch(new RegExp(`^${kind}`, 'u'));
  await page.keyboard.press('Enter');
  await reaches(page, new RegExp(`^${kind}`, 'u'));
}

it('[C6] a map of five stages is built in the table from nothing, by keys alone, and stands on another’s canvas', async () => {
  const board = await createBoard(server.url, { template: 'blank', locale: 'en' });
  const keys = await boardUser(browser, 'Ayşe');
  const other: BoardUser = await boardUser(browser, 'Ben');
  const { page } = keys;
  await Promise.all([joins(keys, board.links.edit.url), joins(other, board.links.edit.url)]);

  // to the table by the links that come first on the page
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Tab');
  await reaches(page, 'To the map');
  await page.keyboard.press('Tab');
  await reaches(page, 'Show as a table');
  await page.keyboard.press('Enter');
  await page.locator('.board-table table').waitFor();
  await reaches(page, 'Show as a canvas');
  await page.keyboard.press('F6');
  await page.keyboard.press('Control+Home');
  await reaches(page, 'Discover');

  // nothing is left, and the keyboard is never lost on the way
  await deleteAll(page, 'Add stage', 5);
  await page.keyboard.press('ArrowDown');
  await deleteAll(page, 'Add lane', 8);

  await page.keyboard.press('Control+Home');
  await reaches(page, 'Add stage');
  for (const [i, stage] of ['See', 'Weigh', 'Buy', 'Get', 'Keep'].entries()) {
    if (i > 0) await page.keyboard.press('End');
    await reaches(page, 'Add stage');
    await page.keyboard.press('Enter');
    await name(page, stage);
  }

  await addLane(page, 'Touchpoints');
  await addLane(page, 'Pain points');
  await addLane(page, 'Feelings');
  await addLane(page, 'Line of visibility');
  await addLane(page, 'Systems');

  // cards: a letter begins one, Enter the next, Escape leaves
  await page.keyboard.press('Control+Home');
  await reaches(page, 'See');
  await page.keyboard.press('ArrowDown');
  await reaches(page, 'Touchpoints, See: no cards');
  await page.keyboard.type('Sees an ad');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Asks a friend');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await reaches(page, 'Asks a friend, Touchpoint, See, 2 of 2');
  await page.keyboard.press('ArrowRight');
  await reaches(page, 'Touchpoints, Weigh: no cards');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Shop window');
  await page.keyboard.press('Escape');
  await reaches(page, 'Shop window, Touchpoint, Weigh, 1 of 1');

  // moved to the next stage, renamed, deleted, and brought back
  await page.keyboard.press('Control+ArrowRight');
  await reaches(page, 'Shop window, Touchpoint, Buy, 1 of 1');
  await page.keyboard.press('F2');
  await page.keyboard.type(' at night');
  await page.keyboard.press('Escape');
  await reaches(page, 'Shop window at night, Touchpoint, Buy, 1 of 1');
  await page.keyboard.press('Delete');
  await reaches(page, 'Touchpoints, Buy: no cards');
  await page.keyboard.press('Control+Z');
  await reaches(page, 'Shop window at night, Touchpoint, Buy, 1 of 1');

  // a feeling is a number
  await page.keyboard.press('ArrowDown');
  await reaches(page, 'Pain points, Buy: no cards');
  await page.keyboard.press('ArrowDown');
  await reaches(page, 'Feeling of Somebody, Buy, from −2 to +2: not set');
  await page.keyboard.type('-1,5');
  await page.keyboard.press('Enter');
  await reaches(page, /^Feeling of Somebody, Buy, from −2 to \+2: −1\.5, /u);

  // a stage is moved, one is deleted and brought back
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await reaches(page, 'Weigh');
  await page.keyboard.press('Control+ArrowRight');
  await reaches(page, 'Weigh');
  await page.keyboard.press('Delete');
  await reaches(page, 'Get');
  await page.keyboard.press('Control+Z');
  await expect.poll(() => keys.stages()).toHaveLength(5);

  // the other sees all of it, live, on the canvas
  await expect
    .poll(() => other.stages())
    .toEqual(
      ['Stage 1 of 5: See', 'Stage 2 of 5: Buy', 'Stage 3 of 5: Weigh', 'Stage 4 of 5: Get', 'Stage 5 of 5: Keep'].map(
        (stage) => stage.replace(/^[^:]*: /u, ''),
      ),
    );
  await expect
    .poll(() => other.lanes())
    .toEqual(['Touchpoints', 'Pain points', 'Feelings', 'Line of visibility', 'Systems']);
  await other.seesIn('Touchpoints', 'See', ['Sees an ad', 'Asks a friend']);
  await other.seesIn('Touchpoints', 'Buy', ['Shop window at night']);
  await other.page.getByRole('slider', { name: /Buy/u }).waitFor();
  expect(keys.errors).toEqual([]);
  expect(other.errors).toEqual([]);
});

it('what one person does is said to another in words, whole and once', async () => {
  const board = await createBoard(server.url, { template: 'blank', locale: 'en' });
  const [one, other] = [await boardUser(browser, 'Ayşe'), await boardUser(browser, 'Ben')];
  await Promise.all([joins(one, board.links.edit.url), joins(other, board.links.edit.url)]);
  await one.doubleClickIn('Actions', 'Discover');
  await one.type('Sees an ad');
  await one.press('Escape');
  const log = other.page.getByRole('log');
  await log.getByText('Ayşe added “Sees an ad” to Actions, Discover.').waitFor();
  expect(await log.locator('p').count()).toBe(1);
  await one.page.context().close();
  await other.page.context().close();
});

it.each([
  { locale: 'en-US' as const, lang: 'en', dark: false, name: 'Your name' },
  { locale: 'tr-TR' as const, lang: 'tr', dark: true, name: 'Adınız' },
])('axe finds nothing on the table, and no word is cut ($lang)', async ({ locale, lang, dark, name: label }) => {
  const { page, errors, context } = await visitor(browser, { locale, dark, width: 1024, height: 768 });
  const board = await createBoard(server.url, { template: 'online-purchase', locale: lang });
  const address = new URL(board.links.edit.url);
  address.searchParams.set('view', 'table');
  await page.goto(String(address));
  await page.getByLabel(label).fill('Ayşe');
  await page.keyboard.press('Enter');
  await page.locator('.board-table table').waitFor();
  expect(await faultsOf(page, '.board-table table')).toEqual(NO_FAULTS);
  await page.locator('[data-card]').first().click();
  await page.locator('.inspector').waitFor();
  expect(await faultsOf(page, '.board-table table')).toEqual(NO_FAULTS);
  expect(errors).toEqual([]);
  await context.close();
});
