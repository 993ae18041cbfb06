import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BoardUser, boardUser, inTab, joins } from '../support/board-user.ts';
import { createBoard, openBrowser } from '../support/people.ts';
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

/** The page is on the device once its worker has taken over. */
const isKept = ({ page }: BoardUser): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  });
const saved = (who: BoardUser): Promise<void> => who.saved().getByText('Saved', { exact: true }).waitFor();
const offline = (who: BoardUser): Promise<void> => who.saved().getByText('Offline: kept on this device').waitFor();

it('[D14] the page opens without a network after the first visit, and what is written there comes home', async () => {
  const board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  const [first, ben] = await Promise.all([boardUser(browser, 'Ayşe'), boardUser(browser, 'Ben')]);
  await Promise.all([joins(first, board.links.edit.url), joins(ben, board.links.edit.url)]);
  await isKept(first);
  await first.doubleClickIn('Actions', 'Buy');
  await first.type('Asks a friend');
  await first.press('Escape');
  await saved(first);
  const address = first.page.url();
  await first.context.setOffline(true);

  // the tab is closed, and another one opened
  const tab = await first.context.newPage();
  await first.page.close();
  const ayse = inTab(first, tab);
  await tab.goto(address);
  await ayse.card('Asks a friend').waitFor();
  await offline(ayse);
  await ayse.doubleClickIn('Actions', 'Receive');
  await ayse.type('Waits at home');
  await ayse.press('Escape');
  await tab.reload();
  await ayse.card('Waits at home').waitFor();
  // what is fetched late is there as well
  await tab.keyboard.press('Control+k');
  await tab.getByRole('dialog').getByRole('combobox').waitFor();
  await tab.keyboard.press('Escape');

  await ayse.context.setOffline(false);
  await saved(ayse);
  await ben.card('Waits at home').waitFor();
  expect(ben.errors).toEqual([]);
  await Promise.all([ayse.context.close(), ben.context.close()]);
});

it('[D14] a server that is gone leaves the page, the board, and what is written', async () => {
  const gone = await startServer();
  const board = await createBoard(gone.url, { template: 'online-purchase', locale: 'en' });
  const ayse = await boardUser(browser, 'Ayşe');
  await joins(ayse, board.links.edit.url);
  await isKept(ayse);
  await saved(ayse);
  await gone.stop();
  await ayse.page.reload();
  await ayse.card('Pays by card').waitFor();
  await ayse.doubleClickIn('Actions', 'Buy');
  await ayse.type('Goes on');
  await ayse.press('Escape');
  await ayse.card('Goes on').waitFor();
  await offline(ayse);
  await ayse.context.close();
});
