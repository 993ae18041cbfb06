import { livingColumn } from './columns.ts';
import type { Id, Journey, Metric, MetricKind, Observation } from './journey.ts';
import type { Interval } from './metrics/intervals.ts';
import { intervalOf } from './metrics/kinds.ts';
import { readingsAt, type NumbersLens, type Reading } from './readings.ts';

export interface MeasuredPoint {
  columnId: Id;
  reading: Reading;
  /** On the scale of feelings, −2…+2. */
  value: number;
  /** On the same scale; absent where the observation supports none. */
  interval?: Interval;
}

/** What a survey says along the map, beside what people drew (LOOK: felt and measured). */
export interface MeasuredCurve {
  metric: Metric;
  points: readonly MeasuredPoint[];
}

/** Kinds that ask people how it was, the most direct first. */
const ASKED: readonly MetricKind[] = [
  'csat-share',
  'csat-mean',
  'sentiment-net',
  'ces-share',
  'ces-mean',
  'promise-kept',
  'nps',
];

/** From a metric's own scale to that of feelings: its worst is −2, its best +2. */
export function feelingScale(metric: Metric, series: readonly Observation[]): (value: number) => number {
  const [worst, best] = endsOf(metric, series);
  const [low, high] = metric.direction === 'lower' ? [best, worst] : [worst, best];
  return (value) => Math.max(-2, Math.min(2, ((value - low) / (high - low)) * 4 - 2));
}

function endsOf(metric: Metric, series: readonly Observation[]): readonly [number, number] {
  switch (metric.kind) {
    case 'nps':
      return [-100, 100];
    case 'sentiment-net':
      return [-1, 1];
    case 'csat-mean':
      // asked on five steps or on seven, and only a value above five tells
      return [1, series.some(({ value }) => value > 5) ? 7 : 5];
    case 'ces-mean':
      return [1, 7];
    default:
      return [0, 1];
  }
}

/** Targets with an observation, once for each set of observations. */
const targetsKept = new WeakMap<Journey['observations'], readonly Observation['target'][]>();

function targetsOf(journey: Journey): readonly Observation['target'][] {
  const before = targetsKept.get(journey.observations);
  if (before) return before;
  const targets = [...new Set([...journey.observations.values()].map(({ target }) => target))].sort();
  targetsKept.set(journey.observations, targets);
  return targets;
}

/** Where each measured stage, step and card stands, to tell whether a curve drawn before still holds. */
export function measuredPlaces(journey: Journey): readonly (Id | undefined)[] {
  return targetsOf(journey).map((target) => columnOfTarget(journey, target));
}

function columnOfTarget(journey: Journey, target: Observation['target']): Id | undefined {
  const id = target.slice(target.indexOf(':') + 1);
  if (target.startsWith('map:')) return undefined;
  if (!target.startsWith('card:')) return livingColumn(journey, id);
  const card = journey.cards.get(id);
  const lane = card && journey.lanes.get(card.cell.laneId);
  return card && !card.deleted && lane && !lane.deleted ? livingColumn(journey, card.cell.columnId) : undefined;
}

/** A column's own reading counts before those of its cards; among these the one that rests on most answers. */
const weight = ({ latest }: Reading): number => (latest.target.startsWith('card:') ? (latest.n ?? 0) : Infinity);

/**
 * The survey along the columns: the metric named, else the first that asks people and is known at two columns at least.
 */
export function measuredCurve(
  journey: Journey,
  columnIds: readonly Id[],
  lens: NumbersLens = {},
  metricId?: Id,
): MeasuredCurve | undefined {
  const found = new Map<Id, Map<Id, Reading>>();
  for (const target of targetsOf(journey)) {
    const columnId = columnOfTarget(journey, target);
    if (columnId === undefined || !columnIds.includes(columnId)) continue;
    for (const reading of readingsAt(journey, target, lens)) {
      const { id, kind } = reading.metric;
      if (metricId === undefined ? !ASKED.includes(kind) : id !== metricId) continue;
      const byColumn = found.get(id) ?? new Map<Id, Reading>();
      found.set(id, byColumn);
      const before = byColumn.get(columnId);
      if (!before || weight(reading) > weight(before)) byColumn.set(columnId, reading);
    }
  }
  const rank = (id: Id): number => ASKED.indexOf(journey.metrics.get(id)?.kind ?? 'other');
  const best = [...found]
    .filter(([, byColumn]) => metricId !== undefined || byColumn.size > 1)
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
  const metric = best && journey.metrics.get(best[0]);
  if (!best || !metric) return undefined;
  const series = [...best[1].values()].flatMap((reading) => reading.series);
  const scale = feelingScale(metric, series);
  const points = columnIds.flatMap((columnId): MeasuredPoint[] => {
    const reading = best[1].get(columnId);
    return reading ? [pointOf(columnId, reading, scale)] : [];
  });
  return { metric, points };
}

function pointOf(columnId: Id, reading: Reading, scale: (value: number) => number): MeasuredPoint {
  const interval = intervalOf(reading.metric, reading.latest);
  const ends = interval && [scale(interval.low), scale(interval.high)].sort((a, b) => a - b);
  const [low, high] = ends ?? [];
  return {
    columnId,
    reading,
    value: scale(reading.latest.value),
    ...(low === undefined || high === undefined ? {} : { interval: { low, high } }),
  };
}
