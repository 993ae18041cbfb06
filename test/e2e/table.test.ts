import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boardUser, type BoardUser, joins } from '../support/board-user.ts';
import { createBoard, type CreatedBoard, openBrowser } from '../support/people.ts';
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

const soon = { timeout: 8000, interval: 25 };

/** What has the focus, as a screen reader names it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
const reaches = (page: Page, name: string | RegExp): Promise<void> =>
  expect.poll(() => focused(page), soon).toMatch(typeof name === 'string' ? new RegExp(`^${name}$`, 'u') : name);

const titled = (page: Page, title: string) => page.locator(`.board-table [data-card][aria-label^="${title}, "]`);
const titlesIn = (page: Page, lane: string, column: number): Promise<string[]> =>
  page
    .locator('.board-table tr', { has: page.getByRole('rowheader', { name: lane, exact: true }) })
    .locator('td')
    .nth(column)
    .locator('[data-card]')
    .evaluateAll((cards) => cards.map((card) => (card.getAttribute('aria-label') ?? '').split(', ')[0] ?? ''));

async function atTable(name: string, board: CreatedBoard): Promise<BoardUser> {
  const who = await boardUser(browser, name);
  const address = new URL(board.links.edit.url);
  address.searchParams.set('view', 'table');
  await joins(who, String(address));
  await who.page.locator('.board-table [data-card]').first().waitFor();
  return who;
}

async function leave(...people: BoardUser[]): Promise<void> {
  for (const { errors, context } of people) {
    expect(errors.filter((error) => !/ERR_INTERNET_DISCONNECTED|WebSocket/u.test(error))).toEqual([]);
    await context.close();
  }
}

it('[D14] two work in the table, one of them without a network for a while, and both end with the same cards', async () => {
  const board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  const [ayse, ben] = [await atTable('Ayşe', board), await atTable('Ben', board)];
  await ayse.context.setOffline(true);
  await ayse.saved().getByText('Offline: kept on this device').waitFor();
  await titled(ayse.page, 'Pays by card').click();
  await ayse.press('F2', 'End');
  await ayse.type(' or cash');
  await ayse.press('Enter');
  await ayse.type('Asks at the counter');
  await ayse.press('Escape');
  await reaches(ayse.page, /^Asks at the counter, /u);

  await titled(ben.page, 'Pays by card').click();
  await ben.press('F2', 'Home');
  await ben.type('Rarely: ');
  await ben.press('Escape');
  await titled(ben.page, 'Fills the basket').click();
  await ben.press('Control+ArrowLeft');
  await expect.poll(() => titlesIn(ben.page, 'Actions', 1), soon).toContain('Fills the basket');

  await ayse.context.setOffline(false);
  await ayse.saved().getByText('Saved', { exact: true }).waitFor();
  for (const { page } of [ayse, ben]) {
    await expect
      .poll(() => titlesIn(page, 'Actions', 2), soon)
      .toEqual(['Rarely: Pays by card or cash', 'Asks at the counter']);
    await expect
      .poll(() => titlesIn(page, 'Actions', 1), soon)
      .toEqual(['Fills the basket', 'Compares three shops', 'Reads the reviews']);
  }
  // the keyboard stayed where it was, and what the other did was said as one message
  await reaches(ayse.page, /^Asks at the counter, /u);
  const log = ayse.page.getByRole('log');
  await log.getByText(/Rarely: Pays by card or cash/u).waitFor();
  expect(await log.locator('p').count()).toBe(1);
  expect(await log.textContent()).toContain('Fills the basket');
  await leave(ayse, ben);
});

it('takes what is pasted as the canvas does: a block of a spreadsheet, and cards cut elsewhere', async () => {
  const board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  const one = await atTable('Ayşe', board);
  const { page } = one;
  await page.locator('.board-table [data-place^="cell/"][aria-label^="Pain points, Discover"]').click();
  await one.paste('Too loud\tToo small\nNothing new\tAsk twice');
  await expect.poll(() => titlesIn(page, 'Pain points', 0), soon).toEqual(['Too loud']);
  expect(await titlesIn(page, 'Pain points', 1)).toContain('Too small');
  expect(await titlesIn(page, 'Opportunities', 0)).toEqual(['Nothing new']);
  await titled(page, 'Too loud').click();
  await one.press('Control+X');
  await expect.poll(() => titlesIn(page, 'Pain points', 0), soon).toEqual([]);
  await reaches(page, 'Pain points, Discover: no cards');
  await one.press('ArrowRight', 'Control+V');
  await expect.poll(() => titlesIn(page, 'Pain points', 1), soon).toContain('Too loud');
  await leave(one);
});

it('leads along links, opens what is folded, and goes to what a search finds, by keys alone', async () => {
  const board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  const one = await atTable('Ayşe', board);
  const { page } = one;
  await titled(page, 'Pays by card').click();
  await one.press('l');
  const picker = page.getByRole('dialog', { name: 'Link to…' });
  await picker.getByRole('combobox').fill('Returns the other');
  await one.press('Enter');
  await picker.waitFor({ state: 'detached' });
  await titled(page, 'Pays by card').click();
  await expect
    .poll(() => titled(page, 'Pays by card').getAttribute('aria-description'), soon)
    .toContain('Flow to “Returns the other”');
  await one.press('j');
  await reaches(page, /^Returns the other, /u);
  await one.press('Shift+J');
  await reaches(page, /^Pays by card, /u);

  // the menu key, on a stage; it folds for both views
  await one.press('Control+Home', 'ArrowRight', 'ArrowRight');
  await reaches(page, 'Buy');
  await one.press('ContextMenu');
  await page.getByRole('menuitem', { name: 'Fold to a thin column' }).click();
  await page.locator('[aria-label="Actions, Buy: Folded, cards: 2"]').waitFor();
  await reaches(page, 'Buy');
  await one.press('ArrowDown');
  await reaches(page, 'Actions, Buy: Folded, cards: 2');
  expect(await titled(page, 'Pays by card').count()).toBe(0);

  // a search leads into it, and it is told in full for as long as one is there
  await one.press('Control+F');
  await one.type('pays by');
  await page.locator('.search-count').getByText('1 of 1').waitFor();
  await one.press('Escape');
  await reaches(page, /^Pays by card, /u);
  await one.press('Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowDown');
  await reaches(page, 'Actions, Buy: Folded, cards: 2');
  await one.press('Enter');
  await titled(page, 'Pays by card').waitFor();
  await one.press('ArrowDown');
  await reaches(page, /^Fills the basket, /u);
  await leave(one);
});

it('keeps the keyboard where it was: after a dialog, after a menu, and in the other view', async () => {
  const board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  const one = await atTable('Ayşe', board);
  const { page } = one;
  await titled(page, 'Pays by card').click();
  await one.press('ContextMenu');
  await page.getByRole('menu').waitFor();
  await one.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await reaches(page, /^Pays by card, /u);
  await one.press('?');
  await page.getByRole('dialog').waitFor();
  await one.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await reaches(page, /^Pays by card, /u);
  const share = page.getByRole('button', { name: 'Share' });
  await share.focus();
  await one.press('Enter');
  await page.getByRole('dialog').waitFor();
  await one.press('Escape');
  await reaches(page, 'Share');
  // what is selected here is selected there
  await page.getByRole('radio', { name: 'Canvas' }).click();
  await page.locator('.canvas-root [data-card][data-selected]').waitFor();
  await one.press('F6');
  await reaches(page, /^Pays by card, /u);
  await page.getByRole('radio', { name: 'Table' }).click();
  await page.locator('.board-table [data-card][data-selected]').waitFor();
  await one.press('F6');
  await reaches(page, /^Pays by card, /u);
  await leave(one);
});

it('a board opens with the view that was chosen for it', async () => {
  const board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  const one = await boardUser(browser, 'Ayşe');
  await joins(one, board.links.facilitate.url);
  await one.page.getByRole('button', { name: 'Settings' }).click();
  await one.page.getByRole('group', { name: 'This board opens as' }).getByText('Table').click();
  await one.saved().getByText('Saved', { exact: true }).waitFor();
  const other = await boardUser(browser, 'Ben');
  await joins(other, board.links.view.url);
  await other.page.locator('.board-table table').waitFor();
  await leave(one, other);
});
