import { type KeyboardEvent, useCallback } from 'react';
import { type ActionContext, actionFor, type Target } from '../editor/actions.ts';
import { typeCard } from '../editor/card-actions.ts';
import type { Outline } from '../../shared/journey/outline.ts';
import { cellAt, type Grid, goBy, type Place } from './places.ts';
import type { Keyboard } from './use-place.ts';

/** What an action is about when it is asked for at a place. */
export function targetAt(place: Place, outline: Outline): Target | undefined {
  switch (place.at) {
    case 'stage':
    case 'step':
    case 'card':
    case 'note':
      return { kind: place.at, id: place.id };
    case 'lane': {
      const row = outline.rows.find(({ id }) => id === place.rowId);
      return row && { kind: 'lane', id: row.lane.id };
    }
    case 'cell': {
      const cell = cellAt(outline, place);
      return cell && { kind: 'cell', cell };
    }
    case 'addStage':
    case 'addLane':
      return { kind: 'map' };
  }
}

/** What a menu asked for at a place would be about; one on what is folded is about what was folded. */
export function menuTargetAt(place: Place, outline: Outline): Target | undefined {
  if (place.at !== 'cell') return targetAt(place, outline);
  const stageId = outline.columns.find(({ folded, stageId: id }) => folded && id === place.columnId)?.stageId;
  if (stageId !== undefined) return { kind: 'stage', id: stageId };
  const row = outline.rows.find(({ id }) => id === place.rowId);
  return row?.shape === 'collapsed' ? { kind: 'lane', id: row.lane.id } : targetAt(place, outline);
}

const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean => key === 'ContextMenu' || (key === 'F10' && shiftKey);

const isWriting = (element: Element): boolean => element.closest('input, textarea, select, [contenteditable]') !== null;

interface KeysOptions {
  outline: Outline;
  grid: Grid;
  keyboard: Keyboard;
  contextAt: (target?: Target) => ActionContext;
  /** At what the keyboard is on. */
  openMenu: (element: Element) => void;
}

/** Keys of the table: its own ways, and for all else the list that menus and the canvas read, too. */
export function useKeys({ outline, grid, keyboard, contextAt, openMenu }: KeysOptions) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>): void => {
      const { target } = event;
      if (event.defaultPrevented || !(target instanceof Element) || isWriting(target)) return;
      if (event.nativeEvent.isComposing || !event.currentTarget.contains(target)) return;
      const place = target.matches('[data-place]') ? keyboard.place() : undefined;
      if (!place) return;
      if (isMenuKey(event)) {
        event.preventDefault();
        openMenu(target);
        return;
      }
      const next = event.altKey || event.shiftKey ? undefined : goBy(grid, place, event);
      if (next) {
        event.preventDefault();
        keyboard.go(next);
        return;
      }
      // Enter and blank belong to buttons
      if ((event.key === 'Enter' || event.key === ' ') && place.at.startsWith('add')) return;
      const on = targetAt(place, outline);
      const context = contextAt(on?.kind === 'card' || on?.kind === 'note' ? undefined : on);
      const action = on && actionFor(asTable(event, on), context);
      if (action) {
        event.preventDefault();
        action.do(context);
        return;
      }
      const isLetter =
        [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isLetter && on?.kind === 'cell' && typeCard(context, event.key)) event.preventDefault();
    },
    [outline, grid, keyboard, contextAt, openMenu],
  );
}

/** In a table Enter writes where one stands, in a name as in a cell. */
function asTable(event: KeyboardEvent, on: Target): Parameters<typeof actionFor>[0] {
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  const isName = on.kind === 'stage' || on.kind === 'step' || on.kind === 'lane';
  return { key: isName && event.key === 'Enter' ? 'F2' : event.key, ctrlKey, metaKey, shiftKey, altKey };
}
