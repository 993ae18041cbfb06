import type { FileChooser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { BroughtFile } from './files-brought.ts';

/** What a person did: a key or chord, a text typed, a click, a turn of the wheel or a chosen file is one. */
export interface Done {
  keys: number;
  texts: number;
  clicks: number;
  turns: number;
  files: number;
}

/** A hand that counts, and that can only do what hands do: nothing is clicked that is not seen. */
export class CountingHand {
  readonly page: Page;
  done: Done = { keys: 0, texts: 0, clicks: 0, turns: 0, files: 0 };

  constructor(page: Page) {
    this.page = page;
  }

  /** What was done since the last time it was asked. */
  take(): Done {
    const { done } = this;
    this.done = { keys: 0, texts: 0, clicks: 0, turns: 0, files: 0 };
    return done;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.done.keys += 1;
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.done.texts += 1;
    // as an input method hands over a word: one event, and no key at a time to wait for
    await this.page.keyboard.insertText(text);
  }

  /** Typed key by key, where each is heard by itself. */
  async typeKeys(text: string): Promise<void> {
    this.done.texts += 1;
    await this.page.keyboard.type(text);
  }

  /** What was copied elsewhere before is pasted here. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await this.press('Control+V');
  }

  async click(
    what: Locator,
    options: { button?: 'right'; modifiers?: 'Shift'[]; count?: number; force?: boolean } = {},
  ): Promise<void> {
    await this.see(what);
    this.done.clicks += 1;
    const { count = 1, ...rest } = options;
    await what.click({ ...rest, clickCount: count });
  }

  async choose(what: Locator, label: string): Promise<void> {
    await this.see(what);
    this.done.clicks += 1;
    await what.selectOption({ label });
  }

  async give(chooser: FileChooser, file: BroughtFile): Promise<void> {
    this.done.files += 1;
    await chooser.setFiles(file);
  }

  async file(input: Locator, file: BroughtFile): Promise<void> {
    this.done.files += 1;
    await input.setInputFiles(file);
  }

  /** A card, looked for where it stands: what is far out of view is not on the page, and a panel that opens moves the map. */
  async clickCard(cell: Locator, card: Locator, options: { modifiers?: 'Shift'[] } = {}): Promise<void> {
    for (const part of [0.5, 0, 1, 0.5, 0, 1]) {
      if ((await card.count()) === 0) await this.see(cell, part);
      const isThere = await card.waitFor({ state: 'attached', timeout: 500 }).then(
        () => true,
        () => false,
      );
      if (!isThere) continue;
      try {
        await this.see(card);
        await card.click({ ...options, timeout: 1500 });
        this.done.clicks += 1;
        return;
      } catch {
        // it left the view meanwhile
      }
    }
    throw new Error(`${String(card)} is not in its cell`);
  }

  /** Turns the wheel over the map until something of it is in view, or that part of its height. */
  async see(what: Locator, part = 0.5): Promise<void> {
    await what.waitFor({ state: 'attached', timeout: 5000 });
    if (!(await what.evaluate((element) => element.closest('.react-flow__viewport') !== null, null, { timeout: 1500 })))
      return;
    for (let turns = 0; turns < 30; turns++) {
      const way = await what.evaluate((element, share) => {
        const box = element.getBoundingClientRect();
        const pane = element.closest('.react-flow')?.getBoundingClientRect();
        if (!pane) return { x: 0, y: 0 };
        // what stands still at the edges lies over what moves under it
        const head = element.getAttribute('data-head') ?? '';
        const left = pane.left + (head.startsWith('lane/') ? 0 : 210);
        const top = pane.top + (head.startsWith('st') ? 0 : 110);
        const [x, y] = [box.left + box.width / 2, box.top + box.height * share];
        const off = (at: number, low: number, high: number): number =>
          at < low ? at - low - 120 : at > high ? at - high + 120 : 0;
        return { x: Math.round(off(x, left, pane.right - 40)), y: Math.round(off(y, top, pane.bottom - 60)) };
      }, part);
      if (way.x === 0 && way.y === 0) return;
      this.done.turns += 1;
      const before = await what.boundingBox();
      await this.page.mouse.move(720, 480);
      await this.page.mouse.wheel(way.x, way.y);
      await expect.poll(() => what.boundingBox(), { interval: 15, timeout: 2000 }).not.toEqual(before);
    }
    throw new Error(`${String(what)} cannot be brought into view`);
  }
}

export const countOf = (done: Done): number => Object.values(done).reduce((sum, one: number) => sum + one, 0);
