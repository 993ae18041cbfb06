import type { EventFunnelQuestion, Exclusion, StepQuestion } from '../../shared/journey/event-funnel.ts';
import type { Told } from '../support/events.ts';

/** An attempt, with the events that fill its steps. */
interface Tried {
  events: Told[];
  anchor: number;
  unbroken: boolean;
}

const fits = (event: Told, { event: one, anyOf, where = {} }: StepQuestion | Exclusion): boolean => {
  const names = anyOf ?? (one === undefined ? undefined : [one]);
  return (
    (names === undefined || names.includes(event.event)) &&
    Object.entries(where).every(([name, wanted]) => [wanted].flat().includes(event.properties?.[name] ?? ''))
  );
};

/** Most of a set of events that different steps can take, by trying everything. */
function most(events: readonly Told[], steps: readonly StepQuestion[]): number {
  const [event, ...rest] = events;
  if (!event) return 0;
  const without = most(rest, steps);
  return Math.max(
    without,
    ...steps.flatMap((step, i) => (fits(event, step) ? 1 + most(rest, steps.toSpliced(i, 1)) : [])),
  );
}

/** The words of NUMBERS section 3 once more, by the shortest way and at any cost. */
function attempts(list: readonly Told[], { steps, order, entry, windowSeconds }: EventFunnelQuestion): Tried[] {
  const window = windowSeconds === null ? Infinity : windowSeconds * 1e6;
  const tries: Tried[] = [];
  list.forEach((anchor, at) => {
    const inside = (event: Told): boolean => event.at <= anchor.at + window;
    if (order === 'any') {
      if (!steps.some((step) => fits(anchor, step))) return;
      const events: Told[] = [];
      const seen: Told[] = [];
      for (const event of list.slice(at).filter(inside)) {
        seen.push(event);
        if (most(seen, steps) > events.length) events.push(event);
        else seen.pop();
      }
      tries.push({ events, anchor: at, unbroken: true });
      return;
    }
    if (!steps[0] || !fits(anchor, steps[0])) return;
    const events = [anchor];
    for (const step of steps.slice(1)) {
      const before = events.at(-1) as Told;
      const next =
        order === 'strict'
          ? list[list.indexOf(before) + 1]
          : list.slice(list.indexOf(before) + 1).find((event) => fits(event, step));
      if (!next || !inside(next) || !fits(next, step)) break;
      events.push(next);
    }
    const last = list.indexOf(events.at(-1) as Told);
    tries.push({ events, anchor: at, unbroken: order !== 'strict' || last === list.length - 1 });
  });
  return order !== 'any' && entry === 'first' ? tries.slice(0, 1) : tries;
}

function isVoid({ events, anchor }: Tried, list: readonly Told[], question: EventFunnelQuestion): boolean {
  const end = question.windowSeconds === null ? Infinity : (list[anchor]?.at ?? 0) + question.windowSeconds * 1e6;
  return (question.exclusions ?? []).some((exclusion) => {
    const from = events[exclusion.fromStep - 1];
    if (!from) return false;
    const to = events[exclusion.toStep - 1];
    const between = list.slice(list.indexOf(from) + 1, to ? list.indexOf(to) : undefined);
    return between.some((event) => event.at <= end && fits(event, exclusion));
  });
}

export interface Reached {
  level: number;
  first?: Told;
  spans: number[];
  open: boolean;
}

/** How far one entity got. `list`: its events, in time. */
export function reached(list: readonly Told[], question: EventFunnelQuestion, dataEnd: number): Reached {
  const tries = attempts(list, question).filter((tried) => !isVoid(tried, list, question));
  const level = Math.max(0, ...tries.map(({ events }) => events.length));
  const best = tries.find(({ events }) => events.length === level);
  const last = tries.findLast(({ events }) => events.length === level);
  if (!best || !last || level === 0) return { level: 0, spans: [], open: false };
  const window = question.windowSeconds === null ? Infinity : question.windowSeconds * 1e6;
  return {
    level,
    first: best.events[0] as Told,
    spans: best.events.slice(1).map((event, i) => event.at - (best.events[i]?.at ?? 0)),
    open: last.unbroken && (list[last.anchor]?.at ?? 0) + window >= dataEnd,
  };
}
