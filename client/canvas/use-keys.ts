import type { KeyboardEvent } from 'react';
import { useCallback } from 'react';
import { newId } from '../../shared/journey/ids.ts';
import { type ActionContext, actionFor, type Target } from '../editor/actions.ts';
import { mayAdd } from '../editor/allowed.ts';
import { placeOf } from '../editor/chosen.ts';
import { cardKindOf } from '../editor/grid.ts';
import { cardsIn } from '../../shared/journey/columns.ts';

/** The name a key was pressed on, where it was one. */
export function targetOf(element: Element | null): Target | undefined {
  const [kind, id] = element?.closest('[data-head]')?.getAttribute('data-head')?.split('/') ?? [];
  return id !== undefined && (kind === 'stage' || kind === 'step' || kind === 'lane') ? { kind, id } : undefined;
}

const isWriting = (element: Element): boolean => element.closest('input, textarea, select, [contenteditable]') !== null;
/** A control of its own: Enter and blank belong to it. */
const isControl = (element: Element): boolean => element.closest('button, [role^="menu"]') !== null;

/** A letter typed in an empty place begins a card there. */
function typeInto(context: ActionContext, letter: string): boolean {
  const { port, editor } = context;
  const place = placeOf(context);
  const lane = place && port.records().lanes.get(place.cell.laneId);
  const kind = lane && !lane.collapsed ? cardKindOf(lane.kind) : undefined;
  if (!place || place.cardId !== undefined || kind === undefined || !mayAdd(context, 'cards')) return false;
  const id = newId();
  const at = cardsIn(port.records(), place.cell).length;
  port.run({ type: 'addCards', cell: place.cell, at, cards: [{ id, kind, title: letter }] }, { open: true });
  editor.edit(id);
  return true;
}

/** Keys of the map, by the same list that menus show. `onDone` follows what a key changed into view. */
export function useKeys(contextAt: (target?: Target) => ActionContext, onDone: () => void) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>): void => {
      const { target } = event;
      if (!(target instanceof Element) || !event.currentTarget.contains(target)) return;
      if (isWriting(target)) {
        // the text has its own keys, some of which go on to another place
        if (['Enter', 'Tab', 'Escape'].includes(event.key)) onDone();
        return;
      }
      if (event.nativeEvent.isComposing) return;
      const on = targetOf(target);
      if (isControl(target) && (on === undefined || event.key === 'Enter' || event.key === ' ')) return;
      const context = contextAt(on);
      const action = actionFor(event, context);
      if (action) {
        event.preventDefault();
        action.do(context);
        onDone();
        return;
      }
      const isLetter =
        [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isLetter && target.closest('[data-cell]') && typeInto(context, event.key)) event.preventDefault();
    },
    [contextAt, onDone],
  );
}
