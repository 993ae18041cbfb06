import { describe, expect, it } from 'vitest';
import { describeFunnel, funnelTerms } from '../../../shared/journey/charts/funnel-band.describe.ts';
import { funnelBand } from '../../../shared/journey/charts/funnel-band.geometry.ts';
import { funnelResult } from '../../../shared/journey/funnel.ts';
import type { Funnel, FunnelStep } from '../../../shared/journey/journey.ts';
import type { FunnelLane } from '../../../shared/journey/layout.types.ts';

const COUNTS = [5000, 1553, 1103, 899, 826];
const LABELS = ['Seen', 'Basket', 'Checkout', 'Payment', 'Bought'];
const columns = COUNTS.map((_, i) => ({ id: `column${i}`, x: 130 + i * 200, width: 200 }));
const frame = { y: 300, height: 150 };

function laneOf(
  counts: readonly number[],
  columnOf: (i: number) => string | undefined = (i) => `column${i}`,
): FunnelLane {
  const steps = counts.map((count, index): FunnelStep => ({
    id: `f/${index}/`,
    funnelId: 'f',
    index,
    segment: '',
    label: LABELS[index] ?? '',
    count,
  }));
  const places = steps.map((step, i) => ({ step, columnId: columnOf(i) }));
  return {
    funnelId: 'f',
    title: 'Buyers',
    segment: '',
    most: Math.max(...counts),
    unit: 'people',
    result: funnelResult(steps),
    bound: places.flatMap(({ step, columnId }) => (columnId === undefined ? [] : [{ step, columnId }])),
    unbound: places.flatMap(({ step, columnId }) => (columnId === undefined ? [step] : [])),
  };
}

describe('funnel band', () => {
  it('is as high as people are many, under the columns its steps are bound to', () => {
    const { steps, bands, losses } = funnelBand(laneOf(COUNTS), columns, frame);
    expect(steps.map(({ x }) => x)).toEqual([130, 330, 530, 730, 930]);
    const [first] = steps;
    for (const [i, step] of steps.entries()) {
      expect(step.thickness / (first?.thickness ?? 0)).toBeCloseTo((COUNTS[i] ?? 0) / 5000, 10);
      expect(step.y).toBeGreaterThan(frame.y);
      expect(step.y + step.thickness).toBeLessThan(frame.y + frame.height);
    }
    expect(bands).toHaveLength(1);
    expect(losses.map(({ lost }) => lost)).toEqual([3447, 450, 204, 73]);
  });

  it('[J10] leaves out a step whose column is gone, and claims no loss across it', () => {
    const lane = laneOf(COUNTS, (i) => (i === 2 ? undefined : `column${i}`));
    const { steps, losses } = funnelBand(lane, columns, frame);
    expect(steps.map(({ row }) => row.step.label)).toEqual(['Seen', 'Basket', 'Payment', 'Bought']);
    expect(losses.map(({ lost }) => lost)).toEqual([3447, 73]);
    expect(describeFunnel(lane, 'en')).toContain('No stage: Checkout.');
  });

  it('shares a column between its steps, and begins a new band where the steps run backwards', () => {
    const shared = funnelBand(
      laneOf(COUNTS, (i) => (i < 2 ? 'column0' : `column${i}`)),
      columns,
      frame,
    );
    expect(shared.steps.slice(0, 3).map(({ x, width }) => [x, width])).toEqual([
      [130, 100],
      [230, 100],
      [530, 200],
    ]);
    const back = funnelBand(
      laneOf(COUNTS, (i) => `column${[0, 3, 1, 2, 4][i]}`),
      columns,
      frame,
    );
    expect(back.bands).toHaveLength(2);
  });

  it('draws people who came in from the side as a wider band without a loss, and none of none', () => {
    const { steps, losses } = funnelBand(laneOf([100, 250, 0]), columns, frame);
    expect(losses.map(({ lost }) => lost)).toEqual([250]);
    expect(steps[1]?.thickness).toBeGreaterThan(steps[0]?.thickness ?? Infinity);
    expect(steps[2]?.thickness).toBe(0);
    for (const { bands } of [funnelBand(laneOf([0, 0]), columns, frame), funnelBand(laneOf([]), columns, frame)]) {
      expect(bands.join('')).not.toContain('NaN');
    }
  });

  it('says the same in words, in both languages', () => {
    const english = describeFunnel(laneOf(COUNTS), 'en').replaceAll('\u00a0', ' ');
    expect(english).toContain('Basket: 1,553, 31.1 % of the step before, 31.1 % of all.');
    expect(english).toContain('Overall conversion 16.5 %.');
    expect(english).toContain('Largest loss: 3,447 before Basket.');
    expect(describeFunnel(laneOf(COUNTS), 'tr')).toContain('Toplam dönüşüm %16,5.');
  });

  it('[N3] states its terms, the unknown ones out loud', () => {
    const funnel: Funnel = {
      id: 'f',
      createdBy: 'import',
      mapId: 'm',
      title: 'Buyers',
      order: 'sequential',
      entry: 'first',
      windowSeconds: 604_800,
      unit: 'kişi',
      from: '2026-02-01',
      to: '2026-03-02',
      passportId: 'p',
    };
    expect(funnelTerms(funnel, 'tr').map((term) => term.replaceAll('\u00a0', ' '))).toEqual([
      'kişi',
      'sırayla, arada başka olaylar olabilir',
      'ilk girişten itibaren',
      '7 gün içinde',
      '1 Şub 2026 – 2 Mar 2026',
    ]);
    const { from: _from, to: _to, ...undated } = funnel;
    const unknown = { ...undated, order: 'unknown', entry: 'unknown', windowSeconds: 'unknown', unit: '' } as const;
    expect(funnelTerms(unknown, 'en').every((term) => term.endsWith('unknown'))).toBe(true);
  });
});
