import type { Flow, Funnel, Id, Journey } from './journey.ts';

/** The newest first; of two of the same dates the one made first. */
export const newestFirst = (a: Pick<Funnel, 'id' | 'to'>, b: Pick<Funnel, 'id' | 'to'>): number =>
  (a.to ?? '') === (b.to ?? '') ? (a.id < b.id ? -1 : 1) : (a.to ?? '') < (b.to ?? '') ? 1 : -1;

/** The ways that people really took on a map: those newest counted. */
export function flowOf(journey: Pick<Journey, 'flows'>, mapId: Id): Flow | undefined {
  return [...journey.flows.values()].filter((flow) => !flow.deleted && flow.mapId === mapId).sort(newestFirst)[0];
}
