import { useEffect, useLayoutEffect, useRef } from 'react';
import type { MapLayout } from '../../../shared/journey/layout.types.ts';

/** A name that changes places is taken out of the page and put in again, and would lose the keyboard to the void. */
export function useHeadFocus(layout: MapLayout): void {
  const held = useRef<string>(undefined);
  useEffect(() => {
    const look = ({ target }: Event): void => {
      held.current = target instanceof Element ? (target.getAttribute('data-head') ?? undefined) : undefined;
    };
    document.addEventListener('focusin', look);
    document.addEventListener('pointerdown', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('pointerdown', look);
    };
  }, []);
  useLayoutEffect(() => {
    if (held.current === undefined || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-head="${held.current}"]`)?.focus({ preventScroll: true });
  }, [layout]);
}
