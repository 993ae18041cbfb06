import { describe, expect, it } from 'vitest';
import { answerFaults } from '../../shared/journey/event-funnel.ts';
import { byCount, type PathsQuestion } from '../../shared/journey/paths.ts';
import {
  type DatasetsAnswer,
  type FunnelAnswer,
  type FunnelAsked,
  FunnelBody,
  type MappingAnswer,
  MappingBody,
  type PathsAnswer,
  type PathsAsked,
  PathsBody,
} from '../../shared/wire/datasets.ts';

describe('bodies about data sets', () => {
  it('take what the contract says and nothing else', () => {
    const funnel = { steps: [{ event: 'a' }, { anyOf: ['b'] }], order: 'any', windowSeconds: null, entry: 'first' };
    expect(FunnelBody.safeParse(funnel).success).toBe(true);
    expect(FunnelBody.safeParse({ ...funnel, breakdown: 'plan', losses: true }).success).toBe(true);
    for (const change of [
      { order: 'unordered' },
      { entry: 'last' },
      { windowSeconds: undefined },
      { windowSeconds: -1 },
      { steps: [] },
      { breakdown: { property: 'plan', attribution: 'last_touch' } },
      { attribution: 'last_touch' },
      { from: 'yesterday' },
    ])
      expect(FunnelBody.safeParse({ ...funnel, ...change }).success, JSON.stringify(change)).toBe(false);
    expect(PathsBody.safeParse({ top: 0 }).success).toBe(false);
    expect(MappingBody.safeParse({ entity: ['userId', 'anonymousId'], time: 't', event: 'e' }).success).toBe(true);
    expect(MappingBody.safeParse({ entity: [], time: 't', event: 'e' }).success).toBe(false);
  });
});

describe('answers about data sets', () => {
  it('are typed for whoever draws them', () => {
    const funnel = (asked: FunnelAsked, answer: FunnelAnswer) => [asked.steps.length, answerFaults(answer)];
    const pairs = (_: PathsQuestion & PathsAsked, { pairs: list }: PathsAnswer) => list.toSorted(byCount)[0]?.from;
    const mapped = (list: DatasetsAnswer, { counts }: MappingAnswer) => [list.datasets.length, counts.events];
    expect([funnel, pairs, mapped].every((read) => read.length === 2)).toBe(true);
  });
});
