import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boardUser, joins } from '../support/board-user.ts';
import { createBoard, openBrowser } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface JourneyFile {
  cards: unknown[];
  stages: { id: string; createdBy: string; order: string }[];
  lanes: { id: string; kind: string }[];
}

/** A map with so many cards that all of it in view is painted. */
async function largeBoard(count: number) {
  const blank = await createBoard(server.url, { template: 'blank', locale: 'en' });
  const answer = await fetch(`${server.url}/api/boards/${blank.id}`, {
    headers: { authorization: `Bearer ${blank.links.view.token}` },
  });
  const file = (await answer.json()) as JourneyFile;
  const laneId = file.lanes.find(({ kind }) => kind === 'actions')?.id;
  const stages = file.stages.toSorted((a, b) => (a.order < b.order ? -1 : 1));
  const cards = Array.from({ length: count }, (_, i) => ({
    id: `card${String(i).padStart(8, '0')}`,
    createdBy: stages[0]?.createdBy,
    cell: { laneId, columnId: stages[i % stages.length]?.id },
    order: `a${String.fromCharCode(65 + Math.floor(i / 24), 98 + (i % 24))}`,
    kind: 'action',
    title: `Does ${i}`,
    body: '',
  }));
  return createBoard(server.url, { board: { ...file, cards } });
}

it('[C6] the arrow keys walk a map whose cards are painted, and what has the focus has a role, a name and a place', async () => {
  const board = await largeBoard(400);
  const one = await boardUser(browser, 'Ayşe');
  const { page } = one;
  await joins(one, board.links.edit.url);
  await page.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await one.press('Shift+1');
  await page.locator('canvas.far-layer').waitFor();
  expect(await page.locator('.react-flow__node').count()).toBeLessThan(4);

  await page.evaluate(() => {
    const lost: string[] = [];
    Object.assign(globalThis, { lost });
    const watch = (): void => {
      const { activeElement } = document;
      if (activeElement === document.body) lost.push('focus fell to the page');
    };
    document.addEventListener('focusout', () => queueMicrotask(watch));
  });
  await page.locator('[data-cell][tabindex="0"]').first().focus();
  const here = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const pane = document.querySelector('.canvas-root')?.getBoundingClientRect();
      const box = element?.getBoundingClientRect();
      return {
        name: element?.getAttribute('aria-label') ?? '',
        role: element?.getAttribute('role'),
        isSeen: !!box && !!pane && box.width > 0 && box.right > pane.left && box.left < pane.right,
      };
    });
  const walk: [string, RegExp][] = [
    ['ArrowRight', /^Does \d+, Action, \S+, \d+ of 80$/u],
    ['ArrowDown', /^Does \d+, Action, \S+, \d+ of 80$/u],
    ['ArrowDown', /^Does \d+, Action, \S+, \d+ of 80$/u],
    ['ArrowLeft', /^Does \d+, Action, \S+, \d+ of 80$/u],
  ];
  let before = (await here()).name;
  for (const [key, name] of walk) {
    await one.press(key);
    await expect.poll(async () => (await here()).name, { timeout: 8000, interval: 25 }).not.toBe(before);
    const now = await here();
    expect(now.name).toMatch(name);
    expect(now).toMatchObject({ role: 'button', isSeen: true });
    before = now.name;
  }
  await page.locator('canvas.far-layer').waitFor();
  expect(await page.evaluate(() => (globalThis as unknown as { lost: string[] }).lost)).toEqual([]);

  // it is worked on there, too
  await one.press('Control+ArrowRight');
  await expect.poll(async () => (await here()).name, { timeout: 8000, interval: 25 }).not.toBe(before);
  await one.press('Delete');
  await expect.poll(async () => (await here()).name, { timeout: 8000, interval: 25 }).not.toBe('');
  expect(one.errors).toEqual([]);
  await one.context.close();
});
