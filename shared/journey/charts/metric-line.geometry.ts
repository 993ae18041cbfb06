import { line } from 'd3-shape';
import { missesBeyondDoubt } from '../changes.ts';
import type { MetricRow, MetricTile } from '../layout.types.ts';
import { isSmall } from '../metrics/intervals.ts';
import { intervalOf } from '../metrics/kinds.ts';
import { linear } from './linear.ts';

/** Room for figures over the highest point, and for a count under the lowest. */
const ABOVE = 26;
const BELOW = 22;

export interface LinePoint {
  tile: MetricTile;
  x: number;
  y: number;
  /** Ends of its interval. */
  top?: number;
  bottom?: number;
  /** Too few answers (N2). */
  small: boolean;
  /** From the nearer end of the interval to what was aimed at, where the two lie apart beyond doubt. */
  short?: { from: number; to: number };
}

export interface MetricLine {
  path: string;
  points: readonly LinePoint[];
  target?: number;
  benchmark?: number;
}

/** One metric along the stages, all on one scale, with what it was aimed at and what others reach. */
export function metricLine({ metric, y: top, height, scale }: MetricRow, tiles: readonly MetricTile[]): MetricLine {
  const [low, high] = scale[0] === scale[1] ? [scale[0] - 1, scale[1] + 1] : scale;
  const y = linear([low, high], [top + height - BELOW, top + ABOVE]).clamped();
  const { target, benchmark } = metric;
  const points = tiles.map((tile): LinePoint => {
    const { latest } = tile.reading;
    const interval = intervalOf(metric, latest);
    const ends = interval ? { top: y(interval.high), bottom: y(interval.low) } : {};
    const misses = target !== undefined && interval !== undefined && missesBeyondDoubt(tile.reading);
    const near = interval && (metric.direction === 'higher' ? interval.high : interval.low);
    return {
      tile,
      x: tile.x + tile.width / 2,
      y: y(latest.value),
      small: isSmall(latest.n),
      ...ends,
      ...(misses && near !== undefined ? { short: { from: y(near), to: y(target) } } : {}),
    };
  });
  const path = line<LinePoint>()
    .x((point) => point.x)
    .y((point) => point.y);
  return {
    path: path(points) ?? '',
    points,
    ...(target === undefined ? {} : { target: y(target) }),
    ...(benchmark ? { benchmark: y(benchmark.value) } : {}),
  };
}
