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

async function join(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Your name').fill(name);
  await page.keyboard.press('Enter');
  await page.locator('.react-flow__node').first().waitFor();
  await page.locator('.map-button').waitFor();
}
const inMenu = async (page: Page, name: string): Promise<void> => {
  await page.locator('.map-button').click();
  await page.getByRole('menuitem', { name, exact: true }).click();
};
const face = (page: Page, column: string) => page.getByRole('slider', { name: `Feeling: ${column}` });

it('two people shape the future, one of them without a network, and both find the same differences', async () => {
  const [ada, bob] = [await visitor(browser), await visitor(browser)];
  const { links } = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  await join(ada.page, links.edit.url, 'Ada');
  await join(bob.page, links.edit.url, 'Bob');

  await inMenu(ada.page, 'Duplicate as the future');
  await ada.page.locator('.map-button .state-next').waitFor();
  await bob.page.locator('.map-button').click();
  await bob.page.getByRole('menuitemradio', { name: /future/ }).click();
  await bob.page.locator('.map-button .state-next').waitFor();

  // different points at once, one of them set offline; both stand
  await bob.context.setOffline(true);
  await bob.page.locator('.saved').getByText('Offline: kept on this device').waitFor();
  await face(bob.page, 'Buy').focus();
  await bob.page.keyboard.press('End');
  await face(ada.page, 'Receive').focus();
  await ada.page.keyboard.press('Home');
  // a persona is deleted while the other writes on her card offline
  await bob.page.locator('.persona-chip').click();
  await bob.page.getByRole('textbox', { name: 'Needs' }).fill('To be asked only once');
  await bob.page.getByRole('textbox', { name: 'Goals' }).click();
  await bob.page.keyboard.press('Escape');
  await bob.page.keyboard.press('Escape');
  await ada.page.locator('.persona-chip').click();
  await ada.page.getByRole('button', { name: 'Delete persona' }).click();
  await ada.page.getByRole('button', { name: 'Bring back' }).waitFor();
  await bob.context.setOffline(false);
  await bob.page.locator('.saved').getByText('Saved', { exact: true }).waitFor();

  // [J4] what was felt and written for her is there, and she comes back with it
  await bob.page.getByRole('img', { name: /Elif, 34 \(former persona\)/ }).waitFor();
  await expect.poll(() => ada.page.getByRole('textbox', { name: 'Needs' }).inputValue()).toBe('To be asked only once');
  expect(await faultsOf(ada.page, '.ui-modal')).toEqual(NO_FAULTS);
  await ada.page.getByRole('button', { name: 'Bring back' }).click();
  await ada.page.getByRole('button', { name: 'Delete persona' }).waitFor();
  await ada.page.keyboard.press('Escape');
  for (const { page } of [ada, bob]) {
    await expect.poll(() => face(page, 'Buy').getAttribute('aria-valuenow')).toBe('2');
    await expect.poll(() => face(page, 'Receive').getAttribute('aria-valuenow')).toBe('-2');
  }

  for (const { page } of [ada, bob]) {
    await inMenu(page, 'Compare maps');
    await page.getByText('better in 1 column, worse in 1 column').first().waitFor();
  }
  expect(await ada.page.locator('.compare-legend').innerText()).toBe(
    await bob.page.locator('.compare-legend').innerText(),
  );
  expect(await faultsOf(ada.page, '.compare')).toEqual(NO_FAULTS);
  await ada.page.locator('.compare').getByRole('button', { name: 'Close the comparison' }).click();

  // undo of the whole future takes nobody's view away: today is shown, with all that stands on it
  await inMenu(ada.page, 'Delete map');
  await ada.page.locator('.map-button .state-now').waitFor();
  await bob.page.locator('.compare').waitFor({ state: 'detached' });
  await bob.page.locator('.map-button .state-now').waitFor();
  await ada.page.getByRole('button', { name: 'Undo' }).click();
  for (const { page } of [ada, bob]) await page.locator('.map-button .state-next').waitFor();
  expect([...ada.errors, ...bob.errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))]).toEqual([]);
  await Promise.all([ada.context.close(), bob.context.close()]);
});
