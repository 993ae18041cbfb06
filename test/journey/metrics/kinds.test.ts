import { describe, expect, it } from 'vitest';
import en from '../../../client/locales/kinds.en.json';
import { changeOf } from '../../../shared/journey/metrics/change.ts';
import { FORMULAS, lifetimeRange, type Parts } from '../../../shared/journey/metrics/formulas.ts';
import { inRange, intervalOf, METRIC_FACTS } from '../../../shared/journey/metrics/kinds.ts';
import {
  bootstrapMean,
  deviationOf,
  meanOf,
  medianOf,
  quantileInterval,
  quantileRanks,
  seededRandom,
  sortedNumbers,
} from '../../../shared/journey/metrics/samples.ts';
import { isSameMeasure, variantOf, VARIANTS } from '../../../shared/journey/metrics/variants.ts';
import { METRIC_KINDS, type MetricKind } from '../../../shared/journey/journey.ts';

describe('the kinds of metric', () => {
  it('each say their formula, trap, interval, unit, variants and parts in words', () => {
    const wanted = METRIC_KINDS.flatMap((kind) => [
      `kinds.formula.${kind}`,
      `kinds.trap.${kind}`,
      `kinds.interval.${METRIC_FACTS[kind].interval}`,
      `kinds.unit.${METRIC_FACTS[kind].unit}`,
      ...(VARIANTS[kind] ?? []).map(({ id }) => `kinds.variant.${id}`),
      ...(FORMULAS[kind]?.parts ?? []).map((part) => `kinds.part.${part}`),
    ]);
    expect(wanted.filter((key) => !(key in en))).toEqual([]);
  });

  it.each<[MetricKind, Parts, number | undefined]>([
    ['nps', { promoters: 50, detractors: 20, answers: 100 }, 30],
    ['nps', { promoters: 90, detractors: 20, answers: 100 }, undefined],
    ['csat-share', { satisfied: 66, answers: 100 }, 0.66],
    ['csat-share', { satisfied: 0, answers: 0 }, undefined],
    ['ces-mean', { sum: 580, answers: 100 }, 5.8],
    ['drop-off', { left: 30, before: 120 }, 0.25],
    ['aov', { revenue: 87_975.11, orders: 826 }, 106.507397],
    ['cac', { cost: 12_000, newCustomers: 80 }, 150],
    ['clv-simple', { orderValue: 50, ordersPerYear: 4, years: 3, margin: 0.4 }, 240],
    ['clv-retention', { yearlyMargin: 100, retention: 0.8, discount: 0.1 }, 266.666667],
    ['clv-retention', { yearlyMargin: 100, retention: 1.1, discount: 0.1 }, undefined],
    ['ltv-subscription', { revenuePerAccount: 30, margin: 0.8, churn: 0.02 }, 1200],
    ['ltv-subscription', { revenuePerAccount: 30, margin: 0.8, churn: 0 }, undefined],
    ['sentiment-net', { positive: 30, negative: 45, answers: 100 }, -0.15],
    ['promise-kept', { kept: 3, answers: 4 }, 0.75],
  ])('%s of %j', (kind, parts, expected) => {
    const value = FORMULAS[kind]?.compute(parts);
    if (expected === undefined) expect(value).toBeUndefined();
    else expect(value).toBeCloseTo(expected, 5);
  });

  it('[N4] variants that share a name stay apart, with a range and a direction of their own', () => {
    const metric = (kind: MetricKind, variant?: string) => ({
      kind,
      unit: 'score',
      ...(variant === undefined ? {} : { variant }),
    });
    expect(isSameMeasure(metric('csat-mean', 'one-to-five'), metric('csat-mean', 'one-to-seven'))).toBe(false);
    expect(isSameMeasure(metric('csat-mean'), metric('csat-share'))).toBe(false);
    expect(isSameMeasure(metric('cpa-acquisition'), metric('cpa-action'))).toBe(false);
    expect(isSameMeasure(metric('csat-mean', 'one-to-five'), metric('csat-mean', 'one-to-five'))).toBe(true);
    expect(inRange('csat-mean', 6)).toBe(true);
    expect(inRange('csat-mean', 6, 'one-to-five')).toBe(false);
    expect(variantOf({ kind: 'ces-mean', variant: 'effort' })?.direction).toBe('lower');
  });

  it('[N4] churn of revenue is no share of tries, and gets no Wilson interval', () => {
    const seen = { value: 0.02, n: 400 };
    expect(intervalOf({ kind: 'churn', variant: 'customers' }, seen)).toBeDefined();
    expect(intervalOf({ kind: 'churn', variant: 'revenue' }, seen)).toBeUndefined();
  });
});

describe('samples', () => {
  it.each([
    [10, 2, 9],
    [25, 8, 18],
    [50, 18, 33],
    [100, 40, 61],
  ])('[N2] the median of %i values lies between ranks %i and %i', (n, low, high) => {
    expect(quantileRanks(n, 0.5)).toEqual({ low, high });
  });

  it('[N2] the 90th percentile of a hundred values, and of too few', () => {
    // P(X ≤ 83) = 0.0206, P(X ≤ 84) = 0.0399; P(X ≤ 95) = 0.9763 of binomial(100, 0.9)
    expect(quantileRanks(100, 0.9)).toEqual({ low: 84, high: 96 });
    expect(quantileRanks(10, 0.9)).toBeUndefined();
    const values = sortedNumbers(Array.from({ length: 100 }, (_, i) => 100 - i));
    expect(quantileInterval(values, 0.9)).toEqual({ low: 84, high: 96 });
  });

  it('a quantile of ten thousand values does not underflow', () => {
    const ranks = quantileRanks(10_000, 0.5);
    expect(ranks?.low).toBe(4902);
    expect(ranks?.high).toBe(5099);
  });

  it('median, mean and deviation', () => {
    expect(medianOf([1, 2, 3, 10])).toBe(2.5);
    expect(medianOf([1, 2, 10])).toBe(2);
    expect(medianOf([])).toBeUndefined();
    expect(deviationOf([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.13809, 5);
    expect(deviationOf([3])).toBeUndefined();
  });

  it('[N2] the bootstrap of a mean is the same each time, holds the mean and widens with large orders', () => {
    const random = seededRandom(7);
    const plain = Array.from({ length: 200 }, () => 50 + 20 * random());
    const first = bootstrapMean(plain);
    expect(bootstrapMean(plain)).toEqual(first);
    expect(first && first.low < meanOf(plain) && meanOf(plain) < first.high).toBe(true);
    const pulled = bootstrapMean([...plain.slice(0, 199), 5_000]);
    expect((pulled?.high ?? 0) - (pulled?.low ?? 0)).toBeGreaterThan(4 * ((first?.high ?? 0) - (first?.low ?? 0)));
    // beside the t interval of the same sample, which is right here: 59.4 … 61.0
    const half = (1.972 * (deviationOf(plain) ?? 0)) / Math.sqrt(200);
    expect(first?.low).toBeCloseTo(meanOf(plain) - half, 0);
    expect(first?.high).toBeCloseTo(meanOf(plain) + half, 0);
    expect(bootstrapMean([5])).toBeUndefined();
  });
});

describe('changes between periods', () => {
  it('[N2] of a share by Newcombe, and not by whether two intervals overlap', () => {
    const changed = changeOf({ kind: 'csat-share' }, { value: 0.8, n: 70, k: 56 }, { value: 0.6, n: 80, k: 48 });
    expect(changed.change).toBeCloseTo(0.2, 10);
    expect(changed.interval?.low).toBeCloseTo(0.0524, 4);
    expect(changed.interval?.high).toBeCloseTo(0.3339, 4);
    expect(changed.isSure).toBe(true);
  });

  it('[N2] of an NPS, which is not sure here', () => {
    const changed = changeOf(
      { kind: 'nps' },
      { value: 30, n: 100, promoters: 50, detractors: 20 },
      { value: 20, n: 100, promoters: 45, detractors: 25 },
    );
    expect(changed.interval?.low).toBeCloseTo(-12.1, 1);
    expect(changed.interval?.high).toBeCloseTo(32.1, 1);
    expect(changed.isSure).toBe(false);
  });

  it('[N2] of a mean by Welch, and of what has no spread not at all', () => {
    const [now, before] = [
      { value: 4.2, n: 40, deviation: 0.8 },
      { value: 3.6, n: 35, deviation: 1.1 },
    ];
    const changed = changeOf({ kind: 'csat-mean' }, now, before);
    // t of 61 degrees is 1.9996, standard error 0.2249
    expect(changed.interval?.low).toBeCloseTo(0.1502, 3);
    expect(changed.interval?.high).toBeCloseTo(1.0498, 3);
    expect(changeOf({ kind: 'csat-mean' }, { value: 4, n: 40 }, before)).toEqual({ change: 4 - 3.6, isSure: false });
    expect(changeOf({ kind: 'cac' }, { value: 12, n: 40 }, { value: 10, n: 40 }).isSure).toBe(false);
  });

  it('a lifetime lies between the ends of its rate, and is not given where one of them has no answer', () => {
    const parts = { yearlyMargin: 100, retention: 0.8, discount: 0.1 };
    const range = lifetimeRange('clv-retention', parts, { low: 0.75, high: 0.85 });
    expect(range?.low).toBeCloseTo(214.2857, 3);
    expect(range?.high).toBeCloseTo(340, 6);
    const churn = { revenuePerAccount: 30, margin: 0.8, churn: 0.02 };
    expect(lifetimeRange('ltv-subscription', churn, { low: 0.01, high: 0.04 })).toEqual({ low: 600, high: 2400 });
    expect(lifetimeRange('ltv-subscription', churn, { low: 0, high: 0.04 })).toBeUndefined();
    expect(lifetimeRange('nps', {}, { low: 0, high: 1 })).toBeUndefined();
  });
});
