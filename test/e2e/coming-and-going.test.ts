import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../shared/wire/roles.ts';
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

async function makeBoard(locale: 'en' | 'tr') {
  const board = await createBoard(server.url, { template: 'online-purchase', locale });
  const call = async (method: string, path: string, body: unknown = {}): Promise<void> => {
    const response = await fetch(`${server.url}/api/boards/${board.id}${path}`, {
      method,
      headers: { authorization: `Bearer ${board.links.facilitate.token}`, 'content-type': 'application/json' },
      ...(method === 'DELETE' ? {} : { body: JSON.stringify(body) }),
    });
    expect(response.status).toBe(200);
  };
  return { ...board, call, change: (role: Role, body: unknown) => call('POST', `/links/${role}`, body) };
}
const onBoard = (page: Page) => page.locator('.react-flow__node').first().waitFor();
const OWN_PARTS = '.top-bar, .notice';

it.each([
  {
    locale: 'en-US' as const,
    lang: 'en' as const,
    name: 'Your name',
    password: 'Password of this link',
    no: 'This is not',
  },
  {
    locale: 'tr-TR' as const,
    lang: 'tr' as const,
    name: 'Adınız',
    password: 'Bu bağlantının parolası',
    no: 'parolası bu değil',
  },
])('[A1] a link with a password lets in only with it ($lang)', async ({ locale, lang, name, password, no }) => {
  const { page, context } = await visitor(browser, { locale, width: 1024, height: 768, dark: lang === 'tr' });
  const { links, change } = await makeBoard(lang);
  await change('edit', { password: 'gizli' });
  await page.goto(links.edit.url);
  await page.getByLabel(name).fill('Ayşe Yılmaz');
  await page.keyboard.press('Enter');
  await page.getByLabel(password).fill('nope');
  expect(await faultsOf(page)).toEqual(NO_FAULTS);
  await page.keyboard.press('Enter');
  await page.getByText(no).waitFor();
  await page.getByLabel(password).fill('gizli');
  await page.keyboard.press('Enter');
  await onBoard(page);
  expect(await faultsOf(page, OWN_PARTS)).toEqual(NO_FAULTS);
  await context.close();
});

it('[D14] who loses the network sees that at once, and that all is saved once it is back', async () => {
  const { page, context } = await visitor(browser);
  const { links } = await makeBoard('en');
  await page.goto(links.edit.url);
  await page.getByLabel('Your name').fill('Ayşe');
  await page.keyboard.press('Enter');
  await onBoard(page);
  const saved = page.locator('.saved');
  await saved.getByText('Saved', { exact: true }).waitFor();
  await context.setOffline(true);
  await saved.getByText('Offline: kept on this device').waitFor();
  await page.locator('header').getByTitle('Rename the board').click();
  await page.getByLabel('Name of the board').fill('Written on the train');
  await page.keyboard.press('Enter');
  await page.locator('header').getByRole('button', { name: 'Written on the train', exact: true }).waitFor();
  await context.setOffline(false);
  await saved.getByText('Saved', { exact: true }).waitFor();
  const board = await fetch(`${server.url}/api/boards/${page.url().split('/b/')[1]?.split('#')[0]}`, {
    headers: { authorization: `Bearer ${links.view.token}` },
  });
  expect(((await board.json()) as { board: { title: string } }).board.title).toBe('Written on the train');
  await context.close();
});

it('[D9] who is shut out is told why, keeps a copy, and finds a way on', async () => {
  const { page, context } = await visitor(browser, { width: 1024, height: 768 });
  const { links, call, change } = await makeBoard('en');
  await page.goto(links.edit.url);
  await page.getByLabel('Your name').fill('Ayşe');
  await page.keyboard.press('Enter');
  await onBoard(page);

  await change('edit', { renew: true });
  await page.getByRole('heading', { name: 'Your way in has been renewed' }).waitFor();
  expect(await faultsOf(page)).toEqual(NO_FAULTS);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save my copy as a file' }).click();
  expect((await download).suggestedFilename()).toBe('Online purchase.json');
  await page.getByRole('button', { name: 'Join again' }).click();
  await page.getByLabel('Your name').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'This link is no longer valid' }).waitFor();

  await page.goto(links.facilitate.url);
  await page.getByLabel('Your name').waitFor();
  await page.keyboard.press('Enter');
  await onBoard(page);
  await call('DELETE', '');
  await page.getByRole('heading', { name: 'This board is gone' }).waitFor();
  expect(await faultsOf(page)).toEqual(NO_FAULTS);
  await page.getByRole('button', { name: 'Bring the board back' }).click();
  await onBoard(page);
  await context.close();
});

it('an address that leads nowhere, and a link without its key, say so', async () => {
  const { page, context } = await visitor(browser);
  await page.goto(`${server.url}/b/short`);
  await page.getByRole('heading', { name: 'There is no page at this address' }).waitFor();
  await page.goto(`${server.url}/b/AbCdEf123456`);
  await page.getByRole('heading', { name: 'The link is not whole' }).waitFor();
  expect(await faultsOf(page)).toEqual(NO_FAULTS);
  await page.getByRole('button', { name: 'To the start page' }).click();
  await page.getByRole('heading', { name: 'Start a journey map' }).waitFor();
  await context.close();
});
