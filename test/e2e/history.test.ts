import { beforeEach, expect, it } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { twoPeople } from '../support/board-pair.ts';
import { type BoardUser, boardUser, joins } from '../support/board-user.ts';

const pair = twoPeople();
let ayse: BoardUser;
let ben: BoardUser;
let lead: BoardUser;
beforeEach(async () => {
  ({ ayse, ben } = pair);
  lead = await boardUser(pair.browser, 'Murat Demir');
  await joins(lead, pair.board.links.facilitate.url);
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'History' });

async function openHistory({ page }: BoardUser): Promise<void> {
  await page.keyboard.press('Alt+H');
  await dialog(page).waitFor();
}

async function save(who: BoardUser, name: string): Promise<void> {
  await openHistory(who);
  const { page } = who;
  await dialog(page).getByRole('button', { name: 'Save a version' }).click();
  await page.getByLabel('Name of the version').fill(name);
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('heading', { name }).waitFor();
}

async function rename(who: BoardUser, from: string, to: string): Promise<void> {
  await who.card(from).dblclick();
  await who.press('Control+A');
  await who.type(to);
  await who.press('Escape');
  await who.card(to).waitFor();
}

async function restore({ page }: BoardUser, scope: string): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Restore…' }).click();
  const asked = page.getByRole('dialog', { name: /^Restore / });
  await asked.getByRole('button', { name: /What to restore/ }).click();
  await page.getByRole('option', { name: scope }).click();
  await asked.getByRole('button', { name: 'Restore', exact: true }).click();
  await asked.waitFor({ state: 'detached' });
}

it('one restores a lane while another edits the next, and takes it back; nothing of other lanes changes', async () => {
  await save(lead, 'Before the workshop');
  await lead.press('Escape');
  await rename(ayse, 'Pays by card', 'Pays by phone');
  await lead.card('Pays by phone').waitFor();
  await openHistory(lead);
  const { page } = lead;
  // who changed what, in words
  await dialog(page).getByText('renamed “Pays by card” to “Pays by phone”').waitFor();
  await dialog(page)
    .getByRole('button', { name: /Before the workshop/ })
    .click();
  await dialog(page).getByText('1 changed since').waitFor();
  await dialog(page).getByText('now “Pays by phone”').waitFor();
  // meanwhile another is in the middle of a sentence, in another lane
  await ben.doubleClickIn('Touchpoints', 'Buy');
  await ben.type('Reads the mail, ');
  await restore(lead, 'Lane: Actions');
  for (const who of [ayse, ben, lead]) await who.seesIn('Actions', 'Buy', ['Fills the basket', 'Pays by card']);
  await ben.type('twice');
  await ben.press('Escape');
  for (const who of [ayse, ben, lead]) await who.card('Reads the mail, twice').waitFor();
  await page.getByRole('button', { name: 'Take it back' }).click();
  for (const who of [ayse, ben, lead]) await who.seesIn('Actions', 'Buy', ['Fills the basket', 'Pays by phone']);
  for (const who of [ayse, ben, lead]) await who.card('Reads the mail, twice').waitFor();
  await openHistory(lead);
  await dialog(page).getByText('brought back the lane “Actions” from “Before the workshop”').waitFor();
  expect(lead.errors).toEqual([]);
});

it('who may not restore sees the history and how the board was, by keys alone', async () => {
  await rename(ben, 'Pays by card', 'Pays by phone');
  await openHistory(ayse);
  const { page } = ayse;
  await dialog(page).getByText('Ben Okri').first().waitFor();
  const version = dialog(page).getByRole('button', { name: /Kept by itself/ });
  await version.focus();
  await page.keyboard.press('Enter');
  await dialog(page)
    .getByRole('img', { name: /as it was on/ })
    .waitFor();
  expect(await dialog(page).getByRole('button', { name: 'Restore…' }).count()).toBe(0);
  expect(await dialog(page).getByRole('button', { name: 'Save a version' }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
});

it('a board nobody changed says so, and nothing is amiss for assistive technology, empty or full', async () => {
  const { page } = lead;
  await openHistory(lead);
  await dialog(page).getByText('Nothing has been changed yet').waitFor();
  const amiss = async (): Promise<unknown> =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
  expect(await amiss()).toEqual([]);
  await lead.press('Escape');
  await save(lead, 'First');
  await dialog(page)
    .getByRole('img', { name: /as it was on/ })
    .waitFor();
  expect(await amiss()).toEqual([]);
  await dialog(page).getByRole('button', { name: 'Restore…' }).click();
  const asked = page.getByRole('dialog', { name: /^Restore / });
  await asked.getByText('There is nothing to restore').waitFor();
  expect(await asked.getByRole('button', { name: 'Restore', exact: true }).isDisabled()).toBe(true);
  expect(await amiss()).toEqual([]);
});
