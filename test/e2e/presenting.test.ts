import type { Browser, Page } from 'playwright-core';
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
  await page.keyboard.press('PageDown');
  await stop.getByText('Compare', { exact: true }).waitFor();
  expect(await faultsOf(page)).toEqual(NO_FAULTS);

  const opening = context.waitForEvent('page');
  await stop.getByRole('button', { name: 'Speaker view in a second window' }).click();
  const speaker = await opening;
  await speaker.getByRole('heading', { name: 'Compare' }).waitFor();
  await speaker.keyboard.press('ArrowRight');
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

it('views are saved by two people, one of them offline, shown by a link and followed by who only looks', async () => {
  const board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  const come = async (role: 'facilitate' | 'edit', name: string) => {
    const someone = await visitor(browser);
    await someone.page.goto(`${server.url}/b/${board.id}#${board.links[role].token}`);
    await someone.page.getByRole('textbox').first().fill(name);
    await someone.page.keyboard.press('Enter');
    await someone.page.getByText('Pays by card').first().waitFor();
    const panel = someone.page.getByRole('complementary', { name: 'Saved views' });
    const save = async (title: string): Promise<void> => {
      await panel.getByRole('button', { name: 'Save this view' }).click();
      await panel.getByRole('textbox', { name: 'Name of the view' }).fill(title);
      await someone.page.keyboard.press('Enter');
      await panel.getByRole('button', { name: new RegExp(`^${title}`, 'u') }).waitFor();
    };
    const open = (): Promise<void> => someone.page.getByRole('button', { name: 'Saved views' }).click();
    const titles = (): Promise<string[]> => panel.locator('.view-open b').allTextContents();
    return { ...someone, panel, save, open, titles };
  };
  const [ada, bob] = await Promise.all([come('facilitate', 'Ada'), come('edit', 'Bob')]);
  await Promise.all([ada.open(), bob.open()]);
  await ada.save('All of it');
  await expect.poll(bob.titles).toEqual(['All of it']);

  await bob.context.setOffline(true);
  await bob.save('Far away');
  const lensOf = (page: Page) => page.getByRole('combobox', { name: 'Look at' });
  await lensOf(ada.page).selectOption({ index: 1 });
  await ada.page.getByRole('button', { name: 'Zoom in', exact: true }).click();
  await ada.save('On the phone');
  await ada.page.keyboard.press('Alt+ArrowUp');
  await expect.poll(ada.titles).toEqual(['On the phone', 'All of it']);
  await bob.context.setOffline(false);
  await expect.poll(async () => (await ada.titles()).toSorted()).toEqual(['All of it', 'Far away', 'On the phone']);
  await expect.poll(bob.titles).toEqual(await ada.titles());
  await ada.panel.getByRole('button', { name: 'Far away', exact: true }).press('Delete');
  await expect.poll(bob.titles).toEqual(['On the phone', 'All of it']);
  expect(await faultsOf(ada.page)).toEqual(NO_FAULTS);

  await ada.panel.getByRole('button', { name: 'More for “On the phone”' }).click();
  await ada.page.getByRole('menuitem', { name: 'Copy a view-only link' }).click();
  await ada.page.getByText('Link copied.').waitFor();
  const eve = await visitor(browser, { width: 1024, height: 700 });
  await eve.page.goto(await ada.page.evaluate(() => navigator.clipboard.readText()));
  await eve.page.getByRole('textbox').first().fill('Eve');
  await eve.page.keyboard.press('Enter');
  const whom = (page: Page): Promise<string> =>
    lensOf(page).evaluate((field: HTMLSelectElement) => field.selectedOptions[0]?.text ?? '');
  const chosen = await whom(ada.page);
  expect(chosen).not.toBe('Everybody');
  await expect.poll(() => whom(eve.page)).toBe(chosen);

  await ada.panel.getByRole('button', { name: 'Present them' }).click();
  const following = eve.page.getByRole('region', { name: 'Following a presentation' });
  await following.getByRole('button', { name: 'Follow Ada' }).click();
  await following.getByText('Stop 1 of 2 · On the phone').waitFor();
  await ada.page.keyboard.press('ArrowRight');
  await following.getByText('Stop 2 of 2 · All of it').waitFor();
  await expect.poll(() => whom(eve.page)).toBe('Everybody');
  expect(await faultsOf(eve.page)).toEqual(NO_FAULTS);
  await eve.page.locator('.canvas-root').hover();
  await eve.page.mouse.wheel(0, 90);
  await following.getByRole('button', { name: 'Back to Ada' }).waitFor();
  await ada.page.getByRole('button', { name: 'Ask everyone to follow' }).click();
  await following.getByText('Following Ada').waitFor();
  await ada.page.keyboard.press('Escape');
  await expect.poll(() => following.count()).toBe(0);
  expect([...ada.errors, ...eve.errors]).toEqual([]);
  await Promise.all([ada, bob, eve].map(({ context }) => context.close()));
});
