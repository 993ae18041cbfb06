import { expect } from 'vitest';
import type { EventFunnelQuestion, EventFunnelResult, EventStep } from '../../shared/journey/event-funnel.ts';
import type { PathsQuestion, PathsResult } from '../../shared/journey/paths.ts';
import type { DatasetCounts, DatasetEvent } from '../../shared/wire/datasets.ts';
import type { FunnelCase, Truth } from './truths.ts';

/** Whatever answers: the pass itself, the server, another engine. */
export interface Asks {
  funnel: (question: EventFunnelQuestion) => Promise<EventFunnelResult>;
  paths: (question: PathsQuestion) => Promise<PathsResult>;
}

const counts = (steps: readonly EventStep[]): number[] => steps.map(({ count }) => count);

function near(told: readonly (number | undefined)[], truth: readonly (number | null)[], what: string): void {
  truth.forEach((value, k) => {
    if (value === null) expect(told[k], `${what} ${k + 1}`).toBeUndefined();
    else expect(told[k], `${what} ${k + 1}`).toBeCloseTo(value, 2);
  });
}

export function checkMapped(truth: Truth, told: { counts: DatasetCounts; events: readonly DatasetEvent[] }): void {
  const { totals } = truth;
  expect(told.counts).toMatchObject({
    rows: totals.events,
    events: totals.events,
    entities: totals.entities,
    eventKinds: totals.activities,
    from: Date.parse(totals.first_timestamp_utc),
    to: Date.parse(totals.last_timestamp_utc),
  });
  expect(Object.fromEntries(told.events.map(({ event, count }) => [event, count]))).toEqual(truth.events_per_activity);
  expect(Object.fromEntries(told.events.map(({ event, entities }) => [event, entities]))).toEqual(
    truth.entities_per_activity,
  );
}

export async function checkPaths(truth: Truth, { paths }: Asks): Promise<void> {
  const told = await paths({ top: 10 });
  expect(
    told.pairs.map(({ from, to, count, medianSeconds }) => ({ from, to, count, median_seconds: medianSeconds })),
  ).toEqual(truth.directly_follows_top10);
  expect(told.different).toBe(truth.directly_follows_pairs);
  const ends = (list: PathsResult['starts']) => Object.fromEntries(list.map(({ event, count }) => [event, count]));
  expect(ends(told.starts)).toEqual(truth.start_activities);
  expect(ends(told.ends)).toEqual(truth.end_activities);
}

/** Every funnel of a truth in every mode; tells how many were asked. */
export async function checkFunnels(truth: Truth, { funnel }: Asks): Promise<number> {
  let asked = 0;
  for (const { name, steps, results } of truth.funnels)
    for (const { window_seconds: windowSeconds, ...expected } of results) {
      const what = `${truth.dataset} ${name} ${windowSeconds}`;
      const ask = (change: Partial<EventFunnelQuestion>): Promise<EventFunnelResult> => {
        asked++;
        const all = steps.map((event) => ({ event }));
        return funnel({ steps: all, order: 'sequential', entry: 'first', windowSeconds, ...change });
      };
      const first = await ask({});
      expect(counts(first.steps), what).toEqual(expected.first_entry.counts);
      const of = (key: 'medianSeconds' | 'meanSeconds' | 'medianFromFirstSeconds') =>
        first.steps.map((step) => step[key]);
      near(of('medianSeconds'), expected.first_entry.median_seconds_from_previous, what);
      near(of('meanSeconds'), expected.first_entry.mean_seconds_from_previous, what);
      near(of('medianFromFirstSeconds'), expected.first_entry.median_seconds_from_step1, what);
      expect(counts((await ask({ entry: 'any' })).steps), what).toEqual(expected.any_entry_counts);
      expect(counts((await ask({ order: 'strict' })).steps), what).toEqual(expected.strict_consecutive_counts);
      const parted = Object.entries(expected.first_entry_breakdown_by_value_on_step1_event ?? {});
      for (const [property, groups] of parted) {
        const { breakdown = [] } = await ask({ breakdown: [property] });
        expect(Object.fromEntries(breakdown.map((group) => [group.values[0], counts(group.steps)])), what).toEqual(
          groups,
        );
      }
    }
  return asked;
}

/** What we do not offer is refused; the other cases as questions of ours. */
export function questionOf({
  order,
  steps,
  exclusions,
  breakdown,
  ...rest
}: FunnelCase): EventFunnelQuestion | undefined {
  if (breakdown && breakdown.attribution !== 'first_touch') return undefined;
  return {
    steps: steps.map(({ event, where }) => ({ ...(event === null ? {} : { event }), ...(where ? { where } : {}) })),
    order: order === 'ordered' ? 'sequential' : order === 'strict' ? 'strict' : 'any',
    // the program these were taken from tries every event of the first step
    entry: 'any',
    windowSeconds: rest.conversion_window_seconds,
    ...(exclusions
      ? {
          exclusions: exclusions.map(({ event, from_step: fromStep, to_step: toStep, where }) => ({
            event,
            fromStep,
            toStep,
            ...(where ? { where } : {}),
          })),
        }
      : {}),
    ...(breakdown ? { breakdown: [breakdown.property].flat() } : {}),
    ...(breakdown?.limit === undefined ? {} : { breakdownLimit: breakdown.limit }),
  };
}

function checkSteps(
  steps: readonly EventStep[],
  expected: FunnelCase['expected'] | NonNullable<FunnelCase['expected']['by_breakdown']>[string],
  what: string,
): void {
  expected.counts?.forEach((count, k) => {
    if (count !== null) expect(steps[k]?.count, `${what} step ${k + 1}`).toBe(count);
  });
  if (expected.average_seconds_from_previous)
    near(
      steps.map(({ meanSeconds }) => meanSeconds),
      expected.average_seconds_from_previous,
      what,
    );
  if (expected.median_seconds_from_previous)
    near(
      steps.map(({ medianSeconds }) => medianSeconds),
      expected.median_seconds_from_previous,
      what,
    );
}

export function checkCase({ id, expected }: FunnelCase, told: EventFunnelResult): void {
  checkSteps(told.steps, expected, id);
  for (const [value, group] of Object.entries(expected.by_breakdown ?? {})) {
    const found = told.breakdown?.find(({ values }) => values.join('|') === value);
    expect(found, `${id} ${value}`).toBeDefined();
    checkSteps(found?.steps ?? [], group, `${id} ${value}`);
  }
  if (expected.breakdown_values)
    expect(
      told.breakdown?.map(({ values, groups }) => (groups === undefined ? values[0] : 'Other')).toSorted(),
      id,
    ).toEqual(expected.breakdown_values.toSorted());
  const { time_to_convert: span } = expected;
  if (span) expect(told.steps[span.to_step - 1]?.meanSeconds, id).toBeCloseTo(span.average_seconds, 2);
}
