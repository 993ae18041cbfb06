import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Visitor, visitor } from './people.ts';

export type VisitorOptions = NonNullable<Parameters<typeof visitor>[1]>;

/**
 * Somebody at a board, who does and sees what a person does and sees: places are named by lane and stage, cards by what
 * stands on them, and nothing is known of ids or documents.
 */
export interface BoardUser extends Visitor {
  name: string;
  /** A card that is not being written at the moment. */
  card(title: string): Locator;
  /** The field of the card being written. */
  writing(): Locator;
  cell(lane: string, stage: string): Locator;
  /** Cards of a cell from top to bottom, as this person sees them. */
  cardsIn(lane: string, stage: string): Promise<string[]>;
  seesIn(lane: string, stage: string, titles: readonly string[]): Promise<void>;
  doubleClickIn(lane: string, stage: string): Promise<void>;
  clickIn(lane: string, stage: string): Promise<void>;
  type(text: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  paste(text: string): Promise<void>;
  /** Takes hold of something and carries it over a place, without letting go. */
  lift(what: Locator, over: Locator): Promise<void>;
  drop(): Promise<void>;
  /** Turns the wheel over the middle of the map. */
  pan(dx: number, dy: number): Promise<void>;
  stages(): Promise<string[]>;
  lanes(): Promise<string[]>;
  /** What the page says about the saving, and everything it said since `recordSaved`. */
  saved(): Locator;
  recordSaved(): Promise<void>;
  savedStates(): Promise<string[]>;
}

/** Comes by a link, says a name on the join screen and waits for the map. */
export async function joins({ page, name }: BoardUser, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel(/^(?:Your name|Adınız)$/u).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('grid').waitFor({ state: 'attached' });
  // what a map is worked on with comes a moment after its picture; the table has no tools beside it
  await page.locator('.tool-rail, .board-table').first().waitFor();
}

/** A person with a browser of their own. */
export async function boardUser(browser: Browser, name: string, options: VisitorOptions = {}): Promise<BoardUser> {
  return userOf(await visitor(browser, options), name);
}

/** The same person in another tab of theirs. */
export const inTab = (who: BoardUser, page: Page): BoardUser => userOf({ ...who, page }, who.name);

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

function userOf(who: Visitor, name: string): BoardUser {
  const { page } = who;
  const cell = (lane: string, stage: string): Locator =>
    page.getByRole('gridcell', { name: new RegExp(`^${literally(`${lane}, ${stage}`)}: \\d`, 'u') });
  const cardsIn = async (lane: string, stage: string): Promise<string[]> =>
    cell(lane, stage).evaluate((element) => {
      const place = element.getBoundingClientRect();
      return [...document.querySelectorAll('[data-card]')]
        .map((card) => ({ card, box: card.getBoundingClientRect() }))
        .filter(({ box }) => {
          const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
          return x > place.left && x < place.right && y > place.top && y < place.bottom;
        })
        .sort((a, b) => a.box.y - b.box.y)
        .map(({ card }) => [...card.querySelectorAll('.card-line')].map((line) => line.textContent).join(' '));
    });
  return {
    ...who,
    name,
    card: (title) => page.getByRole('button', { name: new RegExp(`^${literally(title)}, `, 'u') }),
    writing: () => page.locator('textarea.card-field'),
    cell,
    cardsIn,
    async seesIn(lane, stage, titles) {
      await expect.poll(() => cardsIn(lane, stage), { timeout: 8000, interval: 25 }).toEqual(titles);
    },
    async doubleClickIn(lane, stage) {
      const { x, y } = await foot(cell(lane, stage));
      await page.mouse.dblclick(x, y);
    },
    async clickIn(lane, stage) {
      const { x, y } = await foot(cell(lane, stage));
      await page.mouse.click(x, y);
    },
    type: (text) => page.keyboard.type(text),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async paste(text) {
      await page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await page.keyboard.press('Control+V');
    },
    async lift(what, over) {
      const from = await middle(what);
      const to = await foot(over);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 8, from.y + 8);
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
      await page.mouse.move(to.x, to.y);
      // others made room meanwhile, and the hand follows what it sees
      const now = await foot(over);
      await page.mouse.move(now.x, now.y, { steps: 2 });
    },
    drop: () => page.mouse.up(),
    async pan(dx, dy) {
      await page.mouse.move(700, 500);
      await page.mouse.wheel(dx, dy);
    },
    stages: () => namesOf(page, 'stage'),
    lanes: () => namesOf(page, 'lane'),
    saved: () => page.locator('.saved'),
    async recordSaved() {
      await page.evaluate(() => {
        const place = document.querySelector('.saved');
        const states = [place?.textContent ?? ''];
        Object.assign(globalThis, { savedStates: states });
        if (!place) return;
        new MutationObserver(() => {
          const now = place.textContent ?? '';
          if (states.at(-1) !== now) states.push(now);
        }).observe(place, { childList: true, characterData: true, subtree: true });
      });
    },
    savedStates: () => page.evaluate(() => [...(globalThis as unknown as { savedStates: string[] }).savedStates]),
  };
}

async function boxOf(what: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await what.waitFor({ state: 'attached' });
  const box = await what.boundingBox();
  if (!box) throw new Error(`${String(what)} is nowhere on the page`);
  return box;
}

async function middle(what: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(what);
  return { x: x + width / 2, y: y + height / 2 };
}

/** The strip under the cards of a cell, which is always empty. */
async function foot(place: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(place);
  return { x: x + width / 2, y: y + height - 3 };
}

/** Names of the heads as they stand on the page, from left to right or from top to bottom. */
function namesOf(page: Page, kind: 'stage' | 'lane'): Promise<string[]> {
  return page.evaluate((wanted) => {
    const heads = [...document.querySelectorAll(`[data-head^="${wanted}/"]`)];
    const along = (element: Element): number => {
      const { x, y } = element.getBoundingClientRect();
      return wanted === 'stage' ? x : y;
    };
    return heads
      .sort((a, b) => along(a) - along(b))
      .map((head) => (head.getAttribute('aria-label') ?? '').replace(/^[^:]*: /u, ''));
  }, kind);
}
