import { describe, expect, it } from 'vitest';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { describeFunnel } from '../../shared/journey/charts/funnel-band.describe.ts';
import { funnelBand } from '../../shared/journey/charts/funnel-band.geometry.ts';
import type { FlowPair, Journey } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { sceneOf } from '../../shared/journey/scene.ts';
import { sidewaysOf } from '../../shared/journey/sideways.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { templateFile } from '../../templates/index.ts';

const plain = journeyOf(templateFile('online-purchase', 'en'));
const mapId = [...plain.maps.keys()][0] ?? '';
const [funnel] = plain.funnels.values();
const whole = [...plain.flowPairs.values()].filter(({ segment }) => segment === '');
const pair = (from: string, to: string): FlowPair => {
  const ends = (name: string) => whole.find((one) => one.to === name)?.toId;
  const [fromId, toId] = [ends(from), ends(to)];
  const base = { id: `new/${from}/${to}`, flowId: whole[0]?.flowId ?? '', segment: '', count: 0 };
  return { ...base, from, to, ...(fromId ? { fromId } : {}), ...(toId ? { toId } : {}) };
};
const PAGE = 'Product page with size guide and customer photos';
const withPairs = (...pairs: FlowPair[]): Journey => ({
  ...plain,
  flowPairs: new Map([...plain.flowPairs, ...pairs.map((one): [string, FlowPair] => [one.id, one])]),
});
const crowded = withPairs(
  { ...pair('', PAGE), count: 320 },
  { ...pair(PAGE, 'Courier message'), count: 140 },
  { ...pair('Landing page', 'Checkout on the phone'), count: 61 },
);
const laneOf = (journey: Journey) => {
  const layout = layoutMap(journey, mapId);
  const lane = layout.lanes.find((one) => one.funnel);
  if (!lane?.funnel) throw new Error('no funnel lane');
  return { layout, lane, funnel: lane.funnel };
};

describe('who comes into a funnel from the side', () => {
  it('is nobody where every path begins at the first step and leaves none out', () => {
    if (!funnel) throw new Error('no funnel');
    expect(sidewaysOf(plain, funnel, '')).toBeUndefined();
    expect(laneOf(plain).lane.height).toBe(164);
  });

  it('begins later or skips steps, counted from the ways of the same people only', () => {
    if (!funnel) throw new Error('no funnel');
    expect(sidewaysOf(crowded, funnel, '')).toEqual({
      entries: [{ index: 1, count: 320 }],
      skips: [
        { from: 1, to: 3, count: 140 },
        { from: 0, to: 2, count: 61 },
      ],
    });
    expect(sidewaysOf(crowded, funnel, 'Phone')).toBeUndefined();
    const otherLog = { ...funnel, query: { datasetId: 'another', steps: [] } };
    expect(sidewaysOf(crowded, otherLog, '')).toBeUndefined();
  });

  it('is drawn under the band and inside the lane, and told in words', () => {
    const { layout, lane, funnel: drawn } = laneOf(crowded);
    expect(lane.height).toBe(204);
    const { entries, skips, steps } = funnelBand(drawn, layout.columns, lane);
    expect(entries.map(({ step }) => step.row.step.index)).toEqual([1]);
    expect(skips).toHaveLength(2);
    for (const { y, room } of skips) {
      expect(y).toBeLessThan(lane.y + lane.height);
      expect(room).toBeGreaterThan(200);
    }
    // the band itself is as high as without them
    const before = laneOf(plain);
    const old = funnelBand(before.funnel, before.layout.columns, before.lane);
    expect(steps.map(({ thickness }) => thickness)).toEqual(old.steps.map(({ thickness }) => thickness));
    const texts = sceneOf(layout, crowded, { tokens: TOKENS.light, locale: 'en' }).items.flatMap((item) =>
      item.type === 'text' ? [item.text] : [],
    );
    expect(texts).toEqual(
      expect.arrayContaining(['320 begin here', '140 skip “Paid”', '61 skip “Put it in the basket”']),
    );
    expect(describeFunnel(drawn, 'en')).toContain(
      '320 begin only at “Put it in the basket”. 140 go directly from “Put it in the basket” to “Took delivery”.',
    );
  });
});
