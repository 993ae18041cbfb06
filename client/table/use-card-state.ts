import { useStore } from 'zustand';
import { fits, isFiltering } from '../editor/filter.ts';
import { findIn, type Hit } from '../editor/find.ts';
import type { EditorState } from '../editor/store.ts';
import type { Card, Id } from '../../shared/journey/journey.ts';
import { useTable } from './table-context.ts';

const WRITING = 1;
const SELECTED = 2;
const DIMMED = 4;
const FOUND = 8;

const sets = new WeakMap<readonly Hit[], ReadonlySet<Id>>();

function isAmong(hits: readonly Hit[], id: Id): boolean {
  let set = sets.get(hits);
  if (!set) {
    set = new Set(hits.map((hit) => hit.id));
    sets.set(hits, set);
  }
  return set.has(id);
}

export interface CardState {
  isWriting: boolean;
  isSelected: boolean;
  /** A filter leaves it in the dark. */
  isDimmed: boolean;
  /** A search found it. */
  isFound: boolean;
}

/** What the editor knows of a card: one question for all of it, for every card is asked at every turn. */
export function useCardState(id: Id, card: Card | undefined): CardState {
  const { port, editor, mapId } = useTable();
  const flags = useStore(editor, ({ editing, selection, filter, finder, query }: EditorState): number => {
    const isFound = card !== undefined && finder === 'search' && isAmong(findIn(port.records(), mapId, query), id);
    return (
      (editing?.id === id && editing.field === 'title' ? WRITING : 0) |
      (selection.includes(id) ? SELECTED : 0) |
      (card !== undefined && isFiltering(filter) && !fits(card, filter) ? DIMMED : 0) |
      (isFound ? FOUND : 0)
    );
  });
  return {
    isWriting: (flags & WRITING) !== 0,
    isSelected: (flags & SELECTED) !== 0,
    isDimmed: (flags & DIMMED) !== 0,
    isFound: (flags & FOUND) !== 0,
  };
}
