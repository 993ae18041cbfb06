import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

/** What the server sent is written together for so long: it is kept there, too. */
const GATHER_MS = 500;
/** Larger ones are not made one with others, which would take longer than writing them. */
const LARGE = 64 * 1024;

export interface DeviceStore {
  persistence: IndexeddbPersistence;
  /** Keeps an update that came from the server, soon, and in any case before what is done on top of it. */
  keepSoon(update: Uint8Array): void;
}

/**
 * A document on this device. y-indexeddb leaves each write to be ended by the browser, after an answer that a page which
 * closes does not live to hear: the last letters were lost with it, though they were said to be kept. Here each write
 * is ended as soon as it is handed over, and goes through without the page.
 */
export function keepOnDevice(name: string, doc: Y.Doc): DeviceStore {
  const persistence = new IndexeddbPersistence(name, doc);
  const store = persistence._storeUpdate;
  const destroy = persistence.destroy;
  let held: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(update: Uint8Array, origin: unknown): void {
    const { db } = persistence;
    if (!db) return;
    let written: IDBTransaction | undefined;
    const begin = db.transaction;
    db.transaction = (...asked) => (written = begin.apply(db, asked));
    try {
      store(update, origin);
    } finally {
      db.transaction = begin;
    }
    written?.commit();
  }
  function writeHeld(): void {
    clearTimeout(timer);
    timer = undefined;
    const small = held.filter(({ length }) => length <= LARGE);
    const large = held.filter(({ length }) => length > LARGE);
    held = [];
    for (const update of large) write(update, 'server');
    if (small.length > 0) write(small.length === 1 && small[0] ? small[0] : Y.mergeUpdates(small), 'server');
  }

  doc.off('update', store);
  persistence._storeUpdate = (update, origin) => {
    if (origin === persistence) return;
    writeHeld();
    write(update, origin);
  };
  doc.on('update', persistence._storeUpdate);
  window.addEventListener('pagehide', writeHeld);
  persistence.destroy = () => {
    window.removeEventListener('pagehide', writeHeld);
    writeHeld();
    return destroy();
  };
  return {
    persistence,
    keepSoon(update) {
      // before the store is open nothing need be held: it begins with all that is there then
      if (!persistence.db) return;
      held.push(update);
      timer ??= setTimeout(writeHeld, GATHER_MS);
    },
  };
}
