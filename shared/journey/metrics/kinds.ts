import type { Metric, MetricKind, Observation } from '../journey.ts';
import { meanInterval, wilson, type Interval } from './intervals.ts';
import { npsInterval } from './nps.ts';
import { variantOf } from './variants.ts';

export type IntervalMethod =
  'wilson' | 'adjusted-wald' | 't' | 'order-statistics' | 'bootstrap' | 'range' | /** Show n. */ 'none';

export interface KindFacts {
  /** `money` stands for `money:<currency>`, which only the metric knows. */
  unit: 'share' | 'points' | 'score' | 'seconds' | 'count' | 'money';
  /** What an importer accepts, both ends included. */
  range: readonly [number, number];
  interval: IntervalMethod;
  direction: Metric['direction'];
}

const ANY: readonly [number, number] = [-Infinity, Infinity];
const POSITIVE: readonly [number, number] = [0, Infinity];
const SHARE: readonly [number, number] = [0, 1];

const share = (direction: Metric['direction'], range = SHARE): KindFacts => ({
  unit: 'share',
  range,
  interval: 'wilson',
  direction,
});
const plain = (unit: KindFacts['unit'], direction: Metric['direction'], range = POSITIVE): KindFacts => ({
  unit,
  range,
  interval: 'none',
  direction,
});
const score = (range: readonly [number, number]): KindFacts => ({
  unit: 'score',
  range,
  interval: 't',
  direction: 'higher',
});
const time: KindFacts = { unit: 'seconds', range: POSITIVE, interval: 'order-statistics', direction: 'lower' };

/** What each kind of metric is measured in, may be, and how sure its numbers can be (N2, N4). */
export const METRIC_FACTS: Readonly<Record<MetricKind, KindFacts>> = {
  nps: { unit: 'points', range: [-100, 100], interval: 'adjusted-wald', direction: 'higher' },
  'csat-share': share('higher'),
  'csat-mean': score([1, 7]),
  'ces-mean': score([1, 7]),
  'ces-share': share('higher'),
  'conversion-overall': share('higher'),
  // an open funnel lets people in at every step, so a step may hold more than the one before
  'conversion-step': share('higher', POSITIVE),
  'drop-off': share('lower'),
  'time-to-convert': time,
  retention: share('higher'),
  churn: share('lower'),
  'repeat-purchase': share('higher'),
  aov: { ...plain('money', 'higher'), interval: 'bootstrap' },
  cac: plain('money', 'lower'),
  'cpa-acquisition': plain('money', 'lower'),
  'cpa-action': plain('money', 'lower'),
  'clv-simple': { ...plain('money', 'higher', ANY), interval: 'range' },
  'clv-retention': { ...plain('money', 'higher', ANY), interval: 'range' },
  'ltv-subscription': { ...plain('money', 'higher', ANY), interval: 'range' },
  'first-contact-resolution': share('higher'),
  'time-to-resolution': time,
  'sentiment-net': { unit: 'share', range: [-1, 1], interval: 'adjusted-wald', direction: 'higher' },
  'promise-kept': share('higher'),
  count: plain('count', 'higher'),
  other: plain('count', 'higher', ANY),
};

export function inRange(kind: MetricKind, value: number, variant?: string): boolean {
  const [low, high] =
    (variant === undefined ? undefined : variantOf({ kind, variant })?.range) ?? METRIC_FACTS[kind].range;
  return Number.isFinite(value) && value >= low && value <= high;
}

/**
 * The 95 % interval an observation supports; undefined where its parts are unknown. A share with n but without
 * k keeps value × n unrounded, so that the interval stands around the value that is shown.
 */
export function intervalOf(
  of: MetricKind | Pick<Metric, 'kind' | 'variant'>,
  observation: Pick<Observation, 'value' | 'n' | 'k' | 'promoters' | 'detractors' | 'deviation' | 'low' | 'high'>,
  deviation = observation.deviation,
): Interval | undefined {
  const { n, value, low, high } = observation;
  if (low !== undefined && high !== undefined && low <= high) return { low, high };
  if (n === null || n <= 0) return undefined;
  const metric = typeof of === 'string' ? { kind: of } : of;
  const { kind } = metric;
  switch (variantOf(metric)?.interval ?? METRIC_FACTS[kind].interval) {
    case 'wilson': {
      const k = observation.k ?? value * n;
      return k < 0 || k > n ? undefined : wilson(k, n);
    }
    case 'adjusted-wald': {
      const { promoters, detractors } = observation;
      if (promoters === undefined || detractors === undefined || promoters + detractors > n) return undefined;
      const points = npsInterval(promoters, n - promoters - detractors, detractors);
      return kind === 'nps' ? points : { low: points.low / 100, high: points.high / 100 };
    }
    case 't':
      return deviation === undefined ? undefined : meanInterval(value, deviation, n);
    default:
      return undefined;
  }
}
