import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { type BoardUser, boardUser, joins } from '../support/board-user.ts';
import { createBoard, type CreatedBoard, openBrowser } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { row } from './figures.ts';
import { startCrowd } from './people.ts';

const LETTERS = 120;
const MEETING = 'Asks:';

/** What a page notes of one text: when it first had each length there, on the clock that all pages share. */
declare global {
  var lengthsSeen: Map<number, number>;
}

async function members(
  server: RunningServer,
  board: CreatedBoard,
  people: number,
): Promise<(readonly [string, string])[]> {
  const who: (readonly [string, string])[] = [];
  for (let i = 0; i < people; i++) {
    const answer = await fetch(`${server.url}/api/boards/${board.id}/join`, {
      method: 'POST',
      headers: { authorization: `Bearer ${board.links.edit.token}` },
      body: JSON.stringify({ name: `Person ${i}` }),
    });
    const { session, personId } = (await answer.json()) as { session: string; personId: string };
    who.push([session, personId]);
  }
  return who;
}

async function cellsOf(server: RunningServer, board: CreatedBoard): Promise<{ laneId: string; columnId: string }[]> {
  const answer = await fetch(`${server.url}/api/boards/${board.id}`, {
    headers: { authorization: `Bearer ${board.links.view.token}` },
  });
  const { lanes, stages } = (await answer.json()) as {
    lanes: { id: string; kind: string }[];
    stages: { id: string }[];
  };
  const wanted = lanes.filter(({ kind }) => ['touchpoints', 'pains', 'opportunities'].includes(kind));
  return wanted.flatMap(({ id: laneId }) => stages.map(({ id: columnId }) => ({ laneId, columnId })));
}

/** In the writer's page: the moment of the key. In the reader's: the moment the letter is in the page, and painted. */
const noteKeys = (page: Page): Promise<void> =>
  page.evaluate((start) => {
    globalThis.lengthsSeen = new Map();
    document.addEventListener(
      'input',
      ({ target }) => {
        if (target instanceof HTMLTextAreaElement && target.value.startsWith(start))
          globalThis.lengthsSeen.set(target.value.length, performance.timeOrigin + performance.now());
      },
      true,
    );
  }, MEETING);
const noteSights = (page: Page): Promise<void> =>
  page.evaluate((start) => {
    const seen = (globalThis.lengthsSeen = new Map<number, number>());
    // a named function would be wrapped by the loader in one that the page does not have
    new MutationObserver(() => {
      for (const card of document.querySelectorAll('[data-card]')) {
        const text = [...card.querySelectorAll('.card-line')].map((line) => line.textContent).join('');
        const { length } = text.replaceAll(' ', '');
        if (!text.startsWith(start) || seen.has(length)) continue;
        requestAnimationFrame(() => seen.set(length, seen.get(length) ?? performance.timeOrigin + performance.now()));
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, MEETING);
const noted = (page: Page): Promise<[number, number][]> => page.evaluate(() => [...globalThis.lengthsSeen]);

async function whileOthersEdit(
  server: RunningServer,
  writer: BoardUser,
  reader: BoardUser,
  people: number,
): Promise<void> {
  const board = await createBoard(server.url, { template: 'blank', locale: 'en' });
  const who = await members(server, board, people);
  await joins(writer, board.links.edit.url);
  await joins(reader, board.links.edit.url);
  const cells = await cellsOf(server, board);
  const crowd = await startCrowd({
    url: server.url,
    who: who.map(([session, personId]) => [session, personId, board.id] as const),
    editsASecond: 1,
    cursorsASecond: 10,
    wire: 'stock',
    cells,
  });
  crowd.go();
  await noteKeys(writer.page);
  await noteSights(reader.page);
  await writer.doubleClickIn('Actions', 'Discover');
  await writer.page.keyboard.type(`${MEETING}${'x'.repeat(LETTERS)}`, { delay: 60 });
  await writer.press('Escape');
  await reader.page.getByText('xxxx').first().waitFor();
  const keys = new Map(await noted(writer.page));
  const times = (await noted(reader.page))
    .flatMap(([length, at]) => at - (keys.get(length) ?? Number.NaN))
    .filter((time) => time >= 0)
    .sort((a, b) => a - b);
  await crowd.end();
  crowd.stop();
  const share = (part: number): string =>
    `${(times[Math.floor(part * (times.length - 1))] ?? Number.NaN).toFixed(0)} ms`;
  row(`two browsers, ${people} others editing`, {
    'letters seen': `${times.length}/${LETTERS + MEETING.length}`,
    p50: share(0.5),
    p95: share(0.95),
    'load of the machine': (loadavg()[0] ?? 0).toFixed(1),
  });
}

/** From opening a link in a browser that never saw the place to the first card of one's own being stored. */
async function firstCard(server: RunningServer, person: BoardUser): Promise<void> {
  const board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  const began = performance.now();
  const since = (): string => `${((performance.now() - began) / 1000).toFixed(2)} s`;
  await person.page.goto(board.links.edit.url);
  await person.page.getByLabel('Your name').waitFor();
  const asked = since();
  await person.page.keyboard.type('Deniz', { delay: 120 });
  await person.press('Enter');
  await person.page.locator('[data-card]').first().waitFor();
  const there = since();
  await person.doubleClickIn('Actions', 'Buy');
  await person.page.keyboard.type('Asks a friend', { delay: 120 });
  await person.press('Escape');
  await person.saved().getByText('Saved', { exact: true }).waitFor();
  row('link to first card, typing 8 letters/s', { 'asks the name': asked, 'map there': there, 'card saved': since() });
}

/** What people feel of it: real browsers, from a key in one to the paint in the other. */
export async function figures(): Promise<void> {
  const [browser, server] = [await openBrowser(), await startServer()];
  const [writer, reader] = [await boardUser(browser, 'Writer'), await boardUser(browser, 'Reader')];
  for (const people of [0, 20]) await whileOthersEdit(server, writer, reader, people);
  await firstCard(server, await boardUser(browser, 'Newcomer'));
  await browser.close();
  await server.stop();
}
