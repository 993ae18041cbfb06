import type { Id } from '../../shared/journey/journey.ts';
import type { Membership } from './membership.ts';

const PREFIX = 'journeyboard';

/** Another role may hold edits another role must not send, so each has a store of its own (A3). */
export const storeName = ({ boardId, personId, role }: Membership): string =>
  `${PREFIX}/${boardId}/${personId}/${role}`;

/** Takes everything this browser keeps of a board away, of whatever person and role. */
export async function dropStores(boardId: Id, factory: IDBFactory | undefined = globalThis.indexedDB): Promise<void> {
  try {
    for (const { name } of (await factory?.databases()) ?? []) {
      if (name?.startsWith(`${PREFIX}/${boardId}/`)) factory?.deleteDatabase(name);
    }
  } catch {
    // a browser that keeps nothing has nothing to drop
  }
}
