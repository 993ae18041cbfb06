import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type BoardUser, boardUser, joins } from '../support/board-user.ts';
import { createBoard, type CreatedBoard, openBrowser } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let browser: Browser;
let server: RunningServer;
let board: CreatedBoard;
let ayse: BoardUser;
let ben: BoardUser;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  [ayse, ben] = await Promise.all([boardUser(browser, 'Ayşe Yılmaz'), boardUser(browser, 'Ben Okri')]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
});
afterEach(() => {
  const errors = [...ayse.errors.splice(0), ...ben.errors.splice(0)];
  expect(errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

type Role = 'facilitate' | 'edit' | 'contribute' | 'comment' | 'view';
const linkOf = (role: Role): string => (board.links as unknown as Record<Role, { url: string }>)[role].url;
const panel = (page: Page) => page.getByRole('complementary', { name: 'Comments' });
const menuAt = async (page: Page, head: string): Promise<string[]> => {
  await page.locator(`[data-head^="${head}/"]`).nth(1).click({ button: 'right' });
  await page.getByRole('menu').waitFor();
  const names = await page.getByRole('menuitem').allTextContents();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  return names;
};

it('a commenter and an editor discuss a card by keys, settle it and open it again, each seeing it live', async () => {
  await Promise.all([joins(ayse, linkOf('comment')), joins(ben, linkOf('edit'))]);
  await ayse.card('Pays by card').click();
  await ayse.press('Alt+C');
  const write = panel(ayse.page).getByRole('textbox');
  await expect.poll(() => write.evaluate((field) => field === document.activeElement)).toBe(true);
  await ayse.type('Do they? @ben');
  await panel(ayse.page).getByRole('option', { name: 'Ben Okri' }).waitFor();
  await ayse.press('Enter');
  await ayse.type('knows.');
  await ayse.press('Enter');

  const mark = ben.page.getByRole('button', { name: '1 comment on Pays by card, 1 new' });
  await mark.waitFor();
  await ben.page.getByRole('button', { name: 'Comments, 1 new' }).click();
  await panel(ben.page).getByRole('radio', { name: 'For me' }).click();
  await panel(ben.page)
    .getByRole('button', { name: /Pays by card/u })
    .click();
  await panel(ben.page).getByText('@Ben Okri').waitFor();
  await expect
    .poll(() => panel(ben.page).locator('.thread-body .comment-words').textContent())
    .toBe('Do they? @Ben Okri knows.');
  // what is read is new no more
  await ben.page.getByRole('button', { name: '1 comment on Pays by card', exact: true }).waitFor();
  await panel(ben.page).getByRole('textbox', { name: 'Answer' }).fill('Four of five.');
  await ben.press('Enter');
  await panel(ayse.page).getByText('Four of five.').waitFor();

  // a reaction is one's own, and is taken back
  const own = panel(ayse.page)
    .getByRole('button', { name: /^Agree/u })
    .nth(1);
  await own.click();
  await panel(ben.page).getByRole('button', { name: 'Agree: 1, Ayşe Yılmaz' }).waitFor();
  await own.click();
  await panel(ben.page).getByRole('button', { name: 'Agree: 1, Ayşe Yılmaz' }).waitFor({ state: 'detached' });

  // only one's own words are changed
  expect(await panel(ben.page).getByRole('button', { name: 'Edit comment' }).count()).toBe(1);
  await panel(ben.page).getByRole('button', { name: 'Edit comment' }).click();
  await panel(ben.page).getByRole('textbox', { name: 'Edit comment' }).fill('Five of five.');
  await ben.press('Enter');
  await panel(ayse.page).getByText('Five of five.').waitFor();
  await panel(ayse.page).getByText('edited').waitFor();

  await panel(ayse.page).getByRole('button', { name: 'Resolve' }).click();
  await ben.page.getByRole('button', { name: /comments? on Pays by card/u }).waitFor({ state: 'detached' });
  await panel(ben.page).getByText('Ayşe Yılmaz resolved this').waitFor();
  await panel(ben.page).getByRole('button', { name: 'Reopen' }).click();
  await ayse.page.getByRole('button', { name: '2 comments on Pays by card' }).waitFor();
  await panel(ayse.page).getByText('Ben Okri reopened this').waitFor();

  // [J6] what is said is outside undo
  await ben.page.getByRole('radio', { name: 'Canvas' }).focus();
  await expect.poll(() => ben.page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  // [X3] and outside of the journey file
  const file = await fetch(`${server.url}/api/boards/${board.id}`, {
    headers: { authorization: `Bearer ${board.links.view.token}` },
  });
  expect(await file.text()).not.toMatch(/Five of five|comments|reactions/u);

  await ayse.page.reload();
  await ayse.page.getByRole('button', { name: '2 comments on Pays by card', exact: true }).waitFor();
  await ayse.page.getByRole('radio', { name: 'Table' }).click();
  await ayse.page.getByRole('button', { name: '2 comments on Pays by card', exact: true }).click();
  await panel(ayse.page).getByText('Five of five.').waitFor();
  await ayse.page.getByRole('radio', { name: 'Canvas' }).click();
});

it('stages, lanes and places are commented on, and who facilitates removes what does not belong', async () => {
  await Promise.all([joins(ayse, linkOf('comment')), joins(ben, linkOf('facilitate'))]);
  for (const [kind, words] of [
    ['stage', 'On a stage'],
    ['lane', 'On a lane'],
  ] as const) {
    await ayse.page.locator(`[data-head^="${kind}/"]`).first().click({ button: 'right' });
    await ayse.page.getByRole('menuitem', { name: 'Comment' }).click();
    await panel(ayse.page)
      .getByRole('textbox', { name: /^Write a comment/u })
      .fill(words);
    await ayse.press('Enter');
  }
  const place = await ayse.cell('Actions', 'Receive').boundingBox();
  await ayse.page.mouse.click((place?.x ?? 0) + 4, (place?.y ?? 0) + 4, { button: 'right' });
  await ayse.page.getByRole('menuitem', { name: 'Comment here' }).click();
  await panel(ayse.page)
    .getByRole('textbox', { name: /^Write a comment/u })
    .fill('At a place');
  await ayse.press('Enter');
  await ben.page.getByRole('button', { name: '1 comment on Discover, 1 new' }).waitFor();
  await ben.page.getByRole('button', { name: '1 comment on Actions, 1 new' }).waitFor();
  await ben.page.getByRole('button', { name: '1 comment on A place on the map, 1 new' }).click();
  await panel(ben.page).getByText('At a place').waitFor();
  await panel(ben.page).getByRole('button', { name: 'Delete comment' }).click();
  // its mark and its thread
  await expect.poll(() => ayse.page.getByRole('button', { name: /A place on the map/u }).count()).toBe(0);

  for (const colorScheme of ['light', 'dark'] as const) {
    await ben.page.emulateMedia({ colorScheme });
    await panel(ben.page)
      .getByRole('button', { name: /Discover/u })
      .first()
      .click();
    // colours that are still fading from one theme to the other are no colours of either
    await ben.page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
    const { violations } = await new AxeBuilder({ page: ben.page }).include('.comments').analyze();
    const found = violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    expect(found, colorScheme).toEqual([]);
  }
});

it('[A1] the interface offers each role exactly what it may do', async () => {
  const offers = async (role: Role) => {
    const who = await boardUser(browser, 'Someone');
    await joins(who, linkOf(role));
    const { page } = who;
    await page
      .getByRole('button', { name: 'Undo' })
      .or(page.getByRole('button', { name: 'Share' }))
      .first()
      .waitFor();
    const has = async (name: string | RegExp) => (await page.getByRole('button', { name }).count()) > 0;
    await who.clickIn('Actions', 'Buy');
    await who.press('n');
    // what keys mean is fetched behind the page: a field that is to come is waited for, one that is not gets its chance
    const timeout = role === 'view' || role === 'comment' ? 1000 : 10_000;
    const writes = await who
      .writing()
      .waitFor({ timeout })
      .then(
        () => true,
        () => false,
      );
    if (writes) await who.press('Escape', 'Control+Z');
    await who.card('Pays by card').click();
    await page.getByRole('complementary', { name: 'Details' }).waitFor();
    const found = {
      undo: await has('Undo'),
      import: await has('Import numbers'),
      addCard: await has(/^Add card/u),
      addStage: await has(/^Add stage/u),
      writes,
      deletesOthersCard: await has(/^Delete/u),
      locks: role === 'view' ? false : (await menuAt(page, 'stage')).some((name) => name.startsWith('Lock')),
      comments: role === 'view' ? false : (await menuAt(page, 'stage')).some((name) => name.startsWith('Comment')),
      renamesStage: role === 'view' ? false : (await menuAt(page, 'stage')).some((name) => name.startsWith('Rename')),
    };
    expect(who.errors).toEqual([]);
    await who.context.close();
    return found;
  };
  const nothing = {
    undo: false,
    import: false,
    addCard: false,
    addStage: false,
    writes: false,
    deletesOthersCard: false,
    locks: false,
    comments: false,
    renamesStage: false,
  };
  expect(await offers('view')).toEqual(nothing);
  expect(await offers('comment')).toEqual({ ...nothing, comments: true });
  expect(await offers('contribute')).toEqual({ ...nothing, comments: true, undo: true, addCard: true, writes: true });
  const all = Object.fromEntries(Object.keys(nothing).map((key) => [key, true]));
  expect(await offers('edit')).toEqual({ ...all, locks: false });
  expect(await offers('facilitate')).toEqual(all);
});

it('[A2] [A3] a locked lane holds an editor; what they wrote in it offline is kept aside, and the rest comes home', async () => {
  await Promise.all([joins(ayse, linkOf('facilitate')), joins(ben, linkOf('edit'))]);
  await ben.saved().getByText('Saved', { exact: true }).waitFor();
  // the page fetches what it may need behind its first drawing
  await ben.page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /losses/u.test(name)),
  );
  await ben.context.setOffline(true);
  await ben.saved().getByText('Offline: kept on this device').waitFor();
  for (const [lane, words] of [
    ['Actions', 'Written in the tunnel'],
    ['Touchpoints', 'Also in the tunnel'],
  ] as const) {
    await ben.doubleClickIn(lane, 'Buy');
    await ben.type(words);
    await ben.press('Escape');
  }
  await ayse.page.locator('[data-head^="lane/"]').first().click({ button: 'right' });
  await ayse.page.getByRole('menuitem', { name: 'Lock lane' }).click();
  await ayse.page.getByRole('img', { name: 'Locked' }).waitFor();
  await ayse.saved().getByText('Saved', { exact: true }).waitFor();
  await ben.context.setOffline(false);
  const aside = ben.page.getByRole('region', { name: 'Kept aside' });
  await aside.getByText('Written in the tunnel').waitFor();
  await aside.getByText('It was locked').waitFor();
  await ayse.card('Also in the tunnel').waitFor();
  await ben.card('Also in the tunnel').waitFor();
  expect(await ben.card('Written in the tunnel').count()).toBe(0);
  // it outlives a reload, and goes when it is let go
  await ben.page.reload();
  await aside.getByText('Written in the tunnel').waitFor();
  await aside.getByRole('button', { name: 'Discard' }).click();
  await aside.waitFor({ state: 'detached' });
  // and the lane says why it takes nothing now
  await ben.page.getByRole('img', { name: 'Locked' }).waitFor();
  await ben.doubleClickIn('Actions', 'Compare');
  expect(await ben.writing().count()).toBe(0);
  await ayse.page.locator('[data-head^="lane/"]').first().click({ button: 'right' });
  await ayse.page.getByRole('menuitem', { name: 'Unlock lane' }).click();
  await ben.page.getByRole('img', { name: 'Locked' }).waitFor({ state: 'detached' });
  await ben.doubleClickIn('Actions', 'Compare');
  await ben.writing().waitFor();
  await ben.press('Escape');
});
