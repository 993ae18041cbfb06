import { describe, expect, it } from 'vitest';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { flowsOf } from '../../shared/journey/flows.ts';
import { goneFrom } from '../../shared/journey/gone.ts';
import { EVERYBODY, lensChoices, lensOf, periodsOf } from '../../shared/journey/lens.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { sceneOf } from '../../shared/journey/scene.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { templateFile } from '../../templates/index.ts';

const journey = journeyOf(templateFile('online-purchase', 'en'));
const [map] = journey.maps.values();
if (!map) throw new Error('no map');
const mapId = map.id;
const [elif] = map.personaIds;
const style = { tokens: TOKENS.light, locale: 'en' } as const;
const drawnAs = (lens: ReturnType<typeof lensOf>, more = {}) => {
  const layout = layoutMap(journey, mapId, { lens, ...more });
  return { layout, scene: sceneOf(layout, journey, style) };
};
const textsOf = ({ scene }: ReturnType<typeof drawnAs>): string[] =>
  scene.items.flatMap((item) => (item.type === 'text' ? [item.text] : []));

describe('the lens', () => {
  it('[N5] offers personas with their segment, and the segments that are nobody’s', () => {
    const { personas, segments } = lensChoices(journey, mapId);
    expect(personas.map(({ persona, segment }) => [persona.name, segment])).toEqual([['Elif, 34', 'Phone']]);
    expect(segments).toEqual(['Computer']);
  });

  it('[N5] one choice moves curve, funnel, numbers on cards and in lanes together', () => {
    const all = drawnAs(lensOf(journey, mapId, EVERYBODY));
    const hers = drawnAs(lensOf(journey, mapId, { of: 'persona', id: elif ?? '' }));
    const funnel = ({ layout }: typeof all) => layout.lanes.find((lane) => lane.funnel)?.funnel;
    expect(funnel(all)).toMatchObject({ segment: '', most: 5000 });
    expect(funnel(hers)).toMatchObject({ segment: 'Phone', most: 5000 });
    expect(funnel(hers)?.result.entered).toBeLessThan(5000);
    const segmentsOf = ({ layout }: typeof all): Set<string> =>
      new Set([
        ...layout.lanes.flatMap((lane) => (lane.tiles ?? []).map(({ reading }) => reading.latest.segment)),
        ...layout.cards.flatMap(({ meta }) => (meta?.reading ? [meta.reading.latest.segment] : [])),
        ...layout.lanes.flatMap((lane) =>
          (lane.feelings?.measured?.points ?? []).map((point) => point.reading.latest.segment),
        ),
      ]);
    expect([...segmentsOf(all)]).toEqual(['']);
    expect([...segmentsOf(hers)]).toEqual(['Phone']);
    expect(textsOf(hers)).toContain('Phone only');
  });

  it('[N5] moves nothing else: every lane keeps its place and every metric its scale', () => {
    const all = drawnAs(lensOf(journey, mapId, EVERYBODY)).layout;
    for (const lens of [
      lensOf(journey, mapId, { of: 'segment', name: 'Computer' }),
      lensOf(journey, mapId, EVERYBODY, '2025-Q2'),
    ]) {
      const { layout } = drawnAs(lens);
      expect(layout.lanes.map(({ y, height }) => [y, height])).toEqual(all.lanes.map(({ y, height }) => [y, height]));
      const scales = new Map(
        all.lanes.flatMap((lane) => (lane.tiles ?? []).map((tile) => [tile.reading.metric.id, tile.scale])),
      );
      for (const tile of layout.lanes.flatMap((lane) => lane.tiles ?? [])) {
        expect(tile.scale).toEqual(scales.get(tile.reading.metric.id));
      }
    }
  });

  it('a period shows what was known then, and leaves open what was not', () => {
    expect(periodsOf(journey, mapId)).toEqual(['2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2']);
    const { layout } = drawnAs(lensOf(journey, mapId, EVERYBODY, '2025-Q2'));
    const periods = layout.cards.flatMap(({ meta }) => (meta?.reading ? [meta.reading.latest.period] : []));
    expect(new Set(periods)).toEqual(new Set(['2025-Q2']));
    const metrics = layout.lanes.find(({ kind }) => kind === 'metrics');
    // the promise was first asked about in the last quarter of that year
    expect(metrics?.blanks).toHaveLength(5);
    expect(textsOf(drawnAs(lensOf(journey, mapId, EVERYBODY, '2025-Q2')))).toContain('Not known for this view');
  });

  it('of what is gone means everybody, and the same choice is the same object', () => {
    expect(lensOf(journey, mapId, { of: 'segment', name: 'Tablet' })).toEqual({});
    expect(lensOf(journey, mapId, { of: 'persona', id: 'nobody' })).toEqual({});
    expect(lensOf(journey, mapId, EVERYBODY)).toBe(lensOf({ ...journey }, mapId, EVERYBODY));
  });

  it('a funnel that is not told apart says so instead of passing everybody off as a part', () => {
    const whole = new Map([...journey.funnelSteps].filter(([, step]) => step.segment === ''));
    const layout = layoutMap({ ...journey, funnelSteps: whole }, mapId, { lens: { segment: 'Phone' } });
    expect(layout.lanes.find((lane) => lane.funnel)?.funnel).toMatchObject({ segment: '', isWhole: true });
    const said = sceneOf(layout, { ...journey, funnelSteps: whole }, style).items;
    expect(said.flatMap((item) => (item.type === 'text' ? [item.text] : [])).join(' ')).toContain('not told apart');
  });
});

describe('the ways people take', () => {
  it('are in the scene as wide as people are many, parted from the ways that were meant', () => {
    const { layout, scene } = drawnAs(lensOf(journey, mapId, EVERYBODY), { paths: true });
    const flows = flowsOf(journey, layout, 'en');
    const way = (from: string, to: string) =>
      flows?.drawn.find(
        (flow) => journey.cards.get(flow.from)?.title === from && journey.cards.get(flow.to)?.title === to,
      );
    expect(way('Instagram story', 'Landing page')).toMatchObject({ count: 2450, isMeant: true, share: 1 });
    expect(way('Checkout on the phone', 'Product page with size guide and customer photos')).toMatchObject({
      count: 150,
      isMeant: false,
    });
    expect(flows?.ends.find(({ card }) => card.card.title === 'Landing page')).toMatchObject({
      entered: 2100,
      left: 2997,
    });
    expect(scene.description).toContain('Instagram story → Landing page: 2,450');
    expect(scene.description).toContain('not as the links lead');
    // on everybody's scale a part is thinner
    const hers = drawnAs(lensOf(journey, mapId, { of: 'segment', name: 'Phone' }), { paths: true }).layout;
    expect(flowsOf(journey, hers, 'en')?.drawn[0]?.share).toBeCloseTo(1710 / 2450, 10);
    expect(flowsOf(journey, drawnAs(lensOf(journey, mapId, EVERYBODY)).layout, 'en')).toBeUndefined();
  });

  it('tell where people went instead of to the next step', () => {
    const [funnel] = journey.funnels.values();
    if (!funnel) throw new Error('no funnel');
    const gone = goneFrom(journey, funnel, 2, '');
    // from the product page: 215 left, 180 went back to the landing page, 1,310 went on to the checkout
    expect(gone?.ways).toEqual([
      { to: '', count: 215 },
      { to: 'Landing page', count: 180 },
    ]);
    expect(gone?.all).toBe(1705);
  });
});
