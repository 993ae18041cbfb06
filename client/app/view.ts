import { useSyncExternalStore } from 'react';
import { ID_PATTERN } from '../../shared/journey/ids.ts';
import type { Board, Id } from '../../shared/journey/journey.ts';
import type { Shelf } from '../session/membership.ts';
import { replace, subscribeToRoute } from './route.ts';

/** Ways of looking at a board that there are. */
export const VIEWS = ['canvas', 'table'] as const;
export type View = (typeof VIEWS)[number];

const keyOf = (boardId: Id): string => `journeyboard:view:${boardId}`;
const known = (name: string | null): View | undefined => VIEWS.find((view) => view === name);

function kept(boardId: Id, shelf: Shelf): string | null {
  try {
    return shelf.getItem(keyOf(boardId));
  } catch {
    return null;
  }
}

/** The saved view an address asks for. */
export function viewAsked(search: string): Id | undefined {
  const asked = new URLSearchParams(search).get('view') ?? '';
  return ID_PATTERN.test(asked) ? asked : undefined;
}

/** What the address asks for, else what this person looked at last on this board, else what the board opens with. */
export function viewOf(
  search: string,
  boardId: Id,
  defaultView: Board['defaultView'],
  shelf: Shelf = localStorage,
): View {
  if (viewAsked(search) !== undefined) return 'canvas';
  const asked = known(new URLSearchParams(search).get('view'));
  return asked ?? known(kept(boardId, shelf)) ?? known(defaultView) ?? 'canvas';
}

/** The address says it, so that a link leads to what its sender sees; the way back stays that to the page before. */
export function chooseView(boardId: Id, view: View, shelf: Shelf = localStorage): void {
  const { pathname, search, hash } = location;
  const asked = new URLSearchParams(search);
  asked.set('view', view);
  replace(`${pathname}?${asked}${hash}`);
  try {
    shelf.setItem(keyOf(boardId), view);
  } catch {
    // the choice holds until the page is left
  }
}

export function useView(boardId: Id, defaultView: Board['defaultView']): View {
  return useSyncExternalStore(subscribeToRoute, () => viewOf(location.search, boardId, defaultView));
}
