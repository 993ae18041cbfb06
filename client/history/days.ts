import type { ActivityEntry, VersionSummary } from '../../shared/wire/history.ts';

export type Moment =
  { kind: 'version'; at: number; version: VersionSummary } | { kind: 'activity'; at: number; entry: ActivityEntry };

export interface Day {
  /** Midnight of it, where the reader is. */
  at: number;
  moments: readonly Moment[];
}

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/**
 * Versions among what was done, newest first, by day. Of what was done only a page is known: versions older than that
 * wait for their neighbours, unless there are none to come.
 */
export function daysOf(
  versions: readonly VersionSummary[],
  activity: readonly ActivityEntry[],
  hasMore: boolean,
): readonly Day[] {
  const oldest = hasMore ? Math.min(...activity.map(({ began }) => began)) : -Infinity;
  const moments: Moment[] = [
    ...versions
      .filter(({ at }) => at >= oldest)
      .map((version): Moment => ({ kind: 'version', at: version.at, version })),
    ...activity.map((entry): Moment => ({ kind: 'activity', at: entry.until, entry })),
  ].sort((a, b) => b.at - a.at);
  const days = new Map<number, Moment[]>();
  for (const moment of moments) {
    const day = midnight(moment.at);
    const list = days.get(day);
    if (list) list.push(moment);
    else days.set(day, [moment]);
  }
  return [...days].map(([at, list]) => ({ at, moments: list }));
}
