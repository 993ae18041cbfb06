import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Id, OrderKey } from './journey.ts';

export interface Ordered {
  id: Id;
  order: OrderKey;
}

/** Plain string comparison, never localeCompare: keys are ASCII and must sort the same on every machine (J2). */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A key grown past this asks for a rebalance of its row. */
export const LONG_KEY = 24;

const VALID_KEY = /^[A-Za-z][0-9A-Za-z]*$/;

function usable(key: OrderKey | null): OrderKey | null {
  if (key === null || !VALID_KEY.test(key)) return null;
  try {
    generateKeyBetween(key, null);
    return key;
  } catch {
    return null;
  }
}

export interface Placement {
  /** Keys for the new items, in order. */
  keys: OrderKey[];
  /** Neighbours that must take a new key first, because two people's inserts had met in one key. */
  moved: ReadonlyMap<Id, OrderKey>;
}

/**
 * Keys for `count` items placed before index `at` of `row` (sorted, without the items being moved).
 * Equal, damaged or overlong neighbouring keys make the key library throw or grow without end, so then
 * the whole row is dealt out anew and told in `moved`.
 */
export function place(row: readonly Ordered[], at: number, count = 1): Placement {
  const index = Math.max(0, Math.min(at, row.length));
  const before = row[index - 1];
  const after = row[index];
  const low = usable(before?.order ?? null);
  const high = usable(after?.order ?? null);
  const damaged = (before !== undefined && low === null) || (after !== undefined && high === null);
  if (!damaged && !(low !== null && high !== null && low >= high)) {
    const keys = generateNKeysBetween(low, high, count);
    if (keys.every((key) => key.length <= LONG_KEY)) return { keys, moved: new Map() };
  }
  const all = generateNKeysBetween(null, null, row.length + count);
  const moved = new Map<Id, OrderKey>();
  row.forEach((item, i) => {
    const key = all[i < index ? i : i + count];
    if (key !== undefined && key !== item.order) moved.set(item.id, key);
  });
  return { keys: all.slice(index, index + count), moved };
}
