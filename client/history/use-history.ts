import { useEffect, useState } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { ActivityEntry, VersionSummary } from '../../shared/wire/history.ts';
import { type Asking, readActivity, readVersions } from './asking.ts';

export interface HistoryState {
  versions: readonly VersionSummary[];
  activity: readonly ActivityEntry[];
  /** Asks for what is older. */
  next: string | undefined;
  at: 'reading' | 'ready' | 'failed';
}

const EMPTY: HistoryState = { versions: [], activity: [], next: undefined, at: 'reading' };

/** What others do while one looks is shown a moment later, once they pause. */
const SETTLED_MS = 1_500;

type Found = [Awaited<ReturnType<typeof readVersions>>, Awaited<ReturnType<typeof readActivity>>];
const read = (asking: Asking): Promise<Found> => Promise.all([readVersions(asking), readActivity(asking)]);

/** Pages that were asked for stay, where they still join on. */
function joined(before: HistoryState, [versions, activity]: Found): HistoryState {
  if (!versions.ok || !activity.ok) return before.at === 'ready' ? before : { ...before, at: 'failed' };
  const fresh = activity.value.activity;
  const known = new Set(fresh.map(({ id }) => id));
  const oldest = fresh.at(-1);
  const older = before.activity.filter(({ id, began }) => !known.has(id) && oldest && began <= oldest.began);
  return {
    versions: versions.value.versions,
    activity: [...fresh, ...older],
    next: older.length > 0 ? before.next : activity.value.next,
    at: 'ready',
  };
}

/** The first page of what happened, and the versions; read anew when the board changes. */
export function useHistory({ boardId, session }: Asking, port: BoardPort) {
  const [state, setState] = useState<HistoryState>(EMPTY);
  const refresh = (): Promise<void> =>
    read({ boardId, session }).then((found) => setState((before) => joined(before, found)));
  useEffect(() => {
    let here = true;
    let wait: ReturnType<typeof setTimeout> | undefined;
    const look = (): void =>
      void read({ boardId, session }).then((found) => {
        if (here) setState((before) => joined(before, found));
      });
    look();
    const end = port.subscribe(() => {
      clearTimeout(wait);
      wait = setTimeout(look, SETTLED_MS);
    });
    return () => {
      here = false;
      clearTimeout(wait);
      end();
    };
  }, [port, boardId, session]);
  const { next } = state;
  const older = async (): Promise<void> => {
    if (next === undefined) return;
    const answer = await readActivity({ boardId, session }, next);
    if (!answer.ok) return;
    const { activity, next: then } = answer.value;
    setState((before) => ({ ...before, activity: [...before.activity, ...activity], next: then }));
  };
  return { ...state, refresh, older };
}
