import type { FunnelOrder } from './numbers.ts';
import type { Problem } from './journey.ts';

/** Which events fill a step. Values of properties are compared as text, as a file holds them. */
export interface StepQuestion {
  /** Absent with `anyOf` absent too: every event. */
  event?: string | undefined;
  anyOf?: readonly string[] | undefined;
  /** Every property named has one of its values. */
  where?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** What the step is called; absent: its events. */
  label?: string | undefined;
}

/** An attempt in which such an event falls between two of its steps does not count at all. */
export interface Exclusion extends Omit<StepQuestion, 'label'> {
  /** From 1, the step after whose event it counts. */
  fromStep: number;
  /** The step before whose event it counts; where that is never reached, to the end of the window. */
  toStep: number;
}

/** NUMBERS section 3: who got how far. */
export interface EventFunnelQuestion {
  steps: readonly StepQuestion[];
  order: FunnelOrder;
  entry: 'first' | 'any';
  /** From the first step on, inclusive; null = none. */
  windowSeconds: number | null;
  exclusions?: readonly Exclusion[] | undefined;
  /** Properties whose values, on the event an attempt began with, part people into groups. */
  breakdown?: readonly string[] | undefined;
  /** Groups told one by one; the rest is one group. */
  breakdownLimit?: number | undefined;
  /** Only events at or after, and before, these instants (ISO). */
  from?: string | undefined;
  to?: string | undefined;
  /** Also tells what those who were lost did next. */
  losses?: boolean | undefined;
}

/** What people did next who got this far and no further. */
export interface NextEvents {
  /** Most frequent first. */
  events: readonly { event: string; count: number }[];
  /** Those beyond the events told one by one. */
  others: number;
  /** Nothing came after. */
  nothing: number;
}

export interface EventStep {
  label: string;
  /** Got at least this far. */
  count: number;
  /** From the step before, of those who got here; absent at the first step and where nobody did. */
  medianSeconds?: number;
  meanSeconds?: number;
  medianFromFirstSeconds?: number;
  /** Got exactly this far, and may yet go on: their window was not over when the data ended. */
  stillOpen?: number;
  next?: NextEvents;
}

export interface EventGroup {
  /** One for each property of the breakdown; null = the event had none. Empty: all the others. */
  values: readonly (string | null)[];
  /** Of the group of all the others: how many groups it stands for. */
  groups?: number;
  steps: readonly EventStep[];
}

export interface EventFunnelResult {
  steps: readonly EventStep[];
  /** Largest first, all the others last. */
  breakdown?: readonly EventGroup[];
  /** How many different groups there were. */
  groups?: number;
}

/** Bits of one whole number say which steps an event fills. */
export const MOST_STEPS = 24;

/** What no engine can answer; to be asked before any of them is. */
export function questionProblems(question: EventFunnelQuestion): Problem[] {
  const problems: Problem[] = [];
  const count = question.steps.length;
  if (count < 1 || count > MOST_STEPS)
    problems.push({ where: 'steps', code: 'funnel-steps', values: { count, most: MOST_STEPS } });
  const { windowSeconds } = question;
  if (windowSeconds !== null && !(windowSeconds >= 0 && Number.isFinite(windowSeconds)))
    problems.push({ where: 'windowSeconds', code: 'funnel-window' });
  question.steps.forEach((step, i) => {
    if (step.event !== undefined && step.anyOf !== undefined)
      problems.push({ where: `steps/${i}`, code: 'step-both', values: { step: i + 1 } });
  });
  question.exclusions?.forEach(({ fromStep, toStep }, i) => {
    if (!(fromStep >= 1 && fromStep < toStep && toStep <= count))
      problems.push({ where: `exclusions/${i}`, code: 'exclusion-steps', values: { from: fromStep, to: toStep } });
  });
  return problems;
}

export function labelOf(step: StepQuestion): string {
  return step.label ?? step.event ?? step.anyOf?.join(' / ') ?? '*';
}

/**
 * What holds of every answer, whichever engine gave it: nobody is at a step who was not at the one before, and the groups
 * together are the whole.
 */
export function answerFaults({ steps, breakdown }: EventFunnelResult): string[] {
  const faults: string[] = [];
  const grows = (list: readonly EventStep[]): boolean =>
    list.some(({ count }, i) => i > 0 && count > (list[i - 1]?.count ?? 0));
  if (grows(steps)) faults.push('counts grow');
  for (const group of breakdown ?? []) if (grows(group.steps)) faults.push(`counts grow in ${group.values.join()}`);
  if (breakdown)
    steps.forEach(({ count }, i) => {
      const sum = breakdown.reduce((total, group) => total + (group.steps[i]?.count ?? 0), 0);
      if (sum !== count) faults.push(`groups sum to ${sum} and not ${count} at step ${i + 1}`);
    });
  steps.forEach(({ count, stillOpen = 0 }, i) => {
    if (stillOpen > 0 && stillOpen > count - (steps[i + 1]?.count ?? 0))
      faults.push(`more are still open than were lost at step ${i + 1}`);
  });
  return faults;
}
