import { describe, expect, it } from 'vitest';
import { describeFeelings, feelingWord } from '../../../shared/journey/charts/feelings-curve.describe.ts';
import {
  feelingOfY,
  feelingsCurve,
  feltGaps,
  measuredLine,
  yOfFeeling,
} from '../../../shared/journey/charts/feelings-curve.geometry.ts';
import { describeTrend } from '../../../shared/journey/charts/sparkline.describe.ts';
import { sparkline } from '../../../shared/journey/charts/sparkline.geometry.ts';
import type { FeelingCurve } from '../../../shared/journey/feelings.ts';
import type { Metric, Observation } from '../../../shared/journey/journey.ts';
import { feelingScale, type MeasuredCurve } from '../../../shared/journey/measured.ts';
import { intervalOf } from '../../../shared/journey/metrics/kinds.ts';
import type { Reading } from '../../../shared/journey/readings.ts';

const columns = [0, 1, 2, 3].map((i) => ({ id: `c${i}`, x: i * 200, width: 200 }));
const frame = { y: 100, height: 150 };
const titles = new Map([
  ['c0', 'Discover'],
  ['c1', 'Compare'],
  ['c2', 'Buy'],
  ['c3', 'Use'],
]);

function curveOf(...values: readonly (number | undefined)[]): FeelingCurve {
  const points = values.map((value, i) => ({ columnId: `c${i}`, ...(value === undefined ? {} : { value }) }));
  const known = points.filter((point): point is { columnId: string; value: number } => 'value' in point);
  const sorted = known.toSorted((a, b) => a.value - b.value);
  return { personaId: 'p', points, low: sorted[0]?.columnId ?? '', peak: sorted.at(-1)?.columnId ?? '' };
}

const metric: Metric = {
  id: 'csat',
  createdBy: 'template',
  name: 'CSAT',
  kind: 'csat-share',
  unit: 'share',
  direction: 'higher',
  definition: '',
};

function readingOf(n: number | null, ...values: readonly number[]): Reading {
  const series = values.map((value, i): Observation => ({
    id: `o${i}`,
    metricId: metric.id,
    target: 'stage:x',
    segment: '',
    period: `2026-0${i + 1}`,
    value,
    n,
    passportId: '',
  }));
  const latest = series.at(-1);
  if (!latest) throw new Error('a reading needs a value');
  return { metric, latest, series };
}

function measuredOf(...readings: readonly (Reading | undefined)[]): MeasuredCurve {
  const points = readings.flatMap((reading, i) => {
    if (!reading) return [];
    const scale = feelingScale(metric, reading.series);
    const interval = intervalOf(metric.kind, reading.latest);
    const scaled = interval ? { interval: { low: scale(interval.low), high: scale(interval.high) } } : {};
    return [{ columnId: `c${i}`, reading, value: scale(reading.latest.value), ...scaled }];
  });
  return { metric, points };
}

describe('feeling curve', () => {
  it('stands at the middle of its columns, better feelings higher, within the lane', () => {
    const { points, path } = feelingsCurve(curveOf(0.8, 0.3, -1.6, 1.3), columns, frame);
    expect(points.map(({ x }) => x)).toEqual([100, 300, 500, 700]);
    expect(points.map(({ mark }) => mark)).toEqual([undefined, undefined, 'low', 'peak']);
    for (const { y, value } of points) expect(y).toBeCloseTo(yOfFeeling(frame, value), 10);
    expect(yOfFeeling(frame, 2)).toBeLessThan(yOfFeeling(frame, -2));
    expect(yOfFeeling(frame, 9)).toBe(yOfFeeling(frame, 2));
    expect(path.match(/M/gu)).toHaveLength(1);
  });

  it('leaves a gap where nobody set a feeling, never a zero', () => {
    const { points, path } = feelingsCurve(curveOf(1, undefined, -1, 0), columns, frame);
    expect(points.map(({ columnId }) => columnId)).toEqual(['c0', 'c2', 'c3']);
    expect(path.match(/M/gu)).toHaveLength(2);
    expect(feelingsCurve(curveOf(undefined, undefined), columns, frame)).toMatchObject({ path: '', points: [] });
  });

  it('never passes the points it joins', () => {
    const { path } = feelingsCurve(curveOf(-2, 2, 2, -2), columns, frame);
    const numbers = (path.match(/-?[\d.]+/gu) ?? []).map(Number);
    const heights = numbers.filter((_, i) => i % 2 === 1);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(yOfFeeling(frame, 2) - 0.01);
    expect(Math.max(...heights)).toBeLessThanOrEqual(yOfFeeling(frame, -2) + 0.01);
  });

  it('reads a height back as the feeling it stands for, to a tenth and within its ends', () => {
    for (const value of [-2, -1.6, 0, 0.3, 2]) expect(feelingOfY(frame, yOfFeeling(frame, value))).toBe(value);
    expect(feelingOfY(frame, 0)).toBe(2);
    expect(feelingOfY(frame, 9999)).toBe(-2);
    expect(Object.is(feelingOfY(frame, yOfFeeling(frame, -0.01)), 0)).toBe(true);
  });

  it('[N2] tells felt from measured only where they lie apart by more than the interval', () => {
    const felt = curveOf(0.8, 0.3, -1.6, 2);
    // 70 % of 400 is 0.6 … 0.98 on the scale of feelings: 0.8 lies inside
    const measured = measuredOf(readingOf(400, 0.7), readingOf(280, 0.74), readingOf(12, 0.9), readingOf(300, 0.5));
    const gaps = feltGaps(felt, measured, columns, frame);
    expect(gaps.map(({ columnId, kind }) => [columnId, kind])).toEqual([
      ['c1', 'worse'],
      ['c3', 'better'],
    ]);
    const { marks, path, band } = measuredLine(measured, columns, frame);
    expect(marks.map(({ small }) => small)).toEqual([false, false, true, false]);
    expect(path.match(/M/gu)).toHaveLength(1);
    expect(band).not.toBe('');
    expect(feltGaps(felt, measuredOf(readingOf(null, 0.9)), columns, frame)).toEqual([]);
  });

  it('puts each survey on the scale of feelings by its own worst and best', () => {
    const scale = (fields: Partial<Metric>, value: number, series = readingOf(1, value).series): number =>
      feelingScale({ ...metric, ...fields }, series)(value);
    expect(scale({ kind: 'nps', unit: 'points' }, 50)).toBe(1);
    expect(scale({ kind: 'csat-mean', unit: 'score' }, 4)).toBe(1);
    expect(scale({ kind: 'csat-mean', unit: 'score' }, 4, readingOf(1, 4, 6).series)).toBe(0);
    expect(scale({ kind: 'ces-mean', direction: 'lower' }, 7)).toBe(-2);
    expect(scale({ kind: 'sentiment-net' }, 0)).toBe(0);
  });

  it('says the same in words, in both languages', () => {
    const felt = curveOf(0.8, undefined, -1.6, 1.3);
    expect(describeFeelings(felt, titles, 'en', { persona: 'Elif' })).toBe(
      'Feelings of Elif: Discover +0.8 (good), Compare not set, Buy −1.6 (very bad), Use +1.3 (good). Lowest at Buy. Highest at Use.',
    );
    const measured = measuredOf(undefined, undefined, readingOf(300, 0.7));
    expect(describeFeelings(felt, titles, 'tr', { measured })).toContain('Buy: hissedilen, ölçülenden (CSAT) kötü.');
    expect(feelingWord(-2, 'tr')).toBe('çok kötü');
  });
});

describe('sparkline', () => {
  it('fills its box from the first value to the last, and a flat one runs through the middle', () => {
    const box = { x: 10, y: 20, width: 40, height: 12 };
    expect(sparkline([1, 3, 2], box)).toEqual({ path: 'M10,32L30,20L50,26', last: { x: 50, y: 26 } });
    expect(sparkline([2, 2], box)?.last).toEqual({ x: 50, y: 26 });
    expect(sparkline([2], box)).toBeUndefined();
  });

  it('is also said in words, with the ends that lie between', () => {
    expect(describeTrend(readingOf(300, 0.7, 0.6, 0.74), 'en').replaceAll('\u00a0', ' ')).toBe(
      'CSAT: 70.0 % in Jan 2026, 74.0 % in Mar 2026. Lowest 60.0 % in Feb 2026.',
    );
    expect(describeTrend(readingOf(300, 0.7), 'tr').replaceAll('\u00a0', ' ')).toBe('CSAT: Oca 2026 döneminde %70,0.');
  });
});
