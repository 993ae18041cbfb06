import { type RefObject, useEffect } from 'react';
import { useStore } from 'zustand';
import { findIn } from '../editor/find.ts';
import type { Editor } from '../editor/store.ts';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';

/** Brings what a search looks at into view and marks it, while the keyboard stays in the search's field. */
export function useFound(
  root: RefObject<HTMLElement | null>,
  { port, editor, mapId }: { port: BoardPort; editor: Editor; mapId: Id },
): Id | undefined {
  const found = useStore(editor, ({ finder, query, hit }) => {
    if (finder !== 'search') return undefined;
    const hits = findIn(port.records(), mapId, query);
    return hits[Math.min(hit, hits.length - 1)]?.id;
  });
  useEffect(() => {
    if (found === undefined) return undefined;
    const element = root.current?.querySelector(`[data-card="${found}"], [data-head$="/${found}"]`);
    element?.setAttribute('data-looked-at', '');
    element?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    return () => element?.removeAttribute('data-looked-at');
  }, [root, found]);
  return found;
}
