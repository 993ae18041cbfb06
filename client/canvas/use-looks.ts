import { useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Card, Id } from '../../shared/journey/journey.ts';
import { lensOf } from '../../shared/journey/lens.ts';
import { fittingCards, isFiltering } from '../editor/filter.ts';
import { findIn } from '../editor/find.ts';
import { cardsOfMap } from '../editor/chosen.ts';
import { useCanvas } from './canvas-context.ts';

const NONE: ReadonlyMap<Id, string> = new Map<Id, string>();

/** Cards that name nobody are everybody's. */
const isOf = ({ personaIds: own = [] }: Card, looked: readonly Id[] | undefined): boolean =>
  looked === undefined || own.length === 0 || own.some((id) => looked.includes(id));

/** Cards that a search found, and those that a filter or the lens dims: as classes, for near and far. */
export function useLooks(): ReadonlyMap<Id, string> {
  const { port, editor, mapId } = useCanvas();
  const filter = useStore(editor, (state) => state.filter);
  const query = useStore(editor, (state) => (state.finder === 'search' ? state.query : ''));
  const choice = useStore(editor.desk, ({ sight }) => sight.lens);
  const isAsked = isFiltering(filter) || query.trim() !== '' || choice.of !== 'everybody';
  // without a question nothing here changes with the board
  const journey = useSyncExternalStore(port.subscribe, () => (isAsked ? port.records() : undefined));
  return useMemo(() => {
    if (!journey) return NONE;
    const looks = new Map<Id, string>();
    const fitting = fittingCards(journey, mapId, filter);
    const { personaIds } = lensOf(journey, mapId, choice);
    for (const card of cardsOfMap(journey, mapId)) {
      if (fitting?.has(card.id) === false || !isOf(card, personaIds)) looks.set(card.id, 'dimmed');
    }
    for (const { id, kind } of findIn(journey, mapId, query)) if (kind === 'card') looks.set(id, 'hit');
    return looks;
  }, [journey, mapId, filter, query, choice]);
}
