import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardUser, boardUser, joins } from '../support/board-user.ts';
import { createBoard, type CreatedBoard, openBrowser } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const FOLDER = resolve(process.cwd(), '../shared/data/spreadsheets');
const missing = !existsSync(FOLDER);
if (missing) console.warn(`SKIPPED: awkward spreadsheets are not at ${FOLDER}`);

interface Structure {
  files: Record<string, { header: string[] | null; rows: string[][] | null; expected_error?: string }>;
}
interface Zoo {
  cases: { n: number; value_tr: number | string | null; unit: string | null }[];
}
const json = <T>(name: string): T => JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8')) as T;

let browser: Browser;
let server: RunningServer;
let ada: BoardUser;
let board: CreatedBoard;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  ada = await boardUser(browser, 'Ada');
  board = await createBoard(server.url, { template: 'blank', locale: 'en' });
  await joins(ada, board.links.edit.url);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const dialog = (): Locator => ada.page.getByRole('dialog');
const preview = (): Locator => dialog().getByRole('region', { name: 'Preview of the file' });
const open = (): Promise<void> => ada.page.getByRole('button', { name: 'Import numbers' }).first().click();
const choose = (file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> =>
  dialog().locator('input[type=file]').setInputFiles(file);
const stored = async (): Promise<{
  observations?: { segment: string; value: number }[];
  funnels?: { id: string; title: string }[];
  funnelSteps?: { funnelId: string; label: string; count: number }[];
}> =>
  (
    await fetch(`${server.url}/api/boards/${board.id}`, {
      headers: { authorization: `Bearer ${board.links.view.token}` },
    })
  ).json() as never;

/** What the preview shows: names of columns, and as many rows as it has. */
const shown = (): Promise<{ header: string[]; rows: string[][] }> =>
  preview().evaluate((region) => ({
    header: [...region.querySelectorAll('th')].map((cell) => cell.firstChild?.textContent?.trim() ?? ''),
    rows: [...region.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
    ),
  }));

describe.skipIf(missing)('awkward files in the dialog', () => {
  it('stand in the preview as they are, or say what is wrong with them', async () => {
    await open();
    const { files } = json<Structure>('structure.expected.json');
    const there = readdirSync(FOLDER);
    for (const [name, expected] of Object.entries(files)) {
      if (!there.includes(name)) continue;
      await choose(resolve(FOLDER, name));
      await dialog().getByText(`${name} – drop or choose another`).waitFor();
      if (name.startsWith('z13')) await dialog().getByText('The file is empty.').waitFor();
      else if (name.startsWith('z27')) await dialog().getByText('decimal commas were probably split').waitFor();
      else if (name.startsWith('z31'))
        await expect.poll(async () => (await shown()).rows).toEqual([['E-posta', '0.1250']]);
      // of merged heads somebody has to say which row names the columns
      else if (expected.header === null) await dialog().getByLabel('Row with the column names').waitFor();
      else if (/z15/u.test(name)) {
        // [A6] a column of addresses and nothing else
        await dialog().getByText('Leave out “E-posta” (e-mail address)').waitFor();
        expect(JSON.stringify(await shown())).not.toContain('@');
      } else {
        // a column named “ad” may hold names; here it does not
        for (const box of await dialog().locator('.data-personal input').all()) await box.uncheck();
        const rows = expected.rows?.map((row) => row.map((cell) => cell.replaceAll('\u0000', ''))).slice(0, 6);
        const seen = { header: expected.header, rows };
        await expect.poll(async () => JSON.stringify(await shown()), { message: name }).toBe(JSON.stringify(seen));
      }
    }
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    expect(await stored()).not.toHaveProperty('observations');
  });

  it('every number of the zoo is stored as what it is, and every one that is none is named', async () => {
    await open();
    await choose(resolve(FOLDER, 'numbers_zoo_tr_utf8_bom.csv'));
    await preview().waitFor();
    await dialog().getByRole('combobox', { name: 'Segment', exact: true }).selectOption({ label: 'sıra' });
    await dialog().getByRole('group', { name: 'Columns that are metrics' }).getByLabel('sıra').uncheck();
    await dialog()
      .getByRole('button', { name: /^Add values/u })
      .click();
    await dialog().waitFor({ state: 'detached' });
    const wanted = json<Zoo>('numbers_zoo.expected.json').cases.flatMap(({ n, value_tr, unit }) =>
      // 40 and 41 are words with a number, which may be refused
      typeof value_tr === 'number' && unit !== 'text' && n !== 40 && n !== 41 ? [[String(n), value_tr] as const] : [],
    );
    await expect.poll(async () => (await stored()).observations?.length ?? 0).toBe(wanted.length);
    const values = new Map((await stored()).observations?.map(({ segment, value }) => [segment, value]));
    for (const [n, value] of wanted) expect(values.get(n), n).toBeCloseTo(value, 9);
  });
});

const EVENTS = resolve(process.cwd(), '../shared/data/events');
const noEvents = !existsSync(EVENTS);
if (noEvents) console.warn(`SKIPPED: the shared event logs are not at ${EVENTS}`);

interface Truth {
  funnels: {
    results: {
      first_entry: { counts: number[]; median_seconds_from_previous: (number | null)[] };
      first_entry_breakdown_by_value_on_step1_event: { traffic_source: Record<string, number[]> };
    }[];
  }[];
}

describe.skipIf(noEvents)('an event log', () => {
  it('is sent, confirmed, and gives the funnel of its truth, by segment, with its times and its question', async ({
    skip,
  }) => {
    const address = `${server.url}/api/boards/${board.id}`;
    const headers = { authorization: `Bearer ${board.links.edit.token}` };
    if ((await fetch(`${address}/datasets`, { headers })).status === 404) {
      console.warn('SKIPPED: this server keeps no event logs');
      skip();
    }
    await open();
    await choose(resolve(EVENTS, 'sales_funnel_9k.csv'));
    await dialog().getByRole('button', { name: 'Send to the server' }).click();
    await dialog().getByRole('button', { name: 'These are right' }).click();
    await dialog().getByText('Rows: 9,381. Events: 9,381 of 5 kinds').waitFor();
    await dialog().getByRole('textbox', { name: 'What is counted' }).last().fill('people');
    await dialog().getByRole('combobox', { name: 'Split by' }).selectOption({ label: 'traffic_source' });
    const add = dialog().getByRole('button', { name: 'Add funnel, steps: 3' });
    await expect.poll(() => add.isEnabled()).toBe(true);
    await dialog().getByRole('region', { name: 'The funnel as it stands' }).getByText('1,553').waitFor();
    await add.click();
    await dialog().waitFor({ state: 'detached' });
    const file = async (): Promise<{
      funnels?: { id: string; unit: string; query?: object }[];
      funnelSteps?: { funnelId: string; index: number; segment: string; count: number; medianSeconds?: number }[];
    }> => (await fetch(address, { headers })).json() as never;
    await expect.poll(async () => (await file()).funnels?.some(({ query }) => query)).toBe(true);
    const { funnels, funnelSteps } = await file();
    const funnel = funnels?.find(({ query }) => query);
    expect(funnel).toMatchObject({ unit: 'people', order: 'sequential', entry: 'first', windowSeconds: null });
    const own = funnelSteps?.filter(({ funnelId }) => funnelId === funnel?.id) ?? [];
    const counts = (segment: string): number[] =>
      own
        .filter((step) => step.segment === segment)
        .toSorted((a, b) => a.index - b.index)
        .map(({ count }) => count);
    const truth = JSON.parse(readFileSync(resolve(EVENTS, 'sales_funnel.truth.json'), 'utf8')) as Truth;
    const wanted = truth.funnels[0]?.results[0];
    expect(counts('')).toEqual(wanted?.first_entry.counts.slice(0, 3));
    for (const [source, expected] of Object.entries(
      wanted?.first_entry_breakdown_by_value_on_step1_event.traffic_source ?? {},
    ))
      expect(counts(source), source).toEqual(expected.slice(0, 3));
    expect(
      own
        .filter(({ segment }) => segment === '')
        .map(({ index, medianSeconds }) => [index, medianSeconds ?? null])
        .toSorted(([a], [b]) => Number(a) - Number(b)),
    ).toEqual(wanted?.first_entry.median_seconds_from_previous.slice(0, 3).map((seconds, i) => [i, seconds]));
  });
});

describe('a workbook', () => {
  it('dropped with two sheets gives a funnel, and brought again says what changed before it replaces [N3]', async () => {
    const sheet = (rows: readonly (readonly [string, number | string])[]): Uint8Array =>
      strToU8(
        `<worksheet><sheetData>${rows
          .map(
            ([a, b], i) =>
              `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${a}</t></is></c>${typeof b === 'number' ? `<c r="B${i + 1}"><v>${b}</v></c>` : `<c r="B${i + 1}" t="inlineStr"><is><t>${b}</t></is></c>`}</row>`,
          )
          .join('')}</sheetData></worksheet>`,
      );
    const book = (paid: number): { name: string; mimeType: string; buffer: Buffer } => ({
      name: 'Funnels.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(
        zipSync({
          'xl/workbook.xml': strToU8(
            '<workbook xmlns:r="r"><sheets><sheet name="Web" r:id="a"/><sheet name="Store" r:id="b"/></sheets></workbook>',
          ),
          'xl/_rels/workbook.xml.rels': strToU8(
            '<R><Relationship Id="a" Target="worksheets/1.xml"/><Relationship Id="b" Target="worksheets/2.xml"/></R>',
          ),
          'xl/worksheets/1.xml': sheet([
            ['Step', 'Users'],
            ['Saw', 5000],
            ['Paid', 1103],
          ]),
          'xl/worksheets/2.xml': sheet([
            ['Step', 'Users'],
            ['Came in', 800],
            ['Paid', paid],
          ]),
        }),
      ),
    });
    const stepsOfBook = async (): Promise<string[]> => {
      const { funnels = [], funnelSteps = [] } = await stored();
      const own = funnels.find(({ title }) => title.startsWith('Funnels'));
      return funnelSteps
        .filter(({ funnelId }) => funnelId === own?.id)
        .map(({ label, count }) => `${label} ${count}`)
        .toSorted();
    };
    for (const [paid, words] of [
      [310, ''],
      [355, 'New: 0 · changed: 1 · gone: 0 · unchanged: 1'],
    ] as const) {
      await open();
      await choose(book(paid));
      await dialog().getByLabel('Table in this file (2)').selectOption({ label: 'Store, rows: 2' });
      await expect.poll(async () => (await shown()).rows[0]).toEqual(['Came in', '800']);
      if (words !== '') await dialog().getByText(words).waitFor();
      await dialog()
        .getByRole('button', { name: /^Add funnel/u })
        .click();
      await dialog().waitFor({ state: 'detached' });
      await expect.poll(stepsOfBook).toEqual(['Came in 800', `Paid ${paid}`]);
    }
    expect(ada.errors).toEqual([]);
  });
});
