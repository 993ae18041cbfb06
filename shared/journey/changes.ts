import type { Metric, Observation } from './journey.ts';
import { changeOf } from './metrics/change.ts';
import { isSmall, type Interval } from './metrics/intervals.ts';
import { intervalOf } from './metrics/kinds.ts';
import { grainOf } from './periods.ts';
import type { Reading } from './readings.ts';

export interface Change {
  before: Observation;
  /** The newer value less the older one, in the metric's unit. */
  difference: number;
  /** 95 % interval of the difference; absent where what is known supports none. */
  interval?: Interval;
  /** `unclear` unless the interval leaves out nothing at all: what is not significant is called no change (N2). */
  verdict: 'up' | 'down' | 'unclear';
}

/**
 * Square and add (Newcombe's way for any two intervals): each end of the difference lies as far off as the two single
 * ends do together. For medians and order values, of which only the ends are known.
 */
function squareAndAdd(metric: Metric, now: Observation, before: Observation): Interval | undefined {
  const [nowIn, beforeIn] = [intervalOf(metric, now), intervalOf(metric, before)];
  if (!nowIn || !beforeIn) return undefined;
  const difference = now.value - before.value;
  return {
    low: difference - Math.hypot(now.value - nowIn.low, beforeIn.high - before.value),
    high: difference + Math.hypot(nowIn.high - now.value, before.value - beforeIn.low),
  };
}

/** Two observations of a metric, of two periods or of two groups that share nobody. */
export function changeBetween(metric: Metric, now: Observation, before: Observation): Change {
  const known = changeOf(metric, now, before);
  const interval = known.interval ?? squareAndAdd(metric, now, before);
  const few = isSmall(now.n) || isSmall(before.n);
  const verdict = !interval || few ? 'unclear' : interval.low > 0 ? 'up' : interval.high < 0 ? 'down' : 'unclear';
  return { before, difference: known.change, ...(interval ? { interval } : {}), verdict };
}

/** Since the period before of the same length: a quarter is not compared with a month. */
export function changeSince({ metric, series, latest }: Reading): Change | undefined {
  const grain = grainOf(latest.period);
  const before = series.findLast((seen) => seen !== latest && grainOf(seen.period) === grain);
  return before && changeBetween(metric, latest, before);
}

/** Whether a clear change is one to be glad of; undefined while none is clear. */
export function isGladOf({ metric }: Pick<Reading, 'metric'>, { verdict }: Change): boolean | undefined {
  return verdict === 'unclear' ? undefined : (verdict === 'up') === (metric.direction === 'higher');
}

/** Whether a value lies beyond what was aimed at by more than it can be wrong (N2). */
export function missesBeyondDoubt({ metric, latest }: Reading, aim = metric.target): boolean {
  const interval = intervalOf(metric, latest);
  if (aim === undefined || !interval || isSmall(latest.n)) return false;
  return metric.direction === 'higher' ? interval.high < aim : interval.low > aim;
}
