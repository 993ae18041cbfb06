import { createContext, type RefObject, useContext, useEffect, useState } from 'react';
import type { Id } from '../../shared/journey/journey.ts';

/** Drawn before it is seen, so that nobody who scrolls meets an empty cell. */
const AHEAD = '500px 200px';

type Listener = (isNear: boolean, height: number) => void;

/** Tells which parts of the table are at or near what is seen of it. */
export interface Nearness {
  watch(element: Element, listener: Listener): () => void;
}

export function createNearness(): Nearness {
  const listeners = new Map<Element, Listener>();
  let observer: IntersectionObserver | undefined;
  return {
    watch(element, listener) {
      observer ??= new IntersectionObserver(
        (entries) => {
          for (const { target, isIntersecting, boundingClientRect } of entries) {
            listeners.get(target)?.(isIntersecting, boundingClientRect.height);
          }
        },
        { root: element.closest('.board-table'), rootMargin: AHEAD },
      );
      listeners.set(element, listener);
      observer.observe(element);
      return () => {
        listeners.delete(element);
        observer?.unobserve(element);
        if (listeners.size > 0) return;
        observer?.disconnect();
        observer = undefined;
      };
    },
  };
}

/** Absent where a map is small enough to be drawn whole. */
export const NearParts = createContext<Nearness | null>(null);
/** Cards that are drawn wherever they are: the keyboard is on them, or a search looks at them. */
export const HeldCards = createContext<ReadonlySet<Id>>(new Set<Id>());

export function useNear(place: RefObject<Element | null>): { isNear: boolean; height: number | undefined } {
  const nearness = useContext(NearParts);
  const [seen, setSeen] = useState<{ isNear: boolean; height: number | undefined }>({
    isNear: false,
    height: undefined,
  });
  useEffect(() => {
    const element = place.current;
    if (!nearness || !element) return undefined;
    // as high as it was when it was last drawn, so that what is below stays where it is
    return nearness.watch(element, (isNear, height) =>
      setSeen((before) => ({ isNear, height: before.isNear ? height : before.height })),
    );
  }, [nearness, place]);
  return seen;
}
