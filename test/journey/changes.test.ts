import { describe, expect, it } from 'vitest';
import { changeBetween, changeSince, isGladOf, missesBeyondDoubt } from '../../shared/journey/changes.ts';
import { describeChange } from '../../shared/journey/charts/change.describe.ts';
import type { Metric, Observation } from '../../shared/journey/journey.ts';
import { byPeriod, periodEnd } from '../../shared/journey/periods.ts';
import type { Reading } from '../../shared/journey/readings.ts';

const csat: Metric = {
  id: 'm',
  createdBy: 'x',
  name: 'CSAT',
  kind: 'csat-share',
  unit: 'share',
  direction: 'higher',
  definition: '',
};
const seen = (period: string, value: number, n: number | null, rest: Partial<Observation> = {}): Observation => ({
  id: period,
  metricId: 'm',
  target: 'map:a',
  segment: '',
  period,
  value,
  n,
  passportId: 'p',
  ...rest,
});
const reading = (metric: Metric, ...series: Observation[]): Reading => ({
  metric,
  series,
  latest: series.at(-1) ?? seen('2026', 0, 0),
});

describe('a change', () => {
  it('[N2] of shares has Newcombe’s interval: 48 of 80, then 56 of 70', () => {
    const { difference, interval, verdict } = changeBetween(
      csat,
      seen('2026-02', 0.8, 70, { k: 56 }),
      seen('2026-01', 0.6, 80, { k: 48 }),
    );
    expect(difference).toBeCloseTo(0.2, 10);
    expect(interval?.low).toBeCloseTo(0.0524, 4);
    expect(interval?.high).toBeCloseTo(0.3339, 4);
    expect(verdict).toBe('up');
  });

  it('[N2] of an NPS is none while its interval holds nothing at all: 50/30/20 after 45/30/25', () => {
    const nps: Metric = { ...csat, kind: 'nps', unit: 'points' };
    const { interval, verdict } = changeBetween(
      nps,
      seen('2026-Q2', 30, 100, { promoters: 50, detractors: 20 }),
      seen('2026-Q1', 20, 100, { promoters: 45, detractors: 25 }),
    );
    expect(interval?.low).toBeCloseTo(-12.1, 1);
    expect(interval?.high).toBeCloseTo(32.1, 1);
    expect(verdict).toBe('unclear');
  });

  it('[N2] of medians is put together from the two intervals that are known', () => {
    const time: Metric = { ...csat, kind: 'time-to-convert', unit: 'seconds', direction: 'lower' };
    const change = changeBetween(
      time,
      seen('2026-02', 100, 80, { low: 90, high: 115 }),
      seen('2026-01', 150, 90, { low: 130, high: 170 }),
    );
    // 50 less: by √(10² + 20²) at one end and √(15² + 20²) at the other
    expect(change.interval?.low).toBeCloseTo(-50 - Math.hypot(10, 20), 10);
    expect(change.interval?.high).toBeCloseTo(-50 + Math.hypot(15, 20), 10);
    expect(change.verdict).toBe('down');
    expect(isGladOf({ metric: time }, change)).toBe(true);
  });

  it('[N2] is never claimed of few answers, nor without an interval', () => {
    const few = changeBetween(csat, seen('2026-02', 1, 29, { k: 29 }), seen('2026-01', 0, 400, { k: 0 }));
    expect(few.interval?.low).toBeGreaterThan(0.5);
    expect(few.verdict).toBe('unclear');
    const cost: Metric = { ...csat, kind: 'cac', unit: 'money:EUR' };
    const blind = changeBetween(cost, seen('2026-02', 90, 500), seen('2026-01', 10, 500));
    expect(blind).toMatchObject({ difference: 80, verdict: 'unclear' });
    expect(blind.interval).toBeUndefined();
    expect(describeChange(reading(cost, seen('2026-01', 10, 500), seen('2026-02', 90, 500)), 'en')).toContain(
      'cannot tell a change from chance',
    );
  });

  it('is told against the period before of the same length', () => {
    const mixed = reading(csat, seen('2025-Q4', 0.5, 400), seen('2026-03', 0.9, 400), seen('2026-Q1', 0.6, 400));
    expect(changeSince(mixed)?.before.period).toBe('2025-Q4');
    expect(describeChange(mixed, 'en')).toMatch(
      /^\+10\.0\u00a0pp since Q4\u00a02025 \(95\u00a0%: \+3\.1\u00a0…\u00a0\+16\.8/u,
    );
    expect(describeChange(mixed, 'tr')).toMatch(/^2025\u00a04\.\u00a0çeyrek dönemine göre \+10,0\u00a0puan \(%95: /u);
    expect(changeSince(reading(csat, seen('2026-Q1', 0.6, 400)))).toBeUndefined();
  });
});

describe('a target', () => {
  it('[N2] is missed only where the interval lies beyond it', () => {
    const aimed = { ...csat, target: 0.8 };
    expect(missesBeyondDoubt(reading(aimed, seen('2026', 0.7, 400)))).toBe(true);
    expect(missesBeyondDoubt(reading(aimed, seen('2026', 0.79, 400)))).toBe(false);
    expect(missesBeyondDoubt(reading(aimed, seen('2026', 0.1, 20)))).toBe(false);
    expect(missesBeyondDoubt(reading(aimed, seen('2026', 0.1, null)))).toBe(false);
    const lower: Metric = { ...aimed, kind: 'churn', direction: 'lower', target: 0.05 };
    expect(missesBeyondDoubt(reading(lower, seen('2026', 0.1, 400)))).toBe(true);
  });
});

describe('periods', () => {
  it('stand in one order by their last days, whatever their length', () => {
    const ends = [
      ['2026', '2026-12-31'],
      ['2026-Q1', '2026-03-31'],
      ['2024-02', '2024-02-29'],
      ['2026-W01', '2026-01-04'],
      ['2026-W53', '2027-01-03'],
      ['2026-03-05', '2026-03-05'],
    ] as const;
    for (const [period, end] of ends) expect(periodEnd(period)).toBe(end);
    const order = ['2026', '2026-Q1', '2026-03', '2025-Q4', '2026-W14', '2026-01-15'].sort(byPeriod);
    expect(order).toEqual(['2025-Q4', '2026-01-15', '2026-Q1', '2026-03', '2026-W14', '2026']);
  });
});
