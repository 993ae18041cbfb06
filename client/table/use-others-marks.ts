import { type RefObject, useEffect } from 'react';
import type { Outline } from '../../shared/journey/outline.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import { personColour } from '../ui/person-colours.ts';

/**
 * Who is at which card, as a coloured edge with a name. Written straight onto the few cards concerned, so that a cursor
 * that moves elsewhere renders nothing (C1).
 */
export function useOthersMarks(root: RefObject<HTMLElement | null>, presence: Presence, outline: Outline): void {
  useEffect(() => {
    let marked = new Map<string, string>();
    const mark = (): void => {
      const wanted = new Map<string, { name: string; color: number }>();
      for (const { person, selection, edit } of presence.others().values()) {
        for (const id of [...(selection ?? []), ...(edit ? [edit.id] : [])]) wanted.set(id, person);
      }
      const next = new Map([...wanted].map(([id, { name, color }]) => [id, `${color}/${name}`]));
      for (const id of marked.keys()) {
        const element = next.has(id) ? null : root.current?.querySelector<HTMLElement>(`[data-card="${id}"]`);
        element?.style.removeProperty('--who');
        element?.removeAttribute('data-who');
      }
      for (const [id, { name, color }] of wanted) {
        const element = root.current?.querySelector<HTMLElement>(`[data-card="${id}"]`);
        if (!element || element.getAttribute('data-who') === name) continue;
        element.style.setProperty('--who', personColour(color));
        element.setAttribute('data-who', name);
      }
      marked = next;
    };
    mark();
    const stop = presence.subscribe(mark);
    // of a large map parts come into view later
    const observer = new MutationObserver(() => marked.size > 0 && mark());
    if (root.current) observer.observe(root.current, { childList: true, subtree: true });
    return () => {
      stop();
      observer.disconnect();
    };
    // cards that were drawn anew are marked anew
  }, [root, presence, outline]);
}
