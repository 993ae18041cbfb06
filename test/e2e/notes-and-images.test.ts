import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOf, NO_FAULTS } from '../support/faults.ts';
import { createBoard, openBrowser, visitor } from '../support/people.ts';
import { png } from '../support/pictures.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { idOf, smallFile } from '../document/board.ts';

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const by = { createdBy: 'template' };

/** Two stages under three lanes: what people do, pictures, the arc. */
function board() {
  const file = smallFile();
  const lane = (name: string, kind: string, order: string) => ({
    ...by,
    id: idOf(name),
    mapId: idOf('map'),
    kind,
    title: '',
    order,
    collapsed: false,
    settings: {},
  });
  return {
    ...file,
    lanes: [lane('lane', 'actions', 'a0'), lane('pics', 'images', 'a1'), lane('arc', 'arc', 'a2')],
  };
}

async function come(url: string, name: string, from?: Page): Promise<Page> {
  const page = from ? await from.context().newPage() : (await visitor(browser)).page;
  await page.goto(url);
  await page.getByLabel('Your name').fill(name);
  await page.keyboard.press('Enter');
  await page.locator('.react-flow__node').first().waitFor();
  // what takes a dropped picture comes a moment after the map
  await page.locator('.tool-rail').waitFor();
  return page;
}

const note = (page: Page, words: string) => page.locator('.note', { hasText: words });

/** Where a note stands on the board: the view itself moves when a panel opens beside it. */
const onBoard = (page: Page, words: string): Promise<number> =>
  page
    .locator('.react-flow__node', { has: note(page, words) })
    .evaluate((node) => new DOMMatrix((node as HTMLElement).style.transform).e);
const cell = (page: Page, lane: string, column: string) => page.locator(`[data-cell="${idOf(lane)}/${idOf(column)}"]`);

async function middleOf(page: Page, locator: ReturnType<Page['locator']>): Promise<[number, number]> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not in view');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(from[0] + 12, from[1] + 12);
  await page.mouse.move(...to, { steps: 6 });
  await page.mouse.up();
}

/** Files as somebody drops them from a folder, or pastes them. */
async function bring(
  page: Page,
  how: 'drop' | 'paste',
  at: [number, number],
  files: { name: string; bytes: Uint8Array }[],
) {
  const given = files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes).toString('base64') }));
  await page.evaluate(
    ({ how: way, x, y, given: all }) => {
      const data = new DataTransfer();
      for (const { name, data: text } of all) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: 'image/png' }));
      }
      const on = document.elementFromPoint(x, y) ?? document.body;
      const init = { bubbles: true, cancelable: true, clientX: x, clientY: y };
      if (way === 'paste') on.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }));
      else
        for (const type of ['dragover', 'drop']) on.dispatchEvent(new DragEvent(type, { ...init, dataTransfer: data }));
    },
    { how, x: at[0], y: at[1], given },
  );
}

it('[J6] notes are written by two at once, moved, turned into cards and back, and taken back in one step', async () => {
  const { links } = await createBoard(server.url, { board: board() });
  const [ann, bob] = await Promise.all([come(links.edit.url, 'Ann'), come(links.edit.url, 'Bob')]);
  const beside: [number, number] = [1050, 560];
  await ann.mouse.dblclick(...beside);
  await ann.keyboard.type('why?');
  await note(bob, 'why?').waitFor();

  // both write on it; Ann stays in it while Bob comes in
  await note(bob, 'why?').dblclick();
  await bob.keyboard.press('Home');
  await bob.keyboard.type('but ');
  await ann.keyboard.type(' because');
  await ann.keyboard.press('Escape');
  await bob.keyboard.press('Escape');
  for (const page of [ann, bob]) await note(page, 'but why? because').waitFor();

  await ann.getByRole('complementary').getByLabel('Text').waitFor();
  expect(await faultsOf(ann)).toEqual(NO_FAULTS);

  // keys move it, and one undo takes one move back
  const left = (page: Page): Promise<number> => onBoard(page, 'but why');
  const before = await left(ann);
  await ann.keyboard.press('ArrowRight');
  await expect.poll(() => left(ann)).toBeGreaterThan(before + 5);
  await ann.keyboard.press('Control+z');
  await expect.poll(() => left(ann)).toBe(before);

  // dropped in a cell it is a card there, for both
  const target = await middleOf(ann, cell(ann, 'lane', 'buy'));
  await drag(ann, await middleOf(ann, note(ann, 'but why')), target);
  for (const page of [ann, bob]) {
    await page.locator('.card', { hasText: 'but why? because' }).waitFor();
    await note(page, 'but why').waitFor({ state: 'detached' });
  }
  await ann.keyboard.press('Control+z');
  for (const page of [ann, bob]) {
    await note(page, 'but why').waitFor();
    await page.locator('.card', { hasText: 'but why' }).waitFor({ state: 'detached' });
  }

  // a card that is carried off the grid stands there as a note
  await drag(bob, await middleOf(bob, bob.locator('.card', { hasText: 'Looks' })), [1050, 700]);
  for (const page of [ann, bob]) {
    await note(page, 'Looks').waitFor();
    await page.locator('.card', { hasText: 'Looks' }).waitFor({ state: 'detached' });
  }
  await bob.keyboard.press('Control+z');
  await ann.locator('.card', { hasText: 'Looks' }).waitFor();
  await note(ann, 'Looks').waitFor({ state: 'detached' });

  // Bob loses the network, writes on; Ann deletes meanwhile; nothing of it is lost silently
  await bob.context().setOffline(true);
  await note(bob, 'but why').dblclick();
  await bob.keyboard.press('End');
  await bob.keyboard.type(' tell');
  await note(ann, 'but why').click();
  await ann.keyboard.press('Delete');
  await note(ann, 'but why').waitFor({ state: 'detached' });
  await bob.context().setOffline(false);
  await note(bob, 'but why').waitFor({ state: 'detached' });
  await ann.getByRole('button', { name: '1 unplaced' }).click();
  await ann.getByText('but why? because tell').waitFor();
  await ann.keyboard.press('Control+z');
  for (const page of [ann, bob]) await note(page, 'but why? because tell').waitFor();
  await Promise.all([ann.context().close(), bob.context().close()]);
});

it('[X3] pictures are dropped into cells, pasted and dropped beside the map, seen by the other, and in the file', async () => {
  const { id, links } = await createBoard(server.url, { board: board() });
  const [ann, bob] = await Promise.all([come(links.edit.url, 'Ann'), come(links.view.url, 'Bob')]);
  const asked: string[] = [];
  bob.on('request', (request) => {
    if (request.url().includes('/assets/')) asked.push(request.url());
  });
  const files = [
    { name: 'The counter.png', bytes: png(300, 200) },
    { name: 'IMG_2041.png', bytes: png(120, 160, [194, 65, 12]) },
  ];
  await bring(ann, 'drop', await middleOf(ann, cell(ann, 'pics', 'see')), files);
  for (const page of [ann, bob]) {
    await page.locator('.card img[alt="The counter"]').waitFor();
    await expect.poll(() => page.locator('.card img').count()).toBe(2);
    expect(
      await page
        .locator('.card img')
        .first()
        .evaluate((img) => (img as HTMLImageElement).naturalWidth),
    ).toBe(300);
  }
  // one gesture, one step
  await ann.keyboard.press('Control+z');
  await expect.poll(() => bob.locator('.card img').count()).toBe(0);
  await ann.keyboard.press('Control+Shift+z');
  await expect.poll(() => bob.locator('.card img').count()).toBe(2);

  await cell(ann, 'pics', 'buy').click({ position: { x: 20, y: 20 }, force: true });
  await bring(ann, 'paste', await middleOf(ann, cell(ann, 'pics', 'buy')), [
    { name: 'image.png', bytes: png(50, 50, [9, 9, 9]) },
  ]);
  await expect.poll(() => bob.locator('.card img').count()).toBe(3);
  await bring(ann, 'drop', [1050, 600], [{ name: 'Poster.png', bytes: png(64, 64, [1, 120, 90]) }]);
  await bob.locator('.note img[alt="Poster"]').waitFor();

  // the key to the board is in no address
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((url) => url.includes(links.view.token) || /[?#]/u.test(url))).toEqual([]);
  const headers = { authorization: `Bearer ${links.view.token}` };
  const file = (await (await fetch(`${server.url}/api/boards/${id}`, { headers })).json()) as { assets: object };
  expect(Object.keys(file.assets)).toHaveLength(4);

  // what is no picture is said to be none, and nothing comes of it
  await bring(
    ann,
    'drop',
    [1050, 400],
    [{ name: 'x.png', bytes: new TextEncoder().encode('<svg onload="alert(1)"/>') }],
  );
  await ann.getByText('That is no picture that can be shown here').first().waitFor();

  // copied to another board, cards take their pictures along: whoever is there sees them
  const other = await createBoard(server.url, { board: board() });
  const cal = await come(other.links.view.url, 'Cal');
  await cell(ann, 'pics', 'buy').click({ position: { x: 20, y: 20 }, force: true });
  await ann.keyboard.press('Control+a');
  await ann.keyboard.press('Control+c');
  const there = await come(other.links.edit.url, 'Ann', ann);
  await cell(there, 'pics', 'see').click({ position: { x: 20, y: 20 }, force: true });
  await there.keyboard.press('Control+v');
  await cal.locator('.card img[alt="The counter"]').waitFor();
  await Promise.all([ann, bob, cal].map((page) => page.context().close()));
});

it('the dramatic arc is set by keys and numbers, and the other sees it', async () => {
  const { links } = await createBoard(server.url, { board: board() });
  const [ann, bob] = await Promise.all([come(links.edit.url, 'Ann'), come(links.edit.url, 'Bob')]);
  await ann.getByRole('button', { name: 'Add a point to the arc: See' }).click();
  await ann.getByRole('button', { name: 'Add a point to the arc: Buy' }).click();
  const point = ann.getByRole('slider', { name: 'Tension: Buy' });
  await point.focus();
  await ann.keyboard.type('9');
  await expect.poll(() => bob.getByRole('slider', { name: 'Tension: Buy' }).getAttribute('aria-valuenow')).toBe('9');
  await bob.getByText('climax 9').waitFor();
  await ann.keyboard.press('Delete');
  await bob.getByRole('slider', { name: 'Tension: Buy' }).waitFor({ state: 'detached' });
  await Promise.all([ann.context().close(), bob.context().close()]);
});
