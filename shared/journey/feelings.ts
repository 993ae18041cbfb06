import { columnsOf, livingColumn } from './columns.ts';
import { isLivingPersona } from './personas.ts';
import type { Feeling, Id, Journey } from './journey.ts';

/** How far apart people's own votes lie. */
export interface Spread {
  n: number;
  median: number;
  /** Middle half of the votes; equal to the ends under four. */
  low: number;
  high: number;
}

export interface FeelingPoint {
  columnId: Id;
  /** Absent is a gap, never zero. */
  value?: number;
  /** Agreed on by hand, or the median of what people voted. */
  source?: 'agreed' | 'votes';
  note?: string;
  /** A moment of truth. */
  moment?: boolean;
  votes?: Spread;
}

export interface FeelingCurve {
  personaId: Id;
  /** One a column, in the map's order. */
  points: readonly FeelingPoint[];
  /** Columns of the best and the worst moment; absent when all are alike. */
  peak?: Id;
  low?: Id;
  /** Of a persona that was deleted: what was felt stays. */
  former?: boolean;
}

/** Linear between the two nearest; `sorted` must not be empty. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Median and spread of votes; undefined without any. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  const [low, high] = sorted.length < 4 ? [0, 1] : [0.25, 0.75];
  return { n: sorted.length, median, low: quantile(sorted, low), high: quantile(sorted, high) };
}

/** One persona's curve over the columns of a map. */
export function feelingCurve(journey: Journey, mapId: Id, personaId: Id): FeelingCurve {
  const agreed = new Map<Id, Feeling>();
  const votes = new Map<Id, Feeling[]>();
  for (const feeling of journey.feelings.values()) {
    if (feeling.mapId !== mapId || feeling.personaId !== personaId) continue;
    const columnId = livingColumn(journey, feeling.columnId);
    if (columnId === undefined) continue;
    if (feeling.personId !== undefined) {
      const list = votes.get(columnId);
      if (list) list.push(feeling);
      else votes.set(columnId, [feeling]);
      continue;
    }
    // of several points that merging brought together, the one set on the living column itself counts
    const known = agreed.get(columnId);
    if (!known || feeling.columnId === columnId || (known.columnId !== columnId && feeling.id < known.id)) {
      agreed.set(columnId, feeling);
    }
  }
  const points = columnsOf(journey, mapId).map(({ id }): FeelingPoint => {
    const point = agreed.get(id);
    const spread = spreadOf((votes.get(id) ?? []).map((vote) => vote.value));
    const value = point?.value ?? spread?.median;
    return {
      columnId: id,
      ...(value === undefined ? {} : { value, source: point ? 'agreed' : 'votes' }),
      ...(point?.note ? { note: point.note } : {}),
      ...(point?.moment ? { moment: true } : {}),
      ...(spread ? { votes: spread } : {}),
    };
  });
  return { personaId, points, ...extremes(points) };
}

function extremes(points: readonly FeelingPoint[]): { peak?: Id; low?: Id } {
  let peak: FeelingPoint | undefined;
  let low: FeelingPoint | undefined;
  for (const point of points) {
    if (point.value === undefined) continue;
    if (peak?.value === undefined || point.value > peak.value) peak = point;
    if (low?.value === undefined || point.value < low.value) low = point;
  }
  if (!peak || !low || peak.value === low.value) return {};
  return { peak: peak.columnId, low: low.columnId };
}

/**
 * Whose curves a feelings lane draws: those it names, else the map's, else whoever has a feeling on it. Curves of
 * personas that were deleted stay until somebody hides them: nothing that was felt vanishes with a name (J4).
 */
export function curvesOf(
  journey: Journey,
  mapId: Id,
  personaIds?: readonly Id[],
  hidden: readonly Id[] = [],
): FeelingCurve[] {
  const isLiving = (id: Id): boolean => isLivingPersona(journey, id);
  const felt = new Set<Id>();
  for (const feeling of journey.feelings.values()) if (feeling.mapId === mapId) felt.add(feeling.personaId);
  const named = (personaIds ?? journey.maps.get(mapId)?.personaIds ?? []).filter(isLiving);
  const ids = named.length > 0 ? named : [...felt].filter(isLiving).sort();
  const former = [...felt].filter((id) => !isLiving(id)).sort();
  return [
    ...ids.map((id) => feelingCurve(journey, mapId, id)),
    ...former
      .map((id) => ({ ...feelingCurve(journey, mapId, id), former: true }))
      .filter(({ points }) => points.some(({ value }) => value !== undefined)),
  ].filter(({ personaId }) => !hidden.includes(personaId));
}
