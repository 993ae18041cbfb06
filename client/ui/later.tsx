import { type ComponentType, lazy, type LazyExoticComponent, type ReactNode, Suspense } from 'react';

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

/** Script that is fetched once, when it is first wanted or when the page has nothing better to do. */
export interface Later<M> {
  fetch: () => Promise<M>;
  /** What of it there is now. */
  now: () => M | undefined;
}

export function later<M>(load: () => Promise<M>): Later<M> {
  let found: M | undefined;
  return {
    fetch: async () => (found ??= await untilFetched(load)),
    now: () => found,
  };
}

/**
 * A component out of such script. Until it is here `instead` stands for it; once it is, it is there at once, without
 * a moment in which a page that is built anew would show nothing.
 */
export function laterPart<M, P extends object>(
  script: Later<M>,
  pick: (found: M) => ComponentType<P>,
  instead?: (props: P) => ReactNode,
): ComponentType<P> {
  const Part = lazy<ComponentType<P>>(() => {
    const found = script.now();
    // React takes what is told at once as being there
    return found ? atOnce({ default: pick(found) }) : script.fetch().then((module) => ({ default: pick(module) }));
  });
  return function LaterPart(props: P) {
    return (
      <Suspense fallback={instead?.(props) ?? null}>
        <Part {...props} />
      </Suspense>
    );
  };
}

function atOnce<T>(value: T): Promise<T> {
  const told = Promise.resolve(value);
  return Object.assign(told, {
    // oxlint-disable-next-line unicorn/no-thenable -- the way React is told at once; nobody awaits it
    then: (tell: (value: T) => unknown) => {
      tell(value);
      return told;
    },
  });
}
