import type { Metric, MetricKind } from '../numbers.ts';
import type { IntervalMethod, KindFacts } from './kinds.ts';

/** One way of computing a kind: what it changes about the kind’s own facts. Named in words under `kinds.variant.<id>`. */
export interface Variant extends Partial<Pick<KindFacts, 'range' | 'direction'>> {
  id: string;
  interval?: IntervalMethod;
}

/** The first is what is meant when nobody says. Kinds without an entry have one formula only. */
export const VARIANTS: Readonly<Partial<Record<MetricKind, readonly Variant[]>>> = {
  nps: [{ id: 'relationship' }, { id: 'transactional' }],
  'csat-share': [{ id: 'top-two-of-five' }, { id: 'top-one-of-five' }, { id: 'top-two-of-seven' }],
  'csat-mean': [
    { id: 'one-to-five', range: [1, 5] },
    { id: 'one-to-seven', range: [1, 7] },
  ],
  'ces-mean': [
    { id: 'ease', direction: 'higher' },
    { id: 'effort', direction: 'lower' },
  ],
  'ces-share': [{ id: 'five-to-seven' }, { id: 'six-to-seven' }],
  'conversion-overall': [{ id: 'people' }, { id: 'sessions' }],
  'conversion-step': [{ id: 'people' }, { id: 'sessions' }],
  'time-to-convert': [{ id: 'median' }, { id: 'mean', interval: 'none' }],
  retention: [{ id: 'period' }, { id: 'n-day' }, { id: 'unbounded' }, { id: 'bracket' }],
  // revenue is no count of anything, so no share of a number of tries
  churn: [{ id: 'customers' }, { id: 'revenue', interval: 'none' }],
  aov: [{ id: 'gross' }, { id: 'net-of-returns' }],
  'clv-simple': [{ id: 'gross-margin' }, { id: 'revenue' }, { id: 'discounted' }],
  'first-contact-resolution': [{ id: 'first-interaction' }, { id: 'never-transferred' }],
  'time-to-resolution': [
    { id: 'median-calendar' },
    { id: 'median-business' },
    { id: 'p90-calendar' },
    { id: 'p90-business' },
  ],
};

export function variantOf({ kind, variant }: Pick<Metric, 'kind' | 'variant'>): Variant | undefined {
  const all = VARIANTS[kind] ?? [];
  return all.find(({ id }) => id === variant) ?? all[0];
}

/** N4: what may stand in one series. Of two without a variant nobody knows better. */
export function isSameMeasure(
  one: Pick<Metric, 'kind' | 'variant' | 'unit'>,
  other: Pick<Metric, 'kind' | 'variant' | 'unit'>,
): boolean {
  return one.kind === other.kind && one.unit === other.unit && one.variant === other.variant;
}
