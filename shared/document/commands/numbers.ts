import type { Command } from '../board.ts';
import { flowPairKey, funnelStepKey, insertPlain, observationKey, type PlainKind, rootOf } from '../shape.ts';
import { type Work, type Write, add, edit, write } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** What holds one plain value goes with its key: there is no record that could be marked. */
const drop = (work: Work, kind: PlainKind, key: string): Write => write(() => rootOf(work.doc, kind).delete(key), key);

export function addMetrics(work: Work, { metrics, observations, passport, gone = [] }: Of<'addMetrics'>): Write[] {
  return [
    ...(passport ? [add(work, 'passports', passport.id, { ...passport })] : []),
    ...gone.map((key) => drop(work, 'observations', key)),
    ...metrics.map((metric) => add(work, 'metrics', metric.id, { ...metric })),
    ...observations.map((seen) =>
      write(() => insertPlain(work.doc, 'observations', observationKey(seen), { ...seen }), seen),
    ),
  ];
}

export function addFunnel(work: Work, { funnel, steps, passport, laneId }: Of<'addFunnel'>): Write[] {
  const lane = laneId === undefined ? undefined : work.journey.lanes.get(laneId);
  return [
    add(work, 'passports', passport.id, { ...passport }),
    add(work, 'funnels', funnel.id, { ...funnel }),
    ...steps.map((step) =>
      write(() => {
        const key = funnelStepKey({ ...step, funnelId: funnel.id });
        insertPlain(work.doc, 'funnelSteps', key, { ...step });
      }, step),
    ),
    ...(lane ? [edit(work, 'lanes', lane.id, { settings: { ...lane.settings, funnelId: funnel.id } })] : []),
  ];
}

export function setFunnel(work: Work, { funnel, steps, passport }: Of<'setFunnel'>): Write[] {
  const { id, createdBy: _by, deleted: _deleted, ...fields } = funnel;
  const keys = new Set(steps.map((step) => funnelStepKey({ ...step, funnelId: id })));
  const before = [...work.journey.funnelSteps.values()].filter((step) => step.funnelId === id);
  // a field that the new question does not have must not stay of the old one
  const cleared = { from: null, to: null, open: null, timeZone: null, query: null };
  return [
    add(work, 'passports', passport.id, { ...passport }),
    edit(work, 'funnels', id, { ...cleared, ...fields }),
    ...before.filter((step) => !keys.has(step.id)).map((step) => drop(work, 'funnelSteps', step.id)),
    ...steps.map((step) =>
      write(() => insertPlain(work.doc, 'funnelSteps', funnelStepKey({ ...step, funnelId: id }), { ...step }), step),
    ),
  ];
}

export function putFlow(work: Work, { flow, pairs, passport }: Of<'putFlow'>): Write[] {
  const { id, createdBy: _by, deleted: _deleted, ...fields } = flow;
  const known = work.journey.flows.has(id);
  const keys = new Set(pairs.map((pair) => flowPairKey({ ...pair, flowId: id })));
  const before = [...work.journey.flowPairs.values()].filter((pair) => pair.flowId === id);
  return [
    add(work, 'passports', passport.id, { ...passport }),
    known ? edit(work, 'flows', id, fields) : add(work, 'flows', id, fields),
    ...before.filter((pair) => !keys.has(pair.id)).map((pair) => drop(work, 'flowPairs', pair.id)),
    ...pairs.map((pair) =>
      write(() => insertPlain(work.doc, 'flowPairs', flowPairKey({ ...pair, flowId: id }), { ...pair }), pair),
    ),
  ];
}

/** The same step of every segment is drawn under one column. */
export function bindFunnelStep(work: Work, { id, columnId }: Of<'bindFunnelStep'>): Write[] {
  const step = work.journey.funnelSteps.get(id);
  if (!step) return [];
  const siblings = [...work.journey.funnelSteps.values()].filter(
    (other) => other.funnelId === step.funnelId && other.index === step.index,
  );
  return siblings.map((other) =>
    write(() => {
      if (!rootOf(work.doc, 'funnelSteps').has(other.id)) return;
      insertPlain(work.doc, 'funnelSteps', other.id, { ...other, columnId: columnId ?? undefined });
    }, other),
  );
}
