import { useEffect, useLayoutEffect, useRef } from 'react';
import { stepFor } from './stops.ts';

export const isFull = (): boolean => document.fullscreenElement !== null;

export function toggleFull(): void {
  // where a browser does not let a page fill the screen it stays as it is
  void (isFull() ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
}

interface Presenting {
  at: number;
  count: number;
  go: (at: number) => void;
  onEnd: () => void;
  /** The second window, where the same keys mean the same. */
  speaking: Window | undefined;
}

/** The keys people know from other presentations, before the canvas, to which the same keys mean something else. */
export function usePresentingKeys({ at, count, go, onEnd, speaking }: Presenting): void {
  const hear = useRef((_event: KeyboardEvent): void => undefined);
  const onPressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    // an open menu has the keys
    if (target instanceof Element && target.closest('[role=menu], [role=dialog]')) return;
    const isButton = target instanceof Element && target.closest('button') !== null;
    if (isButton && (event.key === 'Enter' || event.key === ' ')) return;
    const next = stepFor(event.key, at, count);
    if (next !== undefined) go(next);
    else if (event.key === 'f' || event.key === 'F') toggleFull();
    else if (event.key === 'Escape') {
      if (!isFull()) onEnd();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useLayoutEffect(() => {
    hear.current = onPressed;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => hear.current(event);
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, []);
  useEffect(() => {
    if (!speaking) return undefined;
    const onKey = (event: KeyboardEvent): void => hear.current(event);
    speaking.addEventListener('keydown', onKey);
    return () => speaking.removeEventListener('keydown', onKey);
  }, [speaking]);
}
