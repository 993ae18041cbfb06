import { describe, expect, it } from 'vitest';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { mapsOf } from '../../shared/journey/columns.ts';
import type { Journey, Locale } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { sceneOf } from '../../shared/journey/scene.ts';
import { cardItems } from '../../shared/journey/scene-cards.ts';
import { headerItems, railItems } from '../../shared/journey/scene-frame.ts';
import { placesAlong } from '../../shared/journey/scene-room.ts';
import { describeLane, laneItems } from '../../shared/journey/scene-lanes.ts';
import type { Primitive, TextItem } from '../../shared/journey/scene.types.ts';
import { textWidth } from '../../shared/journey/text/wrap.ts';
import { sayIn } from '../../shared/journey/words/words.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { templateFile, templates } from '../../templates/index.ts';

const LOCALES = ['en', 'tr'] as const;

function mapOf(id: string, locale: Locale, columnWidth?: number): { journey: Journey; layout: MapLayout } {
  const journey = journeyOf(templateFile(id, locale));
  const mapId = mapsOf(journey)[0]?.id ?? '';
  return { journey, layout: layoutMap(journey, mapId, columnWidth === undefined ? {} : { columnWidth }) };
}

const textsOf = (items: readonly Primitive[]): TextItem[] =>
  items.flatMap((item) => (item.type === 'text' ? [item] : []));

function ends(item: TextItem): [left: number, right: number] {
  const width = textWidth(item.text, item);
  const left = item.anchor === 'end' ? item.x - width : item.anchor === 'middle' ? item.x - width / 2 : item.x;
  return [left, left + width];
}

/** Texts that pass the box they belong in. */
function outside(items: readonly Primitive[], box: { x: number; y: number; width: number; height: number }): string[] {
  return textsOf(items).flatMap((item) => {
    const [left, right] = ends(item);
    const fits = left >= box.x && right <= box.x + box.width + 0.01;
    return fits && item.y - item.size * 0.8 >= box.y && item.y <= box.y + box.height ? [] : [item.text];
  });
}

/** Texts that lie over one another. */
function overlapping(items: readonly Primitive[]): string[] {
  const texts = textsOf(items);
  return texts.flatMap((one, i) =>
    texts.slice(i + 1).flatMap((other) => {
      const [left, right] = ends(one);
      const [otherLeft, otherRight] = ends(other);
      const beside = right <= otherLeft + 0.01 || otherRight <= left + 0.01;
      const apart = one.y <= other.y - other.size * 0.7 || other.y <= one.y - one.size * 0.7;
      return beside || apart ? [] : [`${one.text} / ${other.text}`];
    }),
  );
}

describe('scene', () => {
  it.each(templates.map(({ id }) => id))(
    'keeps every text of %s in its box, at both widths and in both languages',
    (id) => {
      for (const locale of LOCALES) {
        for (const columnWidth of [175, 200]) {
          const { journey, layout } = mapOf(id, locale, columnWidth);
          const style = { tokens: TOKENS.light, locale };
          const { items } = sceneOf(layout, journey, style);
          expect(outside(items, { x: 0, y: 0, width: layout.width, height: layout.height })).toEqual([]);
          expect(overlapping(items)).toEqual([]);
          for (const card of layout.cards) expect(outside(cardItems(card, style), card)).toEqual([]);
          for (const lane of layout.lanes) {
            expect(outside(laneItems(lane, layout, journey, style), { ...lane, x: layout.rail })).toEqual([]);
            const rail = lane.shape === 'divider' ? lane : { ...lane, width: layout.rail };
            expect(outside(railItems(lane, layout, journey, style), rail)).toEqual([]);
          }
          for (const stage of layout.stages) {
            const own = headerItems(layout, style).filter((item) => item.of === stage.id);
            expect(own.length).toBe(1 + stage.lines.length);
            expect(outside(own, stage)).toEqual([]);
          }
        }
      }
    },
  );

  it('says the funnel in figures, and that its numbers are made up', () => {
    const { journey, layout } = mapOf('online-purchase', 'tr');
    const said = textsOf(sceneOf(layout, journey, { tokens: TOKENS.light, locale: 'tr' }).items).map(
      ({ text }) => text,
    );
    for (const figure of ['5.000', '1.553', '1.103', '899', '826', '%31,1', '· tümü %16,5', '3.447 kayıp']) {
      expect(said).toContain(figure);
    }
    expect(said).toContain('Kurgusal örnek veri');
    const lane = layout.lanes.find(({ kind }) => kind === 'funnel');
    expect(lane && describeLane(lane, layout, journey, 'tr')).toContain(
      'En büyük kayıp: Sepete ekledi öncesinde 3.447.',
    );
  });

  it('draws each card once, over its lane, with its kind as a stripe', () => {
    const { journey, layout } = mapOf('online-purchase', 'en');
    const { items } = sceneOf(layout, journey, { tokens: TOKENS.dark, locale: 'en' });
    for (const card of layout.cards) {
      expect(items.filter((item) => item.type === 'box' && item.of === card.id)).toHaveLength(1);
      const stripe = cardItems(card, { tokens: TOKENS.dark, locale: 'en' })[1];
      expect(stripe).toMatchObject({ type: 'box', width: 3, fill: TOKENS.dark.kinds[card.card.kind] });
    }
  });

  it('[N2] hatches what rests on under thirty answers and says how many', () => {
    const { layout } = mapOf('online-purchase', 'en');
    const card = layout.cards.find(({ meta }) => meta?.reading);
    if (!card?.meta?.reading) throw new Error('no card with a reading');
    const { reading } = card.meta;
    const few = { ...card, meta: { ...card.meta, reading: { ...reading, latest: { ...reading.latest, n: 18 } } } };
    const style = { tokens: TOKENS.light, locale: 'en' } as const;
    const hatched = (box: typeof card): Primitive[] =>
      cardItems(box, style).filter((item) => 'hatch' in item && item.hatch);
    expect(hatched(card)).toEqual([]);
    expect(hatched(few)).toHaveLength(1);
    expect(textsOf(cardItems(few, style)).map(({ text }) => text)).toContain('n = 18');
    expect(outside(cardItems(few, style), few)).toEqual([]);
  });

  it('says of a folded lane how many cards it hides', () => {
    const { journey } = mapOf('online-purchase', 'en');
    const lane = [...journey.lanes.values()].find(({ kind }) => kind === 'actions');
    if (!lane) throw new Error('no actions');
    const folded = { ...journey, lanes: new Map(journey.lanes).set(lane.id, { ...lane, collapsed: true }) };
    const layout = layoutMap(folded, lane.mapId);
    const box = layout.lanes.find(({ id }) => id === lane.id);
    if (!box) throw new Error('no box');
    const count = [...journey.cards.values()].filter(({ cell }) => cell.laneId === lane.id).length;
    expect(describeLane(box, layout, folded, 'en')).toBe(`Actions. Folded, cards: ${count}.`);
    const [words] = laneItems(box, layout, folded, { tokens: TOKENS.light, locale: 'tr' });
    expect(words).toMatchObject({ text: `Katlı, kart sayısı: ${count}` });
  });

  it.each(LOCALES)('tells whose curve it was in full, beside the numbers of the scale, in %s', (locale) => {
    const { journey } = mapOf('online-purchase', locale);
    const [mapId = ''] = mapsOf(journey).map(({ id }) => id);
    const personas = new Map(
      [...journey.personas].map(([id, one]) => [id, { ...one, deleted: { by: one.createdBy ?? '', at: 1 } }] as const),
    );
    const gone = { ...journey, personas };
    const layout = layoutMap(gone, mapId);
    const lane = layout.lanes.find(({ shape }) => shape === 'feelings');
    if (!lane?.feelings) throw new Error('no feelings lane');
    const said = textsOf(railItems(lane, layout, gone, { tokens: TOKENS.light, locale }));
    const [persona] = journey.personas.values();
    const name = sayIn(locale)('persona.former-named', { name: persona?.name ?? '' });
    expect(said.map(({ text }) => text).join(' ')).toContain(name);
    const scale = said.filter(({ anchor }) => anchor === 'end');
    expect(scale.length).toBe(5);
    const left = Math.min(...scale.map((item) => ends(item)[0]));
    for (const item of said.filter(({ anchor }) => anchor !== 'end')) expect(ends(item)[1]).toBeLessThan(left);
  });

  it('is quiet where a lane has nothing yet', () => {
    const { journey, layout } = mapOf('blank', 'en');
    const style = { tokens: TOKENS.light, locale: 'en' } as const;
    const feelings = layout.lanes.find(({ shape }) => shape === 'feelings');
    if (!feelings) throw new Error('no feelings lane');
    const empty = { ...feelings, feelings: { curves: [] } };
    expect(laneItems(empty, layout, journey, style)).toMatchObject([{ type: 'text', text: 'No feelings yet' }]);
  });

  it.each(LOCALES)(
    'names what was felt otherwise than measured where no line, face or other word stands, in %s',
    (locale) => {
      const { journey, layout } = mapOf('online-purchase', locale);
      const lane = layout.lanes.find(({ shape }) => shape === 'feelings');
      if (!lane?.feelings?.measured) throw new Error('nothing is measured');
      const items = laneItems(lane, layout, journey, { tokens: TOKENS.light, locale });
      expect(overlapping(items)).toEqual([]);
      const said = textsOf(items).filter(({ text }) =>
        sayIn(locale)('feelings.worse')
          .split(' ')
          .includes(text.split(' ')[0] ?? ''),
      );
      expect(said.map(({ text }) => text).join(' ')).toBe(sayIn(locale)('feelings.worse'));
      const points = items.flatMap((item) =>
        item.type === 'path' && item.fill === undefined && item.d.includes('C') ? placesAlong(item.d) : [],
      );
      expect(points.length).toBeGreaterThan(200);
      for (const one of said) {
        const [left, right] = ends(one);
        const under = points.filter(({ x, y }) => x > left && x < right && y > one.y - 8 && y < one.y + 2);
        expect([one.text, under]).toEqual([one.text, []]);
      }
    },
  );

  it('walks along straight and bent pieces of a line alike', () => {
    const places = placesAlong('M0,10L40,10C50,10,60,30,70,30M100,5L120,5');
    expect(places[0]).toEqual({ x: 0, y: 10 });
    expect(places.find(({ x }) => x > 19 && x < 21)?.y).toBe(10);
    // the middle of a bent piece is its ends and handles, weighed 1 3 3 1
    expect(places.some(({ x, y }) => Math.abs(x - 55) < 1e-9 && Math.abs(y - 20) < 1e-9)).toBe(true);
    // a new piece begins where it is told to, with nothing drawn on the way there
    expect(places.filter(({ x }) => x > 70 && x < 100)).toEqual([]);
    expect(places.at(-1)).toEqual({ x: 120, y: 5 });
  });
});
