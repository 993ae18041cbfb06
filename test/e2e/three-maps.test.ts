import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CountingHand, countOf, type Done } from '../support/counting-hand.ts';
import type { JourneyFile } from '../../shared/files/journey-file.types.ts';
import { expectOwn, LANES, OWN } from '../support/own-map.ts';
import { csv } from '../support/files-brought.ts';
import { png } from '../support/pictures.ts';
import { openBrowser, visitor } from '../support/people.ts';
import {
  addLane,
  block,
  cellOf,
  clickCard,
  details,
  lane,
  literally,
  openFact,
  pasteOn,
  persona,
  run,
  setFact,
  stage,
  tag,
} from '../support/map-hand.ts';
import { asKept, asWritten, CHANNELS, howMany, type SourceMap, type SourceStage } from '../support/source-maps.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const FILE = resolve(process.env['SHARED_DATA'] ?? '../shared/data', 'journey-maps.json');
const missing = !existsSync(FILE);
if (missing) console.warn(`SKIPPED: the shared journey maps are not at ${FILE}`);

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function buildFromSource(hand: CountingHand, map: SourceMap): Promise<void> {
  const { page } = hand;
  await run(hand, 'New map');
  await page.getByRole('dialog', { name: 'Rename map' }).getByRole('textbox').waitFor();
  await hand.type(map.title);
  await hand.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText(/Begin with the stages/u).waitFor();
  await hand.paste(map.stages.map(({ name }) => name).join('\n'));
  await hand.click(page.getByRole('button', { name: 'Add the usual lanes' }));
  await lane(page, 'Opportunities').waitFor({ state: 'attached' });
  await persona(hand, map.persona.name, map.persona.goal);

  await addLane(hand, 'Quotes');
  await hand.click(lane(page, 'Thoughts'));
  await hand.press('Delete');
  await lane(page, 'Thoughts').waitFor({ state: 'detached' });
  const { stages } = map;
  const score = ({ emotion }: SourceStage): string => String(emotion.score);
  await pasteOn(hand, 'Actions', block(stages.map(({ doing }) => doing)));
  await pasteOn(hand, 'Touchpoints', block(stages.map(({ touchpoints }) => touchpoints.map(({ name }) => name))));
  await pasteOn(hand, 'Feelings', block(stages.map((one) => [score(one), one.emotion.label])));
  await pasteOn(hand, 'Pain points', block(stages.map((one) => (one.pain_points ?? []).map(({ text }) => text))));
  await pasteOn(hand, 'Opportunities', block(stages.map((one) => one.opportunities ?? [])));
  await pasteOn(hand, 'Quotes', block(stages.map(({ quotes }) => quotes.map(({ text }) => text))));

  // most are on the web; what is not is told one by one
  await hand.click(lane(page, 'Touchpoints'), { button: 'right' });
  await hand.click(page.getByRole('menuitem', { name: 'Select the lane' }));
  await setFact(hand, 'Channel', 'Web');
  for (const { name, touchpoints } of stages) {
    for (const touchpoint of touchpoints) {
      const { fact, word } = CHANNELS[touchpoint.channel] ?? {};
      if (fact === undefined || word === undefined || word === 'Web') continue;
      await clickCard(hand, ['Touchpoints', name, touchpoint.name]);
      await setFact(hand, fact, word);
      if (fact === 'Device') await hand.click(details(page).getByRole('button', { name: 'Remove: Channel' }));
    }
  }
  for (const severity of ['high', 'medium', 'low']) {
    const found = stages.flatMap(({ name, pain_points: pains = [] }) =>
      pains.filter((pain) => pain.severity === severity).map(({ text }) => ['Pain points', name, text] as const),
    );
    await tag(hand, found, severity);
  }
  for (const { name, pain_points: pains = [] } of stages) {
    for (const pain of pains) {
      if (howMany(pain) === '') continue;
      await clickCard(hand, ['Pain points', name, pain.text]);
      await hand.click(details(page).getByRole('textbox', { name: 'Notes' }));
      await hand.type(howMany(pain));
    }
  }
  const voices = new Set(stages.flatMap(({ quotes }) => quotes.map(({ who }) => who)));
  for (const voice of voices) {
    const found = stages.flatMap(({ name, quotes }) =>
      quotes.filter(({ who }) => who === voice).map(({ text }) => ['Quotes', name, text] as const),
    );
    await tag(hand, found, voice);
  }
}

async function buildOwn(hand: CountingHand): Promise<void> {
  const { page } = hand;
  await run(hand, 'New map');
  await page.getByRole('dialog', { name: 'Rename map' }).getByRole('textbox').waitFor();
  await hand.type(OWN.title);
  await hand.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText(/Begin with the stages/u).waitFor();
  await hand.paste(OWN.stages.join('\n'));
  for (const name of LANES) await addLane(hand, name);
  for (const [name, goal] of OWN.personas) await persona(hand, name, goal);

  // the last stage is taken in three steps
  await hand.click(stage(page, 'Move in'), { button: 'right' });
  await hand.click(page.getByRole('menuitem', { name: 'Add step' }));
  await page.locator('.rename-field').waitFor();
  await hand.paste(OWN.steps.join('\n'));
  await page.getByRole('button', { name: /^Step \d+ of \d+: Unpack$/u }).waitFor({ state: 'attached' });

  for (const [name, cells] of Object.entries(OWN.cards)) await pasteOn(hand, name, block(cells));
  await pasteOn(hand, 'Feelings', OWN.feelings.join('\t'));
  await pasteOn(hand, 'Story arc', OWN.arc.join('\t'));

  // the second curve is set by hand: a face, then its number
  await hand.click(page.getByRole('button', { name: OWN.personas[1][0], exact: true }).last());
  for (const [column, value] of [
    ['Search', '1'],
    ['Apply', '-1,5'],
  ] as const) {
    await hand.click(page.getByRole('button', { name: `Add a feeling: ${column}, ${OWN.personas[1][0]}` }));
    await page
      .getByRole('slider', { name: `Feeling: ${column}, ${OWN.personas[1][0]}` })
      .and(page.locator(':focus'))
      .waitFor();
    await hand.typeKeys(value);
  }

  const pictures = cellOf(page, 'Images', 'Visit');
  await hand.see(pictures);
  const chooser = page.waitForEvent('filechooser');
  await hand.click(pictures, { count: 2, force: true });
  await hand.give(await chooser, { name: 'The stairs.png', mimeType: 'image/png', buffer: Buffer.from(png(240, 160)) });
  await page.locator('.card img[alt="The stairs"]').waitFor();

  // who looks after it, and how sure it is
  await clickCard(hand, ['Backstage', 'Apply', 'Clerk checks income']);
  await openFact(hand, 'Owner', details(page).getByRole('combobox', { name: 'Owner' }));
  await hand.type('Back office');
  await hand.press('Enter');
  await setFact(hand, 'Evidence', 'Observed');

  // a link by keys, with what goes over it
  await clickCard(hand, ['Actions', 'Apply', 'Fills in the form']);
  await page.keyboard.press('Escape');
  await clickCard(hand, ['Actions', 'Apply', 'Fills in the form']);
  await hand.press('l');
  await page.getByRole('combobox', { name: 'Find a card' }).waitFor();
  await hand.typeKeys('Clerk');
  await hand.press('Enter');
  await page
    .getByLabel(/^Flow from “Fills in the form” to “Clerk checks income”/u)
    .first()
    .waitFor({ state: 'attached' });
  await hand.press('Enter');
  await page.locator('.rename-field').waitFor();
  await hand.type('payslips');
  await hand.press('Enter');

  await run(hand, 'Add note');
  await page.locator('.note textarea').waitFor();
  await hand.type('Ask the agents about Sundays');
  await hand.press('Escape');

  for (const [name, words] of [
    ['metrics.csv', 'Stage,Metric,Period,Value,n\nSearch,CSAT,2026-02,61%,410\nApply,CSAT,2026-02,38%,120\n'],
    ['funnel.csv', 'Step,Users\nSearch,9100\nVisit,1400\nApply,620\nSign,180\n'],
  ] as const) {
    await hand.click(page.getByRole('button', { name: 'Import numbers' }).first());
    await hand.file(page.getByRole('dialog').locator('input[type=file]'), csv(name, words));
    const add = page.getByRole('dialog').getByRole('button', { name: /^Add / });
    await expect.poll(() => add.isEnabled()).toBe(true);
    await hand.click(add);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

/** The journey file, as anybody with the board's link reads it. */
async function kept(page: Page): Promise<JourneyFile> {
  const { origin, pathname, hash } = new URL(page.url());
  const response = await fetch(`${origin}/api/boards/${pathname.split('/').at(-1)}`, {
    headers: { authorization: `Bearer ${hash.slice(1)}` },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as JourneyFile;
}

const zoomOf = (page: Page): Promise<number> =>
  page
    .locator('.react-flow__viewport')
    .evaluate((element) => Math.round(new DOMMatrix(getComputedStyle(element).transform).a * 1000) / 1000);

async function goToMap(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Maps\. Shown:/u }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(literally(title), 'u') }).click();
  await page.getByRole('button', { name: `Maps. Shown: ${title}, Today` }).waitFor();
  await page.keyboard.press('Shift+0');
  await expect.poll(() => zoomOf(page)).toBe(1);
}

const READABLE = { zoom: 1, missing: '', cut: [], covered: [] };

/** Looks a text up as a person does, and reads its card at 100 % line by line. */
async function reads(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+F');
  await page
    .getByRole('search')
    .getByRole('textbox')
    .fill(words.split('\n')[0]?.slice(0, 60) ?? '');
  await page.keyboard.press('Escape');
  const found = page.locator('[data-card][data-selected]', { hasText: words.split(' ').slice(0, 3).join(' ') });
  await found.waitFor();
  const look = (): Promise<typeof READABLE> =>
    found.evaluate((element, wanted) => {
      const lines = [...element.querySelectorAll<HTMLElement>('.card-line')];
      const whole = element.getBoundingClientRect();
      const read = lines.map((line) => line.textContent.trim()).join(' ');
      const said = (line: HTMLElement): string => line.textContent;
      const cut = lines.filter((line) => {
        const box = line.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(line);
        const ink = range.getBoundingClientRect();
        const isInside = box.top >= whole.top && box.bottom <= whole.bottom && ink.right <= whole.right;
        return !isInside || line.scrollWidth > line.clientWidth + 1 || line.scrollHeight > line.clientHeight + 1;
      });
      // whatever lies over a letter at the beginning, middle or end of a line hides it
      const covered = lines.filter((line) => {
        const { left, right, top, bottom } = line.getBoundingClientRect();
        return [left + 2, (left + right) / 2, right - 2].some((x) => {
          const over = document.elementFromPoint(x, (top + bottom) / 2);
          return over === null || !element.contains(over);
        });
      });
      const plain = (text: string): string => text.replace(/\s+/gu, ' ');
      const transform = getComputedStyle(document.querySelector('.react-flow__viewport') ?? element).transform;
      return {
        zoom: Math.round(new DOMMatrix(transform).a * 1000) / 1000,
        missing: [plain(wanted), `“${plain(wanted)}”`].includes(plain(read)) ? '' : `${read} ≠ ${wanted}`,
        cut: cut.map(said) as never[],
        covered: covered.map(said) as never[],
      };
    }, words);
  // the way there is a moving one
  await expect.poll(look, { timeout: 4000, interval: 30 }).toEqual(READABLE);
}

it.skipIf(missing)('three maps are built by keys and mouse alone', { timeout: 300_000 }, async () => {
  const maps = JSON.parse(readFileSync(FILE, 'utf8')) as SourceMap[];
  const { page, errors } = await visitor(browser);
  const hand = new CountingHand(page);
  page.setDefaultTimeout(10_000);
  await page.goto(server.url);
  await hand.click(page.getByRole('button', { name: /Empty map/u }));
  await page.getByLabel('Your name').waitFor();
  await hand.type('Ada');
  await hand.press('Enter');
  await page.getByRole('grid').waitFor({ state: 'attached' });
  const counts: [string, Done][] = [['to an empty board', hand.take()]];
  for (const map of maps) {
    await buildFromSource(hand, map);
    counts.push([map.title, hand.take()]);
  }
  await buildOwn(hand);
  counts.push([OWN.title, hand.take()]);
  await page.locator('.saved').getByText('Saved', { exact: true }).waitFor();
  const file = await kept(page);
  for (const map of maps) expect(asKept(file, map.title)).toEqual(asWritten(map));
  expectOwn(file);
  for (const map of maps) {
    await goToMap(page, map.title);
    const quotes = map.stages.flatMap((one) => one.quotes.map(({ text }) => text));
    for (const quote of quotes) await reads(page, quote);
  }
  await goToMap(page, OWN.title);
  for (const quote of OWN.cards.Quotes.flat()) await reads(page, quote);
  for (const [title, done] of counts) console.log(`${countOf(done)} actions: ${title} ${JSON.stringify(done)}`);
  expect(errors).toEqual([]);
});
