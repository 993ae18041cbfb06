/** What a board looked like when it was last seen here, in both themes. */
export interface Picture {
  light: Blob;
  dark: Blob;
}

const NAME = 'journeyboard:pictures';
const STORE = 'pictures';
const listeners = new Set<(id: string) => void>();

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore(STORE));
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error(NAME)));
  });
}

async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const work = base.transaction(STORE, mode);
      const asked = ask(work.objectStore(STORE));
      work.addEventListener('complete', () => resolve(asked.result));
      work.addEventListener('error', () => reject(work.error ?? new Error(STORE)));
      work.addEventListener('abort', () => reject(work.error ?? new Error(STORE)));
    });
  } finally {
    base.close();
  }
}

/**
 * Kept in the browser that has the board in its list and its document in its store anyway (A7): the server draws
 * nothing for a start page, and wakes no board for it. A browser that keeps nothing shows none.
 */
export async function keepPicture(id: string, picture: Picture): Promise<void> {
  await inStore('readwrite', (store) => store.put(picture, id)).catch(() => undefined);
  for (const listener of listeners) listener(id);
}

export async function pictureOf(id: string): Promise<Picture | undefined> {
  return inStore('readonly', (store) => store.get(id) as IDBRequest<Picture | undefined>).catch(() => undefined);
}

export async function dropPicture(id: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(id)).catch(() => undefined);
}

/** A board that was just left is painted while the start page already stands. */
export function onPicture(listener: (id: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
