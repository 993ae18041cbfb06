import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FunnelPass } from '../../server/analytics/funnel-pass.ts';
import { answerFaults, type EventFunnelQuestion, type EventFunnelResult } from '../../shared/journey/event-funnel.ts';
import { columnsOf, type Told } from '../support/events.ts';
import { log, question } from '../support/any-funnel.ts';
import { reached } from './reference.ts';

const RUNS = process.env['LONG'] ? 20_000 : 1_500;
const SECOND = 1e6;

function asked(events: readonly Told[], question: EventFunnelQuestion, small?: number): EventFunnelResult {
  const columns = columnsOf(events);
  const pass = new FunnelPass(
    question,
    events.reduce((last, { at }) => Math.max(last, at), 0),
    small,
  );
  pass.feed(columns, () => true);
  return pass.result();
}

const middle = (list: readonly number[]): number => {
  const sorted = list.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

describe('the funnel pass', () => {
  it('answers as the definition read word by word does', () => {
    fc.assert(
      // 0: by the way of entities too long to be walked again and again
      fc.property(log, question, fc.constantFrom(0, 6, 64), (events, given, small) => {
        const end = Math.max(...events.map(({ at }) => at));
        const users = [...new Set(events.map(({ user }) => user))].map((user) =>
          reached(
            events.filter((one) => one.user === user).toSorted((a, b) => a.at - b.at),
            given,
            end,
          ),
        );
        const { steps } = asked(events, given, small);
        given.steps.forEach((_, k) => {
          const here = users.filter(({ level }) => level > k);
          expect(steps[k]?.count).toBe(here.length);
          if (given.windowSeconds !== null && k < given.steps.length - 1)
            expect(steps[k]?.stillOpen).toBe(users.filter(({ level, open }) => level === k + 1 && open).length);
          if (k === 0 || here.length === 0) return;
          expect(steps[k]?.medianSeconds).toBe(middle(here.map(({ spans }) => spans[k - 1] ?? 0)) / SECOND);
          const sum = here.reduce((total, { spans }) => total + (spans[k - 1] ?? 0), 0);
          expect(steps[k]?.meanSeconds).toBeCloseTo(sum / here.length / SECOND, 9);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('in any order, with as many steps as one number holds and with one more', () => {
    const names = [...'abcdefghi'];
    const one = fc.record({
      user: fc.constant('u'),
      event: fc.constantFrom(...names, 'x'),
      at: fc.nat(9).map((n) => n * SECOND),
    });
    const many = fc.array(one, { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(many, fc.constantFrom(8, 9), fc.constantFrom(null, 0, 3, 6), (events, steps, windowSeconds) => {
        const given: EventFunnelQuestion = {
          steps: names.slice(0, steps).map((event) => ({ event })),
          order: 'any',
          entry: 'first',
          windowSeconds,
        };
        const end = Math.max(...events.map(({ at }) => at));
        const { level, open, spans } = reached(
          events.toSorted((a, b) => a.at - b.at),
          given,
          end,
        );
        const told = asked(events, given).steps;
        expect(told.map(({ count }) => count)).toEqual(given.steps.map((_, k) => (k < level ? 1 : 0)));
        spans.forEach((span, k) => expect(told[k + 1]?.medianSeconds).toBe(span / SECOND));
        if (windowSeconds !== null && level > 0 && level < steps) expect(told[level - 1]?.stillOpen).toBe(open ? 1 : 0);
      }),
      { numRuns: RUNS / 5 },
    );
  });

  it('never counts more at a later step, and its groups sum to the whole, however few are told', () => {
    fc.assert(
      fc.property(log, question, fc.integer({ min: 1, max: 3 }), (events, given, breakdownLimit) => {
        const whole = asked(events, given);
        const parted = asked(events, { ...given, breakdown: ['plan'], breakdownLimit });
        expect(answerFaults(parted)).toEqual([]);
        expect(parted.steps).toEqual(whole.steps);
        expect(parted.breakdown?.length ?? 0).toBeLessThanOrEqual(breakdownLimit + 1);
      }),
      { numRuns: RUNS },
    );
  });

  it('never loses people by a wider window, nor by entering at any event', () => {
    fc.assert(
      fc.property(log, question, fc.constantFrom(1, 3, null), (events, whole, more) => {
        const given: EventFunnelQuestion = { ...whole, exclusions: undefined };
        const wide = { ...given, windowSeconds: more === null ? null : (given.windowSeconds ?? 0) + more };
        const narrow = { ...given, windowSeconds: given.windowSeconds ?? 0 };
        const counts = (one: EventFunnelQuestion): number[] => asked(events, one).steps.map(({ count }) => count);
        const wider = counts(wide);
        counts(narrow).forEach((count, k) => expect(wider[k]).toBeGreaterThanOrEqual(count));
        const any = counts({ ...given, entry: 'any' });
        counts({ ...given, entry: 'first' }).forEach((count, k) => expect(any[k]).toBeGreaterThanOrEqual(count));
      }),
      { numRuns: RUNS },
    );
  });

  it('is done at once with an entity of 100,000 events, in every mode', () => {
    const kinds = ['a', 'b', 'x', 'a'];
    const events = Array.from({ length: 100_000 }, (_, i) => ({
      user: 'robot',
      event: kinds[i % 4] ?? '',
      at: Math.floor(i / 50) * SECOND,
    }));
    const counts = (change: Partial<EventFunnelQuestion>): number[] =>
      asked(events, {
        steps: [{ event: 'a' }, { event: 'b' }, { event: 'never' }],
        order: 'sequential',
        entry: 'any',
        windowSeconds: 50_000,
        ...change,
      }).steps.map(({ count }) => count);
    const exclusions = [{ event: 'x', fromStep: 1, toStep: 2 }];
    expect(counts({})).toEqual([1, 1, 0]);
    expect(counts({ order: 'strict' })).toEqual([1, 1, 0]);
    expect(counts({ order: 'any' })).toEqual([1, 1, 0]);
    expect(counts({ order: 'any', exclusions })).toEqual([1, 1, 0]);
    expect(counts({ order: 'strict', exclusions })).toEqual([1, 1, 0]);
  });
});
