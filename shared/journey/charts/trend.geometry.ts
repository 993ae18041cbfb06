import { extent } from 'd3-array';
import { linear } from './linear.ts';
import { area, line } from 'd3-shape';
import type { Observation } from '../journey.ts';
import type { Box } from '../layout.types.ts';
import { isSmall, type Interval } from '../metrics/intervals.ts';
import { intervalOf } from '../metrics/kinds.ts';
import type { Reading } from '../readings.ts';

export interface TrendPoint {
  x: number;
  y: number;
  seen: Observation;
  interval?: Interval;
  /** Too few answers (N2). */
  small: boolean;
}

export interface TrendGeometry {
  path: string;
  /** Between the ends of the intervals; empty where no two neighbours have one. */
  band: string;
  points: readonly TrendPoint[];
  /** Heights of the lines of target and benchmark. */
  target?: number;
  benchmark?: number;
}

/** A metric over its periods, with what could as well be true and what was aimed at; undefined for a single value. */
export function trendChart(
  { metric, series }: Pick<Reading, 'metric' | 'series'>,
  box: Box,
  scale?: readonly [number, number],
): TrendGeometry | undefined {
  if (series.length < 2) return undefined;
  const known = series.map((seen) => ({ seen, interval: intervalOf(metric, seen) }));
  const values = known.flatMap(({ seen, interval }) => [
    seen.value,
    ...(interval ? [interval.low, interval.high] : []),
  ]);
  const { target, benchmark } = metric;
  const aims = [...(target === undefined ? [] : [target]), ...(benchmark ? [benchmark.value] : [])];
  const [low = 0, high = 0] = scale ?? extent([...values, ...aims]);
  const x = linear([0, series.length - 1], [box.x, box.x + box.width]);
  // a flat series runs through the middle
  const y = linear(low === high ? [low - 1, high + 1] : [low, high], [box.y + box.height, box.y]);
  const points = known.map(({ seen, interval }, i): TrendPoint => {
    const place = { x: x(i), y: y(seen.value), seen, small: isSmall(seen.n) };
    return interval ? { ...place, interval } : place;
  });
  const path = line<TrendPoint>()
    .x((point) => point.x)
    .y((point) => point.y);
  const band = area<TrendPoint>()
    .defined((point) => point.interval !== undefined)
    .x((point) => point.x)
    .y0((point) => y(point.interval?.low ?? 0))
    .y1((point) => y(point.interval?.high ?? 0));
  return {
    path: path(points) ?? '',
    band: band(points) ?? '',
    points,
    ...(target === undefined ? {} : { target: y(target) }),
    ...(benchmark ? { benchmark: y(benchmark.value) } : {}),
  };
}
