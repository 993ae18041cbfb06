import type { Id, Instant, Period, RecordBase } from './base.ts';

/** Variants that share a name are separate kinds (N4). */
export const METRIC_KINDS = [
  'nps',
  'csat-share',
  'csat-mean',
  'ces-mean',
  'ces-share',
  'conversion-overall',
  'conversion-step',
  'drop-off',
  'time-to-convert',
  'retention',
  'churn',
  'repeat-purchase',
  'aov',
  'cac',
  'cpa-acquisition',
  'cpa-action',
  'clv-simple',
  'clv-retention',
  'ltv-subscription',
  'first-contact-resolution',
  'time-to-resolution',
  'sentiment-net',
  'promise-kept',
  'count',
  'other',
] as const;
export type MetricKind = (typeof METRIC_KINDS)[number];

export interface Metric extends RecordBase {
  name: string;
  kind: MetricKind;
  /** Which of the kind's formulas it is (metrics/variants.ts); two of them are never one series (N4). */
  variant?: string;
  /** `share` 0…1, `points`, `score`, `seconds`, `count`, or `money:TRY` with its currency. */
  unit: string;
  direction: 'higher' | 'lower';
  target?: number;
  benchmark?: { value: number; source: string };
  /** Words of the exact definition, part of the passport (N1). */
  definition: string;
}

/** What a number is measured at. */
export type Target = `map:${Id}` | `stage:${Id}` | `step:${Id}` | `card:${Id}`;

/** One plain value per `metric/target/segment/period`. */
export interface Observation {
  /** The composite key; segment `` means everybody. */
  id: string;
  metricId: Id;
  target: Target;
  segment: string;
  period: Period;
  /** In the metric's base unit: shares 0…1, seconds, money. */
  value: number;
  /** Answers or people it rests on; null = "n unknown", said out loud (N1). */
  n: number | null;
  /** Successes of a share, where known. NPS: promoters and detractors. */
  k?: number;
  promoters?: number;
  detractors?: number;
  /** Of the sample, where the value is its mean. */
  deviation?: number;
  /** Ends of the interval, where only who had the single values could know them: medians, order values, lifetimes. */
  low?: number;
  high?: number;
  passportId: Id;
}

/** Where numbers come from (N1). */
export interface Passport extends RecordBase {
  definition: string;
  source: string;
  /** Name of who brought it. */
  who: string;
  when: Instant;
  window?: string;
  order?: string;
  staleAfter?: Instant;
  /** Made-up sample data says so wherever it is shown. */
  madeUp?: boolean;
}

export type FunnelOrder = 'sequential' | 'strict' | 'any';

/** The question (N3); its counts are plain values per step and segment. */
export interface Funnel extends RecordBase {
  mapId: Id;
  title: string;
  order: FunnelOrder | 'unknown';
  entry: 'first' | 'any' | 'unknown';
  windowSeconds: number | null | 'unknown';
  /** What is counted, in words: people, sessions, orders. */
  unit: string;
  from?: string;
  to?: string;
  /** Whether one may come in at a later step; absent: nobody said. */
  open?: boolean;
  /** In which the dates and the window are meant; IANA name. */
  timeZone?: string;
  passportId: Id;
  /** Where its counts are computed, so that another window or segment can be asked for. */
  query?: FunnelQuery;
}

/** Events of a data set that together are one step, and where that step stands: a column or a card. */
export interface QueryStep {
  label: string;
  anyOf: readonly string[];
  placeId?: Id;
}

/** One plain value (J3): half of one question and half of another would be a third that nobody asked. */
export interface FunnelQuery {
  datasetId: Id;
  steps: readonly QueryStep[];
  breakdown?: string;
}

/** One plain value per `funnel/step[/segment]`. */
export interface FunnelStep {
  /** The composite key `funnel/index/segment`. */
  id: string;
  funnelId: Id;
  /** From 0. */
  index: number;
  segment: string;
  label: string;
  count: number;
  /** Column it is drawn under; gone = drawn as unbound, never dropped (J10). */
  columnId?: Id;
  medianSeconds?: number;
  meanSeconds?: number;
  /** Of those who did not come on, how many still had time to when the data ended. */
  stillOpen?: number;
}

/** What people did directly after what, between the columns and cards of a map. */
export interface Flow extends RecordBase {
  mapId: Id;
  title: string;
  /** What is counted, in words. */
  unit: string;
  from?: string;
  to?: string;
  passportId: Id;
  datasetId?: Id;
}

/** One plain value per `flow/from/to/segment`. */
export interface FlowPair {
  /** The composite key. */
  id: string;
  flowId: Id;
  /** Names of events; empty at the beginning and at the end of a path. */
  from: string;
  to: string;
  segment: string;
  count: number;
  medianSeconds?: number;
  /** Columns or cards the two stand at; absent: not on the map. */
  fromId?: Id;
  toId?: Id;
}
