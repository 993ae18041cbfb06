import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../../client/table/chunks.ts';

const cards = Array.from({ length: 500 }, (_, i) => ({ id: `card${String(i).padStart(8, '0')}` }));

describe('parts of a long list', () => {
  it('hold every card once, in order', () => {
    const chunks = chunksOf(cards);
    expect(chunks.length).toBeGreaterThan(5);
    expect(chunks.flatMap(({ items }) => items)).toEqual(cards);
    expect(chunks.map(({ from, items }) => cards[from] === items[0])).not.toContain(false);
    expect(new Set(chunks.map(({ key }) => key)).size).toBe(chunks.length);
  });

  it('[C8] stay as they are when a card is added far above, so that nobody is taken out of what they write', () => {
    const before = chunksOf(cards).slice(1);
    const after = chunksOf([{ id: 'newcomer0001' }, ...cards]);
    expect(before.length).toBeGreaterThan(5);
    for (const chunk of before) {
      expect(after.find(({ key }) => key === chunk.key)?.items).toEqual(chunk.items);
    }
  });
});
