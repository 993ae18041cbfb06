import { describe, expect, it } from 'vitest';
import {
  answerFaults,
  type EventFunnelQuestion,
  labelOf,
  questionProblems,
} from '../../shared/journey/event-funnel.ts';
import { byCount, type PathPair } from '../../shared/journey/paths.ts';

const asked: EventFunnelQuestion = {
  steps: [{ event: 'see' }, { anyOf: ['buy', 'order'] }, {}],
  order: 'sequential',
  entry: 'first',
  windowSeconds: 60,
};

describe('a funnel asked of events', () => {
  it('[N3] is refused where it says nothing that can be answered', () => {
    expect(questionProblems(asked)).toEqual([]);
    const codes = (change: Partial<EventFunnelQuestion>): string[] =>
      questionProblems({ ...asked, ...change }).map(({ code }) => code);
    expect(codes({ steps: [] })).toEqual(['funnel-steps']);
    expect(codes({ steps: Array.from({ length: 25 }, () => ({ event: 'a' })) })).toEqual(['funnel-steps']);
    expect(codes({ steps: [{ event: 'a', anyOf: ['b'] }] })).toEqual(['step-both']);
    expect(codes({ windowSeconds: -1 })).toEqual(['funnel-window']);
    expect(codes({ windowSeconds: 0 })).toEqual([]);
    for (const [fromStep, toStep] of [
      [0, 1],
      [2, 2],
      [1, 4],
    ] as const)
      expect(codes({ exclusions: [{ event: 'x', fromStep, toStep }] })).toEqual(['exclusion-steps']);
  });

  it('names a step by its words, else by its events', () => {
    expect([...asked.steps, { event: 'pay', label: 'Paid' }].map(labelOf)).toEqual(['see', 'buy / order', '*', 'Paid']);
  });

  it('[N3] has an answer that does not grow and whose groups are the whole', () => {
    const steps = (...counts: number[]) => counts.map((count, i) => ({ label: `s${i}`, count }));
    expect(answerFaults({ steps: steps(5, 3) })).toEqual([]);
    const groups = [
      { values: ['a'], steps: steps(3, 1) },
      { values: [null], steps: steps(2, 2) },
    ];
    expect(answerFaults({ steps: steps(5, 3), breakdown: groups })).toEqual([]);
    expect(answerFaults({ steps: steps(5, 6) })).toEqual(['counts grow']);
    expect(answerFaults({ steps: steps(6, 3), breakdown: groups })).toEqual(['groups sum to 5 and not 6 at step 1']);
    expect(answerFaults({ steps: [{ label: 'a', count: 2, stillOpen: 2 }, ...steps(1)] })).toEqual([
      'more are still open than were lost at step 1',
    ]);
  });
});

describe('pairs of events', () => {
  it('come most frequent first and then by name, in no language’s order', () => {
    const pair = (from: string, to: string, count: number): PathPair => ({ from, to, count, medianSeconds: 0 });
    const list = [pair('b', 'a', 1), pair('a', 'ı', 1), pair('a', 'i', 1), pair('z', 'z', 2)];
    expect(list.toSorted(byCount).map(({ from, to }) => from + to)).toEqual(['zz', 'ai', 'aı', 'ba']);
  });
});
