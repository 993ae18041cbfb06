import type { KeyboardEvent } from 'react';
import { useCallback } from 'react';
import { type ActionContext, actionFor, type Target } from '../editor/actions.ts';
import { typeCard } from '../editor/card-actions.ts';

/** The name a key was pressed on, where it was one. */
export function targetOf(element: Element | null): Target | undefined {
  const [kind, id] = element?.closest('[data-head]')?.getAttribute('data-head')?.split('/') ?? [];
  return id !== undefined && (kind === 'stage' || kind === 'step' || kind === 'lane') ? { kind, id } : undefined;
}

const isWriting = (element: Element): boolean => element.closest('input, textarea, select, [contenteditable]') !== null;
/** A control of its own: Enter and blank belong to it. */
const isControl = (element: Element): boolean => element.closest('button, [role^="menu"]') !== null;

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
      if (isLetter && target.closest('[data-cell]') && typeCard(context, event.key)) event.preventDefault();
    },
    [contextAt, onDone],
  );
}
