import { livingColumn } from './columns.ts';
import type { ArcPoint, Id, Journey } from './journey.ts';

/** How the tension of a story goes over the columns of one lane. */
export interface Arc {
  /** One a column, in order; a missing value is a gap, never zero. */
  points: readonly { columnId: Id; value?: number }[];
  /** The column of the greatest tension; absent when all are alike. */
  climax?: Id;
}

type Source = Pick<Journey, 'arcs' | 'stages' | 'steps'>;

export function arcOf(journey: Source & Journey, laneId: Id, columnIds: readonly Id[]): Arc {
  const set = new Map<Id, ArcPoint>();
  for (const point of journey.arcs.values()) {
    if (point.laneId !== laneId) continue;
    const columnId = livingColumn(journey, point.columnId);
    if (columnId === undefined) continue;
    // of several points that merging brought together, the one set on the living column itself counts
    const known = set.get(columnId);
    if (!known || point.columnId === columnId || (known.columnId !== columnId && point.id < known.id)) {
      set.set(columnId, point);
    }
  }
  const points = columnIds.map((columnId) => {
    const value = set.get(columnId)?.value;
    return value === undefined ? { columnId } : { columnId, value };
  });
  const values = points.flatMap(({ value }) => value ?? []);
  const most = Math.max(...values);
  const climax = values.some((value) => value < most) ? points.find(({ value }) => value === most) : undefined;
  return { points, ...(climax ? { climax: climax.columnId } : {}) };
}
