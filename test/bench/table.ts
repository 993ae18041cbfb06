import type { Page } from 'playwright-core';
import { boardUser } from '../support/board-user.ts';
import { createBoard, openBrowser } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { crowdedBoard } from './crowded.ts';
import { row } from './figures.ts';
import { load, NAMES, taskSeconds } from './main-thread.ts';

declare global {
  /** From each key to the picture that answers it. */
  var answers: number[];
}

/** In the page, where no wire lies between key and picture. */
const noteAnswers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    globalThis.answers = [];
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        // a message comes after the frame that is asked for here was drawn
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => globalThis.answers.push(performance.now() - timeStamp);
        requestAnimationFrame(() => port2.postMessage(0));
      },
      true,
    );
  });

/** Presses keys one after the other, each when the page has come to rest. */
async function costOf(page: Page, keys: readonly string[]): Promise<{ answer: string; 'main thread': string }> {
  await page.evaluate(() => globalThis.answers.splice(0));
  const before = await taskSeconds(page);
  for (const [i, key] of keys.entries()) {
    await page.keyboard.press(key);
    await page.waitForFunction((count) => globalThis.answers.length > count, i);
    await page.evaluate(
      () => new Promise((resolve) => requestIdleCallback(() => resolve(undefined), { timeout: 1000 })),
    );
  }
  const work = (((await taskSeconds(page)) - before) * 1000) / keys.length;
  const answers = (await page.evaluate(() => globalThis.answers)).sort((a, b) => a - b);
  return { answer: `${answers.at(-1)?.toFixed(0)} ms at most`, 'main thread': `${work.toFixed(0)} ms a key` };
}

/** What a key costs in the table, from the key to the picture. */
export async function figures(): Promise<void> {
  const [browser, server] = [await openBrowser(), await startServer()];
  for (const count of [500, 5_000]) {
    const board = await createBoard(server.url, { board: crowdedBoard(count) });
    const { page, context } = await boardUser(browser, 'Ada');
    await page.addInitScript(NAMES);
    const address = new URL(board.links.edit.url);
    address.searchParams.set('view', 'table');
    await page.goto(String(address));
    await page.getByLabel('Your name').fill('Ada');
    await page.keyboard.press('Enter');
    const card = page.locator('.board-table [data-card]').nth(5);
    await card.waitFor();
    await page.waitForLoadState('networkidle');
    await card.click();
    await noteAnswers(page);
    const steps = { walked: ['ArrowDown', 'ArrowUp', 'ArrowDown'], opened: ['F2'], typed: [...'letters'] };
    for (const [name, keys] of Object.entries(steps))
      row(`${count} cards in the table, ${name}`, { ...(await costOf(page, keys)), load: load() });
    row(`${count} cards in the table, a new one`, { ...(await costOf(page, ['Enter'])), load: load() });
    await page.keyboard.type('New');
    row(`${count} cards in the table, left`, { ...(await costOf(page, ['Escape'])), load: load() });
    row(`${count} cards in the table, deleted`, { ...(await costOf(page, ['Delete'])), load: load() });
    await context.close();
  }
  await browser.close();
  await server.stop();
}
