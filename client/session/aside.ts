import type { KeptAside } from '../../shared/document/replay.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Membership, Shelf } from './membership.ts';
import { createValue, type Value } from './value.ts';

export interface Aside extends Value<readonly KeptAside[]> {
  /** Puts these beside what is kept already. */
  add(more: readonly KeptAside[]): void;
  drop(): void;
}

const keyOf = (boardId: Id, personId: Id): string => `journeyboard:aside:${boardId}:${personId}`;

function recall(key: string, shelf: Shelf): readonly KeptAside[] {
  try {
    const held: unknown = JSON.parse(shelf.getItem(key) ?? '[]');
    return Array.isArray(held) ? (held as KeptAside[]).filter((one) => typeof one.id === 'string' && one.fields) : [];
  } catch {
    return [];
  }
}

/** What of somebody's work the board did not take, kept in this browser until they let go of it (A3). */
export function createAside({ boardId, personId }: Membership, shelf: Shelf = localStorage): Aside {
  const key = keyOf(boardId, personId);
  const value = createValue<readonly KeptAside[]>(recall(key, shelf));
  return {
    ...value,
    add(more) {
      const all = new Map([...value.get(), ...more].map((one) => [`${one.kind}/${one.id}/${one.act}`, one]));
      // where this fails the old store must stay: whoever called hears of it
      shelf.setItem(key, JSON.stringify([...all.values()]));
      value.set([...all.values()]);
    },
    drop() {
      shelf.removeItem(key);
      value.set([]);
    },
  };
}
