import { useCallback, useLayoutEffect, useSyncExternalStore } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import type { Editor } from '../editor/store.ts';
import { useCanvas } from './canvas-context.ts';

interface Mounted {
  ids: Set<Id>;
  listeners: Set<() => void>;
  /** Told once for all cards that come and go together, as when the map is moved. */
  isTelling: boolean;
}

const stores = new WeakMap<Editor, Mounted>();

function storeOf(editor: Editor): Mounted {
  const known = stores.get(editor) ?? { ids: new Set(), listeners: new Set(), isTelling: false };
  stores.set(editor, known);
  return known;
}

function tell(store: Mounted): void {
  if (store.isTelling) return;
  store.isTelling = true;
  queueMicrotask(() => {
    store.isTelling = false;
    for (const listener of store.listeners) listener();
  });
}

/** Says that a card is on the page for as long as it is: out of view, or painted (C5), it is not. */
export function useMounted(id: Id): void {
  const { editor } = useCanvas();
  useLayoutEffect(() => {
    const store = storeOf(editor);
    store.ids.add(id);
    tell(store);
    return () => {
      store.ids.delete(id);
      tell(store);
    };
  }, [editor, id]);
}

/** Elements of those of some cards that are on the page, for `aria-owns`, which must name no others. */
export function useElementsOf(cards: readonly { id: Id }[]): string | undefined {
  const { editor } = useCanvas();
  const store = storeOf(editor);
  const subscribe = useCallback(
    (listener: () => void) => {
      store.listeners.add(listener);
      return () => store.listeners.delete(listener);
    },
    [store],
  );
  return useSyncExternalStore(subscribe, () =>
    cards.length === 0
      ? undefined
      : cards
          .filter(({ id }) => store.ids.has(id))
          .map(({ id }) => `card-${id}`)
          .join(' ') || undefined,
  );
}
