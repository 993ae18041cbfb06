import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

/**
 * A document on this device. y-indexeddb leaves each write to be ended by the browser, after an answer that a page which
 * closes does not live to hear: the last letters were lost with it, though they were said to be kept. Here each write
 * is ended as soon as it is handed over, and goes through without the page.
 */
export function keepOnDevice(name: string, doc: Y.Doc): IndexeddbPersistence {
  const persistence = new IndexeddbPersistence(name, doc);
  const store = persistence._storeUpdate;
  doc.off('update', store);
  persistence._storeUpdate = (update, origin) => {
    const { db } = persistence;
    if (!db) return;
    let write: IDBTransaction | undefined;
    const begin = db.transaction;
    db.transaction = (...asked) => (write = begin.apply(db, asked));
    try {
      store(update, origin);
    } finally {
      db.transaction = begin;
    }
    write?.commit();
  };
  doc.on('update', persistence._storeUpdate);
  return persistence;
}
