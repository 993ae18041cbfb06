import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { twoPeople } from '../support/board-pair.ts';
import type { BoardUser } from '../support/board-user.ts';
import { faultsOf, NO_FAULTS } from '../support/faults.ts';

const pair = twoPeople();
let ayse: BoardUser;
let ben: BoardUser;
beforeEach(() => {
  ({ ayse, ben } = pair);
});

const body = ({ page }: BoardUser): Locator => page.getByRole('textbox', { name: 'Notes' });
const link = ({ page }: BoardUser, name: string | RegExp): Locator => page.locator('.link').and(page.getByLabel(name));
const sheet = ({ page }: BoardUser): Locator => page.getByRole('complementary', { name: 'Details' });
const eventually = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 8000, interval: 25 });

async function middleOf(what: Locator): Promise<{ x: number; y: number; width: number }> {
  const box = await what.boundingBox();
  if (!box) throw new Error('not in view');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
}

describe('writing in one text', () => {
  it('shows where the other is, at their letter while one writes before it', async () => {
    await ayse.card('Pays by card').click();
    await ben.card('Pays by card').click();
    await body(ayse).click();
    await ayse.type('Saved card, then the code');
    await eventually(() => body(ben).inputValue()).toBe('Saved card, then the code');
    await body(ben).click();
    await ben.press('Control+End', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
    await eventually(() => ayse.page.locator('.caret-layer mark').allTextContents()).toEqual(['code']);
    await eventually(() => ayse.page.locator('.caret-name').allTextContents()).toEqual(['Ben Okri']);
    await ayse.press('Control+Home');
    await ayse.type('İlk: ');
    expect(await ayse.page.locator('.caret-layer mark').allTextContents()).toEqual(['code']);
    await eventually(() => body(ben).inputValue()).toBe('İlk: Saved card, then the code');
    await ben.type('PIN');
    await eventually(() => body(ayse).inputValue()).toBe('İlk: Saved card, then the PIN');
    // undo is of one's own words only
    await ayse.press('Control+z');
    await eventually(async () => {
      const left = await body(ben).inputValue();
      // where the machine was slow the pause in between has made two steps of it
      if (left === 'Saved card, then the PIN') await ayse.press('Control+z');
      return left;
    }).toBe('PIN');
    await ben.page.getByRole('textbox', { name: 'Title' }).click();
    await ayse.page.locator('.bound-text-title .caret').waitFor({ state: 'attached' });
    await ayse.page.locator('.bound-text-body .caret').waitFor({ state: 'detached' });
  });

  it('on the card itself, too, with the network gone in between: nothing is lost', async () => {
    await ayse.card('Pays by card').dblclick();
    await ben.card('Pays by card').dblclick();
    await ayse.page.locator('.card .caret').waitFor({ state: 'attached' });
    await ayse.press('Home');
    await ben.context.setOffline(true);
    await ben.press('End');
    await ben.type(' abroad');
    await ayse.type('Rarely ');
    await ben.context.setOffline(false);
    for (const who of [ayse, ben])
      await eventually(() => who.writing().inputValue()).toBe('Rarely Pays by card abroad');
    await ayse.press('Escape');
    await ben.press('Escape');
    for (const who of [ayse, ben]) await who.card('Rarely Pays by card abroad').waitFor();
    await ayse.page.locator('.caret').waitFor({ state: 'detached' });
  });
});

describe('links', () => {
  it('drawn by hand, named in place, changed by the other, gone with a card and back with it', async () => {
    const from = ayse.card('Fills the basket');
    await from.hover();
    const start = await middleOf(from.locator('.card-link'));
    const end = await middleOf(ayse.card('Follows the parcel'));
    await ayse.page.mouse.move(start.x, start.y);
    await ayse.page.mouse.down();
    await ayse.page.mouse.move(end.x, end.y, { steps: 5 });
    await ayse.page.locator('.link-target').waitFor({ state: 'attached' });
    await ayse.page.mouse.up();
    await link(ayse, 'Flow from “Fills the basket” to “Follows the parcel”').waitFor({ state: 'attached' });
    await ayse.press('Enter');
    await ayse.type('guest');
    await ayse.press('Enter');
    const named = 'Flow from “Fills the basket” to “Follows the parcel”: guest';
    await link(ben, named).waitFor({ state: 'attached' });
    expect(await faultsOf(ayse.page, '.inspector, .link-picker')).toEqual(NO_FAULTS);

    await link(ben, named).locator('.link-hit-label').click();
    await sheet(ben).getByLabel('Kind').selectOption('hand-over');
    const handed = named.replace('Flow', 'Hand-over');
    await link(ayse, handed).waitFor({ state: 'attached' });
    await ayse.card('Follows the parcel').click();
    await ayse.press('Delete');
    await link(ben, handed).waitFor({ state: 'detached' });
    await ayse.press('Control+z');
    await link(ben, handed).waitFor({ state: 'attached' });
  });

  it('made, turned to and deleted by keys alone', async () => {
    await ayse.card('Sees an ad in a story').click();
    await ayse.press('l');
    await ayse.page.getByRole('combobox', { name: 'Find a card' }).waitFor();
    expect(await faultsOf(ayse.page, '.inspector, .link-picker')).toEqual(NO_FAULTS);
    await ayse.type('parcel');
    await ayse.press('Enter');
    const name = 'Flow from “Sees an ad in a story” to “Follows the parcel”';
    await link(ben, name).waitFor({ state: 'attached' });
    await eventually(() =>
      ayse.page.evaluate(() => document.activeElement?.getAttribute('data-head')?.slice(0, 5)),
    ).toBe('link/');
    await ayse.press('Delete');
    await link(ben, name).waitFor({ state: 'detached' });
    // the keyboard is back where the link came from
    await eventually(() => ayse.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(
      'Sees an ad in a story',
    );
    await ayse.press('Control+z');
    await link(ben, name).waitFor({ state: 'attached' });
  });
});

describe('a card over several columns', () => {
  it('by its edge and by keys, one undo step each, for everybody', async () => {
    const card = ayse.card('Compares three shops');
    const width = async (who: BoardUser): Promise<number> =>
      Math.round(((await who.card('Compares three shops').boundingBox())?.width ?? 0) / 100);
    expect(await width(ben)).toBe(2);
    await card.hover();
    const edge = await middleOf(card.locator('.card-span'));
    await ayse.page.mouse.move(edge.x, edge.y);
    await ayse.page.mouse.down();
    await ayse.page.mouse.move(edge.x + 190, edge.y, { steps: 6 });
    await eventually(() => width(ayse)).toBe(4);
    expect(await width(ben)).toBe(2);
    await ayse.page.mouse.up();
    await eventually(() => width(ben)).toBe(4);

    await ben.card('Compares three shops').click();
    await ben.press('Shift+Alt+ArrowRight');
    await eventually(() => width(ayse)).toBe(6);
    await ben.press('Control+z');
    await eventually(() => width(ayse)).toBe(4);
    await ben.press('Shift+Alt+ArrowLeft');
    await eventually(() => width(ayse)).toBe(2);
  });
});
