import type { Funnel, FunnelStep, Id, Journey, Problem } from './journey.ts';
import { wilson, type Interval } from './metrics/intervals.ts';

export interface FunnelRow {
  step: FunnelStep;
  /** Share of the step before; undefined at the first step and after an empty one. */
  fromPrevious?: number;
  fromPreviousInterval?: Interval;
  /** Share of the first step. */
  fromFirst?: number;
  fromFirstInterval?: Interval;
  /** People gone since the step before; 0 where more came than were there. */
  lost: number;
  /** People more than at the step before: they came in from the side. */
  joined: number;
}

export interface FunnelResult {
  rows: readonly FunnelRow[];
  entered: number;
  /** Nobody came in from the side, so the product of the steps is the overall conversion. */
  closed: boolean;
  overall?: number;
  overallInterval?: Interval;
  /** Index in `rows` of the step before which most people were lost. */
  largestLoss?: number;
}

export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const sharePart = (k: number, n: number): { share?: number; interval?: Interval } => {
  if (n <= 0) return {};
  // no interval over 1: those people are no part of the n (NUMBERS.md, conversion step)
  return k <= n ? { share: k / n, interval: wilson(k, n) } : { share: k / n };
};

/** Conversion, losses and intervals of steps in order. Counts must have passed `funnelProblems`. */
export function funnelResult(steps: readonly FunnelStep[]): FunnelResult {
  const first = steps[0]?.count ?? 0;
  const rows = steps.map((step, i): FunnelRow => {
    const before = steps[i - 1]?.count;
    const previous = before === undefined ? {} : sharePart(step.count, before);
    const whole = sharePart(step.count, first);
    return {
      step,
      ...(previous.share === undefined ? {} : { fromPrevious: previous.share }),
      ...(previous.interval === undefined ? {} : { fromPreviousInterval: previous.interval }),
      ...(whole.share === undefined ? {} : { fromFirst: whole.share }),
      ...(whole.interval === undefined ? {} : { fromFirstInterval: whole.interval }),
      lost: before === undefined ? 0 : Math.max(0, before - step.count),
      joined: before === undefined ? 0 : Math.max(0, step.count - before),
    };
  });
  const last = rows.at(-1);
  const worst = Math.max(0, ...rows.map((row) => row.lost));
  return {
    rows,
    entered: first,
    closed: rows.every((row) => row.joined === 0),
    ...(last?.fromFirst === undefined ? {} : { overall: last.fromFirst }),
    ...(last?.fromFirstInterval === undefined ? {} : { overallInterval: last.fromFirstInterval }),
    ...(worst > 0 ? { largestLoss: rows.findIndex((row) => row.lost === worst) } : {}),
  };
}

/** What is wrong with the steps of one segment: counts that are none, steps that skip or repeat an index. */
export function funnelProblems(steps: readonly FunnelStep[]): Problem[] {
  const problems: Problem[] = [];
  steps.forEach((step, i) => {
    if (!isCount(step.count)) problems.push({ where: step.id, code: 'funnel-count', values: { count: step.count } });
    if (step.index !== i) problems.push({ where: step.id, code: 'funnel-index', values: { index: step.index } });
  });
  if (steps.length < 2) problems.push({ where: 'steps', code: 'funnel-short', values: { count: steps.length } });
  return problems;
}

export function funnelStepId(funnelId: Id, index: number, segment: string): string {
  return `${funnelId}/${index}/${segment}`;
}

/** Steps of one segment (`` = everybody) in order. */
export function stepsOfFunnel(journey: Pick<Journey, 'funnelSteps'>, funnelId: Id, segment = ''): FunnelStep[] {
  return [...journey.funnelSteps.values()]
    .filter((step) => step.funnelId === funnelId && step.segment === segment)
    .sort((a, b) => a.index - b.index);
}

/** Segments a funnel is split by, everybody first, then largest first. */
export function segmentsOfFunnel(journey: Pick<Journey, 'funnelSteps'>, funnelId: Id): string[] {
  const entered = new Map<string, number>();
  for (const step of journey.funnelSteps.values()) {
    if (step.funnelId !== funnelId) continue;
    entered.set(step.segment, Math.max(entered.get(step.segment) ?? 0, step.count));
  }
  const rank = ([segment, count]: [string, number]): number => (segment === '' ? Infinity : count);
  return [...entered]
    .sort((a, b) => (rank(b) === rank(a) ? (a[0] < b[0] ? -1 : 1) : rank(b) - rank(a)))
    .map(([name]) => name);
}

/** What nobody stated about a funnel, and so must be said on the map as unknown (N3). */
export function unstated(funnel: Funnel): ('order' | 'entry' | 'window' | 'unit' | 'dates')[] {
  const missing: ('order' | 'entry' | 'window' | 'unit' | 'dates')[] = [];
  if (funnel.order === 'unknown') missing.push('order');
  if (funnel.entry === 'unknown') missing.push('entry');
  if (funnel.windowSeconds === 'unknown') missing.push('window');
  if (funnel.unit.trim() === '') missing.push('unit');
  if (funnel.from === undefined || funnel.to === undefined) missing.push('dates');
  return missing;
}
