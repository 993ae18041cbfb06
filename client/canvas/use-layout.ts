import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import { isPlace } from '../../shared/journey/columns.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import type { CardBox, MapLayout } from '../../shared/journey/layout.types.ts';
import { useCanvas } from './canvas-context.ts';
import { withDoubles, withDraft, withDrop, withSpan } from './placing.ts';
import { useAtWork } from './structure/use-at-work.ts';
import { createSettling } from './settling.ts';
import { useLens } from './use-lens.ts';
import { useRoom } from './use-room.ts';

export interface Drawn {
  journey: Journey;
  layout: MapLayout;
  /** Cards as they are while somebody writes in them; their rows follow later (C8). */
  contents: ReadonlyMap<Id, CardBox>;
}

/** The top bar names the map; its title in the map is for exports, and 50 px of every screen. */
const ON_SCREEN = { untitled: true };
const NO_CONTENTS: ReadonlyMap<Id, CardBox> = new Map<Id, CardBox>();

/** The map as it is drawn now: settled rows, with the card being begun and the cards in flight in their places. */
export function useLayout(): Drawn {
  const { port, presence, editor, mapId } = useCanvas();
  const [settling] = useState(() =>
    createSettling(
      port,
      (id) =>
        editor.getState().editing?.id === id || [...presence.others().values()].some((other) => other.edit?.id === id),
    ),
  );
  useEffect(() => {
    const stops = [settling.follow(), editor.subscribe(settling.look), presence.subscribe(settling.look)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [settling, editor, presence]);
  const { journey: settled, pending } = useSyncExternalStore(settling.subscribe, settling.get);
  const draft = useStore(editor, (state) => state.draft);
  const dragged = useStore(editor, (state) => state.drag?.ids);
  const drop = useRoom(editor);
  const put = useStore(editor, (state) => (state.drag?.copying ? withDoubles : withDrop));
  const spanning = useStore(editor, (state) => state.spanning);
  const journey = useMemo(() => {
    if (draft && !settled.cards.has(draft.id)) return withDraft(settled, draft);
    if (spanning) return withSpan(settled, spanning.id, spanning.span);
    // the place may go while cards are over it
    return dragged && drop && isPlace(settled, drop.cell) ? put(settled, dragged, drop.cell, drop.at) : settled;
  }, [settled, draft, dragged, drop, put, spanning]);
  const open = useAtWork(journey);
  const lens = useLens(journey);
  const paths = useStore(editor.desk, ({ sight }) => sight.paths);
  const evidence = useStore(editor.desk, ({ sight }) => sight.evidence);
  const layout = useMemo(
    () => layoutMap(journey, mapId, { ...ON_SCREEN, open, lens, paths, evidence }),
    [journey, mapId, open, lens, paths, evidence],
  );
  const contents = useMemo(() => {
    if (pending.size === 0) return NO_CONTENTS;
    const { cards } = layoutMap(port.records(), mapId, { ...ON_SCREEN, open, lens, paths, evidence });
    return new Map(cards.flatMap((box) => (pending.has(box.id) ? [[box.id, box]] : [])));
  }, [port, mapId, pending, open, lens, paths, evidence]);
  return { journey, layout, contents };
}
