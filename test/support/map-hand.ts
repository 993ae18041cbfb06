import type { Locator, Page } from 'playwright-core';
import type { CountingHand } from './counting-hand.ts';

const cell = (words: string): string =>
  /["\t\n]/u.test(words) && /[\t\n]/u.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
/** A block as a spreadsheet copies it: a column for each stage, as many rows as the longest list has. */
export function block(lists: readonly (readonly string[])[]): string {
  const rows = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: rows }, (_, r) => lists.map((list) => cell(list[r] ?? '')).join('\t')).join('\n');
}

export const lane = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: `Lane: ${name}`, exact: true });
export const stage = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', {
    name: typeof name === 'string' ? new RegExp(`^Stage \\d+ of \\d+: ${name}$`, 'u') : name,
  });

export async function run(hand: CountingHand, action: string): Promise<void> {
  await hand.press('Control+K');
  await hand.page.getByRole('dialog', { name: 'Find an action' }).getByRole('combobox').waitFor();
  await hand.type(action);
  await hand.page.getByRole('option', { name: action }).first().waitFor();
  await hand.press('Enter');
}

export async function addLane(hand: CountingHand, kind: string): Promise<void> {
  await hand.press('Alt+L');
  await hand.page.getByRole('menu').waitFor();
  await hand.typeKeys(kind);
  await hand.press('Enter');
  await lane(hand.page, kind).waitFor({ state: 'attached' });
}

export async function persona(hand: CountingHand, name: string, goal: string): Promise<void> {
  const { page } = hand;
  await run(hand, 'Personas');
  const dialog = page.getByRole('dialog', { name: 'Personas' });
  await hand.click(dialog.getByRole('button', { name: 'Add persona' }));
  await dialog.locator('textarea:focus').waitFor();
  await hand.type(name);
  await hand.click(dialog.getByRole('textbox', { name: 'Goals' }));
  await hand.type(goal);
  await hand.press('Escape');
  await hand.press('Escape');
}

export const pasteOn = async (hand: CountingHand, name: string, text: string): Promise<void> => {
  await hand.click(lane(hand.page, name));
  await hand.paste(text);
};

export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
export const cellOf = (page: Page, name: string, column: string): Locator =>
  page.getByRole('gridcell', { name: new RegExp(`^${literally(`${name}, ${column}`)}: \\d`, 'u') });
export type Place = readonly [lane: string, column: string, title: string];
export const clickCard = (hand: CountingHand, [name, column, title]: Place, options = {}): Promise<void> =>
  hand.clickCard(
    cellOf(hand.page, name, column),
    hand.page.getByRole('button', { name: new RegExp(`^${literally(title)}, [^,]+, ${literally(column)}, \\d`, 'u') }),
    options,
  );
export const details = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' });

export async function setFact(hand: CountingHand, fact: string, word: string): Promise<void> {
  const field = details(hand.page).getByLabel(fact, { exact: true });
  await openFact(hand, fact, field);
  await hand.choose(field, word);
}

export async function openFact(hand: CountingHand, fact: string, field: Locator): Promise<void> {
  const add = details(hand.page).getByRole('button', { name: 'Add detail' });
  await add.waitFor();
  if ((await field.count()) > 0) return;
  await hand.click(add);
  await hand.click(details(hand.page).getByRole('button', { name: fact, exact: true }));
}

export async function tag(
  hand: CountingHand,
  cards: readonly (readonly [string, string, string])[],
  word: string,
): Promise<void> {
  for (const [i, one] of cards.entries()) await clickCard(hand, one, i > 0 ? { modifiers: ['Shift'] } : {});
  if (cards.length === 0) return;
  await openFact(hand, 'Tags', details(hand.page).getByRole('combobox', { name: 'Tags' }));
  await hand.click(details(hand.page).getByRole('combobox', { name: 'Tags' }));
  await hand.type(word);
  await hand.press('Enter');
  await hand.page.keyboard.press('Escape');
}
