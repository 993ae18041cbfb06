import { useSyncExternalStore } from 'react';
import type { Shelf } from '../../session/membership.ts';
import { createValue } from '../../session/value.ts';

/** Whether screen readers are told what others change. */
export type Announced = 'told' | 'quiet';
export const ANNOUNCED: readonly Announced[] = ['told', 'quiet'];
const KEY = 'journeyboard:announced';

function kept(shelf: Shelf): Announced {
  try {
    return ANNOUNCED.find((choice) => choice === shelf.getItem(KEY)) ?? 'told';
  } catch {
    return 'told';
  }
}

const choice = createValue<Announced | undefined>(undefined);
const chosen = (): Announced => choice.get() ?? kept(localStorage);

export function chooseAnnounced(next: Announced, shelf: Shelf = localStorage): void {
  choice.set(next);
  try {
    shelf.setItem(KEY, next);
  } catch {
    // the choice holds until the page is left
  }
}

export const useAnnounced = (): Announced => useSyncExternalStore(choice.subscribe, chosen);
