import type { Metric, MetricKind, Observation } from '../journey.ts';
import { meanInterval, wilson, type Interval } from './intervals.ts';
import { npsInterval } from './nps.ts';

export type IntervalMethod = 'wilson' | 'adjusted-wald' | 't' | 'order-statistics' | 'none';

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
  aov: plain('money', 'higher'),
  cac: plain('money', 'lower'),
  'cpa-acquisition': plain('money', 'lower'),
  'cpa-action': plain('money', 'lower'),
  'clv-simple': plain('money', 'higher', ANY),
  'clv-retention': plain('money', 'higher', ANY),
  'ltv-subscription': plain('money', 'higher', ANY),
  'first-contact-resolution': share('higher'),
  'time-to-resolution': time,
  'sentiment-net': { unit: 'share', range: [-1, 1], interval: 'adjusted-wald', direction: 'higher' },
  'promise-kept': share('higher'),
  count: plain('count', 'higher'),
  other: plain('count', 'higher', ANY),
};

export function inRange(kind: MetricKind, value: number): boolean {
  const [low, high] = METRIC_FACTS[kind].range;
  return Number.isFinite(value) && value >= low && value <= high;
}

/**
 * The 95 % interval an observation supports; undefined where its parts are unknown. A share with n but without
 * k keeps value × n unrounded, so that the interval stands around the value that is shown.
 */
export function intervalOf(
  kind: MetricKind,
  observation: Pick<Observation, 'value' | 'n' | 'k' | 'promoters' | 'detractors'>,
  deviation?: number,
): Interval | undefined {
  const { n, value } = observation;
  if (n === null || n <= 0) return undefined;
  switch (METRIC_FACTS[kind].interval) {
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
