import type { KeyboardEvent } from 'react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActionContext, actionFor, type Target } from '../editor/actions.ts';
import { typeCard } from '../editor/card-actions.ts';
import { targetOf, thingOf } from '../editor/here.ts';
import { type OpenMenu, requestMenu } from './canvas-menu.tsx';

const isWriting = (element: Element): boolean => element.closest('input, textarea, select, [contenteditable]') !== null;
/** A control of its own: Enter and blank belong to it. */
const isControl = (element: Element): boolean => element.closest('button, [role^="menu"]') !== null;

const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean => key === 'ContextMenu' || (key === 'F10' && shiftKey);

/** Keys of the map, by the same list that menus show. `onDone` follows what a key changed into view. */
export function useKeys(contextAt: (target?: Target) => ActionContext, onDone: () => void, setMenu: OpenMenu) {
  const { t } = useTranslation();
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
      if (isMenuKey(event)) {
        const thing = thingOf(target);
        const { left, top, height } = target.getBoundingClientRect();
        const { selection } = contextAt().editor.getState();
        event.preventDefault();
        setMenu(requestMenu(thing, { x: left + 12, y: top + Math.min(height, 36) }, selection.length, t));
        return;
      }
      const on = targetOf(target);
      if (isControl(target) && (on === undefined || event.key === 'Enter' || event.key === ' ')) return;
      const context = contextAt(on);
      const action = actionFor(event, context);
      if (action) {
        event.preventDefault();
        action.do(context);
        // who moves the view looks elsewhere than at what is selected, and a zoom on its way would be stopped
        if (action.group !== 'view') onDone();
        return;
      }
      const isLetter =
        [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isLetter && target.closest('[data-cell]') && typeCard(context, event.key)) event.preventDefault();
    },
    [contextAt, onDone, setMenu, t],
  );
}
