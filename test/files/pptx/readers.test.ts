import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePptx } from '../../../shared/files/pptx/pptx.ts';
import type { Locale } from '../../../shared/journey/journey.ts';
import { NOW, shop } from './journeys.ts';

const works = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const noOffice = !works('soffice', '--version') || !works('pdftotext', '-v');
const noPython = !works('python3', '-c', 'import pptx');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyboard-slides-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(lang: Locale): string {
  const path = join(folder, `deck-${lang}.pptx`);
  writeFileSync(path, writePptx(shop(lang), { now: NOW, lang }));
  return path;
}

interface Word {
  text: string;
  page: number;
  box: readonly [left: number, top: number, right: number, bottom: number];
}

/** Words of a PDF with the places LibreOffice gave them. */
function wordsOf(pdf: string): { words: Word[]; pages: { width: number; height: number }[] } {
  const html = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const pages = [...html.matchAll(/<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/gu)];
  return {
    pages: pages.map(([, width, height]) => ({ width: Number(width), height: Number(height) })),
    words: pages.flatMap(([, , , content = ''], page) =>
      [...content.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</gu)].map(
        ([, x1, y1, x2, y2, text = '']): Word => ({
          text,
          page,
          box: [Number(x1), Number(y1), Number(x2), Number(y2)],
        }),
      ),
    ),
  };
}

/** Words of one page that lie more than a little over each other. */
function overlapping(words: readonly Word[]): string[] {
  return words.flatMap((a, i) =>
    words.slice(i + 1).flatMap((b) => {
      if (a.page !== b.page) return [];
      const across = Math.min(a.box[2], b.box[2]) - Math.max(a.box[0], b.box[0]);
      const down = Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]);
      // boxes of words are as high as the font, so lines that stand close touch a little
      return across > 1 && down > 4 ? [`page ${a.page + 1}: ${a.text} over ${b.text}`] : [];
    }),
  );
}

describe.skipIf(noOffice)('LibreOffice and pdftotext (skipped where they are not installed)', () => {
  it.each(['en', 'tr'] as const)(
    '[X1] opens the deck (%s): every card is there, every word inside its page, none over another',
    (lang) => {
      const deck = written(lang);
      const profile = `-env:UserInstallation=file://${folder}/office`;
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, deck], {
        stdio: 'pipe',
      });
      const { words, pages } = wordsOf(deck.replace('.pptx', '.pdf'));
      expect(pages.length).toBeGreaterThan(6);
      const outside = words.filter(({ box, page }) => {
        const { width = 0, height = 0 } = pages[page] ?? {};
        return box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height;
      });
      expect(outside).toEqual([]);
      expect(overlapping(words)).toEqual([]);
      const all = ` ${words.map(({ text }) => text).join(' ')} `;
      const missing = [...shop(lang).cards.values()]
        .flatMap(({ title }) => title.split(/[\s-]+/u))
        .filter((word) => !all.includes(word.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;')));
      expect(missing).toEqual([]);
    },
    120_000,
  );
});

const READ_BACK = `
import json, sys
from pptx import Presentation
deck = Presentation(sys.argv[1])
shapes = []
for number, slide in enumerate(deck.slides):
    for shape in slide.shapes:
        shapes.append({
            'slide': number,
            'name': shape.name,
            'text': shape.text_frame.text if shape.has_text_frame else '',
            'chart': len(list(shape.chart.plots[0].categories)) if shape.has_chart else 0,
            'inside': shape.left >= 0 and shape.top >= 0 and shape.left + shape.width <= deck.slide_width
                and shape.top + shape.height <= deck.slide_height,
        })
json.dump({'titles': [s.shapes.title.text_frame.text for s in deck.slides], 'shapes': shapes}, sys.stdout)
`;

describe.skipIf(noPython)('python3-pptx (skipped where it is not installed)', () => {
  it('[X1] reads every card back as one shape with its title, charts with their categories, all inside', () => {
    const script = join(folder, 'read.py');
    writeFileSync(script, READ_BACK);
    const output = join(folder, 'read.json');
    writeFileSync(output, execFileSync('python3', [script, written('tr')]));
    const { titles, shapes } = JSON.parse(readFileSync(output, 'utf8')) as {
      titles: string[];
      shapes: { name: string; text: string; chart: number; inside: boolean }[];
    };
    expect(titles.every((title) => title !== '')).toBe(true);
    expect(shapes.filter(({ inside }) => !inside)).toEqual([]);
    expect(shapes.filter(({ chart }) => chart > 1).length).toBeGreaterThan(5);
    const cards = shapes.filter(({ name }) => name.startsWith('card:'));
    const journey = shop('tr');
    expect(cards.map(({ name }) => name.slice(5)).toSorted()).toEqual([...journey.cards.keys()].toSorted());
    for (const { name, text } of cards) expect(text.split('\n')[0]).toBe(journey.cards.get(name.slice(5))?.title);
  }, 60_000);
});
