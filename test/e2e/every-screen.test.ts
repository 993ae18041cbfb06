import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../shared/journey/journey.ts';
import { type BoardUser, boardUser } from '../support/board-user.ts';
import { cutLabels, faultsOf, NO_FAULTS } from '../support/faults.ts';
import { csv } from '../support/files-brought.ts';
import { createBoard, type CreatedBoard, openBrowser } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { wordsIn } from '../support/words.ts';

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const SMALL = { width: 1024, height: 768 };
const LARGE = { width: 1440, height: 900 };
const LOOKS: readonly { lang: Locale; dark: boolean }[] = [
  { lang: 'en', dark: false },
  { lang: 'tr', dark: true },
];

/** Each screen is reached the way a person reaches it, looked at, and left again. */
describe.each(LOOKS)('in $lang, dark: $dark', { timeout: 90_000 }, ({ lang, dark }) => {
  const t = wordsIn(lang);
  let user: BoardUser;
  let page: Page;
  let board: CreatedBoard;
  beforeAll(async () => {
    const locale = lang === 'tr' ? 'tr-TR' : 'en-US';
    board = await createBoard(server.url, { template: 'online-purchase', locale: lang });
    user = await boardUser(browser, lang === 'tr' ? 'İpek Işık' : 'Ada Long', { locale, dark, ...LARGE });
    ({ page } = user);
  });
  afterAll(() => user?.context.close());

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  /**
   * Nothing cut, and nothing axe finds, on the page as it is or in the part of it that has just come; and nothing cut
   * where the window is small either.
   */
  const sound = async (within?: string): Promise<void> => {
    // what comes and goes by fading is looked at when it has come
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
    // roles and names were judged in the first look; of the second the colours and the longer words are its own
    expect(await faultsOf(page, within, dark ? ['color-contrast', 'button-name', 'label'] : undefined)).toEqual(
      NO_FAULTS,
    );
    await page.setViewportSize(SMALL);
    expect(await cutLabels(page, within)).toEqual([]);
    await page.setViewportSize(LARGE);
  };
  const onBoard = async (): Promise<void> => {
    // going to the same address again would leave everything open that is open
    await page.goto('about:blank');
    await page.goto(board.links.facilitate.url);
    const name = page.getByLabel(t('app.join.name'));
    const grid = page.getByRole('grid');
    await name.or(grid).first().waitFor({ state: 'attached' });
    if (await name.count()) {
      await name.fill(user.name);
      await page.keyboard.press('Enter');
    }
    await grid.waitFor({ state: 'attached' });
    await page.locator('[data-card]').first().waitFor();
  };
  const firstCard = () => page.locator('[data-card]').first();

  it('the join screen, also without a name', async () => {
    await page.goto(board.links.facilitate.url);
    await page.getByLabel(t('app.join.name')).fill(' ');
    await page.keyboard.press('Enter');
    await page.getByText(t('app.join.nameMissing')).waitFor();
    await sound();
  });

  it('the board at rest, and with somebody else on it', async () => {
    await onBoard();
    const other = await boardUser(browser, 'Mehmet Öztürk', LARGE);
    await other.page.goto(board.links.edit.url);
    await other.page.getByLabel('Your name').fill(other.name);
    await other.page.keyboard.press('Enter');
    await other.page.locator('[data-card]').first().dblclick();
    await page.locator('.together-tag').waitFor();
    await sound();
    await other.context.close();
  });

  it('the details of a card, a stage, a lane and of several cards', async () => {
    await onBoard();
    const details = page.getByRole('complementary', { name: t('panels.inspector') });
    await firstCard().click();
    await details.waitFor();
    await sound('.inspector');
    await page
      .locator('[data-card]')
      .nth(2)
      .click({ modifiers: ['Shift'] });
    await details.getByText(t('panels.several')).waitFor();
    await sound('.inspector');
    await page.locator('[data-head^="stage/"]').first().click();
    await details.getByLabel(t('panels.title')).first().waitFor();
    await sound('.inspector');
    await page.locator('[data-head^="lane/"]').first().click();
    await details.getByText(t('panels.collapsed')).first().waitFor();
    await sound('.inspector');
  });

  it('the menus of a card, a stage and a lane, and the kinds of lane there are', async () => {
    await onBoard();
    for (const thing of [
      firstCard(),
      page.locator('[data-head^="stage/"]').nth(1),
      page.locator('[data-head^="lane/"]').first(),
    ]) {
      await thing.click({ button: 'right' });
      await page.getByRole('menu').waitFor();
      await sound('[role=menu]');
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
    }
    await page
      .getByRole('toolbar')
      .getByRole('button', { name: t('tools.addLane') })
      .click();
    await page.getByRole('menu').waitFor();
    await sound('[role=menu]');
  });

  it('language and theme', async () => {
    await onBoard();
    await button(t('app.settings')).click();
    await page.getByRole('menu').waitFor();
    await sound('[role=menu]');
  });

  it('sharing, with the settings of a link', async () => {
    await onBoard();
    await button(t('app.share')).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(t('share.role.view'), { exact: true }).waitFor();
    await sound('[role=dialog], dialog');
    await dialog.getByRole('button', { name: t('share.settingsOf').replace('{{role}}', t('share.role.edit')) }).click();
    await dialog.getByRole('button', { name: t('share.renew') }).click();
    await dialog.getByText(t('share.renewWhat')).waitFor();
    await sound('[role=dialog], dialog');
  });

  it('bringing in numbers, step by step', async () => {
    await onBoard();
    await button(t('app.import')).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await sound('[role=dialog], dialog');
    const file = dialog.locator('input[type=file]');
    await file.setInputFiles(csv('a.csv', 'Step,Users,Channel\nSaw a product,100,Web\nPaid,many,Web\n'));
    await dialog.getByRole('region', { name: t('data.preview') }).waitFor();
    await sound('[role=dialog], dialog');
    await file.setInputFiles(
      csv('b.csv', 'Stage,Metric,Period,Value,n\nBuy,CSAT,2026-02,%62,410\nElsewhere,NPS,2026-02,12,18\n'),
    );
    await dialog.getByText('b.csv').first().waitFor();
    await sound('[role=dialog], dialog');
    await file.setInputFiles(csv('c.csv', ''));
    await dialog.getByText(t('problem.table-empty')).waitFor();
    await sound('[role=dialog], dialog');
  });

  it('export', async () => {
    await onBoard();
    await button(t('app.export')).click();
    await page.getByRole('dialog').getByText(t('export.pptx')).first().waitFor();
    await sound('[role=dialog], dialog');
    await button(t('slides.choose')).click();
    await page.getByRole('dialog').getByRole('img').first().waitFor();
    await sound('[role=dialog], dialog');
  });

  it('the tray of unplaced cards', async () => {
    await onBoard();
    await page.locator('[data-head^="lane/"]').first().focus();
    await page.keyboard.press('Delete');
    await page
      .getByRole('button', { name: /(?:unplaced|açıkta)/iu })
      .first()
      .click();
    await page.getByText(t('panels.unplacedWhy')).waitFor();
    await sound();
    await page.keyboard.press('Escape');
    await page
      .locator('header')
      .getByRole('button', { name: t('app.undo'), exact: true })
      .click();
    await firstCard().waitFor();
  });

  it('the table', async () => {
    await onBoard();
    await page.getByText(t('app.view.table'), { exact: true }).click();
    await page.getByRole('table').or(page.getByRole('grid')).first().waitFor();
    await sound();
    await page.getByText(t('app.view.canvas'), { exact: true }).click();
    await firstCard().waitFor();
    expect(user.errors).toEqual([]);
  });
});
