type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * A browser that refuses storage (cookies blocked, or blocked for pages inside pages) throws at the mere name of its
 * shelf, and whoever reads a choice of long ago would take the page down. There a shelf that lasts as long as the page
 * stands in for it.
 */
export function standInForStorage(page: { readonly localStorage: unknown }): void {
  if (!refusesStorage(page)) return;
  const kept = new Map<string, string>();
  const shelf: Shelf = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  Object.defineProperty(page, 'localStorage', { value: shelf, configurable: true });
  refused = true;
}

let refused = false;

/** Whether nothing said here outlives the page; what has no shelf has no base either. */
export const keepsNothing = (): boolean => refused;

function refusesStorage(page: { readonly localStorage: unknown }): boolean {
  try {
    // some answer with nothing instead of throwing
    return page.localStorage === null || page.localStorage === undefined;
  } catch {
    return true;
  }
}
