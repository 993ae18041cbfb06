import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BoardUser, boardUser, joins } from '../support/board-user.ts';
import { type BroughtFile, csv, windows1254 } from '../support/files-brought.ts';
import { createBoard, type CreatedBoard, openBrowser } from '../support/people.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const FOLDER = resolve(process.cwd(), '../shared/data/spreadsheets');
const missing = !existsSync(FOLDER);
if (missing) console.warn(`SKIPPED: the shared spreadsheets are not at ${FOLDER}`);

let browser: Browser;
let server: RunningServer;
let ada: BoardUser;
let board: CreatedBoard;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  ada = await boardUser(browser, 'Ada');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  // its stages are Discover, Compare, Decide, Receive and Use; its funnel and metrics are still to come
  board = await createBoard(server.url, { template: 'blank', locale: 'en' });
  await joins(ada, board.links.edit.url);
});
afterEach(() => expect(ada.errors.splice(0)).toEqual([]));

const dialog = (): Locator => ada.page.getByRole('dialog');
const field = (name: string): Locator =>
  dialog()
    .getByRole('combobox', { name, exact: true })
    .or(dialog().getByRole('textbox', { name, exact: true }));
const add = (): Locator => dialog().getByRole('button', { name: /^Add / });
const chosen = (label: string): Promise<string> =>
  field(label).evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.textContent ?? '');
/** What the lane says, to those who see it and to those who do not. */
const drawn = (lane: string): Promise<string[]> =>
  ada.page
    .getByRole('img', { name: new RegExp(`^${lane}\\.`, 'u') })
    .locator('text')
    .allTextContents();
const described = (lane: string): Promise<string | null> =>
  ada.page.getByRole('img', { name: new RegExp(`^${lane}\\.`, 'u') }).getAttribute('aria-label');

async function bring(file: BroughtFile | string): Promise<void> {
  await ada.page.getByRole('button', { name: 'Import numbers' }).first().click();
  await dialog().locator('input[type=file]').setInputFiles(file);
}
async function asStored(): Promise<unknown> {
  const response = await fetch(`${server.url}/api/boards/${board.id}`, {
    headers: { authorization: `Bearer ${board.links.view.token}` },
  });
  return response.json();
}

describe('a funnel', () => {
  const COUNTS = [
    ['Saw a product', 5000],
    ['Put it in the basket', 1553],
    ['Began to pay', 1204],
    ['Paid', 1103],
    ['Kept it', 826],
  ] as const;
  const long = (separator: string, number: (count: number) => string = String): string =>
    [['Step', 'Users'], ...COUNTS.map(([step, count]) => [step, number(count)])]
      .map((row) => row.join(separator))
      .join('\r\n');

  it.each([
    ['commas, a row a step', csv('funnel.csv', long(','))],
    [
      'semicolons and points in thousands',
      csv(
        'funnel.csv',
        long(';', (count) => count.toLocaleString('de-DE')),
      ),
    ],
    ['tabs and a byte order mark', csv('funnel.tsv', `\uFEFF${long('\t')}`)],
    [
      'a column a step',
      csv(
        'wide.csv',
        `${COUNTS.map(([step]) => step).join(';')}\n${COUNTS.map(([, count]) => `${count},0`).join(';')}\n`,
      ),
    ],
  ])('comes from a file with %s', async (_, file) => {
    await bring(file);
    await add().click();
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => drawn('Funnel').catch(() => [])).toContain('5,000');
    const words = (await drawn('Funnel')).join(' ');
    for (const figure of ['1,553', '1,204', '1,103', '826', '31.1', '16.5', '3,447 lost', '277 lost']) {
      expect(words).toContain(figure);
    }
    expect(await described('Funnel')).toMatch(/Saw a product: 5,000.*Overall conversion 16\.5/u);
  });

  it('[N3] in Turkish Windows letters is previewed, guessed, corrected, bound and drawn under its stages', async () => {
    const text = [
      'Aşama;Oturum;Kullanıcı sayısı',
      'Ürünü gördü;9.100;5.000',
      'Sepete ekledi;2.000;1.553',
      'Ödedi;1.400;1.103',
      'İade etmedi;1.000;24',
      'Yeniden aldı;900;12',
    ].join('\r\n');
    await bring({ name: 'huni.csv', mimeType: 'text/csv', buffer: windows1254(text) });
    const preview = dialog().getByRole('region', { name: 'Preview of the file' });
    await preview.getByText('İade etmedi').waitFor();
    expect(await preview.locator('caption').textContent()).toContain('windows-1254');
    expect(await chosen('Step name')).toBe('Aşama');
    // the guess may be the first of two columns of counts; the analyst says which one counts
    await field('Count').selectOption({ label: 'Kullanıcı sayısı' });
    await field('Name of the funnel').fill('Web shop');
    await field('What is counted').fill('people');
    await field('Order of the steps').selectOption({ label: 'In order, other events between' });
    await field('Window in days').fill('30');
    // two steps get other stages than those of their place, and one none
    await field('Sepete ekledi').selectOption({ label: 'Decide' });
    await field('Ödedi').selectOption({ label: 'Receive' });
    await field('İade etmedi').selectOption({ label: 'Use' });
    await field('Yeniden aldı').selectOption({ label: 'Not on the map' });
    await add().click();
    await expect.poll(() => drawn('Funnel').catch(() => [])).toContain('5,000');

    const lane = ada.page.getByRole('img', { name: /^Funnel\./u });
    const under = async (figure: string, stage: string): Promise<boolean> => {
      const [number, head] = await Promise.all([
        lane.locator('text', { hasText: new RegExp(`^${figure}$`, 'u') }).boundingBox(),
        ada.page.getByRole('button', { name: new RegExp(`^Stage .*: ${stage}$`, 'u') }).boundingBox(),
      ]);
      return number !== null && head !== null && number.x >= head.x && number.x < head.x + head.width;
    };
    await lane.scrollIntoViewIfNeeded();
    expect(await under('5,000', 'Discover')).toBe(true);
    expect(await under('1,553', 'Decide')).toBe(true);
    expect(await under('1,103', 'Receive')).toBe(true);
    expect(await under('24', 'Use')).toBe(true);
    const words = await described('Funnel');
    expect(words).toContain('Yeniden aldı');
    await ada.page.getByText(/Without a stage: Yeniden aldı/u).waitFor();
    // what it states of itself stands on the map
    const terms = (await ada.page.locator('.frozen text').allTextContents()).join(' ').replaceAll(/\s+/gu, ' ');
    expect(terms).toMatch(/people · in order, others between allowed · .* within 30 days/u);

    // bound afterwards on the map, and taken back in one step
    await ada.page.getByRole('button', { name: 'Steps and their stages' }).click();
    await ada.page.getByRole('dialog').getByLabel('Yeniden aldı').selectOption({ label: 'Compare' });
    await ada.press('Escape');
    await ada.page.getByText(/Without a stage/u).waitFor({ state: 'detached' });
    await ada.page.getByRole('button', { name: 'Undo' }).click();
    await ada.page.getByText(/Without a stage: Yeniden aldı/u).waitFor();
    await ada.page.getByRole('button', { name: 'Undo' }).click();
    await lane.waitFor({ state: 'detached' });
  });

  it('[N2] of fewer than thirty is hatched, and says the interval of each share', async () => {
    await bring(csv('small.csv', 'Step,Users\nAsked,24\nAnswered,15\nBought,6\n'));
    await field('Asked').selectOption({ label: 'Discover' });
    await field('Answered').selectOption({ label: 'Compare' });
    await field('Bought').selectOption({ label: 'Decide' });
    await add().click();
    await expect.poll(() => drawn('Funnel').catch(() => [])).toContain('24');
    const lane = ada.page.getByRole('img', { name: /^Funnel\./u });
    expect(await lane.locator('pattern').count()).toBeGreaterThan(0);
    // 15 of 24: 62.5 %, Wilson 42.7 to 78.8 %
    const spot = ada.page.getByRole('button', { name: /^Answered: 15/u });
    expect(await spot.getAttribute('aria-label')).toMatch(/62\.5.*42\.7.*78\.8/u);
  });

  it
    .skipIf(missing)
    .each([
      'tr_weekly_cp1254_semicolon.csv',
      'tr_weekly_title_rows_and_total_cp1254.csv',
      'tr_weekly_utf8_bom_semicolon.csv',
      'en_weekly_utf8_comma.csv',
    ])('comes from a real weekly report: %s', async (name) => {
    const expected = JSON.parse(readFileSync(resolve(FOLDER, 'tr_weekly.expected.json'), 'utf8')) as {
      rows: { stage: string; users: number }[];
    };
    const total = (stage: string): string =>
      expected.rows
        .filter((row) => row.stage === stage)
        .reduce((sum, row) => sum + row.users, 0)
        .toLocaleString('en');
    await bring(resolve(FOLDER, name));
    const preview = dialog().getByRole('region', { name: 'Preview of the file' });
    await preview.getByText('Ürün görüntüleme').first().waitFor();
    expect(await chosen('Step name')).toMatch(/^(?:Aşama|Stage)$/u);
    expect(await chosen('Count')).toMatch(/^(?:Kullanıcı sayısı|Users)$/u);
    expect(await chosen('Segment')).toMatch(/^(?:Kanal|Channel)$/u);
    await add().click();
    await expect.poll(() => drawn('Funnel').catch(() => [])).toContain(total('Ürün görüntüleme'));
    for (const stage of ['Sepete ekleme', 'Ödemeye geçiş', 'Ödeme bilgisi', 'Satın alma']) {
      expect(await drawn('Funnel')).toContain(total(stage));
    }
  });
});

describe('metrics', () => {
  it('[N1] [N2] stand as badges on touchpoints and tiles under stages, with n and interval, hatched when small', async () => {
    await ada.doubleClickIn('Touchpoints', 'Compare');
    await ada.type('Shop window');
    await ada.press('Enter');
    await ada.type('Hotline');
    await ada.press('Escape');
    const rows = [
      'Yer;Metrik;Dönem;Değer;n',
      'Shop window;CSAT;2026-01;%62,0;400',
      'Shop window;CSAT;2026-02;%66,0;410',
      'Hotline;CSAT;2026-02;%72,0;18',
      'Discover;NPS;2026-02;12;320',
    ];
    await bring({ name: 'csat.csv', mimeType: 'text/csv', buffer: windows1254(rows.join('\r\n')) });
    expect(await chosen('Stage or touchpoint')).toBe('Yer');
    expect(await chosen('Value')).toBe('Değer');
    expect(await chosen('Number of answers (n)')).toBe('n');
    expect(await add().textContent()).toContain('4');
    await add().click();
    await dialog().waitFor({ state: 'detached' });
    const window = ada.page.locator('[data-card]', { hasText: 'Shop window' });
    const hotline = ada.page.locator('[data-card]', { hasText: 'Hotline' });
    await window.getByText('66.0').waitFor();
    await hotline.getByText('n = 18').waitFor();
    expect(await window.locator('pattern').count()).toBe(0);
    expect(await hotline.locator('pattern').count()).toBe(1);
    // the passport tells n, the Wilson interval of 66 % of 410, the file, and who brought it
    await window.locator('.card-meta').hover();
    const passport = ada.page.getByRole('tooltip');
    await passport.waitFor();
    const said = await passport.textContent();
    for (const words of ['No clear change', 'n = 410', '61.3', '70.4', 'Feb', 'csat.csv', 'Ada'])
      expect(said).toContain(words);
    await expect.poll(() => drawn('Metrics').catch(() => [])).toContain('12');
    expect((await drawn('Metrics')).join(' ')).toMatch(/n = 320/u);
  });

  it.skipIf(missing)(
    '[N2] counts real answers to the recommendation question, and names the rows it left out',
    async () => {
      await bring(resolve(FOLDER, 'nps_tr_cp1254_semicolon.csv'));
      await dialog().getByText('“sekiz” is no whole score from 0 to 10, left out.').waitFor();
      for (const value of ['11', '-1', '10/10', '7,5']) {
        await dialog().getByText(`“${value}” is no whole score from 0 to 10, left out.`).first().waitFor();
      }
      await dialog().getByRole('group', { name: 'Where each stands on the map' }).waitFor({ state: 'detached' });
      await add().click();
      await dialog().waitFor({ state: 'detached' });
      const stored = (await asStored()) as {
        metrics: unknown[];
        observations: { segment: string; value: number; n: number }[];
      };
      expect(stored.metrics.length).toBeGreaterThan(0);
      const [all, ...more] = stored.observations.filter(({ segment }) => segment === '');
      expect(more).toEqual([]);
      expect(all?.n).toBe(392);
      expect(all?.value).toBeCloseTo(-14.5408, 4);
    },
  );
});

describe('a file that cannot be used', () => {
  const wide = Array.from({ length: 2000 }, (_, i) => `c${i}`).join(',');
  it.each([
    ['empty', csv('a.csv', ''), 'The file is empty.'],
    ['only blank lines', csv('a.csv', '\n\n  \n'), 'The file is empty.'],
    [
      'a workbook that was cut',
      csv('a.csv', Buffer.from('PK\u0003\u0004xl/workbook.xml')),
      'The workbook cannot be opened',
    ],
    [
      'of unknown letters',
      csv('a.csv', Buffer.from([83, 116, 101, 112, 44, 110, 10, 129, 141, 143, 44, 53, 10])),
      'in an unknown encoding',
    ],
    ['without a column of numbers', csv('a.csv', 'Step,Word\nSaw,many\nPaid,few\n'), 'No column of numbers'],
    ['of 2,000 columns', csv('a.csv', `${wide}\n${wide.replaceAll('c', '')}\n`), '2000 columns'],
    ['with a header and nothing under it', csv('a.csv', 'Step,Users\n'), 'There are no data rows under the header.'],
  ])('is refused with what and where, and the board stays as it was: %s', async (_, file, words) => {
    const before = await asStored();
    await bring(file);
    await dialog().getByText(words).waitFor();
    expect(await add().isDisabled()).toBe(true);
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asStored()).toEqual(before);
    // and the next, good one is taken
    await bring(csv('b.csv', 'Step,Users\nSaw,100\nPaid,40\n'));
    await expect.poll(() => add().isEnabled()).toBe(true);
  });

  it('that was cut is read as far as it goes, says so, and names each row that is wrong', async () => {
    await bring(csv('cut.csv', 'Step,Users\nSaw,100\nAsked,many\nPaid,40\n"Came ba'));
    await dialog().getByText('The file ends in the middle of a cell: it was cut.').waitFor();
    await dialog().getByText('Row 3, “Users”: “many” is no number, left out.').waitFor();
    await add().click();
    await dialog().waitFor({ state: 'detached' });
    await ada.page.getByText('Without a stage').waitFor();
    const { funnelSteps } = (await asStored()) as { funnelSteps: { label: string; count: number }[] };
    expect(funnelSteps.map(({ label, count }) => `${label} ${count}`).toSorted()).toEqual(['Paid 40', 'Saw 100']);
  });
});
