import { useEffect } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import type { Editor } from '../editor/store.ts';
import type { Shelf } from '../session/membership.ts';

const keyOf = (boardId: Id): string => `journeyboard:map:${boardId}`;

/** The map of a board that this browser showed last; one that is gone since gives way to its neighbour by itself. */
export function shownBefore(boardId: Id, shelf: Pick<Shelf, 'getItem'> = localStorage): Id | null {
  try {
    return shelf.getItem(keyOf(boardId));
  } catch {
    return null;
  }
}

function keep(boardId: Id, mapId: Id, shelf: Pick<Shelf, 'setItem'>): void {
  try {
    shelf.setItem(keyOf(boardId), mapId);
  } catch {
    // the choice holds until the page is left
  }
}

/** Remembers which map is looked at, so that a reload does not lead to another one. */
export function useKeptMap(boardId: Id, { desk }: Pick<Editor, 'desk'>): void {
  useEffect(
    () =>
      desk.subscribe(({ mapId }, before) => {
        if (mapId !== null && mapId !== before.mapId) keep(boardId, mapId, localStorage);
      }),
    [boardId, desk],
  );
}
