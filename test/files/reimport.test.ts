import { describe, expect, it } from 'vitest';
import { compareFunnel, compareMetrics, funnelBefore, ontoBoard } from '../../shared/files/reimport.ts';
import type { Funnel, FunnelStep, Metric, Observation, Passport } from '../../shared/journey/journey.ts';

const by = { createdBy: 'p' };
const metric = (id: string, over: Partial<Metric> = {}): Metric => ({
  ...by,
  id,
  name: 'NPS',
  kind: 'nps',
  unit: 'points',
  direction: 'higher',
  definition: '',
  ...over,
});
const passport = (id: string, source: string): Passport => ({ ...by, id, definition: '', source, who: 'Ada', when: 1 });
const seen = (metricId: string, period: string, value: number, passportId: string): Observation => ({
  id: `${metricId}/map:m//${period}`,
  metricId,
  target: 'map:m',
  segment: '',
  period,
  value,
  n: 100,
  passportId,
});
const byId = <T extends { id: string }>(...all: T[]): Map<string, T> => new Map(all.map((one) => [one.id, one]));

describe('a file that came before', () => {
  it('[N4] brings values of the metrics the board has, and new metrics only where formula or unit differ', () => {
    const journey = { metrics: byId(metric('old'), metric('gone', { name: 'CES', deleted: { by: 'p', at: 1 } })) };
    const brought = {
      metrics: [
        metric('new', { name: 'nps ' }),
        metric('other', { variant: 'transactional' }),
        metric('ces', { name: 'CES' }),
      ],
      observations: [seen('new', '2026-02', 12, 'b'), seen('other', '2026-02', 3, 'b')],
      passport: passport('b', 'nps.csv'),
    };
    const onto = ontoBoard(journey, brought);
    expect(onto.metrics.map(({ id }) => id)).toEqual(['other', 'ces']);
    expect(onto.observations.map(({ id }) => id)).toEqual(['old/map:m//2026-02', 'other/map:m//2026-02']);
  });

  it('says what is new, changed, unchanged and gone; values of other sources are never gone', () => {
    const journey = {
      passports: byId(passport('a', 'nps.csv'), passport('x', 'CRM')),
      observations: byId(
        seen('m', '2026-01', 10, 'a'),
        seen('m', '2026-02', 11, 'a'),
        seen('m', '2026-03', 12, 'a'),
        seen('m', '2025-12', 5, 'x'),
      ),
    };
    const compared = compareMetrics(journey, {
      metrics: [],
      observations: [seen('m', '2026-02', 11, 'b'), seen('m', '2026-03', 14, 'b'), seen('m', '2026-04', 15, 'b')],
      passport: passport('b', 'nps.csv'),
    });
    expect(compared.added.map(({ period }) => period)).toEqual(['2026-04']);
    expect(compared.changed.map(({ before, after }) => [before.value, after.value])).toEqual([[12, 14]]);
    expect(compared.gone.map(({ period }) => period)).toEqual(['2026-01']);
    expect(compared.same).toBe(1);
  });

  it('of a funnel compares steps by name and segment', () => {
    const funnel: Funnel = {
      ...by,
      id: 'f',
      mapId: 'm',
      title: 'Web Shop',
      order: 'unknown',
      entry: 'unknown',
      windowSeconds: 'unknown',
      unit: '',
      passportId: 'a',
    };
    const step = (funnelId: string, index: number, label: string, count: number): FunnelStep => ({
      id: `${funnelId}/${index}/`,
      funnelId,
      index,
      segment: '',
      label,
      count,
    });
    const journey = {
      funnels: byId(funnel),
      funnelSteps: byId(step('f', 0, 'View', 100), step('f', 1, 'Pay', 40), step('f', 2, 'Keep', 30)),
    };
    expect(funnelBefore(journey, 'm', 'web shop')?.id).toBe('f');
    expect(funnelBefore(journey, 'other', 'web shop')).toBeUndefined();
    const steps = [step('g', 0, 'View', 100), step('g', 1, 'Pay', 44), step('g', 2, 'Return', 3)];
    const compared = compareFunnel(journey, funnel, { funnel, steps, passport: passport('b', 'f.csv') });
    expect([
      compared.added.map(({ label }) => label),
      compared.changed.length,
      compared.gone.map(({ label }) => label),
      compared.same,
    ]).toEqual([['Return'], 1, ['Keep'], 1]);
  });
});
