import AxeBuilder from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, visitor } from '../support/people.ts';
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

it.each([
  { locale: 'en-US' as const, create: 'Create board', edit: 'Edit' },
  { locale: 'tr-TR' as const, create: 'Pano oluştur', edit: 'Düzenleme' },
])('a person makes a board from a template and is given its links ($locale)', async ({ locale, create, edit }) => {
  const { page, errors, context } = await visitor(browser, { locale });
  await page.goto(server.url);
  await page.getByRole('button', { name: create }).first().click();
  await page.getByRole('term').filter({ hasText: edit }).waitFor();
  const url = await page.locator('dt', { hasText: edit }).locator('xpath=..').locator('code').innerText();
  expect(url).toMatch(/\/b\/[^#]+#\S{20,}$/);

  const [, id, token] = /\/b\/([^#]+)#(.+)$/.exec(url) ?? [];
  const board = await fetch(`${server.url}/api/boards/${id}`, { headers: { authorization: `Bearer ${token}` } });
  expect(board.status).toBe(200);
  expect(((await board.json()) as { stages: unknown[] }).stages).toHaveLength(5);

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((violation) => violation.id)).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});
