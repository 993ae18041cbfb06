import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

const online = (): Promise<void> => new Promise((done) => addEventListener('online', () => done(), { once: true }));

/** A style sheet that failed is never asked for again by itself, and its part would come without its looks. */
function askAgainForStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'))
    if (link.sheet === null) link.replaceWith(link.cloneNode());
}

async function untilFetched<T>(fetchPart: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await fetchPart();
    } catch (error) {
      if (navigator.onLine) throw error;
      await online();
      askAgainForStyles();
    }
  }
}

/**
 * A part that is fetched when it is first shown. React remembers a failed fetch for good and takes the whole page down
 * with it: whoever loses the network before a panel came would lose the board, on which they may go on writing (D14).
 */
export function fetchedLater<P extends object>(
  fetchPart: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(() => untilFetched(fetchPart).then((part) => ({ default: part })));
}
