import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../shared/journey/journey.ts';
import { useCanvas } from './canvas-context.ts';

interface Carried {
  from: ReadonlyMap<Id, unknown>;
  dx: number;
  dy: number;
}

/**
 * Carries cards in flight along with the hand, in the page itself: they are rendered, laid out and culled only where they
 * were taken from. `translate` is a property of its own beside the `transform` that React Flow writes.
 */
export function useCarry(root: RefObject<HTMLElement | null>): (flight: Carried) => void {
  const { editor } = useCanvas();
  const dragged = useStore(editor, (state) => state.drag?.ids);
  const held = useRef(new Map<Id, HTMLElement>());
  // let go, called back or taken anew: put down before the page is painted with the cards in their places
  useLayoutEffect(() => {
    if (!dragged) return undefined;
    const { current } = held;
    return () => {
      for (const element of current.values()) element.style.removeProperty('translate');
      current.clear();
    };
  }, [dragged]);
  return useCallback(
    ({ from, dx, dy }) => {
      for (const id of from.keys()) {
        const known = held.current.get(id);
        const element = known?.isConnected ? known : nodeOf(root.current, id);
        if (!element) continue;
        held.current.set(id, element);
        element.style.translate = `${dx}px ${dy}px`;
      }
    },
    [root],
  );
}

const nodeOf = (root: HTMLElement | null, id: Id): HTMLElement | null | undefined =>
  root?.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`);
