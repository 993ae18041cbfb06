import { useState, useSyncExternalStore } from 'react';

/** As long as a second click may follow the first. */
const DOUBLE_CLICK_MS = 350;

/** True from a press until no second one belongs to it any more. */
let busy = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
function say(now: boolean): void {
  if (busy === now) return;
  busy = now;
  for (const listener of listeners) listener();
}
function onDown(): void {
  clearTimeout(timer);
  say(true);
}
function onUp(): void {
  clearTimeout(timer);
  timer = setTimeout(() => say(false), DOUBLE_CLICK_MS);
}
function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener('pointerdown', onDown, true);
    addEventListener('pointerup', onUp, true);
    addEventListener('pointercancel', onUp, true);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    removeEventListener('pointerdown', onDown, true);
    removeEventListener('pointerup', onUp, true);
    removeEventListener('pointercancel', onUp, true);
    clearTimeout(timer);
    busy = false;
  };
}

/**
 * Opens when a hand is done, closes at once. A panel that came with the first press would lie under the second click of
 * a double-click, and would make the map narrower under a drag.
 */
export function useOpening(wanted: boolean): boolean {
  const isBusy = useSyncExternalStore(subscribe, () => busy);
  const [wasOpen, setOpen] = useState(false);
  const isOpen = wanted && (wasOpen || !isBusy);
  if (isOpen !== wasOpen) setOpen(isOpen);
  return isOpen;
}
