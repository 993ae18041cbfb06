import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { usePaneView } from './use-pane-view.ts';

const REST_MS = 140;

/**
 * Keeps `--unzoom` of an element at what makes things on the map as large as if it were not zoomed. Set at the top of a
 * tree all of the tree is styled anew; so of a large tree only what is `seen` is told while the zoom moves, and the
 * rest of it when the zoom rests.
 */
export function useUnzoom(root: RefObject<HTMLElement | null>, seen?: string): void {
  const last = useRef(0);
  const timer = useRef(0);
  const told = useRef(new Set<HTMLElement>());
  useEffect(() => () => clearTimeout(timer.current), []);
  usePaneView(
    useCallback(
      ({ zoom }) => {
        const { current } = root;
        if (!current || zoom === last.current) return;
        const isFirst = last.current === 0;
        last.current = zoom;
        const unzoom = String(1 / zoom);
        if (seen === undefined || isFirst) {
          current.style.setProperty('--unzoom', unzoom);
          return;
        }
        for (const element of current.querySelectorAll<HTMLElement>(seen)) told.current.add(element);
        for (const element of told.current) element.style.setProperty('--unzoom', unzoom);
        clearTimeout(timer.current);
        timer.current = window.setTimeout(() => {
          current.style.setProperty('--unzoom', String(1 / last.current));
          for (const element of told.current) element.style.removeProperty('--unzoom');
          told.current.clear();
        }, REST_MS);
      },
      [root, seen],
    ),
  );
}
