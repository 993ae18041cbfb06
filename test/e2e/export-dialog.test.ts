import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync, unzlibSync } from 'fflate';
import type { Browser, Download } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BoardUser, boardUser, joins } from '../support/board-user.ts';
import { createBoard, type CreatedBoard, openBrowser } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let browser: Browser;
let server: RunningServer;
let ada: BoardUser;
let board: CreatedBoard;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  ada = await boardUser(browser, 'Ada');
  board = await createBoard(server.url, { template: 'online-purchase', locale: 'en' });
  await joins(ada, board.links.edit.url);
  // words that trip a careless writer of XML, put there the way a person does
  await ada.doubleClickIn('Actions', 'Buy');
  await ada.type('Asks: “İade & <değişim>?”');
  await ada.press('Enter');
  // letters that the font of a PDF has not
  await ada.type('😀 مرحبا');
  await ada.press('Escape');
  await ada.page.getByRole('button', { name: 'Export' }).click();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function saved(what: string): Promise<{ download: Download; bytes: Uint8Array }> {
  const coming = ada.page.waitForEvent('download');
  await ada.page
    .getByRole('dialog')
    .getByRole('button', { name: `Save ${what}` })
    .click();
  const download = await coming;
  await ada.page.getByText(`Saved as ${download.suggestedFilename()}.`).waitFor();
  return { download, bytes: new Uint8Array(readFileSync(await download.path())) };
}
async function cardsOnServer(): Promise<{ id: string; title: string }[]> {
  const response = await fetch(`${server.url}/api/boards/${board.id}`, {
    headers: { authorization: `Bearer ${board.links.view.token}` },
  });
  return ((await response.json()) as { cards: { id: string; title: string }[] }).cards;
}
const unescaped = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

it('[X1] the saved slides hold every card in one shape with its title, inside the slide', async () => {
  const { download, bytes } = await saved('PowerPoint slides');
  expect(download.suggestedFilename()).toBe('Online purchase.pptx');
  const parts = unzipSync(bytes);
  const shapes = Object.entries(parts)
    .filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/u.test(path))
    .flatMap(([, part]) => strFromU8(part).match(/<p:sp>.*?<\/p:sp>/gsu) ?? []);
  const found = shapes.flatMap((shape) => {
    const id = /name="card:([^"]+)"/u.exec(shape)?.[1];
    if (id === undefined) return [];
    const [, x = 0, y = 0] = (/<a:off x="(-?\d+)" y="(-?\d+)"/u.exec(shape) ?? []).map(Number);
    const [, width = 0, height = 0] = (/<a:ext cx="(\d+)" cy="(\d+)"/u.exec(shape) ?? []).map(Number);
    const [first = ''] = shape.match(/<a:p>.*?<\/a:p>/gsu) ?? [];
    const title = [...first.matchAll(/<a:t>(.*?)<\/a:t>/gsu)].map(([, text]) => unescaped(text ?? '')).join('');
    return [{ id, title, inside: x >= 0 && y >= 0 && x + width <= 960 * 12_700 && y + height <= 540 * 12_700 }];
  });
  const cards = await cardsOnServer();
  expect(cards.length).toBeGreaterThan(20);
  expect(cards.map(({ title }) => title)).toContain('Asks: “İade & <değişim>?”');
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  expect(found.toSorted(byId)).toEqual(cards.map(({ id, title }) => ({ id, title, inside: true })).toSorted(byId));
  expect(Object.keys(parts).some((path) => /^ppt\/charts\/chart\d+\.xml$/u.test(path))).toBe(true);
});

it('[X2] the saved drawing holds every card, and draws by itself', async () => {
  const { download, bytes } = await saved('Drawing (SVG)');
  expect(download.suggestedFilename()).toBe('Online purchase.svg');
  const source = strFromU8(bytes);
  const words = unescaped([...source.matchAll(/<text[^>]*>(.*?)<\/text>/gsu)].map(([, text]) => text).join(' '));
  for (const { title } of await cardsOnServer()) expect(words).toContain(title.split(' ')[0]);
  const size = await ada.page.evaluate(async (svg) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  }, source);
  expect(size.every((length) => length > 600)).toBe(true);
});

it('[X2] the saved document shows letters its font has not, drawn by this browser', async () => {
  const { bytes } = await saved('Document (PDF)');
  const pdf = Buffer.from(bytes).toString('latin1');
  const mask = /\/DeviceGray\/Width (\d+)\/Height (\d+)[^>]*>>\nstream\n(.*?)\nendstream/gsu;
  const masks = [...pdf.matchAll(mask)];
  expect(masks).toHaveLength(1);
  const [, width, height, data = ''] = masks[0] ?? [];
  const alpha = unzlibSync(Buffer.from(data, 'latin1'));
  expect(alpha).toHaveLength(Number(width) * Number(height));
  const inked = alpha.filter((value) => value > 127).length / alpha.length;
  expect(inked).toBeGreaterThan(0.02);
  expect(inked).toBeLessThan(0.6);
});

it('[X2] the saved picture is the whole map, at the sharpness that was chosen', async () => {
  const sizes: number[] = [];
  for (const scale of ['1×', '2×']) {
    await ada.page.getByRole('dialog').getByText(scale, { exact: true }).click();
    const said = await ada.page.getByText(/[\d,]+ × [\d,]+ pixels/u).textContent();
    const { bytes } = await saved('Picture (PNG)');
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect([...bytes.subarray(1, 4)]).toEqual([80, 78, 71]);
    const [width, height] = [view.getUint32(16), view.getUint32(20)];
    expect(said).toContain(`${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels`);
    sizes.push(width);
  }
  expect(sizes[1]).toBe(2 * (sizes[0] ?? 0));
});

it('what is seen lands on the clipboard as it is seen: no link as a black area, no complaint of the content policy', async () => {
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Copy What I see' }).click();
  await ada.page.getByText('Copied. Paste it where you need it.').waitFor();
  const dark = await ada.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    if (!item) throw new Error('nothing on the clipboard');
    const picture = await createImageBitmap(await item.getType('image/png'));
    const paper = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    if (!paper) throw new Error('no canvas');
    paper.drawImage(picture, 0, 0);
    const { data } = paper.getImageData(0, 0, picture.width, picture.height);
    let black = 0;
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) === 0) black += 1;
    return { black, width: picture.width };
  });
  expect(dark.width).toBeGreaterThan(2000);
  // no ink of the map is pure black
  expect(dark.black).toBeLessThan(200);
  expect(ada.errors).toEqual([]);
}, 60_000);
