import { Suspense, useSyncExternalStore } from 'react';
import { fetchedLater } from './later.tsx';
import './ui.css';

export interface Message {
  text: string;
  tone: 'plain' | 'problem';
  /** The way back from what the message tells. */
  action?: { label: string; do: () => void };
}

export const fetchToasts = () => import('./toast-region.tsx');
const ToastRegion = fetchedLater(() => fetchToasts().then((found) => found.ToastRegion));

const listeners = new Set<() => void>();
let wanted = false;

export function toast(text: string, tone: Message['tone'] = 'plain', action?: Message['action']): void {
  wanted = true;
  for (const listener of listeners) listener();
  void fetchToasts().then(({ show }) => show({ text, tone, ...(action ? { action } : {}) }));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where messages appear; fetched with the first of them. */
export function Toasts({ label, closeLabel }: { label: string; closeLabel: string }) {
  const isWanted = useSyncExternalStore(subscribe, () => wanted);
  return isWanted ? (
    <Suspense fallback={null}>
      <ToastRegion label={label} closeLabel={closeLabel} />
    </Suspense>
  ) : null;
}
