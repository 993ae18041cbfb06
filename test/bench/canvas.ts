import type { Page } from 'playwright-core';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { boardUser, joins } from '../support/board-user.ts';
import { createBoard, openBrowser } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { crowdedBoard } from './crowded.ts';
import { row } from './figures.ts';
import { load, NAMES } from './main-thread.ts';
import { plainCards, plainPage } from './plain-page.ts';
import { traced, workByFrame } from './trace.ts';

const FRAMES = 90;

/** What one gesture cost: time between pictures, which counts all else the machine does, and the main thread's work for each. */
interface Cost {
  p50: number;
  p95: number;
  /** Milliseconds on the processor that the main thread worked for a picture, and for all but the longest twentieth. */
  work: number;
  work95: number;
}

/** Does a step in each frame, in the page itself, so that no wire lies between hand and picture. */
async function costOf(page: Page, gesture: 'drag' | 'pan' | 'zoom', at: { x: number; y: number }): Promise<Cost> {
  const [times, events] = await traced(page, () =>
    page.evaluate(
      async ([kind, x, y, frames]) => {
        // a card would be taken out of the page as it leaves the view, and what is turned over it would go nowhere
        const under =
          (kind === 'drag' ? document.elementFromPoint(x, y) : document.querySelector('.react-flow__pane')) ??
          document.body;
        const mouse = (type: string, to: number): boolean =>
          (type === 'mousedown' ? under : document).dispatchEvent(
            new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: to, clientY: y, button: 0 }),
          );
        const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
        if (kind === 'drag') mouse('mousedown', x);
        const moved =
          kind === 'drag' ? under.closest('.react-flow__node') : document.querySelector('.react-flow__viewport');
        const place = (): string => JSON.stringify(moved?.getBoundingClientRect() ?? null);
        const places = new Set([place()]);
        const spans: number[] = [];
        let last = await frame();
        for (let i = 0; i < frames; i++) {
          performance.mark('frame');
          const way = Math.sin((i / frames) * 2 * Math.PI);
          if (kind === 'drag') mouse('mousemove', x + 160 * way);
          else
            under.dispatchEvent(
              new WheelEvent('wheel', {
                bubbles: true,
                cancelable: true,
                clientX: x,
                clientY: y,
                ctrlKey: kind === 'zoom',
                deltaX: kind === 'pan' ? (i < frames / 2 ? 14 : -14) : 0,
                deltaY: kind === 'zoom' ? (i < frames / 2 ? 2 : -2) : 0,
              }),
            );
          const now = await frame();
          spans.push(now - last);
          last = now;
          places.add(place());
        }
        performance.mark('frame');
        if (kind === 'drag') mouse('mouseup', x);
        // on a busy machine pictures come late, and fewer
        if (places.size < frames / 10) throw new Error(`the ${kind} moved nothing`);
        return spans;
      },
      [gesture, at.x, at.y, FRAMES] as const,
    ),
  );
  const works = workByFrame(events, 'frame');
  return {
    p50: share(times, 0.5),
    p95: share(times, 0.95),
    work: works.reduce((sum, one) => sum + one, 0) / FRAMES,
    work95: share(works, 0.95),
  };
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;
}

const said = ({ p50, p95, work, work95 }: Cost): string =>
  `${p50.toFixed(0)}/${p95.toFixed(0)} ms, main thread ${work.toFixed(1)}/${work95.toFixed(1)} ms`;

/** Somewhere on a card that is in view and not covered. */
const cardIn = (page: Page, selector: string): Promise<{ x: number; y: number }> =>
  page.evaluate((wanted) => {
    for (const card of document.querySelectorAll(wanted)) {
      const { left, top, width, height } = card.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const inside = x > 400 && y > 250 && x < innerWidth - 400 && y < innerHeight - 150;
      if (inside && card.contains(document.elementFromPoint(x, y))) return { x, y };
    }
    throw new Error('no card is in view');
  }, selector);

async function gestures(page: Page, name: string, selector: string): Promise<void> {
  const at = await cardIn(page, selector);
  const figures: Record<string, string> = {};
  for (const gesture of ['drag', 'pan', 'zoom'] as const) figures[gesture] = said(await costOf(page, gesture, at));
  row(name, { ...figures, load: load() });
}

/** The same cards in both, at working zoom and with the whole board in view. */
export async function figures(): Promise<void> {
  const [browser, server, plain] = [await openBrowser(), await startServer(), await plainPage()];
  for (const count of [500, 5_000]) {
    const file = crowdedBoard(count);
    const { cards, height } = layoutMap(journeyOf(file), file.maps?.[0]?.id ?? '');
    const person = await boardUser(browser, `Ada${count}`);
    const { page } = person;
    await page.addInitScript(NAMES);
    const board = await createBoard(server.url, { board: file });
    await joins(person, board.links.edit.url);
    await page.locator('[data-card]').first().waitFor();
    await page.waitForLoadState('networkidle');
    await gestures(page, `${count} cards, working zoom`, '[data-card]');

    const other = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await other.addInitScript(NAMES);
    await other.goto(plain.url);
    const nodes = plainCards(cards);
    const show = async (viewport: { x: number; y: number; zoom: number }): Promise<void> => {
      await other.reload();
      await other.evaluate(([all, view]) => globalThis.showPlain(all, view), [nodes, viewport] as const);
      await other.locator('.react-flow__node').first().waitFor();
      await other.waitForFunction(
        () => getComputedStyle(document.querySelector('.react-flow__node')!).visibility === 'visible',
      );
    };
    await show({ x: 0, y: 0, zoom: 1 });
    await gestures(other, `  React Flow at its defaults`, '.react-flow__node');

    if (count === 5_000) {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /whole map/iu }).click();
      await page.locator('.far-layer').waitFor();
      const middle = { x: 720, y: 500 };
      row('5,000 cards, whole board', { pan: said(await costOf(page, 'pan', middle)), load: load() });
      await show({ x: 0, y: 0, zoom: 880 / height });
      row('  React Flow at its defaults', { pan: said(await costOf(other, 'pan', middle)), load: load() });
    }
    await other.close();
    await person.context.close();
  }
  await browser.close();
  plain.stop();
  await server.stop();
}
