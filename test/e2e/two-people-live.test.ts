import { beforeEach, describe, expect, it } from 'vitest';
import { twoPeople } from '../support/board-pair.ts';
import type { BoardUser } from '../support/board-user.ts';

const pair = twoPeople();
let ayse: BoardUser;
let ben: BoardUser;
beforeEach(() => {
  ({ ayse, ben } = pair);
});

const dragging = (who: BoardUser) => who.page.locator('.canvas-root').getAttribute('data-dragging');

describe('while it happens', () => {
  it('[J5] a face that is dragged moves for the other before it is let go, and is written once', async () => {
    const mine = ayse.page.getByRole('slider', { name: /Compare/u }).first();
    const theirs = ben.page.getByRole('slider', { name: /Compare/u }).first();
    await mine.scrollIntoViewIfNeeded();
    const before = await theirs.getAttribute('aria-valuenow');
    const box = await mine.boundingBox();
    if (!box) throw new Error('no face to drag');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await ayse.page.mouse.move(x, y);
    await ayse.page.mouse.down();
    await ayse.page.mouse.move(x, y - 30, { steps: 4 });
    await expect.poll(() => mine.getAttribute('aria-valuenow')).not.toBe(before);
    // presence trails behind the hand, and comes to where it rests
    const flying = await mine.getAttribute('aria-valuenow');
    await expect.poll(() => theirs.getAttribute('aria-valuenow'), { timeout: 8000 }).toBe(flying);
    await ayse.page.mouse.up();
    await expect.poll(() => mine.getAttribute('aria-valuenow'), { timeout: 8000 }).toBe(flying);
    await ayse.press('Control+Z');
    await expect.poll(() => theirs.getAttribute('aria-valuenow'), { timeout: 8000 }).toBe(before);
  });

  it('Alt shows that a card is copied: it stays, the double lands', async () => {
    const before = await ayse.cardsIn('Actions', 'Buy');
    await ayse.lift(ayse.card('Fills the basket'), ayse.cell('Actions', 'Compare'));
    expect(await dragging(ayse)).toBe('move');
    await ayse.page.keyboard.down('Alt');
    await expect.poll(() => dragging(ayse)).toBe('copy');
    await ayse.page.locator('.staying').waitFor();
    await ayse.drop();
    await ayse.page.keyboard.up('Alt');
    await ayse.seesIn('Actions', 'Buy', before);
    await expect.poll(() => ben.cardsIn('Actions', 'Compare'), { timeout: 8000 }).toContain('Fills the basket');
    await ayse.press('Control+Z');
    await expect.poll(() => ben.cardsIn('Actions', 'Compare'), { timeout: 8000 }).not.toContain('Fills the basket');
    await ben.seesIn('Actions', 'Buy', before);
  });

  it('V and H choose the tool, and the map that is shown survives a reload', async () => {
    await ayse.page.locator('.canvas-root').focus();
    await ayse.press('h');
    await expect
      .poll(() => ayse.page.getByRole('button', { name: 'Move the map' }).getAttribute('aria-pressed'))
      .toBe('true');
    await ayse.press('v');
    await ayse.page.getByRole('button', { name: /^Maps\./u }).click();
    await ayse.page.getByRole('menuitem', { name: 'Duplicate as the future' }).click();
    const shown = ayse.page.getByRole('button', { name: /^Maps\./u });
    await expect.poll(() => shown.getAttribute('aria-label'), { timeout: 8000 }).not.toMatch(/Today/u);
    const label = await shown.getAttribute('aria-label');
    await ayse.page.reload();
    await expect.poll(() => shown.getAttribute('aria-label'), { timeout: 15_000 }).toBe(label);
  });
});
