import { livingColumn } from './columns.ts';
import type { Id, Journey, Metric, Observation, Period, Target } from './journey.ts';
import { isSmall } from './metrics/intervals.ts';
import { intervalOf } from './metrics/kinds.ts';
import { byPeriod } from './periods.ts';

/** The newest value of a metric at one target, and what came before it, oldest first. */
export interface Reading {
  metric: Metric;
  latest: Observation;
  series: readonly Observation[];
}

type Source = Pick<Journey, 'observations' | 'metrics' | 'stages' | 'steps'>;

const known = new WeakMap<ReadonlyMap<string, Observation>, Map<string, Observation[]>>();

/** By `segment/target`; an unchanged set of observations is sorted once. */
function indexOf(observations: Source['observations']): Map<string, Observation[]> {
  const before = known.get(observations);
  if (before) return before;
  const index = new Map<string, Observation[]>();
  for (const seen of observations.values()) {
    const key = `${seen.segment}/${seen.target}`;
    const list = index.get(key);
    if (list) list.push(seen);
    else index.set(key, [seen]);
  }
  for (const list of index.values()) {
    list.sort((a, b) => byPeriod(a.period, b.period) || (a.id < b.id ? -1 : 1));
  }
  known.set(observations, index);
  return index;
}

/** Which numbers are looked at: of whom, and as they stood when. */
export interface NumbersLens {
  /** `` = everybody. */
  segment?: string | undefined;
  /** The last period looked at; the newest when absent. */
  period?: Period | undefined;
}

/** Whether anything is known at a target, of anybody at any time. */
export function isMeasured({ observations }: Pick<Source, 'observations'>, target: Target): boolean {
  return (targetsKept.get(observations) ?? keptTargets(observations)).has(target);
}

const targetsKept = new WeakMap<Source['observations'], ReadonlySet<Target>>();

function keptTargets(observations: Source['observations']): ReadonlySet<Target> {
  const targets = new Set([...observations.values()].map(({ target }) => target));
  targetsKept.set(observations, targets);
  return targets;
}

/** Readings at one target, by metric id, so that the order is the same everywhere. */
export function readingsAt(journey: Source, target: Target, { segment = '', period }: NumbersLens = {}): Reading[] {
  const all = indexOf(journey.observations).get(`${segment}/${target}`);
  if (!all) return [];
  const seen = period === undefined ? all : all.filter((one) => byPeriod(one.period, period) <= 0);
  const byMetric = new Map<Id, Observation[]>();
  for (const observation of seen) {
    const list = byMetric.get(observation.metricId);
    if (list) list.push(observation);
    else byMetric.set(observation.metricId, [observation]);
  }
  return [...byMetric].sort(byId).flatMap(([metricId, series]): Reading[] => {
    const metric = journey.metrics.get(metricId);
    const latest = series.at(-1);
    return metric && !metric.deleted && latest ? [{ metric, latest, series }] : [];
  });
}

const byId = (a: readonly [Id, unknown], b: readonly [Id, unknown]): number => (a[0] < b[0] ? -1 : 1);

/** Readings measured at stages and steps, under the column each means today (J10). */
export function readingsByColumn(
  journey: Journey,
  lens: NumbersLens = {},
  metricIds?: readonly Id[],
): ReadonlyMap<Id, readonly Reading[]> {
  const byColumn = new Map<Id, Reading[]>();
  const targets = new Set([...journey.observations.values()].map((observation) => observation.target));
  for (const target of [...targets].sort()) {
    if (!target.startsWith('stage:') && !target.startsWith('step:')) continue;
    const column = livingColumn(journey, target.slice(target.indexOf(':') + 1));
    if (column === undefined) continue;
    const readings = readingsAt(journey, target, lens).filter(
      ({ metric }) => metricIds === undefined || metricIds.includes(metric.id),
    );
    byColumn.set(column, [...(byColumn.get(column) ?? []), ...readings]);
  }
  return byColumn;
}

const scales = new WeakMap<Source['observations'], Map<Metric, readonly [number, number]>>();

/** From the least to the most that a metric was, may be or is aimed at, of all segments and periods (N5). */
export function scaleOf({ observations }: Pick<Source, 'observations'>, metric: Metric): readonly [number, number] {
  const kept = scales.get(observations) ?? new Map<Metric, readonly [number, number]>();
  scales.set(observations, kept);
  const before = kept.get(metric);
  if (before) return before;
  let [low, high] = [Infinity, -Infinity];
  const reach = (value: number | undefined): void => {
    if (value === undefined) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const seen of observations.values()) {
    if (seen.metricId !== metric.id) continue;
    const interval = intervalOf(metric, seen);
    reach(seen.value);
    // what rests on few answers may be anything, and would flatten all the others
    if (!isSmall(seen.n)) {
      reach(interval?.low);
      reach(interval?.high);
    }
  }
  reach(metric.target);
  reach(metric.benchmark?.value);
  kept.set(metric, [low, high]);
  return [low, high];
}
