import { describe, expect, it } from 'vitest';
import { meanInterval, medianRanks, newcombe, t95, wilson } from '../../../shared/journey/metrics/intervals.ts';
import { nps, npsChange, npsInterval } from '../../../shared/journey/metrics/nps.ts';
import { inRange, intervalOf } from '../../../shared/journey/metrics/kinds.ts';

describe('intervals', () => {
  it.each([
    [12, 100, 0.06999, 0.19812, 5],
    [0, 10, 0, 0.2775, 4],
    [1, 10, 0.0179, 0.4042, 4],
    [10, 10, 0.7225, 1, 4],
    [320, 1000, 0.2918, 0.3496, 4],
    [41, 980, 0.031, 0.0563, 4],
  ])('[N2] Wilson of %i in %i', (k, n, low, high, digits) => {
    const interval = wilson(k, n);
    expect(Number(interval.low.toFixed(digits))).toBe(low);
    expect(Number(interval.high.toFixed(digits))).toBe(high);
  });

  it('[N2] the closed end of a Wilson interval is exactly 0 or 1', () => {
    for (let n = 1; n < 500; n += 1) {
      expect(wilson(0, n).low).toBe(0);
      expect(wilson(n, n).high).toBe(1);
    }
  });

  it('[N2] nothing measured gives the whole range', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('[N2] Newcombe of 56/70 − 48/80', () => {
    const { difference, low, high } = newcombe(56, 70, 48, 80);
    expect(difference).toBeCloseTo(0.2, 4);
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });

  it.each([
    [50, 30, 20, 30, 14.05, 44.2],
    [10, 0, 0, 100, 47.5, 100],
    [5, 3, 2, 30, -19.05, 65.2],
    [180, 120, 100, 20, 11.92, 27.78],
  ])('[N2] NPS of %i/%i/%i', (promoters, passives, detractors, plain, low, high) => {
    const interval = npsInterval(promoters, passives, detractors);
    expect(nps({ promoters, passives, detractors })).toBeCloseTo(plain, 10);
    expect(Math.abs(interval.low - low)).toBeLessThan(0.051);
    expect(Math.abs(interval.high - high)).toBeLessThan(0.051);
  });

  it('[N2] the change of an NPS between two periods', () => {
    const before = { promoters: 45, passives: 30, detractors: 25 };
    const { change, low, high } = npsChange({ promoters: 50, passives: 30, detractors: 20 }, before);
    expect(change).toBeCloseTo(10, 10);
    expect(low).toBeCloseTo(-12.1, 1);
    expect(high).toBeCloseTo(32.1, 1);
  });

  it.each([
    [10, 2, 9],
    [25, 8, 18],
    [50, 18, 33],
    [100, 40, 61],
  ])('[N2] median ranks of %i values', (n, low, high) => {
    expect(medianRanks(n)).toEqual({ low, high });
  });

  it('[N2] five values have no median interval, five thousand have one', () => {
    expect(medianRanks(5)).toBeUndefined();
    expect(medianRanks(5000)).toEqual({ low: 2431, high: 2570 });
  });

  it('[N2] the t interval of a mean, and none for a single answer', () => {
    expect(t95(10)).toBeCloseTo(2.228139, 5);
    expect(t95(100)).toBeCloseTo(1.983972, 5);
    const interval = meanInterval(4, 1, 25);
    expect(interval?.low).toBeCloseTo(4 - 2.063899 / 5, 6);
    expect(meanInterval(4, 0, 1)).toBeUndefined();
  });

  it('[N1] a number whose n is unknown gets no interval', () => {
    expect(intervalOf('csat-share', { value: 0.5, n: null })).toBeUndefined();
    expect(intervalOf('nps', { value: 30, n: 100 })).toBeUndefined();
    expect(intervalOf('nps', { value: 30, n: 100, promoters: 50, detractors: 20 })).toEqual(npsInterval(50, 30, 20));
    expect(intervalOf('csat-share', { value: 0.12, n: 100 })).toEqual(wilson(12, 100));
  });

  it('[N4] each kind refuses what it cannot be', () => {
    expect(inRange('nps', 101)).toBe(false);
    expect(inRange('csat-share', 1.2)).toBe(false);
    expect(inRange('csat-mean', 0.5)).toBe(false);
    expect(inRange('conversion-step', 1.2)).toBe(true);
    expect(inRange('other', NaN)).toBe(false);
  });
});
