import { beforeEach, describe, expect, it } from 'vitest';
import { twoPeople } from '../support/board-pair.ts';
import type { BoardUser } from '../support/board-user.ts';

const pair = twoPeople();
let ayse: BoardUser;
let ben: BoardUser;
beforeEach(() => {
  ({ ayse, ben } = pair);
});

describe('writing', () => {
  it('a double-click writes a card, Enter makes the next, Tab goes to the next cell, Escape leaves', async () => {
    await ayse.doubleClickIn('Actions', 'Discover');
    await ayse.type('Asks a friend');
    await ayse.press('Enter');
    await ayse.type('Opens the app');
    await ayse.press('Tab');
    // Tab leads to the next cell, and a letter begins a card there
    await ayse.type('Sorts by price');
    await ayse.press('Escape');
    expect(await ayse.writing().count()).toBe(0);
    const discover = ['Sees an ad in a story', 'Searches for the brand', 'Asks a friend', 'Opens the app'];
    const compare = ['Compares three shops', 'Reads the reviews', 'Sorts by price'];
    for (const who of [ayse, ben]) {
      await who.seesIn('Actions', 'Discover', discover);
      await who.seesIn('Actions', 'Compare', compare);
    }
  });

  it('a card that was begun and left empty leaves no trace', async () => {
    const before = await ayse.cardsIn('Actions', 'Buy');
    await ayse.doubleClickIn('Actions', 'Buy');
    await ayse.writing().waitFor();
    await ayse.press('Escape');
    await ayse.doubleClickIn('Actions', 'Buy');
    await ayse.type('Real');
    await ayse.press('Escape');
    await ben.seesIn('Actions', 'Buy', [...before, 'Real']);
    await ayse.seesIn('Actions', 'Buy', [...before, 'Real']);
  });

  it('each letter reaches the other while it is written, and the other sees by whom', async () => {
    await ayse.card('Pays by card').dblclick();
    await ayse.writing().waitFor();
    await ayse.press('End');
    await ayse.type(' or by');
    await ben.card('Pays by card or by').waitFor();
    await ben.page.getByText('Ayşe Yılmaz is writing').waitFor();
    await ayse.type(' app');
    await ben.card('Pays by card or by app').waitFor();
    await ayse.press('Escape');
    await ben.page.getByText('Ayşe Yılmaz is writing').waitFor({ state: 'detached' });
  });

  it('two who write in one card at once lose no letter of each other', async () => {
    await ayse.card('Pays by card').dblclick();
    await ben.card('Pays by card').dblclick();
    await Promise.all([ayse.writing().waitFor(), ben.writing().waitFor()]);
    await ayse.press('Home');
    await ben.press('End');
    await Promise.all([ayse.type('Ayşe: '), ben.type(' :Ben')]);
    await expect.poll(() => ayse.writing().inputValue()).toBe('Ayşe: Pays by card :Ben');
    await expect.poll(() => ben.writing().inputValue()).toBe('Ayşe: Pays by card :Ben');
  });

  it('a card at the edge of the window is written where it can be seen, whatever opens beside the map', async () => {
    const card = ayse.card('Tries it on, keeps one');
    await card.dblclick();
    await ayse.writing().waitFor();
    await ayse.page.getByRole('complementary', { name: 'Details' }).waitFor();
    await expect
      .poll(async () => {
        const [field, details] = await Promise.all([
          ayse.writing().boundingBox(),
          ayse.page.getByRole('complementary', { name: 'Details' }).boundingBox(),
        ]);
        return field !== null && details !== null && field.x + field.width <= details.x;
      })
      .toBe(true);
    await ayse.press('End');
    await ayse.type(' of three');
    await ben.card('Tries it on, keeps one of three').waitFor();
  });

  it('several pasted lines become several cards behind the one that is selected', async () => {
    await ayse.card('Fills the basket').click();
    await ayse.paste('Chooses a size\n- Enters a code\r\n\n• Reads the terms\n');
    const buy = ['Fills the basket', 'Chooses a size', 'Enters a code', 'Reads the terms', 'Pays by card'];
    await ayse.seesIn('Actions', 'Buy', buy);
    await ben.seesIn('Actions', 'Buy', buy);
    // one gesture, one step
    await ayse.press('Control+Z');
    await ben.seesIn('Actions', 'Buy', ['Fills the basket', 'Pays by card']);
  });
});

describe('moving', () => {
  it('a dragged card is seen in flight by the other, and lands for both', async () => {
    await ayse.lift(ayse.card('Fills the basket'), ayse.cell('Actions', 'Receive'));
    const ghost = ben.page.locator('.together-ghost', { hasText: 'Fills the basket' });
    await ghost.waitFor();
    // it hangs where the other's hand is, and nothing is written yet
    const over = await ben.cell('Actions', 'Receive').boundingBox();
    await expect
      .poll(async () => {
        const flying = await ghost.boundingBox();
        const x = (flying?.x ?? 0) + (flying?.width ?? 0) / 2;
        return x > (over?.x ?? 0) && x < (over?.x ?? 0) + (over?.width ?? 0);
      })
      .toBe(true);
    expect(await ben.cardsIn('Actions', 'Buy')).toContain('Fills the basket');
    await ayse.drop();
    const receive = ['Follows the parcel', 'Collects at the shop', 'Fills the basket'];
    for (const who of [ayse, ben]) {
      await who.seesIn('Actions', 'Receive', receive);
      await who.seesIn('Actions', 'Buy', ['Pays by card']);
    }
    await ghost.waitFor({ state: 'detached' });
  });

  it('a card dragged by one while the other writes in it keeps the words and the place', async () => {
    await ben.card('Fills the basket').dblclick();
    await ben.writing().waitFor();
    await ben.press('End');
    await ben.type(' at');
    await ayse.card('Fills the basket at').waitFor();
    await ayse.lift(ayse.card('Fills the basket at'), ayse.cell('Actions', 'Compare'));
    await ben.type(' home');
    await ayse.drop();
    await ben.type(' alone');
    const compare = ['Compares three shops', 'Reads the reviews', 'Fills the basket at home alone'];
    await ayse.seesIn('Actions', 'Compare', compare);
    await ben.press('Escape');
    await ben.seesIn('Actions', 'Compare', compare);
  });

  it('Escape gives a drag up', async () => {
    await ayse.lift(ayse.card('Fills the basket'), ayse.cell('Actions', 'Receive'));
    await ben.page.locator('.together-ghost').waitFor();
    await ayse.press('Escape');
    await ayse.drop();
    await ben.page.locator('.together-ghost').waitFor({ state: 'detached' });
    await ayse.seesIn('Actions', 'Buy', ['Fills the basket', 'Pays by card']);
    expect(await ben.cardsIn('Actions', 'Receive')).toEqual(['Follows the parcel', 'Collects at the shop']);
  });

  it('arrows move the selection through cards and cells, with Ctrl they move the card', async () => {
    const selected = ayse.page.locator('[data-card][aria-pressed=true]');
    const isAt = (title: string) => expect.poll(() => selected.allTextContents()).toEqual([title]);
    await ayse.card('Sees an ad in a story').click();
    await ayse.press('ArrowDown');
    await isAt('Searches for the brand');
    await ayse.press('ArrowRight');
    await isAt('Reads the reviews');
    await ayse.press('ArrowUp', 'ArrowRight');
    await isAt('Fills the basket');
    // the other sees which one it is
    await ben.page.locator('.together-ring').waitFor();
    await ayse.press('Control+ArrowDown');
    await ben.seesIn('Actions', 'Buy', ['Pays by card', 'Fills the basket']);
    await ayse.press('Control+ArrowRight');
    await ben.seesIn('Actions', 'Receive', ['Follows the parcel', 'Fills the basket', 'Collects at the shop']);
    await isAt('Fills the basket');
  });

  it('Delete deletes what is selected, for both, and the keyboard stays where it was', async () => {
    await ayse.card('Sees an ad in a story').click();
    await ayse.card('Compares three shops').click({ modifiers: ['Shift'] });
    await ayse.press('Delete');
    for (const who of [ayse, ben]) {
      await who.seesIn('Actions', 'Discover', ['Searches for the brand']);
      await who.seesIn('Actions', 'Compare', ['Reads the reviews']);
    }
    await ayse.press('Control+Z');
    for (const who of [ayse, ben]) {
      await who.seesIn('Actions', 'Discover', ['Sees an ad in a story', 'Searches for the brand']);
      await who.seesIn('Actions', 'Compare', ['Compares three shops', 'Reads the reviews']);
    }
  });
});
