import { describe, expect, it } from 'vitest';
import { trendChart } from '../../shared/journey/charts/trend.geometry.ts';
import type { Metric, Observation } from '../../shared/journey/journey.ts';
import type { Reading } from '../../shared/journey/readings.ts';

const metric: Metric = {
  id: 'm',
  createdBy: 'x',
  name: 'CSAT',
  kind: 'csat-share',
  unit: 'share',
  direction: 'higher',
  definition: '',
};
const seen = (period: string, value: number, n: number | null): Observation => ({
  id: period,
  metricId: 'm',
  target: 'map:a',
  segment: '',
  period,
  value,
  n,
  passportId: 'p',
});
const reading = (series: Observation[], target?: number): Reading => ({
  metric: target === undefined ? metric : { ...metric, target },
  series,
  latest: series.at(-1) ?? seen('2026', 0, null),
});
const box = { x: 10, y: 20, width: 100, height: 50 };

describe('a trend', () => {
  it('of a single value is none', () => {
    expect(trendChart(reading([seen('2026-01', 0.5, 100)]), box)).toBeUndefined();
  });

  it('[N2] keeps line, interval and target inside its box, and marks the few answers', () => {
    const chart = trendChart(reading([seen('2026-01', 0.2, 10), seen('2026-02', 0.5, 400)], 0.9), box);
    expect(chart?.points.map(({ x, small }) => [x, small])).toEqual([
      [10, true],
      [110, false],
    ]);
    expect(chart?.target).toBe(20);
    const heights = [...(chart?.band ?? '').matchAll(/,(-?[\d.]+)/gu)].map((match) => Number(match[1]));
    expect(heights.length).toBe(4);
    for (const y of heights) expect(y >= 20 && y <= 70).toBe(true);
  });

  it('that is flat runs through the middle, and one without n has no band', () => {
    const chart = trendChart(reading([seen('2026-01', 0.5, null), seen('2026-02', 0.5, null)]), box);
    expect(chart?.points.map(({ y }) => y)).toEqual([45, 45]);
    expect(chart?.band).toBe('');
  });
});
