import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Area, Id, Journey } from '../../shared/journey/journey.ts';
import { livingView } from '../../shared/journey/saved-views.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import { lookThrough, type Seen, seenNow, showSeen } from '../editor/saved-views.ts';
import type { Editor } from '../editor/store.ts';
import { callOf, type Leader, leadersIn, seenBy } from './lead.ts';

/** Renders only when what somebody leads to changes, not for a cursor. */
export function useLeaders(presence: Presence): readonly Leader[] {
  const said = useSyncExternalStore(presence.subscribe, () => JSON.stringify(leadersIn(presence.others().values())));
  return useMemo(() => JSON.parse(said) as Leader[], [said]);
}

/** Whether this person's hand is free: nothing moves under one that writes or carries something. */
export function isAtRest(editor: Editor): boolean {
  const { editing, draft, renaming, drag, headDrag, noteFlight, noteSizing, linking, spanning, feeling } =
    editor.getState();
  const busy = [editing, draft, renaming, drag, headDrag, noteFlight, noteSizing, linking, spanning, feeling];
  return busy.every((one) => one === null) && editor.desk.getState().dialog === null;
}

/** Where a leader is: what a saved view looks through is said by the view itself. */
export function seenAt(journey: Journey, leader: Leader): Seen {
  const view = livingView(journey, leader.lead.stop?.id ?? '');
  const seen = seenBy(leader);
  return view ? { ...seen, sight: view.sight } : seen;
}

const isNear = (a: Area, b: Area): boolean => {
  const slack = Math.max(a.width, a.height) / 200 + 1;
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) <= slack);
};

export interface Following {
  /** Who is gone along with; absent: nobody. */
  whom: Id | undefined;
  /** Went a way of one's own, and may come back. */
  isAway: boolean;
  follow: (personId: Id) => void;
  stop: () => void;
}

/** The canvas goes where a leader goes, until its person moves it; then it is theirs again. */
export function useFollowing(editor: Editor, journey: Journey, mapId: Id, leaders: readonly Leader[]): Following {
  const [whom, setWhom] = useState<Id>();
  const [isAway, setAway] = useState(false);
  const view = useStore(editor, (state) => state.view);
  const before = useRef<Seen>(undefined);
  const leader = leaders.find(({ person }) => person.personId === whom);
  const leading = leader && JSON.stringify(seenAt(journey, leader));

  useEffect(() => {
    if (leading === undefined || isAway) return;
    showSeen(editor, JSON.parse(leading) as Seen, mapId);
    // another map has a view of its own, which is to come
  }, [editor, leading, isAway, mapId, view]);

  useEffect(() => {
    const canvas = document.querySelector('.board-canvas');
    if (!view || leading === undefined || isAway || !canvas) return undefined;
    const leave = (): void => setAway(true);
    const asks = (event: KeyboardEvent): void => {
      const isField = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      // who writes a comment meanwhile does not move the map
      if (!isField && event.key !== 'Tab' && event.key !== 'Escape') pressed = true;
    };
    let pressed = false;
    let arrived: Area | undefined;
    let width = canvas.clientWidth;
    const stop = view.watch(() => {
      const now = view.area();
      // a window that became smaller, or a panel that opened, is no way of one's own
      if (canvas.clientWidth !== width) {
        width = canvas.clientWidth;
        arrived = undefined;
        return;
      }
      if (arrived === undefined) arrived = now;
      else if (pressed && !isNear(arrived, now)) leave();
      else arrived = now;
    });
    // before the map, which lets nobody hear of what it does itself
    canvas.addEventListener('wheel', leave, { passive: true, capture: true });
    canvas.addEventListener('pointerdown', leave, true);
    addEventListener('keydown', asks, true);
    return () => {
      stop();
      canvas.removeEventListener('wheel', leave, true);
      canvas.removeEventListener('pointerdown', leave, true);
      removeEventListener('keydown', asks, true);
    };
  }, [view, leading, isAway]);

  const follow = useCallback(
    (personId: Id): void => {
      before.current ??= seenNow(editor, mapId);
      setAway(false);
      setWhom(personId);
    },
    [editor, mapId],
  );
  const stop = useCallback((): void => {
    // through what one looks is one's own again; the place is not taken away once more
    if (before.current) lookThrough(editor, before.current.sight);
    before.current = undefined;
    setWhom(undefined);
    setAway(false);
  }, [editor]);
  // who begins to present leads with their own eyes: told by the store, before the presentation looks what they were
  useEffect(
    () =>
      editor.desk.subscribe(({ dialog }) => {
        if (dialog?.kind === 'present') stop();
      }),
    [editor, stop],
  );
  return { whom, isAway, follow, stop };
}

/** The last call of each person: what was heard is not heard again by whoever looked away in between. */
const heard = new Map<Id, number>();

/** Calls everybody hears once. */
export function useCalls(leaders: readonly Leader[], onCall: (leader: Leader) => void): void {
  const tell = useRef(onCall);
  useEffect(() => {
    tell.current = onCall;
  });
  useEffect(() => {
    for (const leader of leaders) {
      const call = callOf(leader);
      const { personId } = leader.person;
      if (call === undefined || heard.get(personId) === call) continue;
      heard.set(personId, call);
      tell.current(leader);
    }
  }, [leaders]);
}
