import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { twoPeople } from '../support/board-pair.ts';
import type { BoardUser } from '../support/board-user.ts';
import { faultsOf } from '../support/faults.ts';

const pair = twoPeople();
let ayse: BoardUser;
let ben: BoardUser;
beforeEach(() => {
  ({ ayse, ben } = pair);
});

const STAGES = ['Discover', 'Compare', 'Buy', 'Receive', 'Use and return'];
const head = ({ page }: BoardUser, kind: 'stage' | 'step' | 'lane', title: string): Locator =>
  page.locator(`[data-head^="${kind}/"]`).and(page.getByRole('button', { name: `: ${title}` }));

async function choose(who: BoardUser, kind: 'stage' | 'step' | 'lane', title: string, item: string): Promise<void> {
  await head(who, kind, title).click({ button: 'right' });
  await who.page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** What is asked for a name gets one. */
async function name(who: BoardUser, words: string): Promise<void> {
  const field = who.page.locator('.rename-field');
  await field.waitFor();
  await field.fill(words);
  await who.press('Enter');
  await field.waitFor({ state: 'detached' });
}

/** Carries a head by its middle to a part of another, without letting go. */
async function carry(who: BoardUser, what: Locator, over: Locator, share: { x: number; y: number }): Promise<void> {
  const [from, to] = [await what.boundingBox(), await over.boundingBox()];
  if (!from || !to) throw new Error('a head is nowhere on the page');
  await who.page.mouse.move(from.x + from.width / 2, from.y + Math.min(20, from.height / 2));
  await who.page.mouse.down();
  await who.page.mouse.move(to.x + to.width * share.x, to.y + to.height * share.y, { steps: 5 });
}

async function sees(who: BoardUser, stages: readonly string[]): Promise<void> {
  await expect.poll(() => who.stages(), { timeout: 8000, interval: 25 }).toEqual(stages);
}
const both = (): BoardUser[] => [ayse, ben];

describe('one who arranges while the other writes', () => {
  it('[J5] drags a stage by its name: a line shows where, the other sees it fly, and one undo takes it back', async () => {
    await carry(ayse, head(ayse, 'stage', 'Compare'), head(ayse, 'stage', 'Receive'), { x: 0.8, y: 0.5 });
    await ayse.page.locator('.head-mark').waitFor();
    await ben.page.locator('.head-ghost[data-of="other"]').getByText('Compare').waitFor();
    await sees(ben, STAGES);
    await ayse.drop();
    const after = ['Discover', 'Buy', 'Receive', 'Compare', 'Use and return'];
    for (const who of both()) {
      await sees(who, after);
      await who.seesIn('Actions', 'Compare', ['Compares three shops', 'Reads the reviews']);
    }
    await ben.page.locator('.head-ghost').waitFor({ state: 'detached' });
    await ayse.press('Control+z');
    for (const who of both()) await sees(who, STAGES);
  });

  it('lets go of a stage with Escape, and nothing has happened', async () => {
    await carry(ayse, head(ayse, 'stage', 'Compare'), head(ayse, 'stage', 'Receive'), { x: 0.8, y: 0.5 });
    await ayse.page.locator('.head-mark').waitFor();
    await ayse.press('Escape');
    await ayse.page.locator('.head-mark').waitFor({ state: 'detached' });
    await ayse.drop();
    await sees(ayse, STAGES);
    expect(await ayse.page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  });

  it('[C8] [J10] merges, splits and folds around a card that is being written, and not a letter is lost', async () => {
    await ben.card('Pays by card').dblclick();
    await ben.writing().waitFor();
    await ben.press('End');
    await ben.type(' or');
    await choose(ayse, 'stage', 'Discover', 'Merge with the next, as steps');
    await name(ayse, 'Explore');
    await choose(ayse, 'stage', 'Buy', 'Fold to a thin column');
    await ayse.page
      .getByRole('button', { name: 'Unfold Buy (3 cards)' })
      .or(ayse.page.locator('.folded-open'))
      .waitFor();
    await sees(ben, ['Explore', 'Buy', 'Receive', 'Use and return']);
    await ben.type(' cash');
    expect(await ben.writing().inputValue()).toBe('Pays by card or cash');
    await ben.press('Escape');
    await ben.page.locator('.folded-open').waitFor();
    await ben.seesIn('Actions', 'Compare', ['Compares three shops', 'Reads the reviews']);
    await ben.page.locator('.folded-open').click({ position: { x: 20, y: 200 } });
    for (const who of both()) {
      await who.seesIn('Actions', 'Buy', ['Fills the basket', 'Pays by card or cash']);
      await who.page.locator('.folded-open').waitFor({ state: 'detached' });
    }
    await choose(ayse, 'step', 'Compare', 'Start a new stage here');
    await name(ayse, 'Decide');
    for (const who of both()) {
      await sees(who, ['Explore', 'Decide', 'Buy', 'Receive', 'Use and return']);
      await who.seesIn('Actions', 'Compare', ['Compares three shops', 'Reads the reviews']);
    }
  });

  it('[J4] deletes the stage another is dragging a card into: the card is kept, and both are told', async () => {
    await ben.context.setOffline(true);
    await ben.saved().getByText('Offline: kept on this device').waitFor();
    await ben.lift(ben.card('Pays by card'), ben.cell('Actions', 'Receive'));
    await ben.drop();
    await ben.seesIn('Actions', 'Receive', ['Follows the parcel', 'Collects at the shop', 'Pays by card']);
    await choose(ayse, 'stage', 'Receive', 'Delete stage');
    await sees(
      ayse,
      STAGES.filter((stage) => stage !== 'Receive'),
    );
    await ben.context.setOffline(false);
    await sees(
      ben,
      STAGES.filter((stage) => stage !== 'Receive'),
    );
    await ben.page.getByText(/^The place of \d+ cards, some of which you had just worked on, was deleted/u).waitFor();
    for (const { page } of both()) {
      await page.getByRole('button', { name: /unplaced cards$/u }).click();
      await page.getByRole('region', { name: 'Unplaced cards' }).getByText('Pays by card', { exact: true }).waitFor();
    }
    await ayse.page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    for (const who of both()) {
      await sees(who, STAGES);
      await who.seesIn('Actions', 'Receive', ['Follows the parcel', 'Collects at the shop', 'Pays by card']);
    }
  });

  it('[J2] [J10] goes offline, arranges, and both come to one map on the way back', async () => {
    await ayse.context.setOffline(true);
    await ayse.saved().getByText('Offline: kept on this device').waitFor();
    await choose(ayse, 'stage', 'Compare', 'Merge with the next stage');
    await name(ayse, 'Choose and buy');
    await head(ayse, 'stage', 'Receive').focus();
    await ayse.press('Control+ArrowLeft');
    await head(ayse, 'lane', 'Pain points').focus();
    await ayse.press('Control+d');
    await name(ayse, 'Pains again');

    await ben.doubleClickIn('Actions', 'Compare');
    await ben.type('Asks a friend');
    await ben.press('Escape');
    await head(ben, 'stage', 'Use and return').focus();
    await ben.press('Control+ArrowLeft', 'Control+ArrowLeft');
    await sees(ben, ['Discover', 'Compare', 'Use and return', 'Buy', 'Receive']);

    await ayse.context.setOffline(false);
    await ayse.saved().getByText('Saved', { exact: true }).waitFor();
    await expect
      .poll(async () => JSON.stringify([await ben.stages(), await ben.lanes()]))
      .toBe(JSON.stringify([await ayse.stages(), await ayse.lanes()]));
    for (const who of both()) {
      await expect
        .poll(async () => [...(await who.stages())].sort())
        .toEqual(['Choose and buy', 'Discover', 'Receive', 'Use and return']);
      await expect.poll(() => who.lanes()).toContain('Pains again');
      // a lane far below was named, and is in view now
      await head(who, 'lane', 'Actions').focus();
      await who.press('ArrowRight');
      const cards = async (): Promise<string[]> => (await who.cardsIn('Actions', 'Choose and buy')).sort();
      await expect
        .poll(cards)
        .toEqual(
          ['Asks a friend', 'Compares three shops', 'Fills the basket', 'Pays by card', 'Reads the reviews'].sort(),
        );
      await expect.poll(() => who.page.getByRole('button', { name: /unplaced card/u }).count()).toBe(0);
    }
  });
});

describe('the frame of the map by keyboard alone', () => {
  it('is walked, arranged and said aloud, and lanes are chosen by what they are for', async () => {
    await head(ayse, 'stage', 'Discover').focus();
    await ayse.press('ArrowRight');
    await expect.poll(() => focused(ayse)).toBe('Stage 2 of 5: Compare');
    await ayse.press('Control+ArrowRight');
    // the name keeps the keyboard when it changes places
    await expect.poll(() => focused(ayse)).toBe('Stage 3 of 5: Compare');
    await ayse.page.getByText('Compare is now 3 of 5.').waitFor({ state: 'attached' });
    await ayse.press('Control+ArrowRight');
    await expect.poll(() => focused(ayse)).toBe('Stage 4 of 5: Compare');

    await head(ayse, 'lane', 'Touchpoints').focus();
    await ayse.press('Enter');
    await ayse.page.getByRole('menuitem', { name: 'Add lane below', exact: true }).press('Enter');
    const quotes = ayse.page.getByRole('menuitem', { name: 'Thoughts' });
    await quotes.waitFor();
    expect((await faultsOf(ayse.page, '.ui-popover')).axe).toEqual([]);
    await quotes.press('Enter');
    await expect.poll(() => ben.lanes()).toEqual(expect.arrayContaining(['Touchpoints', 'Thoughts', 'Feelings']));
    const lanes = await ben.lanes();
    expect(lanes.indexOf('Thoughts')).toBe(lanes.indexOf('Touchpoints') + 1);
    await expect.poll(() => focused(ayse)).toBe('Lane: Thoughts');
    await ayse.press('ArrowRight');
    await ayse.type('Is it worth it?');
    await ayse.press('Escape');
    await ben.seesIn('Thoughts', 'Discover', ['Is it worth it?']);
  });
});

function focused({ page }: BoardUser): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
}
