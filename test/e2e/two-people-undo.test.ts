import { beforeEach, expect, it } from 'vitest';
import { twoPeople } from '../support/board-pair.ts';
import type { BoardUser } from '../support/board-user.ts';

const pair = twoPeople();
let ayse: BoardUser;
let ben: BoardUser;
beforeEach(() => {
  ({ ayse, ben } = pair);
});

const BUY = ['Fills the basket', 'Pays by card'];

it('[J6] A edits, B edits the same card, A undoes: what B wrote stays', async () => {
  await ayse.card('Pays by card').dblclick();
  await ayse.press('End');
  await ayse.type(' of credit');
  await ayse.press('Escape');
  await ben.card('Pays by card of credit').dblclick();
  await ben.press('Home');
  await ben.type('Mostly: ');
  await ben.press('Escape');
  await ayse.card('Mostly: Pays by card of credit').waitFor();
  await ayse.press('Control+Z');
  for (const who of [ayse, ben]) await who.seesIn('Actions', 'Buy', ['Fills the basket', 'Mostly: Pays by card']);
  await ayse.press('Control+Shift+Z');
  for (const who of [ayse, ben])
    await who.seesIn('Actions', 'Buy', ['Fills the basket', 'Mostly: Pays by card of credit']);
});

it('[J6] A makes a card, B writes in it, A undoes: the words of B stay', async () => {
  await ayse.doubleClickIn('Actions', 'Buy');
  await ayse.type('Waits');
  await ayse.press('Escape');
  await ben.card('Waits').dblclick();
  await ben.press('End');
  await ben.type(' for a text message');
  await ben.press('Escape');
  await ayse.card('Waits for a text message').waitFor();
  await ayse.press('Control+Z');
  for (const who of [ayse, ben]) await who.seesIn('Actions', 'Buy', [...BUY, 'for a text message']);
});

it('[J6] A deletes and undoes while B writes offline: the words of B stay', async () => {
  await ben.context.setOffline(true);
  await ben.saved().getByText('Offline').waitFor();
  await ben.card('Pays by card').dblclick();
  await ben.press('End');
  await ben.type(' on the train');
  await ben.press('Escape');
  await ayse.card('Pays by card').click();
  await ayse.press('Delete');
  await ayse.seesIn('Actions', 'Buy', ['Fills the basket']);
  await ayse.press('Control+Z');
  await ayse.seesIn('Actions', 'Buy', BUY);
  await ben.context.setOffline(false);
  for (const who of [ayse, ben]) await who.seesIn('Actions', 'Buy', ['Fills the basket', 'Pays by card on the train']);
});

it('[J6] nobody undoes what another did', async () => {
  await ayse.card('Fills the basket').click();
  await ayse.press('Delete');
  await ben.seesIn('Actions', 'Buy', ['Pays by card']);
  expect(await ben.page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  await ben.clickIn('Actions', 'Buy');
  await ben.press('Control+Z', 'Control+Z');
  await ben.doubleClickIn('Actions', 'Buy');
  await ben.type('Mine');
  await ben.press('Escape', 'Control+Z', 'Control+Z');
  for (const who of [ayse, ben]) await who.seesIn('Actions', 'Buy', ['Pays by card']);
  await ayse.page.getByRole('button', { name: 'Undo' }).click();
  for (const who of [ayse, ben]) await who.seesIn('Actions', 'Buy', BUY);
});

it('[J6] undo inside a text takes back what was typed in one go, and leaves the other’s letters', async () => {
  await ayse.card('Pays by card').dblclick();
  await ben.card('Pays by card').dblclick();
  await ayse.press('End');
  await ayse.type(' at home');
  await ben.press('Home');
  await ben.type('Now ');
  await expect.poll(() => ayse.writing().inputValue()).toBe('Now Pays by card at home');
  await ayse.press('Control+Z');
  await expect.poll(() => ayse.writing().inputValue()).toBe('Now Pays by card');
  await expect.poll(() => ben.writing().inputValue()).toBe('Now Pays by card');
  await ben.type('she ');
  await expect.poll(() => ayse.writing().inputValue()).toBe('Now she Pays by card');
});
