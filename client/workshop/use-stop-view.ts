import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Id, Sighting } from '../../shared/journey/journey.ts';
import type { Lead } from '../../shared/wire/leading.ts';
import { lookThrough } from '../editor/saved-views.ts';
import type { Editor } from '../editor/store.ts';
import { leadNow } from './lead.ts';
import type { Stop } from './stops.ts';

/** The canvas takes the room of the bars that went away first. */
const ROOM_MS = 60;

/**
 * Brings a stop onto the screen: its map, through what it is looked at, and its part. Only from stop to stop: an edit by
 * somebody else must not throw the picture about.
 */
export function useStopView(editor: Editor, stop: Stop | undefined, mapId: Id, before: Sighting): void {
  const view = useStore(editor, (state) => state.view);
  const now = useRef(stop);
  useLayoutEffect(() => {
    now.current = stop;
  });
  const key = stop?.id;
  const home = stop?.mapId;
  useEffect(() => {
    if (home !== undefined && home !== mapId) {
      editor.desk.show(home);
      return undefined;
    }
    if (!view) return undefined;
    const move = (): void => {
      const { area } = now.current ?? {};
      if (area) view.showArea(area);
      else view.fit();
    };
    lookThrough(editor, now.current?.sight ?? before);
    const soon = setTimeout(move, ROOM_MS);
    addEventListener('resize', move);
    return () => {
      clearTimeout(soon);
      removeEventListener('resize', move);
    };
  }, [editor, view, key, home, mapId, before]);
}

/** Tells the others where the presentation is, so that they can follow. */
export function useLeading(
  editor: Editor,
  mapId: Id,
  stop: Lead['stop'],
  call: number | undefined,
  say: ((lead: Lead | null) => void) | undefined,
): void {
  const view = useStore(editor, (state) => state.view);
  const [id, at, of] = [stop?.id, stop?.at, stop?.of];
  useEffect(() => {
    if (!say || !view || id === undefined || at === undefined || of === undefined) return undefined;
    const tell = (): void => {
      const lead = leadNow(editor, mapId, { stop: { id, at, of }, ...(call === undefined ? {} : { call }) });
      if (lead) say(lead);
    };
    tell();
    return view.watch(tell);
  }, [editor, view, mapId, id, at, of, call, say]);
  // whoever leaves leads nobody
  useEffect(() => (say ? () => say(null) : undefined), [say]);
}
