import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { twoPeople } from '../support/board-pair.ts';
import { type BoardUser, boardUser, joins } from '../support/board-user.ts';
import { type Finger, touching } from '../support/fingers.ts';
import { createBoard } from '../support/people.ts';

const pair = twoPeople();
let ayse: BoardUser;
let ben: BoardUser;
beforeEach(() => {
  ({ ayse, ben } = pair);
});

async function boxOf(what: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await what.boundingBox();
  if (!box) throw new Error(`${String(what)} is nowhere on the page`);
  return box;
}

const selected = (who: BoardUser): Locator => who.page.locator('[data-card][data-selected]');
async function zoomOf(who: BoardUser): Promise<number> {
  return who.page
    .locator('.react-flow__viewport')
    .evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a);
}

const palette = (who: BoardUser): Locator => who.page.getByRole('dialog', { name: 'Find an action' });

/** A frame drawn from under one cell to beyond the lower right of a card. */
async function lasso(who: BoardUser, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await boxOf(from), await boxOf(to)];
  await who.page.mouse.move(start.x + 2, start.y + start.height - 2);
  await who.page.mouse.down();
  await who.page.mouse.move(start.x + 40, end.y + 4, { steps: 4 });
  await who.page.mouse.move(end.x + end.width / 2, end.y + 4, { steps: 4 });
  await who.page.mouse.up();
}

async function runByName(who: BoardUser, query: string): Promise<void> {
  await who.press('Control+K');
  await palette(who).getByRole('combobox').waitFor();
  await who.type(query);
  await who.press('Enter');
  await palette(who).waitFor({ state: 'detached' });
}

describe('selecting', () => {
  it('draws a frame, adds and takes single cards with Shift, walks with Shift and arrows, and takes all', async () => {
    await lasso(ayse, ayse.cell('Actions', 'Discover'), ayse.card('Reads the reviews'));
    await expect.poll(() => selected(ayse).count()).toBe(2);
    await ayse.card('Fills the basket').click({ modifiers: ['Shift'] });
    await expect.poll(() => selected(ayse).count()).toBe(3);
    await ayse.card('Fills the basket').click({ modifiers: ['Shift'] });
    await expect.poll(() => selected(ayse).count()).toBe(2);
    await ayse.card('Fills the basket').click();
    await expect.poll(() => selected(ayse).count()).toBe(1);
    await ayse.press('Shift+ArrowDown', 'Shift+ArrowRight');
    await expect.poll(() => selected(ayse).count()).toBe(3);
    await ayse.press('Shift+ArrowLeft');
    await expect.poll(() => selected(ayse).count()).toBe(2);
    await ayse.press('Control+A');
    await expect.poll(() => selected(ayse).count()).toBe(await ayse.page.locator('[data-card]').count());
  });

  it('takes a whole column by name', async () => {
    await ayse.card('Compares three shops').click();
    await runByName(ayse, 'select the column');
    const names = await selected(ayse).evaluateAll((cards) =>
      cards.map((card) => card.getAttribute('aria-label') ?? ''),
    );
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !name.includes(', Compare, '))).toEqual([]);
  });
});

describe('copying and moving', () => {
  it('[J5] Alt and a drag copies, for both, and one undo takes the copy back', async () => {
    await ayse.lift(ayse.card('Fills the basket'), ayse.cell('Actions', 'Compare'));
    await ayse.page.keyboard.down('Alt');
    await ayse.drop();
    await ayse.page.keyboard.up('Alt');
    const compare = ['Compares three shops', 'Reads the reviews'];
    for (const who of [ayse, ben]) {
      await who.seesIn('Actions', 'Compare', [...compare, 'Fills the basket']);
      await who.seesIn('Actions', 'Buy', ['Fills the basket', 'Pays by card']);
    }
    await ayse.press('Control+Z');
    await ben.seesIn('Actions', 'Compare', compare);
  });

  it('cuts on one board and pastes on another with all that the card says, then back by undo', async () => {
    await ayse.card('Fills the basket').click();
    await ayse.card('Pays by card').click({ modifiers: ['Shift'] });
    await ayse.press('Control+X');
    await ben.seesIn('Actions', 'Buy', []);
    const other = await createBoard(pair.server.url, { template: 'service-blueprint', locale: 'en' });
    // the same person in another tab
    const page = await ayse.context.newPage();
    await joins({ ...ayse, page }, other.links.edit.url);
    const target = page.locator('[data-card]').first();
    await target.click();
    await page.keyboard.press('Control+V');
    await page.getByRole('button', { name: /^Pays by card, / }).waitFor();
    expect(await page.locator('[data-card][data-selected]').count()).toBe(2);
    await page.keyboard.press('Control+Z');
    await page.getByRole('button', { name: /^Pays by card, / }).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^Fills the basket, / }).count()).toBe(0);
    await page.close();
    await ayse.page.bringToFront();
    await ayse.press('Control+Z');
    await ben.seesIn('Actions', 'Buy', ['Fills the basket', 'Pays by card']);
    await expect.poll(() => selected(ayse).count()).toBe(2);
  });

  it('[J5] a block of a spreadsheet fills the grid from the cell, a cell with a line end stays one card, one undo', async () => {
    await ayse.clickIn('Actions', 'Compare');
    await ayse.paste('Asks\tOrders\n"Shop\nwindow"\tTill\n');
    for (const who of [ayse, ben]) {
      await who.seesIn('Actions', 'Compare', ['Compares three shops', 'Reads the reviews', 'Asks']);
      await who.seesIn('Actions', 'Buy', ['Fills the basket', 'Pays by card', 'Orders']);
      await expect.poll(() => who.cardsIn('Touchpoints', 'Compare')).toContain('Shop window');
      await expect.poll(() => who.cardsIn('Touchpoints', 'Buy')).toContain('Till');
    }
    await ayse.press('Control+Z');
    await ben.seesIn('Actions', 'Buy', ['Fills the basket', 'Pays by card']);
    await expect.poll(() => ben.cardsIn('Touchpoints', 'Buy')).not.toContain('Till');
  });

  it('copies and pastes by the menu too, which the keyboard opens', async () => {
    await ayse.card('Pays by card').click();
    await ayse.press('ContextMenu');
    await ayse.page.getByRole('menuitem', { name: /^Copy/ }).click();
    await ayse.page.getByRole('menu').waitFor({ state: 'detached' });
    await ayse.clickIn('Actions', 'Compare');
    await ayse.page.locator(':focus').press('Shift+F10');
    await ayse.page.getByRole('menuitem', { name: /^Paste/ }).click();
    await ben.seesIn('Actions', 'Compare', ['Compares three shops', 'Reads the reviews', 'Pays by card']);
  });
});

describe('finding', () => {
  it('does by name what has a key, shows it first the next time, and jumps to a card', async () => {
    await ayse.card('Fills the basket').click();
    await runByName(ayse, 'duplic');
    await ben.seesIn('Actions', 'Buy', ['Fills the basket', 'Fills the basket', 'Pays by card']);
    await ayse.press('Control+K');
    await palette(ayse).getByRole('option').first().waitFor();
    expect(await palette(ayse).getByRole('option').first().textContent()).toContain('Duplicate');
    await ayse.type('reviews');
    await palette(ayse)
      .getByRole('option', { name: /Reads the reviews/ })
      .click();
    await expect.poll(() => selected(ayse).getAttribute('aria-label')).toContain('Reads the reviews');
    await expect
      .poll(() => ayse.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toContain('Reads the reviews');
  });

  it('shows all keys on a sheet', async () => {
    await ayse.card('Fills the basket').click();
    await ayse.press('?');
    const sheet = ayse.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Find an action').waitFor();
    expect(await sheet.getByRole('term').count()).toBeGreaterThan(30);
    await ayse.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('searches, counts, goes on and back with the view, and stays on what was found', async () => {
    await ayse.press('Control+F');
    const search = ayse.page.getByRole('search');
    await search.locator('input:focus').waitFor();
    await ayse.type('RETURN');
    await search.getByText('1 of', { exact: false }).waitFor();
    const all = Number(/of (\d+)/u.exec((await search.getByRole('status').textContent()) ?? '')?.[1]);
    expect(all).toBeGreaterThan(2);
    expect(await ayse.page.evaluate(() => CSS.highlights.get('found-words')?.size ?? 0)).toBeGreaterThan(0);
    await ayse.press('Enter');
    await search.getByText(`2 of ${all}`).waitFor();
    await ayse.press('Shift+Enter', 'Shift+Enter');
    await search.getByText(`${all} of ${all}`).waitFor();
    await ayse.page.locator('.found-mark').waitFor();
    await ayse.press('Escape');
    await search.waitFor({ state: 'detached' });
    const pane = await boxOf(ayse.page.locator('.canvas-root'));
    await expect
      .poll(async () => {
        const { x, y, width, height } = await boxOf(selected(ayse));
        return x > pane.x && y > pane.y && x + width < pane.x + pane.width && y + height < pane.y + pane.height;
      })
      .toBe(true);
    await ayse.page.locator('[data-card]:focus').waitFor();
    // looked for again after somebody changed the words
    await ayse.press('Control+F');
    await search.locator('input:focus').waitFor();
    await ayse.type('zebra');
    await search.getByText('Not found').waitFor();
    await ben.clickIn('Actions', 'Buy');
    await ben.paste('Zebra crossing');
    await search.getByText('1 of 1').waitFor();
  });

  it('filters by what cards say: dims the rest, says so at the top, and is cleared in one click', async () => {
    const dimmed = ayse.page.locator('.react-flow__node.dimmed');
    await ayse.page.getByRole('button', { name: 'Filter cards' }).click();
    const panel = ayse.page.getByRole('region', { name: 'Filter cards' });
    await panel.getByRole('button', { name: /^Web/ }).click();
    await expect.poll(() => dimmed.count()).toBeGreaterThan(5);
    const bar = ayse.page.getByRole('region', { name: 'Filter in force' });
    await bar.getByText(/2 of \d+ cards/).waitFor();
    expect(await ayse.page.locator('.filter-place [role=status]').textContent()).toMatch(/Filter: 2 of \d+ cards fit/u);
    const before = await dimmed.count();
    await panel.getByRole('button', { name: /^App/ }).click();
    await expect.poll(() => dimmed.count()).toBe(before - 1);
    await ayse.press('Escape');
    await panel.waitFor({ state: 'detached' });
    // nobody else's view is touched
    expect(await ben.page.locator('.react-flow__node.dimmed').count()).toBe(0);
    await bar.getByRole('button', { name: 'Clear all' }).click();
    await expect.poll(() => dimmed.count()).toBe(0);
    await bar.waitFor({ state: 'detached' });
  });

  it('axe finds nothing on the palette, the keys, the search, the filter, the menus and the overview', async () => {
    const check = async (what: string, ...places: string[]): Promise<void> => {
      const axe = new AxeBuilder({ page: ayse.page });
      for (const place of places) axe.include(place);
      const { violations, passes } = await axe.analyze();
      expect(passes.length).toBeGreaterThan(3);
      expect([what, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)]).toEqual([what, []]);
    };
    await ayse.card('Pays by card').click();
    await ayse.press('Control+K');
    await palette(ayse).getByRole('option').first().waitFor();
    await ayse.type('stage');
    await check('palette', '.palette');
    // what closes gives the keyboard back to the card
    const back = async (): Promise<void> => {
      await ayse.press('Escape');
      await ayse.page.locator('[data-card]:focus').waitFor();
    };
    await back();
    await ayse.press('?');
    await ayse.page.getByRole('term').first().waitFor();
    await check('keys', '[role=dialog]');
    await back();
    await ayse.press('Shift+F10');
    await ayse.page.getByRole('menuitem').first().waitFor();
    await check('menu', '.ui-popover');
    await back();
    await ayse.press('Alt+M', 'Alt+F');
    await ayse.page.getByRole('button', { name: /^Overview of the map/ }).waitFor();
    await ayse.page.locator('.filter-choice').first().click();
    await check('filter and overview', '.filter-panel', '.filter-bar', '.minimap', '.top-bar');
    await ayse.press('Escape', 'Control+F');
    await ayse.page.getByRole('search').locator('input:focus').waitFor();
    await ayse.type('pay');
    await check('search', '.search-bar');
  });
});

describe('the view', () => {
  it('[C4] zooms by keys: all, the selection, 100 %; and pans; charts go along without being drawn again', async () => {
    await ayse.card('Pays by card').click();
    const charts = await ayse.page.locator('.chart-lanes').evaluateHandle((lanes) => {
      const drawn: string[] = [];
      const eye = new MutationObserver((all) =>
        drawn.push(...all.map(({ target, type }) => `${type} ${target.nodeName}`)),
      );
      for (const svg of lanes.querySelectorAll('svg'))
        eye.observe(svg, { subtree: true, childList: true, attributes: true, characterData: true });
      return { drawn, count: lanes.querySelectorAll('svg').length };
    });
    /** How far beside its column a face stands on the screen, in one look: the map may be on its way. */
    const aside = (): Promise<number> =>
      ayse.cell('Actions', 'Buy').evaluate((cell) => {
        const middle = (element: Element | null): number => {
          const { x = NaN, width = NaN } = element?.getBoundingClientRect() ?? {};
          return x + width / 2;
        };
        return Math.abs(middle(document.querySelector('[role="slider"][aria-label*="Buy"]')) - middle(cell));
      });
    expect(await aside()).toBeLessThan(1);
    await ayse.press('Shift+Digit1');
    await expect.poll(() => zoomOf(ayse)).toBeLessThan(0.9);
    expect(await aside()).toBeLessThan(1);
    await ayse.press('Shift+Digit2');
    await expect.poll(() => zoomOf(ayse)).toBeGreaterThan(1.2);
    await ayse.press('Shift+Digit0');
    await expect.poll(() => zoomOf(ayse)).toBe(1);
    const before = await boxOf(ayse.card('Pays by card'));
    await ayse.press('Alt+ArrowDown');
    await expect.poll(async () => Math.round((await boxOf(ayse.card('Pays by card'))).y - before.y)).toBe(-120);
    expect(await charts.evaluate(({ count }) => count)).toBeGreaterThan(2);
    expect(await charts.evaluate(({ drawn }) => drawn)).toEqual([]);
  });

  it('moves by a press and by keys on the overview', async () => {
    await ayse.press('Alt+M');
    const overview = ayse.page.getByRole('button', { name: /^Overview of the map/ });
    const box = await boxOf(overview);
    const first = await boxOf(ayse.cell('Actions', 'Discover'));
    await ayse.page.mouse.click(box.x + box.width - 4, box.y + box.height / 2);
    await expect.poll(async () => (await boxOf(ayse.cell('Actions', 'Discover'))).x).toBeLessThan(first.x - 100);
    const { x } = await boxOf(ayse.cell('Actions', 'Discover'));
    await overview.focus();
    await ayse.press('ArrowLeft');
    await expect.poll(async () => (await boxOf(ayse.cell('Actions', 'Discover'))).x).toBeGreaterThan(x + 50);
  });
});

describe('fingers', () => {
  const middle = async (what: Locator): Promise<Finger> => {
    const { x, y, width, height } = await boxOf(what);
    return { x: x + width / 2, y: y + height / 2 };
  };
  const foot = async (what: Locator): Promise<Finger> => {
    const { x, y, width, height } = await boxOf(what);
    return { x: x + width / 2, y: y + height - 4 };
  };

  /** Well clear of the cards, for a finger is broad. */
  const under = async (what: Locator): Promise<Finger> => {
    const { x, y } = await foot(what);
    return { x, y: y - 20 };
  };

  it('one moves the map from an empty place and a card from where it stands, two zoom, a long one opens the menu', async () => {
    const can = await boardUser(pair.browser, 'Can Toprak', { touch: true });
    await joins(can, pair.board.links.edit.url);
    const screen = await touching(can);
    const card = can.card('Pays by card');
    const first = await boxOf(card);
    const from = await under(can.cell('Touchpoints', 'Compare'));
    await screen.down(from);
    for (let step = 1; step <= 6; step += 1) await screen.move({ x: from.x - 20 * step, y: from.y });
    await screen.up();
    await expect.poll(async () => Math.round((await boxOf(card)).x - first.x)).toBeLessThan(-80);
    expect(await selected(can).count()).toBe(0);

    await screen.down({ x: 600, y: 480 }, { x: 700, y: 480 });
    for (let step = 1; step <= 5; step += 1)
      await screen.move({ x: 600 - 8 * step, y: 480 }, { x: 700 + 8 * step, y: 480 });
    await screen.up();
    await expect.poll(() => zoomOf(can)).toBeGreaterThan(1.2);
    await can.press('Shift+Digit0');
    await expect.poll(() => zoomOf(can)).toBe(1);
    await card.waitFor();

    const held = await middle(card);
    await screen.down(held);
    await can.page.getByRole('menuitem', { name: /^Duplicate/ }).waitFor();
    await screen.up();
    await can.page.locator('[role=menu] :focus, [role=menu]:focus').waitFor();
    await can.press('Escape');
    await can.page.getByRole('menu').waitFor({ state: 'detached' });

    const start = await middle(card);
    const target = await foot(can.cell('Actions', 'Compare'));
    await screen.down(start);
    for (let step = 1; step <= 8; step += 1) {
      await screen.move({
        x: start.x + ((target.x - start.x) * step) / 8,
        y: start.y + ((target.y - start.y) * step) / 8,
      });
    }
    await screen.up();
    await ben.seesIn('Actions', 'Compare', ['Compares three shops', 'Reads the reviews', 'Pays by card']);
    const [name, seen] = [can.page.getByRole('button', { name: 'Stage 2 of 5: Compare' }), await boxOf(card)];
    const taken = await middle(name);
    await screen.down(taken);
    for (let step = 1; step <= 6; step += 1) await screen.move({ x: taken.x + 40 * step, y: taken.y });
    await screen.up();
    await expect.poll(() => ben.stages()).toEqual(['Discover', 'Buy', 'Compare', 'Receive', 'Use and return']);
    // the stage moved, and the map did not
    await can.press('Control+Z');
    await expect.poll(() => ben.stages()).toEqual(['Discover', 'Compare', 'Buy', 'Receive', 'Use and return']);
    await expect.poll(async () => Math.round((await boxOf(card)).x)).toBe(Math.round(seen.x));
    // a tap between the cards puts the keyboard there
    const place = await under(can.cell('Touchpoints', 'Buy'));
    // one after the other without waiting for the page: a finger that rests is no tap
    await Promise.all([screen.down(place), screen.up()]);
    await expect.poll(() => selected(can).count()).toBe(0);
    await can.page.locator('[data-cell]:focus').waitFor();
    expect(can.errors).toEqual([]);
    await can.context.close();
  });
});
