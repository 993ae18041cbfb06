import { describe, expect, it } from 'vitest';
import {
  funnelProblems,
  funnelResult,
  funnelStepId,
  segmentsOfFunnel,
  stepsOfFunnel,
  unstated,
} from '../../shared/journey/funnel.ts';
import type { Funnel, FunnelStep } from '../../shared/journey/journey.ts';
import { wilson } from '../../shared/journey/metrics/intervals.ts';

const steps = (counts: readonly number[], segment = ''): FunnelStep[] =>
  counts.map((count, index) => ({
    id: funnelStepId('F', index, segment),
    funnelId: 'F',
    index,
    segment,
    label: `s${index}`,
    count,
  }));

describe('funnel', () => {
  it('[N2] gives step and overall conversion, losses and Wilson intervals', () => {
    const result = funnelResult(steps([1000, 320, 80]));
    expect(result.rows.map((row) => row.lost)).toEqual([0, 680, 240]);
    expect(result.rows[1]?.fromPrevious).toBe(0.32);
    expect(result.rows[2]?.fromPrevious).toBe(0.25);
    expect(result.rows[2]?.fromPreviousInterval).toEqual(wilson(80, 320));
    expect(result.overall).toBe(0.08);
    expect(result.overallInterval).toEqual(wilson(80, 1000));
    expect(result.largestLoss).toBe(1);
    expect(result.closed).toBe(true);
  });

  it('[N2] the product of the steps is the overall conversion in a closed funnel', () => {
    const { rows, overall } = funnelResult(steps([9381, 4112, 977, 31]));
    const product = rows.slice(1).reduce((all, row) => all * (row.fromPrevious ?? NaN), 1);
    expect(product).toBeCloseTo(overall ?? NaN, 12);
  });

  it('[N2] a step larger than the one before is told as open, without an interval', () => {
    const result = funnelResult(steps([10, 12]));
    expect(result.closed).toBe(false);
    expect(result.rows[1]).toMatchObject({ fromPrevious: 1.2, joined: 2, lost: 0 });
    expect(result.rows[1]?.fromPreviousInterval).toBeUndefined();
  });

  it('a step after an empty one has no conversion instead of a division by zero', () => {
    expect(funnelResult(steps([5, 0, 0])).rows[2]?.fromPrevious).toBeUndefined();
    expect(funnelResult([]).overall).toBeUndefined();
  });

  it('refuses counts that are none and indexes that skip', () => {
    expect(funnelProblems(steps([5, 2.5])).map((p) => p.code)).toEqual(['funnel-count']);
    expect(funnelProblems(steps([5, -1])).map((p) => p.code)).toEqual(['funnel-count']);
    expect(funnelProblems(steps([5, 4, 3]).filter((step) => step.index !== 1)).map((p) => p.code)).toEqual([
      'funnel-index',
    ]);
    expect(funnelProblems(steps([5])).map((p) => p.code)).toEqual(['funnel-short']);
  });

  it('reads its steps in order and its segments with everybody first', () => {
    const all = [...steps([5, 4], 'small'), ...steps([50, 40], 'large'), ...steps([55, 44])].reverse();
    const journey = { funnelSteps: new Map(all.map((step) => [step.id, step])) };
    expect(stepsOfFunnel(journey, 'F').map((step) => step.count)).toEqual([55, 44]);
    expect(segmentsOfFunnel(journey, 'F')).toEqual(['', 'large', 'small']);
  });

  it('[N3] says what nobody stated', () => {
    const funnel: Funnel = {
      id: 'F',
      createdBy: 'import',
      mapId: 'M',
      title: '',
      order: 'unknown',
      entry: 'first',
      windowSeconds: null,
      unit: '',
      passportId: 'P',
    };
    expect(unstated(funnel)).toEqual(['order', 'unit', 'dates']);
  });
});
