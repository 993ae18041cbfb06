import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { openBoard } from '../../shared/document/connect.ts';
import { journeyOf } from '../../shared/files/journey-file.ts';
import type { Journey } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { boardUser, joins } from '../support/board-user.ts';
import { createBoard, openBrowser } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { crowdedBoard } from './crowded.ts';
import { row } from './figures.ts';
import { load, NAMES, taskSeconds } from './main-thread.ts';
import { plainCards, plainPage } from './plain-page.ts';
import { traced, workBetween } from './trace.ts';

const A_SECOND = 50;
const SECONDS = 6;

declare global {
  /** When the largest message came, and when the first card was painted after it; marked as `arrived` and `seen`, too. */
  var arrival: { bytes: number; at: number; seen: number };
}

/** Notes in the page when the document came and when its first card was painted. */
const noteArrival = (card: string): string => `
  globalThis.arrival = { bytes: 0, at: 0, seen: 0 };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        const bytes = data.byteLength ?? 0;
        if (bytes <= arrival.bytes || arrival.seen) return;
        Object.assign(arrival, { bytes, at: performance.now() });
        performance.mark('arrived');
      });
    }
  };
  new MutationObserver((_, watch) => {
    if (!document.querySelector('${card}')) return;
    watch.disconnect();
    // the frame after the next begins when this one is on the screen
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        arrival.seen = performance.now();
        performance.mark('seen');
      }),
    );
  }).observe(document, { childList: true, subtree: true });`;

/** Time on the wall, and on the processor, which is what a machine that does nothing else would take. */
async function firstPicture(page: Page, arrive: () => Promise<unknown>): Promise<{ wall: string; work: string }> {
  const [, events] = await traced(page, async () => {
    await arrive();
    await page.waitForFunction(() => globalThis.arrival.seen > 0);
  });
  const work = workBetween(events, 'arrived', 'seen');
  const { at, seen } = await page.evaluate(() => globalThis.arrival);
  return { wall: `${(seen - at).toFixed(0)} ms`, work: `${work.toFixed(0)} ms` };
}

/** Asks for a move so many times a second, and says what share of its time the page's main thread worked meanwhile. */
async function shareOf(page: Page, move: (i: number) => unknown): Promise<string> {
  const idle = await taskSeconds(page);
  const began = performance.now();
  for (let i = 0; i < A_SECOND * SECONDS; i++) {
    await move(i);
    const rest = began + ((i + 1) * 1000) / A_SECOND - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)));
  }
  const spent = (performance.now() - began) / 1000;
  return `${((((await taskSeconds(page)) - idle) / spent) * 100).toFixed(0)} %`;
}

/** A figure of moves that never came would be a good one. */
async function arrives(page: Page, { cards }: Journey): Promise<void> {
  const id = await page.locator('[data-card]').first().getAttribute('data-card');
  const cell = cards.get(id ?? '')?.cell;
  const place = await page.locator(`[data-cell="${cell?.laneId}/${cell?.columnId}"]`).boundingBox();
  const card = await page.locator(`[data-card="${id}"]`).boundingBox();
  const isThere = place && card && card.x > place.x - 1 && card.x < place.x + place.width;
  if (!isThere) throw new Error('the moves did not come');
}

/** What others cost a person: their document as it comes, and their cards as they are moved. */
export async function figures(): Promise<void> {
  const [browser, server, plain] = [await openBrowser(), await startServer(), await plainPage()];
  for (const count of [500, 5_000]) {
    const file = crowdedBoard(count);
    const mapId = file.maps?.[0]?.id ?? '';
    const board = await createBoard(server.url, { board: file });
    const person = await boardUser(browser, `Ada${count}`);
    const { page } = person;
    await page.addInitScript(NAMES);
    await page.addInitScript(noteArrival('[data-card]'));
    const first = await firstPicture(page, () => joins(person, board.links.edit.url));
    row(`${count} cards, first picture`, {
      'since the document came': first.wall,
      'main thread': first.work,
      load: load(),
    });

    const answer = await fetch(`${server.url}/api/boards/${board.id}/join`, {
      method: 'POST',
      headers: { authorization: `Bearer ${board.links.edit.token}` },
      body: JSON.stringify({ name: 'Mover' }),
    });
    const { session, personId } = (await answer.json()) as { session: string; personId: string };
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, board.id, doc, {
      disableBc: true,
      protocols: ['journeyboard', session],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
    const port = openBoard(doc, { personId });
    const { columns, cards } = layoutMap(port.records(), mapId);
    await page.waitForLoadState('networkidle');
    const moving = (i: number): void => {
      const box = cards[(i * 37) % cards.length];
      const column = columns[i % columns.length];
      if (box && column)
        port.run({ type: 'moveCards', ids: [box.id], cell: { laneId: box.laneId, columnId: column.id }, at: i % 9 });
    };
    row(`${count} cards, ${A_SECOND} moves a second`, { 'main thread': await shareOf(page, moving), load: load() });
    await arrives(page, port.records());
    provider.destroy();
    port.destroy();
    await person.context.close();

    const other = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await other.addInitScript(NAMES);
    await other.addInitScript(noteArrival('.react-flow__node'));
    await other.goto(plain.url);
    const nodes = plainCards(layoutMap(journeyOf(file), mapId).cards);
    const plainly = await firstPicture(other, () =>
      other.evaluate((all) => {
        globalThis.arrival.at = performance.now();
        performance.mark('arrived');
        globalThis.showPlain(all, { x: 0, y: 0, zoom: 1 });
      }, nodes),
    );
    row('  React Flow at its defaults', {
      'since it has the cards': plainly.wall,
      'main thread': plainly.work,
      load: load(),
    });
    const movePlainly = (i: number): Promise<void> =>
      other.evaluate(([id, x]) => globalThis.movePlain(id, x), [
        nodes[(i * 37) % nodes.length]?.id ?? '',
        200 * (i % 9),
      ] as const);
    row('  React Flow at its defaults', { 'main thread': await shareOf(other, movePlainly), load: load() });
    await other.close();
  }
  await browser.close();
  plain.stop();
  await server.stop();
}
