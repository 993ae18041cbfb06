import { describe, expect, it } from 'vitest';
import { writeDeck } from '../../../shared/files/pptx/pptx.ts';
import { deckOf, type DeckOptions } from '../../../shared/files/slides/deck-of.ts';
import { slidePreview } from '../../../shared/files/slides/preview.ts';
import type { DeckModel, Item, ShapeItem } from '../../../shared/files/slides/slide.types.ts';
import { heightOf, LEAST_SIZE } from '../../../shared/files/slides/text.ts';
import type { Journey } from '../../../shared/journey/journey.ts';
import { NOW, shop } from './journeys.ts';
import { large } from './large.ts';
import { Package } from './read.ts';
import { outOfOrder } from './schema.ts';

/** A map and its future, told apart by what is new and gone. */
function withFuture(): Journey {
  const journey = shop();
  const [map] = journey.maps.values();
  if (!map) throw new Error('no map');
  const [stages, lanes, cards] = [new Map(journey.stages), new Map(journey.lanes), new Map(journey.cards)];
  const copy = (id: string): string => `n${id.slice(1)}`;
  for (const one of journey.stages.values())
    stages.set(copy(one.id), { ...one, id: copy(one.id), mapId: copy(map.id), copyOf: one.id });
  for (const one of journey.lanes.values())
    lanes.set(copy(one.id), { ...one, id: copy(one.id), mapId: copy(map.id), copyOf: one.id });
  [...journey.cards.values()].forEach((one, i) => {
    if (i % 5 === 0) return;
    const cell = { laneId: copy(one.cell.laneId), columnId: copy(one.cell.columnId) };
    const id = copy(one.id);
    cards.set(id, {
      ...one,
      id,
      cell,
      ...(i % 5 === 1 ? {} : { copyOf: one.id }),
      title: i % 5 === 2 ? `${one.title}, better` : one.title,
    });
  });
  const maps = new Map(journey.maps);
  maps.set(copy(map.id), { ...map, id: copy(map.id), title: 'Tomorrow', state: 'next', nextOf: map.id });
  return { ...journey, maps, stages, lanes, cards };
}

const right = ({ x, width }: Item): number => x + width;
const bottom = ({ y, height }: Item): number => y + height;
const isFilled = (item: Item): boolean =>
  item.type === 'chart' || item.type === 'table' || (item.type === 'shape' && item.paragraphs.length > 0);

function outside({ slides, page }: DeckModel): string[] {
  return slides.flatMap(({ key, items }) =>
    items.flatMap((item) => {
      const inside =
        item.x >= 0 && item.y >= 0 && right(item) <= page.width + 0.01 && bottom(item) <= page.height + 0.01;
      return inside && item.width >= 0 && item.height >= 0 ? [] : [`${key} ${item.name}`];
    }),
  );
}

function overlapping({ slides }: DeckModel): string[] {
  return slides.flatMap(({ key, items }) => {
    const filled = items.filter(isFilled);
    return filled.flatMap((a, i) =>
      filled.slice(i + 1).flatMap((b) => {
        if (a.name.startsWith('stage:') && b.name.startsWith('stage:')) return [];
        const across = Math.min(right(a), right(b)) - Math.max(a.x, b.x);
        const down = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);
        return across > 1 && down > 1 ? [`${key}: ${a.name} over ${b.name}`] : [];
      }),
    );
  });
}

/** Shapes keep text out of their points by themselves. */
const pointed = ({ form, corner }: ShapeItem): number =>
  form === 'chevron' ? 2 * corner : form === 'homePlate' ? corner / 2 : 0;

/** Texts that need more room than their shape has, by the widths of the letters (C7). */
function overflowing({ slides }: DeckModel): string[] {
  return slides.flatMap(({ key, items }) =>
    items.flatMap((item): string[] => {
      if (item.type === 'table')
        return item.rows.flatMap(({ cells, height }, row) =>
          cells.flatMap((cell, i) =>
            heightOf([cell], (item.columns[i]?.width ?? 0) - 8) > height - 5.9
              ? [`${key} ${item.name} row ${row}`]
              : [],
          ),
        );
      if (item.type !== 'shape' || item.paragraphs.length === 0 || item.form === 'ellipse') return [];
      const { insets, paragraphs } = item;
      const width = item.width - insets.left - insets.right - pointed(item);
      const room = item.height - insets.top - insets.bottom;
      const needed = heightOf(paragraphs, width);
      return needed > room + 0.1
        ? [`${key} ${item.name}: ${needed} in ${room}: ${paragraphs[0]?.text.slice(0, 40)}`]
        : [];
    }),
  );
}

const small = ({ slides }: DeckModel): string[] =>
  slides.flatMap(({ key, items }) =>
    items.flatMap((item) => {
      const texts =
        item.type === 'shape' ? item.paragraphs : item.type === 'table' ? item.rows.flatMap(({ cells }) => cells) : [];
      return texts.some(({ size = LEAST_SIZE }) => size < LEAST_SIZE) ? [`${key} ${item.name}`] : [];
    }),
  );

const BRAND = {
  dk1: '#1B1B1B',
  lt1: '#FFFFFF',
  dk2: '#0B3D2E',
  lt2: '#F3F1EA',
  accent1: '#FFD400',
  accent2: '#0B7A3B',
  accent3: '#7A1FA2',
  accent4: '#E64A19',
  accent5: '#1565C0',
  accent6: '#9E9E9E',
  hlink: '#1565C0',
  folHlink: '#7A1FA2',
};
const LOOKS: readonly Omit<DeckOptions, 'now'>[] = [
  { lang: 'en', size: '16:9', theme: 'light' },
  { lang: 'tr', size: '4:3', theme: 'dark' },
  { lang: 'tr', size: '16:9', theme: 'dark', accent: '#E4002B' },
  { lang: 'en', size: '4:3', theme: 'light', colours: BRAND },
];
const BOARDS = {
  typical: () => shop(),
  future: withFuture,
  large: () => large(),
  empty: () => ({ ...shop(), cards: new Map() }),
};

describe.each(Object.keys(BOARDS) as (keyof typeof BOARDS)[])('slides of a %s board', (board) => {
  it.each(LOOKS)('[X1] stand inside, apart and hold their texts ($lang, $size, $theme)', (look) => {
    const deck = deckOf(BOARDS[board](), { ...look, now: NOW });
    expect(deck.slides.length).toBeGreaterThan(5);
    expect(outside(deck)).toEqual([]);
    expect(overlapping(deck)).toEqual([]);
    expect(overflowing(deck)).toEqual([]);
    expect(small(deck)).toEqual([]);
  });

  it('[X1] are written in the order that PowerPoint reads, shape by shape with a number of its own', () => {
    const deck = deckOf(BOARDS[board](), { lang: 'en', now: NOW });
    const file = new Package(writeDeck(deck));
    const wrong = file.paths
      .filter((path) => /^ppt\/.*\.xml$/u.test(path))
      .flatMap((path) => outOfOrder(file.text(path)).map((one) => `${path}: ${one}`));
    expect(wrong).toEqual([]);
    for (const { path } of file.slides()) {
      const ids = [...file.text(path).matchAll(/<p:cNvPr id="(\d+)"/gu)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const shapes = file.text(path).match(/<p:sp>.*?<\/p:sp>/gsu) ?? [];
      expect(shapes.filter((shape) => !shape.includes('<p:txBody>'))).toEqual([]);
    }
  });

  it('are previewed as they are written', () => {
    const deck = deckOf(BOARDS[board](), { lang: 'en', now: NOW });
    const [cover] = deck.slides;
    if (!cover) throw new Error('no slide');
    for (const slide of deck.slides.slice(0, 12)) {
      const svg = slidePreview(deck, slide);
      expect(svg).toMatch(/^<svg [^>]+>.*<\/svg>$/su);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/u);
    }
    expect(slidePreview(deck, cover)).toContain('Online purchase');
  });
});

describe('the order test itself', () => {
  it('finds what stands in the wrong place, twice or where nothing is known of it', () => {
    expect(outOfOrder('<p:sp><p:spPr></p:spPr><p:nvSpPr></p:nvSpPr></p:sp>')).toEqual(['p:sp > p:nvSpPr']);
    expect(outOfOrder('<p:sp><p:spPr/><p:spPr/></p:sp>')).toEqual(['p:sp > p:spPr']);
    expect(outOfOrder('<p:sp><p:style/></p:sp>')).toEqual(['p:sp > p:style']);
    expect(outOfOrder('<p:foo><p:style/></p:foo>')).toHaveLength(1);
  });
});
