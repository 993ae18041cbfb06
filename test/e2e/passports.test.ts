import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boardUser, type BoardUser, joins } from '../support/board-user.ts';
import { createBoard, openBrowser } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let browser: Browser;
let server: RunningServer;
let ada: BoardUser;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  ada = await boardUser(browser, 'Ada');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Numbers drawn on the map over which no passport opens. Names of levels, aims and people's own feelings are none. */
const unproven = (): Promise<{ drawn: number; missing: string[] }> =>
  ada.page.evaluate(() => {
    const drawn = document.querySelectorAll<SVGTextElement>('.lane-drawing text, .card-meta text, .flows text');
    const numbers = [...drawn].filter((text) => {
      const said = text.textContent ?? '';
      return /\d/u.test(said) && !/^(?:Target|Benchmark|peak|lowest)/u.test(said);
    });
    const missing = numbers.flatMap((text) => {
      const said = text.textContent ?? '';
      const { x, y, width, height } = text.getBoundingClientRect();
      const over = document.elementsFromPoint(x + width / 2, y + height / 2);
      return over.some((element) => element.closest('.passport-spot, .passport-hover')) ? [] : [said];
    });
    return { drawn: numbers.length, missing };
  });

it('[N1] every number on a full screen has its passport: on hover, on focus and beside the map', async () => {
  const { page } = ada;
  const board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  await page.setViewportSize({ width: 1600, height: 1300 });
  await joins(ada, board.links.edit.url);
  await page.locator('.measured-spot').first().waitFor();
  const { drawn, missing } = await unproven();
  expect(missing).toEqual([]);
  expect(drawn).toBeGreaterThan(35);

  // by the keyboard: every spot opens what it rests on
  const spots = page.locator('.passport-spot');
  const count = await spots.count();
  // five steps, five survey values, five promises, two more metrics
  expect(count).toBe(17);
  const tip = page.getByRole('tooltip');
  for (let i = 0; i < count; i++) {
    await spots.nth(i).focus();
    const said = (await tip.textContent()) ?? '';
    expect(said).toContain('Made-up sample data');
    expect(said).toContain('Good until');
    expect(said).toMatch(/n = \d|people · in order/u);
    expect(said).toMatch(/Period: Q\d\s2026 · Segment: Everybody|1\sApr\s2026/u);
  }

  await page.keyboard.press('Escape');
  await tip.waitFor({ state: 'detached' });

  // by the pointer: the numbers on cards; and the same beside the map
  const badges = page.locator('.passport-hover');
  expect(await badges.count()).toBe(6);
  for (let i = 0; i < 6; i++) {
    await badges.nth(i).locator('svg').hover();
    // the sheet of the number before may still linger
    await expect
      .poll(async () => (await tip.allTextContents()).join('\n'), { timeout: 20_000 })
      .toMatch(/95.% interval.*n = |n = .*95.% interval/u);
    await page.mouse.move(5, 5);
    await tip.waitFor({ state: 'detached' });
  }
  await page.locator('[data-card]', { hasText: 'Checkout on the phone' }).click();
  const figure = page.getByRole('region', { name: 'NPS' });
  const told = (await figure.textContent()) ?? '';
  for (const words of ['NPS: Promoters', 'Q2 2026', 'n = 400', '95', 'Made-up', 'Good until']) {
    expect(told.replaceAll('\u00a0', ' ')).toContain(words);
  }
  await figure.getByRole('button', { name: 'As a table' }).click();
  expect(await figure.getByRole('row').count()).toBe(6);

  // through the lens all of it moves at once, and the ways of people are proven, too
  await page.getByRole('combobox', { name: 'Look at' }).selectOption({ label: 'Elif, 34 · Phone' });
  await page.getByRole('button', { name: 'Ways people really take' }).click();
  await page.locator('.flow-spot').first().waitFor();
  await page.keyboard.press('Shift+Digit1');
  await page.getByText('3,042').waitFor();
  for (const spot of await page.locator('.metric-spot, .measured-spot').all()) {
    await spot.focus();
    expect(await tip.textContent()).toContain('Segment: Phone');
  }
  await page.locator('.flow-spot').first().focus();
  expect(await tip.textContent()).toContain('people · Phone · 1');
  await page.keyboard.press('Escape');

  // a loss, and a finding that leads to its place
  await page.getByRole('button', { name: /359 lost before/u }).click();
  const loss = page.getByRole('complementary', { name: 'People lost' });
  await loss.getByText('More than all others').waitFor();
  expect(await loss.getByRole('row', { name: /Landing page/u }).count()).toBe(1);
  await page.getByRole('button', { name: 'What the numbers say' }).click();
  const findings = page.getByRole('complementary', { name: 'What the numbers say' });
  await findings
    .getByRole('button', { name: /^At “Checkout on the phone” NPS|^At “Buy” feelings/u })
    .first()
    .click();
  await page.locator('[data-head^="stage/"][data-selected], [data-card][data-selected]').first().waitFor();

  // what is marked beside stays for the next time, and goes into files as it is seen
  await page.getByRole('checkbox', { name: 'Keep the numbers on the map' }).check();
  await page.getByRole('button', { name: 'What the stages rest on' }).click();
  await page.locator('.frozen').getByText('Evidence', { exact: true }).waitFor();
  await page.reload();
  await page.locator('.finding-mark').first().waitFor();
  await page.locator('.frozen').getByText('Evidence', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /^As on the screen – .*Phone/u }).waitFor();
  for (const name of ['Ways people really take', 'What the stages rest on'])
    expect(await dialog.getByRole('checkbox', { name }).isChecked()).toBe(true);
  // sentences come into a file only when they are asked for
  await dialog.getByRole('checkbox', { name: /^Findings/u }).check();
  const coming = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save Drawing (SVG)' }).click();
  const drawing = readFileSync(await (await coming).path(), 'utf8');
  expect(drawing).toContain('>Evidence<');
  expect(drawing).toContain('3,042');
  expect(ada.errors).toEqual([]);
});
