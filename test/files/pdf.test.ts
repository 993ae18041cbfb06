import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zlibSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { outlineOf } from '../../shared/files/pdf/path.ts';
import { writePdf } from '../../shared/files/pdf/pdf.ts';
import { keyOfLine, lettersOf, type DrawnLine, type StrangeLine } from '../../shared/files/pdf/strange-lines.ts';
import { PAPERS, sheetsOf } from '../../shared/files/pdf/sheets.ts';
import type { Card, Journey, Stage } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import type { Picture } from '../../shared/journey/pictures.ts';
import { sceneOf } from '../../shared/journey/scene.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { templateFile } from '../../templates/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sample = (lang: 'en' | 'tr' = 'tr'): Journey => journeyOf(templateFile('online-purchase', lang));

/** What poppler makes of a file; it complains about what it had to repair. */
function asked(program: string, bytes: Uint8Array, ...options: string[]): string {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, bytes);
  return execFileSync(program, [...options, path, ...(program === 'pdftotext' ? ['-'] : [])], { encoding: 'utf8' });
}

const hasPoppler = ((): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('SKIPPED: pdftotext is not installed; no other program read the PDF');
    return false;
  }
})();

function withCards(journey: Journey, change: (card: Card, at: number) => Partial<Card>): Journey {
  const cards = [...journey.cards.values()].map((card, at) => ({ ...card, ...change(card, at) }));
  return { ...journey, cards: new Map(cards.map((card) => [card.id, card])) };
}

const squeezed = (text: string): string => text.replace(/\s+/gu, '');

describe('PDF', () => {
  it('[X2] gives the same bytes for the same journey, and says nothing of the machine', () => {
    for (const paper of PAPERS) {
      const options = { now: 1_750_000_000_000, lang: 'tr', paper } as const;
      const one = writePdf(sample(), options);
      expect(Buffer.compare(one, writePdf(sample(), options)), paper).toBe(0);
      expect(Buffer.from(one.subarray(0, 8)).toString()).toBe('%PDF-1.7');
      expect(Buffer.from(one).toString('latin1')).toContain('(D:20250615150640Z)');
    }
  });

  it('points at every object where it is', () => {
    const text = Buffer.from(writePdf(sample(), { now: 0, lang: 'en' })).toString('latin1');
    const start = Number(/startxref\n(\d+)/u.exec(text)?.[1]);
    const rows = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gmu)];
    expect(rows.length).toBeGreaterThan(10);
    rows.forEach(([, at], i) => expect(text.slice(Number(at)).startsWith(`${i + 1} 0 obj\n`)).toBe(true));
  });

  it.skipIf(!hasPoppler)('can be read, searched and copied, Turkish letters too, from fonts within it', () => {
    for (const lang of ['en', 'tr'] as const) {
      const journey = sample(lang);
      for (const paper of PAPERS) {
        const bytes = writePdf(journey, { now: 0, lang, paper });
        const text = squeezed(asked('pdftotext', bytes, '-raw'));
        for (const word of Array.from(journey.cards.values(), ({ title }) => title.split(' ')[0] ?? ''))
          expect(text, `${lang} ${paper}`).toContain(word);
        for (const row of asked('pdffonts', bytes).split('\n').slice(2, -1))
          expect(row).toMatch(/Inter-\w+ +CID TrueType +Identity-H +yes yes yes/u);
      }
    }
  });

  it.skipIf(!hasPoppler)('writes every card once, on whatever sheets, and numbers them', () => {
    const journey = withCards(sample(), (_, at) => ({ title: `Kart${at}x, with more words than a curve would quote` }));
    for (const paper of ['a4', 'letter'] as const) {
      const text = asked('pdftotext', writePdf(journey, { now: 0, lang: 'tr', paper }));
      for (let at = 0; at < journey.cards.size; at++)
        expect(text.split(`Kart${at}x`).length - 1, `${paper} ${at}`).toBe(1);
      const pages = Number(/Sayfa 1 \/ (\d+)/u.exec(text)?.[1]);
      expect(text).toContain(`Sayfa ${pages} / ${pages}`);
      // heads are on each sheet
      expect(text.split('Satın alma').length - 1).toBeGreaterThanOrEqual(pages / 2);
    }
  });

  it.skipIf(!hasPoppler)('takes whatever people wrote', () => {
    const words = ['😀👩‍👩‍👧 mutlu', 'שלום مرحبا', 'x'.repeat(300), 'a\u0000b\ud800', 'q '.repeat(5000), '漢字', '(\\)<>/'];
    const journey = withCards(sample(), (_, at) => ({ title: words[at % words.length] ?? '' }));
    for (const paper of PAPERS) {
      const bytes = writePdf(journey, { now: 0, lang: 'tr', paper });
      const text = squeezed(asked('pdftotext', bytes));
      expect(text).toContain('😀');
      expect(text).toContain('漢字');
      expect(text).toContain('(\\)<>/');
      expect(bytes.length).toBeLessThan(2_000_000);
    }
  });

  it('embeds JPEG and PNG, also see-through ones, and says where a picture is missing', () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const pictures = new Map<string, Picture>([['png', { type: 'image/png', bytes: pixel }]]);
    const withPicture = withCards(sample(), (_, at) =>
      at === 0 ? { kind: 'image', imageId: 'png', imageSize: { width: 1, height: 1 } } : {},
    );
    const drawn = Buffer.from(writePdf(withPicture, { now: 0, lang: 'en', pictures })).toString('latin1');
    expect(drawn).toMatch(
      /\/Subtype \/Image\/Width 1\/Height 1\/ColorSpace \/DeviceRGB\/BitsPerComponent 8\/SMask \d+ 0 R/u,
    );
    const missing = writePdf(withPicture, { now: 0, lang: 'en' });
    expect(Buffer.from(missing).toString('latin1')).not.toContain('/Subtype /Image');
    if (hasPoppler) expect(squeezed(asked('pdftotext', missing))).toContain('Picturemissing');
    const broken = new Map<string, Picture>([['png', { type: 'image/png', bytes: zlibSync(pixel) }]]);
    expect(writePdf(withPicture, { now: 0, lang: 'en', pictures: broken }).length).toBeGreaterThan(1000);
  });

  it.skipIf(!hasPoppler)('has a page for a board without maps, and none longer than readers show', () => {
    expect(asked('pdftotext', writePdf({ ...sample(), maps: new Map() }, { now: 0, lang: 'en' }))).toContain(
      'İnternetten',
    );
    const journey = sample();
    const [first] = journey.stages.values();
    if (!first) throw new Error('no stage');
    const stages = Array.from({ length: 120 }, (_, i): Stage => {
      const id = `stage${String(i).padStart(7, '0')}`;
      return { ...first, id, title: `Stage ${i}`, order: `b${String(i).padStart(3, '0')}V` };
    });
    const long = { ...journey, stages: new Map([...journey.stages, ...stages.map((one) => [one.id, one] as const)]) };
    const [, width = ''] = /Page size: +([\d.]+)/u.exec(asked('pdfinfo', writePdf(long, { now: 0, lang: 'en' }))) ?? [];
    expect(Number(width)).toBeLessThanOrEqual(14_400);
    expect(Number(width)).toBeGreaterThan(10_000);
    expect(asked('pdftotext', writePdf(long, { now: 0, lang: 'en', paper: 'a4' }))).toContain('Stage 119');
  });
});

describe('sheets of paper', () => {
  it('cut no card, and cover the map without a gap', () => {
    for (const id of ['online-purchase', 'service-blueprint', 'saas-onboarding']) {
      const journey = journeyOf(templateFile(id, 'en'));
      const [map] = journey.maps.values();
      const layout = layoutMap(journey, map?.id ?? '');
      const scene = sceneOf(layout, journey, { tokens: TOKENS.light, locale: 'en' });
      for (const paper of ['a4', 'a3', 'letter'] as const) {
        const bodies = sheetsOf(layout, scene, paper).sheets.map(({ panes }) => panes[0]?.from);
        const widest = Math.max(...bodies.map((body) => (body ? body.right - body.left : 0)));
        for (const card of layout.cards) {
          // over more columns than any sheet has
          if (card.width > widest) continue;
          const whole = bodies.filter(
            (body) =>
              body &&
              card.x >= body.left - 1 &&
              card.x + card.width <= body.right + 1 &&
              card.y >= body.top - 1 &&
              card.y + card.height <= body.bottom + 1,
          );
          expect(whole, `${id} ${paper}`).toHaveLength(1);
        }
      }
    }
  });
});

describe('paths', () => {
  it('know every command of SVG, and how far they reach', () => {
    expect(outlineOf('M1 2h3v4H0V0z').ops).toBe('1 2 m 4 2 l 4 6 l 0 6 l 0 0 l h');
    expect(outlineOf('M0 0q3 3 6 0t6 0').ops.split(' c')).toHaveLength(3);
    const half = outlineOf('M0 0a5 5 0 0110 0');
    expect(half.ops.endsWith('10 0 c')).toBe(true);
    expect(half.extent.top).toBeLessThan(-4.9);
    expect(outlineOf('m10 10 5 5 5-5').ops).toBe('10 10 m 15 15 l 20 10 l');
  });

  describe('with letters that its font does not have', () => {
    const titles = ['Pays 💳', 'שלום עולם', '在线购买'];
    const strangeBoard = (): Journey => withCards(sample('en'), (card, at) => ({ title: titles[at] ?? card.title }));
    const strangeIn = (options: Partial<Parameters<typeof writePdf>[1]> = {}): [Uint8Array, readonly StrangeLine[]] => {
      let strange: readonly StrangeLine[] = [];
      const bytes = writePdf(strangeBoard(), {
        now: 0,
        lang: 'en',
        ...options,
        onStrange: (lines) => (strange = lines),
      });
      return [bytes, strange];
    };
    const drawn: DrawnLine = {
      left: 0,
      top: -10,
      width: 4,
      height: 2,
      columns: 2,
      rows: 1,
      alpha: new Uint8Array([255, 0]),
    };

    it('names the lines, and the letters that are boxes in it, and no others', () => {
      for (const paper of PAPERS) {
        const [, strange] = strangeIn({ paper });
        expect(new Set(strange.map(({ text }) => text)), paper).toEqual(new Set(titles));
        expect(lettersOf(strange)).toEqual([...new Set([...'💳שלוםעולם在线购买'])].sort());
      }
      let none: readonly StrangeLine[] | undefined;
      writePdf(sample('tr'), { now: 0, lang: 'tr', onStrange: (lines) => (none = lines) });
      expect(none).toEqual([]);
    });

    it.skipIf(!hasPoppler)(
      'shows them as they were drawn, with the words under them to be copied in their order',
      () => {
        const [, strange] = strangeIn();
        const lines = new Map(strange.map((line) => [keyOfLine(line), drawn]));
        const [bytes, left] = strangeIn({ lines });
        expect(left).toEqual([]);
        const text = asked('pdftotext', bytes).replace(/\p{Cf}/gu, '');
        for (const title of titles) expect(text).toContain(title);
        const masks = asked('pdfimages', bytes, '-list')
          .split('\n')
          .filter((row) => row.includes('smask'));
        expect(masks).toHaveLength(titles.length);
      },
    );
  });
});
