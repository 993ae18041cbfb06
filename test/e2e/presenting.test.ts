import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

it('a map is presented by the keys people know, with what to say in a second window, and shown in a page of its own', async () => {
  const board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  const { page, context, errors } = await visitor(browser);
  await page.goto(`${server.url}/b/${board.id}/present#${board.links.edit.token}`);
  await page.getByRole('textbox').first().fill('Ada');
  await page.keyboard.press('Enter');
  const stop = page.getByRole('region', { name: 'Presentation' });
  await stop.getByText('Overview · 1 of').waitFor();
  expect(await page.locator('.top-bar').isVisible()).toBe(false);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  await stop.getByText('Compare', { exact: true }).waitFor();
  expect(await faultsOf(page)).toEqual(NO_FAULTS);

  const opening = context.waitForEvent('page');
  await stop.getByRole('button', { name: 'Speaker view in a second window' }).click();
  const speaker = await opening;
  await speaker.getByRole('heading', { name: 'Compare' }).waitFor();
  await speaker.keyboard.press('ArrowRight');
  await speaker.getByText('Basket, account, address and pay').waitFor();
  await stop.getByText('Buy', { exact: true }).waitFor();
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await page.locator('.top-bar').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/b/${board.id}`);
  await expect.poll(() => speaker.isClosed()).toBe(true);

  const reader = await visitor(browser);
  await reader.page.goto(`${server.url}/b/${board.id}?embed#${board.links.view.token}`);
  await reader.page.getByText('Pays by card').first().waitFor();
  expect(await reader.page.locator('.top-bar').isVisible()).toBe(false);
  expect([...errors, ...reader.errors]).toEqual([]);
  await Promise.all([context.close(), reader.context.close()]);
});
