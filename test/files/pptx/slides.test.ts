import { describe, expect, it } from 'vitest';
import { writePptx } from '../../../shared/files/pptx/pptx.ts';
import type { Journey, Locale } from '../../../shared/journey/journey.ts';
import { templateFile, templates } from '../../../templates/index.ts';
import { journeyOf } from '../../../shared/files/journey-file.ts';
import { NOW, shop, withTitles } from './journeys.ts';
import { slideSay } from '../../../shared/files/slides/words.ts';
import { Package, SLIDE, type ReadSlide } from './read.ts';

function slidesOf(journey: Journey, lang: Locale = 'en'): ReadSlide[] {
  return new Package(writePptx(journey, { now: NOW, lang })).slides();
}

/** What stages and appendix hold, once; the overview shows them a second time. */
const cardsOf = (slides: readonly ReadSlide[]): { id: string; text: string }[] =>
  slides.flatMap(({ shapes }) =>
    shapes.flatMap(({ name, text }) => (name.startsWith('card:') ? [{ id: name.slice(5), text }] : [])),
  );

function outside(slides: readonly ReadSlide[]): string[] {
  return slides.flatMap(({ path, shapes }) =>
    shapes.flatMap(({ name, box }) => {
      if (!box) return [`${path} ${name}: no frame`];
      const { x, y, width, height } = box;
      const inside =
        x >= 0 && y >= 0 && width >= 0 && height >= 0 && x + width <= SLIDE.width && y + height <= SLIDE.height;
      return inside ? [] : [`${path} ${name}: ${x},${y} ${width}×${height}`];
    }),
  );
}

/** Shapes with text of a slide that lie over each other. */
function overlaps(slides: readonly ReadSlide[]): string[] {
  return slides.flatMap(({ path, shapes }) => {
    const filled = shapes.filter(({ text, tag, box }) => box && (text !== '' || tag === 'p:graphicFrame'));
    return filled.flatMap((a, i) =>
      filled.slice(i + 1).flatMap((b) => {
        if (!a.box || !b.box || (a.name.startsWith('stage:') && b.name.startsWith('stage:'))) return [];
        const across = Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x);
        const down = Math.min(a.box.y + a.box.height, b.box.y + b.box.height) - Math.max(a.box.y, b.box.y);
        return across > 12_700 && down > 12_700 ? [`${path}: ${a.name} over ${b.name}`] : [];
      }),
    );
  });
}

function expectSound(slides: readonly ReadSlide[]): void {
  expect(outside(slides)).toEqual([]);
  expect(overlaps(slides)).toEqual([]);
  expect(Math.min(...slides.flatMap(({ sizes }) => sizes))).toBeGreaterThanOrEqual(1000);
  expect(slides.filter(({ title }) => title.trim() === '')).toEqual([]);
}

describe('slides of a journey', () => {
  it.each(templates.flatMap(({ id }) => (['en', 'tr'] as const).map((lang) => [id, lang] as const)))(
    '[X1] hold every card of %s (%s) in one shape, inside the slide, at 10 points or more',
    (id, lang) => {
      const journey = journeyOf(templateFile(id, lang));
      const slides = slidesOf(journey, lang);
      const cards = cardsOf(slides);
      expect(cards.map((card) => card.id).toSorted()).toEqual([...journey.cards.keys()].toSorted());
      for (const card of cards) {
        const title = journey.cards.get(card.id)?.title ?? '?';
        expect(card.text === title || card.text.startsWith(`${title}\n`)).toBe(true);
      }
      expectSound(slides);
    },
  );

  it('[X1] say the finding in the title where the numbers support one', () => {
    const titles = slidesOf(shop()).map(({ title }) => title);
    expect(titles.slice(0, 2)).toEqual([
      'Online purchase',
      'Largest loss before “Put it in the basket”: 3,447 of 5,000 (69\u00a0%)',
    ]);
    expect(titles).toContain('16.5\u00a0% get through: 826 of 5,000');
    expect(titles.filter((title) => title.startsWith('Compare:'))).toEqual([
      'Compare: the largest loss, 3,447 of 5,000 (69\u00a0%)',
    ]);
    expect(titles.some((title) => title.startsWith('Buy: the lowest moment (−'))).toBe(true);
    expect(titles).toContain('Discover');
  });

  it('[X1] claim nothing of a funnel of fewer than thirty people', () => {
    const journey = shop();
    const few = new Map([...journey.funnelSteps].map(([key, step]) => [key, { ...step, count: 20 - step.index }]));
    const titles = slidesOf({ ...journey, funnelSteps: few }).map(({ title }) => title);
    expect(titles[1]).toMatch(/^The lowest moment is “Buy” \(−/u);
    expect(titles.join(' ')).not.toMatch(/largest loss|get through/iu);
  });

  it('[X1] write feelings as their lane does, without the curves it hides', () => {
    const journey = shop();
    const scaled = new Map(
      [...journey.lanes].map(([id, lane]) => {
        if (lane.kind !== 'feelings') return [id, lane];
        const words = ['Awful', 'Bad', 'So-so', 'Good', 'Splendid'];
        return [id, { ...lane, settings: { ...lane.settings, scale: 'zero-to-ten' as const, words } }];
      }),
    );
    const slides = slidesOf({ ...journey, funnelSteps: new Map(), lanes: scaled });
    expect(slides[1]?.title).toMatch(/^The lowest moment is “Buy” \(\d/u);
    const alts = slides.flatMap(({ shapes }) => shapes.map(({ description }) => description)).join(' ');
    expect(alts).toMatch(/Splendid|Good/u);
    expect(alts).toMatch(/Awful|Bad/u);
    const hidden = new Map(
      [...journey.lanes].map(([id, lane]) => [
        id,
        lane.kind === 'feelings'
          ? { ...lane, settings: { ...lane.settings, hidden: [...journey.personas.keys()] } }
          : lane,
      ]),
    );
    const none = slidesOf({ ...journey, funnelSteps: new Map(), lanes: hidden }).map(({ title }) => title);
    expect(none.join(' ')).not.toMatch(/lowest moment/u);
  });

  it('[N1] carry the passports at the foot of every slide, and say that made-up data is made up', () => {
    for (const lang of ['en', 'tr'] as const) {
      const [cover, ...slides] = slidesOf(shop(lang), lang);
      const feet = slides.map(({ shapes }) => shapes.find(({ name }) => name === 'passport')?.text ?? '');
      expect(feet.filter((foot) => foot === '')).toEqual([]);
      const made = lang === 'en' ? 'Made-up sample data' : 'Kurgusal örnek veri';
      expect(feet[0]).toContain(made);
      expect(cover?.shapes.map(({ text }) => text)).toContain(made);
      expect(feet[0]).toContain(lang === 'en' ? 'n = 5,000' : 'n = 5.000');
    }
  });

  it('[N1] [N2] put n and interval beside every value of the findings, and say where n is small', () => {
    const slides = slidesOf(shop()).filter(({ shapes }) => shapes.some(({ name }) => name === 'metrics'));
    expect(slides[0]?.title).toBe('What was measured');
    const rows = slides.flatMap(({ shapes }) => shapes.find(({ name }) => name === 'metrics')?.text.split('\n') ?? []);
    const after = (cell: string): string[] => rows.slice(rows.indexOf(cell), rows.indexOf(cell) + 5);
    // Wilson for 1,553 of 5,000
    expect(after('Put it in the basket').slice(2)).toEqual(['31.1\u00a0%', '5,000', '29.8\u00a0–\u00a032.4\u00a0%']);
    expect(rows).toContain('only 18');
    expect(rows).toContain('Target 80.0\u00a0%');
  });

  it('[X1] describe every chart and table in words', () => {
    const frames = slidesOf(shop()).flatMap(({ shapes }) => shapes.filter(({ tag }) => tag === 'p:graphicFrame'));
    expect(frames.length).toBeGreaterThan(8);
    expect(frames.filter(({ description }) => description.length < 20)).toEqual([]);
  });

  it('[X1] hold a thousand cards, each once, inside the slides', () => {
    const journey = withTitles(
      Array.from({ length: 1000 }, (_, i) => `Card number ${i} ${'with more words '.repeat(i % 7)}`.trim()),
    );
    const slides = slidesOf(journey);
    const cards = cardsOf(slides);
    expect(cards).toHaveLength(1000);
    expect(new Set(cards.map(({ text }) => text)).size).toBe(1000);
    expect(slides[1]?.shapes.some(({ name, text }) => name === 'more' && /^\+\d+ more$/u.test(text))).toBe(true);
    expectSound(slides);
  }, 60_000);

  it('are there for a map without cards, one without stages and a board without maps', () => {
    const journey = shop();
    const noCards = slidesOf({ ...journey, cards: new Map() });
    expect(cardsOf(noCards)).toEqual([]);
    expectSound(noCards);
    const noStages = slidesOf({ ...journey, stages: new Map() });
    expectSound(noStages);
    expect(noStages[1]?.shapes.map(({ text }) => text)).toContain(
      'This map has no stages yet. Add a stage on the board, and it becomes a slide here.',
    );
    const noMaps = slidesOf({ ...journey, maps: new Map() }, 'tr');
    expectSound(noMaps);
    expect(noMaps[0]?.shapes.map(({ text }) => text)).toContain('Bu panoda henüz harita yok.');
  });

  it('[J4] show cards whose lane is gone as unplaced', () => {
    const journey = shop();
    const lane = [...journey.lanes.values()].find(({ kind }) => kind === 'pains');
    if (!lane) throw new Error('no pains lane');
    const lanes = new Map(journey.lanes).set(lane.id, { ...lane, deleted: { by: 'x', at: 1 } });
    const slides = slidesOf({ ...journey, lanes });
    expect(cardsOf(slides)).toHaveLength(journey.cards.size);
    expect(slides.map(({ title }) => title)).toContain('Unplaced cards');
  });

  it('keep emoji, very long words and very long titles whole and inside', () => {
    const titles = [
      '👩‍👩‍👧‍👦 Aile 🎉 alışverişi',
      'W'.repeat(300),
      'word '.repeat(400).trim(),
      'İyi ki aldım! IĞDIR ığdır',
      'Zeile eins\nZeile zwei',
    ];
    const slides = slidesOf(withTitles(titles));
    expect(
      cardsOf(slides)
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(titles.toSorted());
    expectSound(slides);
  });

  it('cut only a title that no slide could hold, and then keep it whole for those who listen', () => {
    const title = 'endless '.repeat(3000).trim();
    const slides = slidesOf(withTitles([title]));
    const shape = slides.flatMap(({ shapes }) => shapes).find(({ name }) => name.startsWith('card:'));
    expect(shape?.text.endsWith('…')).toBe(true);
    expect(shape?.text.length).toBeGreaterThan(4000);
    expect(shape?.description).toContain(title);
    expectSound(slides);
  });

  it('speak Turkish with Turkish letters and numbers, and leave what people wrote as it is', () => {
    const slides = slidesOf(shop('tr'), 'tr');
    const all = slides.flatMap(({ shapes }) => shapes.map(({ text }) => text)).join('\n');
    expect(all).toContain('İnsanlar ne yapıyor');
    expect(all).toContain('3.447');
    expect(all).not.toMatch(/\b(What|Largest|Stage|Pain|Source)\b/u);
  });

  it('leave the number after a name that runs from the right where it belongs', () => {
    const title = slideSay('en')('range', { about: 'Map', from: 'مرحلة', to: 'Pay' });
    expect(title).toContain('مرحلة\u200e');
    expect(title.endsWith('Pay')).toBe(true);
  });
});
