import type { Command } from '../board.ts';
import { funnelStepKey, insertPlain, observationKey, rootOf } from '../shape.ts';
import { type Work, type Write, add, edit, write } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function addMetrics(work: Work, { metrics, observations, passport }: Of<'addMetrics'>): Write[] {
  return [
    add(work, 'passports', passport.id, { ...passport }),
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
