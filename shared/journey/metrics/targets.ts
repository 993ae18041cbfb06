import type { Journey, Metric, Observation } from '../journey.ts';

export type Standing = 'met' | 'missed';

/** Whether a value is where it should be; undefined without a target. */
export function standingOf(metric: Pick<Metric, 'target' | 'direction'>, value: number): Standing | undefined {
  if (metric.target === undefined) return undefined;
  return (metric.direction === 'higher' ? value >= metric.target : value <= metric.target) ? 'met' : 'missed';
}

export interface Stand {
  metric: Metric;
  latest: Observation;
  standing: Standing;
}

/** The newest value of each series that has a target, by `metric/target/segment`. Periods of one series sort as text. */
export function standings(journey: Pick<Journey, 'metrics' | 'observations'>): Map<string, Stand> {
  const newest = new Map<string, Observation>();
  for (const seen of journey.observations.values()) {
    const metric = journey.metrics.get(seen.metricId);
    if (!metric || metric.deleted || metric.target === undefined) continue;
    const key = JSON.stringify([seen.metricId, seen.target, seen.segment]);
    const known = newest.get(key);
    if (!known || seen.period > known.period) newest.set(key, seen);
  }
  return new Map(
    [...newest].flatMap(([key, latest]): [string, Stand][] => {
      const metric = journey.metrics.get(latest.metricId);
      const standing = metric && standingOf(metric, latest.value);
      return metric && standing ? [[key, { metric, latest, standing }]] : [];
    }),
  );
}
