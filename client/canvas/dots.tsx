import { useCallback, useEffect, useRef } from 'react';
import { type PaneView, usePaneView } from './use-pane-view.ts';
import './dots.css';

const GAP = 22;
const RADIUS = 0.7;
/** Nearer to each other they would be a grey veil. */
const LEAST_GAP = 10;
/** So much smaller or larger than it was painted a layer may be shown while a zoom lasts. */
const LEAST_RATIO = 0.7;
const MOST_RATIO = 1.4;
const REST_MS = 200;

/** How far apart dots stand on the screen: one of two, of four, … is left out as the map gets smaller. */
export function gapAt(zoom: number): number {
  let gap = GAP * zoom;
  while (gap < LEAST_GAP) gap *= 2;
  return gap;
}

/** The rest of a division, never under nothing. */
const within = (value: number, length: number): number => ((value % length) + length) % length;

/**
 * The dots under the map: painted once, then carried along by less than one gap, and made larger or smaller with it.
 * Painting the whole pane anew in each frame, as React Flow's own background does, cost more than all else on the map.
 */
export function Dots() {
  const dots = useRef<HTMLDivElement>(null);
  const painted = useRef(0);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = useCallback(({ x, y, zoom }: PaneView): void => {
    const { current } = dots;
    if (!current) return;
    const gap = gapAt(zoom);
    const isFirst = painted.current === 0;
    const place = (): void => {
      // a dot is in the middle of its tile, and stands where the lines of the map's own grid meet
      const by = (at: number): number => within(at + gap / 2, gap) - gap;
      current.style.transform = `translate(${by(x)}px, ${by(y)}px) scale(${gap / painted.current})`;
    };
    const paint = (): void => {
      painted.current = gap;
      current.style.backgroundSize = `${gap}px ${gap}px`;
      current.style.setProperty('--dot', `${Math.max(RADIUS, RADIUS * zoom)}px`);
    };
    const ratio = gap / painted.current;
    if (ratio < LEAST_RATIO || ratio > MOST_RATIO) paint();
    place();
    if (isFirst) return;
    // a layer of its own only while it moves: letters over it are sharper without
    if (current.style.willChange === '') current.style.willChange = 'transform';
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      if (painted.current !== gap) paint();
      place();
      current.style.removeProperty('will-change');
    }, REST_MS);
  }, []);
  usePaneView(show);
  return <div ref={dots} className="dots" aria-hidden />;
}
