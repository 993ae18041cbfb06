import type { FunnelImport } from './funnel-csv.ts';
import type { MetricImport } from './metric-csv.ts';
import { fold } from './table/words.ts';
import type { Funnel, FunnelStep, Id, Journey, Observation } from '../journey/journey.ts';
import { isSameMeasure } from '../journey/metrics/variants.ts';

/** What a file says against what stands on the board. */
export interface Compared<T> {
  added: readonly T[];
  changed: readonly { before: T; after: T }[];
  /** Stood there from the same source, and the file no longer says it. */
  gone: readonly T[];
  same: number;
}

function compared<T>(
  now: ReadonlyMap<string, T>,
  before: ReadonlyMap<string, T>,
  isSame: (a: T, b: T) => boolean,
): Compared<T> {
  const added: T[] = [];
  const changed: { before: T; after: T }[] = [];
  let same = 0;
  for (const [key, after] of now) {
    const old = before.get(key);
    if (old === undefined) added.push(after);
    else if (isSame(old, after)) same += 1;
    else changed.push({ before: old, after });
  }
  const gone = [...before].flatMap(([key, old]) => (now.has(key) ? [] : [old]));
  return { added, changed, gone, same };
}

const keyOf = (o: Pick<Observation, 'metricId' | 'target' | 'segment' | 'period'>): string =>
  JSON.stringify([o.metricId, o.target, o.segment, o.period]);

const sameObservation = (a: Observation, b: Observation): boolean =>
  a.value === b.value && a.n === b.n && a.k === b.k && a.promoters === b.promoters && a.detractors === b.detractors;

/**
 * Metrics of a file that the board has already are those of the board: otherwise each month would bring a second NPS, and
 * none of them would have a past.
 */
export function ontoBoard(journey: Pick<Journey, 'metrics'>, brought: MetricImport): MetricImport {
  const living = [...journey.metrics.values()].filter((metric) => metric.deleted === undefined);
  const known = new Map<Id, Id>();
  const metrics = brought.metrics.filter((metric) => {
    const there = living.find((one) => fold(one.name) === fold(metric.name) && isSameMeasure(one, metric));
    if (there) known.set(metric.id, there.id);
    return !there;
  });
  const observations = brought.observations.map((seen) => {
    const metricId = known.get(seen.metricId) ?? seen.metricId;
    return { ...seen, metricId, id: `${metricId}/${seen.target}/${seen.segment}/${seen.period}` };
  });
  return { ...brought, metrics, observations };
}

/** `gone` is only what the same source said before: values from elsewhere are none of this file's business. */
export function compareMetrics(
  journey: Pick<Journey, 'observations' | 'passports'>,
  brought: MetricImport,
): Compared<Observation> {
  const now = new Map(brought.observations.map((seen) => [keyOf(seen), seen]));
  const metricIds = new Set(brought.observations.map(({ metricId }) => metricId));
  const { source } = brought.passport;
  const before = new Map<string, Observation>();
  for (const seen of journey.observations.values()) {
    const key = keyOf(seen);
    const isOurs = metricIds.has(seen.metricId) && journey.passports.get(seen.passportId)?.source === source;
    if (isOurs || now.has(key)) before.set(key, seen);
  }
  return compared(now, before, sameObservation);
}

/** The funnel of a map that a file of that name was brought in as before. */
export function funnelBefore(journey: Pick<Journey, 'funnels'>, mapId: Id, title: string): Funnel | undefined {
  const wanted = fold(title);
  return [...journey.funnels.values()].find(
    (funnel) => funnel.deleted === undefined && funnel.mapId === mapId && fold(funnel.title) === wanted,
  );
}

const stepKey = ({ label, segment }: FunnelStep): string => JSON.stringify([fold(label), segment]);

export function compareFunnel(
  journey: Pick<Journey, 'funnelSteps'>,
  before: Funnel,
  brought: FunnelImport,
): Compared<FunnelStep> {
  const old = [...journey.funnelSteps.values()].filter(({ funnelId }) => funnelId === before.id);
  return compared(
    new Map(brought.steps.map((step) => [stepKey(step), step])),
    new Map(old.map((step) => [stepKey(step), step])),
    (a, b) => a.count === b.count && a.index === b.index && a.medianSeconds === b.medianSeconds,
  );
}
