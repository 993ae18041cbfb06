import type { KeyboardEvent } from 'react';
import { useCallback } from 'react';
import type { ActionContext, Target } from '../editor/action.types.ts';
import { typeCard } from '../editor/card-actions.ts';
import { targetOf, thingOf } from '../editor/here.ts';
import { useTranslation } from '../ui/speech.ts';
import { HANDS } from './later.ts';
import { type OpenMenu, requestMenu } from './open-menu.ts';

const isWriting = (element: Element): boolean => element.closest('input, textarea, select, [contenteditable]') !== null;
/** A control of its own: Enter and blank belong to it. */
const isControl = (element: Element): boolean => element.closest('button, [role^="menu"]') !== null;

const isMenuKey = ({ key, shiftKey }: KeyboardEvent): boolean => key === 'ContextMenu' || (key === 'F10' && shiftKey);

/** How many keys that ask for a finder wait for what will know their meaning: letters behind them are meant for it. */
let asking = 0;

/**
 * A key pressed while the board is hardly there is pressed again once it is, in the order of the hand: what follows a
 * key that opens something goes where that key led.
 */
function waitFor({ nativeEvent: event, target, currentTarget: map }: KeyboardEvent): void {
  const isAsking = (event.ctrlKey || event.metaKey) && ['k', 'f'].includes(event.key.toLowerCase());
  if (isAsking) {
    asking++;
    // the browser would look for something of its own
    event.preventDefault();
  }
  void HANDS.fetch().then(() => {
    if (isAsking) asking--;
    const at = target instanceof Node && map.contains(target) ? target : map;
    at.dispatchEvent(new globalThis.KeyboardEvent('keydown', event));
  });
}

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
        const thing = thingOf(target, contextAt().port.records());
        const { left, top, height } = target.getBoundingClientRect();
        const { selection } = contextAt().editor.getState();
        event.preventDefault();
        setMenu(requestMenu(thing, { x: left + 12, y: top + Math.min(height, 36) }, selection.length, t));
        return;
      }
      const on = targetOf(target);
      if (isControl(target) && (on === undefined || event.key === 'Enter' || event.key === ' ')) return;
      const context = contextAt(on);
      const hands = HANDS.now();
      const isLetter =
        [...event.key].length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      // one who has just drawn a link writes what it says, and means no tool by the letter
      const isOnLink = isLetter && event.key !== '?' && target.closest('[data-head^="link/"]') !== null;
      if (isOnLink && hands?.typeLabel(context, event.key)) {
        event.preventDefault();
        return;
      }
      const action = hands?.actionFor(event, context);
      if (action) {
        event.preventDefault();
        action.do(context);
        // who moves the view looks elsewhere than at what is selected, and a zoom on its way would be stopped
        if (action.group !== 'view') onDone();
        return;
      }
      if (!hands && asking > 0) waitFor(event);
      else if (isLetter && target.closest('[data-cell]') && typeCard(context, event.key)) event.preventDefault();
      else if (!hands) waitFor(event);
    },
    [contextAt, onDone, setMenu, t],
  );
}
