import { useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

/** Says something to those who cannot see it. */
export function announce(text: string): void {
  // said twice, the same words would not be heard again
  said = said === text ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where announcements are heard from; once in the page. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => said);
  return (
    <div aria-live="polite" className="visually-hidden">
      {text}
    </div>
  );
}
