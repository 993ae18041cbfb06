import type { Id } from '../../shared/journey/journey.ts';

/** As many cards as stand in a chunk on average. */
const SIZE = 24;

/** Spread evenly over all numbers, whatever the ids have in common. */
function hash(id: Id): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) sum = Math.imul(sum ^ id.charCodeAt(i), 0x01000193);
  return (sum ^ (sum >>> 15)) >>> 0;
}

export interface Chunk<T> {
  key: string;
  /** Where in its cell it begins. */
  from: number;
  items: readonly T[];
}

/**
 * A long list in parts that are drawn only where they can be seen. A part begins at a card, not at a number: were it
 * always the 24th, a card added at the top would move one from every part into the next, and take the caret out of
 * whatever is written there.
 */
export function chunksOf<T extends { id: Id }>(items: readonly T[]): Chunk<T>[] {
  const chunks: { key: string; from: number; items: T[] }[] = [];
  for (const [i, item] of items.entries()) {
    const begins = hash(item.id) % SIZE === 0;
    const last = chunks.at(-1);
    if (last && !begins) last.items.push(item);
    else chunks.push({ key: begins ? item.id : 'first', from: i, items: [item] });
  }
  return chunks;
}
