import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { twoPeople } from '../support/board-pair.ts';
import type { BoardUser } from '../support/board-user.ts';

const pair = twoPeople();
let ayse: BoardUser;
let ben: BoardUser;
beforeEach(() => {
  ({ ayse, ben } = pair);
});

const STAGES = ['Discover', 'Compare', 'Buy', 'Receive', 'Use and return'];
const bothSee = async (what: 'stages' | 'lanes', names: readonly string[]): Promise<void> => {
  for (const who of [ayse, ben]) await expect.poll(() => who[what](), { timeout: 8000 }).toEqual(names);
};
const head = (who: BoardUser, kind: 'Stage' | 'Lane', title: string) =>
  who.page.getByRole('button', { name: new RegExp(`^${kind}.*: ${title}$`, 'u') });

const isInView = async (what: Locator): Promise<boolean> => {
  const box = await what.boundingBox();
  return box !== null && box.x >= 0 && box.x + box.width <= 1440 && box.y >= 0 && box.y + box.height <= 900;
};

describe('stages and lanes', () => {
  it('a stage is added, named, renamed and moved, and the other sees each', async () => {
    await ayse.page.locator('.plus-last[aria-label="Add stage"]').click();
    const field = ayse.page.getByLabel('Name of the stage');
    // it began behind the edge of the window, where nobody can see what they write
    await expect.poll(() => isInView(field)).toBe(true);
    await ayse.type('Recommend');
    await ayse.press('Enter');
    await bothSee('stages', [...STAGES, 'Recommend']);
    await ben.pan(240, 0);
    await head(ben, 'Stage', 'Recommend').dblclick();
    await ben.page.getByLabel('Name of the stage').waitFor();
    await ben.type('Tell friends');
    await ben.press('Enter');
    await bothSee('stages', [...STAGES, 'Tell friends']);
    await head(ayse, 'Stage', 'Tell friends').focus();
    await ayse.press('Control+ArrowLeft');
    await bothSee('stages', [...STAGES.slice(0, 4), 'Tell friends', 'Use and return']);
    await ayse.press('Control+Z');
    await bothSee('stages', [...STAGES, 'Tell friends']);
    // the next would take the stage itself, but its name is another's: it stays
    await ayse.press('Control+Z', 'Control+Z');
    await ayse.doubleClickIn('Actions', 'Buy');
    await ayse.type('Afterwards');
    await ayse.press('Escape');
    await ben.seesIn('Actions', 'Buy', ['Fills the basket', 'Pays by card', 'Afterwards']);
    await bothSee('stages', [...STAGES, 'Tell friends']);
  });

  it('a plus between stages, a menu and the keyboard lead to the same', async () => {
    await ayse.page.getByRole('button', { name: 'Add stage before Buy' }).click();
    await ayse.type('Hesitate');
    await ayse.press('Enter');
    const stages = ['Discover', 'Compare', 'Hesitate', 'Buy', 'Receive', 'Use and return'];
    await bothSee('stages', stages);
    await head(ben, 'Stage', 'Hesitate').click({ button: 'right' });
    await ben.page.getByRole('menuitem', { name: 'Move left' }).click();
    await bothSee('stages', ['Discover', 'Hesitate', 'Compare', 'Buy', 'Receive', 'Use and return']);
    await head(ayse, 'Stage', 'Hesitate').focus();
    await ayse.press('Delete');
    await bothSee('stages', STAGES);
  });

  it('a lane is added, named, moved and folded, and takes cards for both', async () => {
    const before = await ayse.lanes();
    await ayse.page.getByRole('button', { name: 'Add lane below Actions' }).click();
    await ayse.page.getByRole('menuitem', { name: 'Ideas' }).click();
    await bothSee('lanes', ['Actions', 'Ideas', ...before.slice(1)]);
    await head(ayse, 'Lane', 'Ideas').dblclick();
    await ayse.page.getByLabel('Name of the lane').waitFor();
    await ayse.type('In their words');
    await ayse.press('Enter');
    await bothSee('lanes', ['Actions', 'In their words', ...before.slice(1)]);
    await ben.doubleClickIn('In their words', 'Buy');
    await ben.type('Why so many steps?');
    await ben.press('Escape');
    await ayse.seesIn('In their words', 'Buy', ['Why so many steps?']);
    await head(ayse, 'Lane', 'In their words').focus();
    await ayse.press('Control+ArrowUp');
    await bothSee('lanes', ['In their words', 'Actions', ...before.slice(1)]);
    await ben.seesIn('In their words', 'Buy', ['Why so many steps?']);
  });

  it('a lane added under all the others comes into view, and can be named at once', async () => {
    await ayse.page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Add lane' }).click();
    await ayse.page.getByRole('menuitem', { name: 'Systems' }).click();
    await expect.poll(() => isInView(head(ayse, 'Lane', 'Systems'))).toBe(true);
    await ayse.press('F2');
    await ayse.type('What it runs on');
    await ayse.press('Enter');
    await expect.poll(async () => (await ben.lanes()).at(-1)).toBe('What it runs on');
  });

  it('two who add a stage at the same place at once get both', async () => {
    const add = async (who: BoardUser, title: string): Promise<void> => {
      await who.page.getByRole('button', { name: 'Add stage before Buy' }).click();
      await who.type(title);
      await who.press('Enter');
    };
    await Promise.all([add(ayse, 'Hesitate'), add(ben, 'Ask')]);
    for (const who of [ayse, ben]) {
      await expect.poll(async () => (await who.stages()).toSorted()).toEqual([...STAGES, 'Hesitate', 'Ask'].toSorted());
    }
    await expect
      .poll(async () => JSON.stringify(await ayse.stages()) === JSON.stringify(await ben.stages()))
      .toBe(true);
  });
});

describe('feelings', () => {
  it('a face is dragged up, and the other’s curve follows', async () => {
    const face = ayse.page.getByRole('slider', { name: 'Feeling: Buy' });
    const theirs = ben.page.getByRole('slider', { name: 'Feeling: Buy' });
    expect(Number(await theirs.getAttribute('aria-valuenow'))).toBeLessThan(-1);
    const curve = ben.page.getByRole('img', { name: /^Feelings/u });
    const described = await curve.getAttribute('aria-label');
    const box = await face.boundingBox();
    if (!box) throw new Error('no face');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await ayse.page.mouse.move(x, y);
    await ayse.page.mouse.down();
    await ayse.page.mouse.move(x, y - 40, { steps: 4 });
    await ayse.page.mouse.move(x, y - 80, { steps: 4 });
    await ayse.page.mouse.up();
    await expect.poll(async () => Number(await theirs.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    // on its way the other sees it a moment later
    await expect.poll(() => theirs.getAttribute('aria-valuenow')).toBe(await face.getAttribute('aria-valuenow'));
    await expect.poll(() => curve.getAttribute('aria-label')).not.toBe(described);
    await face.press('Control+Z');
    await expect.poll(async () => Number(await theirs.getAttribute('aria-valuenow'))).toBeLessThan(-1);
  });

  it('arrow keys, a typed number and Delete do the same', async () => {
    const face = ayse.page.getByRole('slider', { name: 'Feeling: Receive' });
    const theirs = ben.page.getByRole('slider', { name: 'Feeling: Receive' });
    await face.press('End');
    await expect.poll(() => theirs.getAttribute('aria-valuenow')).toBe('2');
    await face.press('ArrowDown');
    await expect.poll(() => theirs.getAttribute('aria-valuenow')).toBe('1.5');
    await face.press('-');
    await face.press('1');
    await expect.poll(() => theirs.getAttribute('aria-valuenow')).toBe('-1');
    await face.press('Delete');
    await theirs.waitFor({ state: 'detached' });
    await ben.page.getByRole('button', { name: 'Add a feeling: Receive' }).waitFor();
  });
});

describe('together', () => {
  it('[D8] each sees the other’s named cursor where it is, and who else is there', async () => {
    await ayse.page.getByRole('list', { name: 'People on this board' }).getByText('Ben Okri').waitFor();
    const place = await ayse.cell('Actions', 'Receive').boundingBox();
    if (!place) throw new Error('no cell');
    const [x, y] = [place.x + 40, place.y + 20];
    await ayse.page.mouse.move(x - 60, y);
    await ayse.page.mouse.move(x, y, { steps: 3 });
    const cursor = ben.page.locator('.together-cursor', { hasText: 'Ayşe Yılmaz' });
    const near = async (): Promise<boolean> => {
      const box = await cursor.boundingBox();
      return box !== null && Math.abs(box.x - x) < 3 && Math.abs(box.y - y) < 3;
    };
    await expect.poll(near).toBe(true);
    // it is bound to the map, not to the window
    await ben.pan(0, 120);
    await expect.poll(async () => Math.abs(((await cursor.boundingBox())?.y ?? 0) - (y - 120)) < 3).toBe(true);
    await ayse.page.mouse.move(700, 20);
    await cursor.waitFor({ state: 'detached' });
    await ben.page.goto('about:blank');
    await ayse.page.getByRole('listitem', { name: 'Ben Okri' }).waitFor({ state: 'detached' });
  });

  it('[C3] heads of stages and lanes stay in view while the map is panned and zoomed', async () => {
    const { page } = ayse;
    await page.mouse.move(700, 600);
    const stage = head(ayse, 'Stage', 'Compare');
    const lane = head(ayse, 'Lane', 'Actions');
    const top = (await stage.boundingBox())?.y ?? 0;
    const left = (await lane.boundingBox())?.x ?? 0;
    const frame = await page.locator('.react-flow').boundingBox();
    const card = ayse.card('Compares three shops');
    await page.mouse.wheel(0, 400);
    await card.waitFor({ state: 'detached' });
    await expect.poll(async () => (await stage.boundingBox())?.y ?? 0).toBeGreaterThanOrEqual((frame?.y ?? 0) - 1);
    expect((await stage.boundingBox())?.y ?? 0).toBeLessThanOrEqual(top + 1);
    await page.mouse.wheel(300, -400);
    await card.waitFor();
    await expect.poll(async () => (await lane.boundingBox())?.x ?? 0).toBeGreaterThanOrEqual((frame?.x ?? 0) - 1);
    expect((await lane.boundingBox())?.x ?? 0).toBeLessThanOrEqual(left + 1);
    // they are over what they head, and can be clicked
    await stage.click();
    await page.keyboard.down('Control');
    await page.mouse.move(700, 600);
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await page.mouse.wheel(0, 500);
    await expect.poll(async () => (await stage.boundingBox())?.y ?? -1).toBeGreaterThanOrEqual((frame?.y ?? 0) - 1);
  });
});
