import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ID_PATTERN, newId } from '../../shared/journey/ids.ts';
import { byOrder, LONG_KEY, place } from '../../shared/journey/order.ts';

describe('order keys', () => {
  it('[J2] two people inserting at one spot make equal keys, and a third can still insert between them', () => {
    const row = [
      { id: 'a', order: 'a1' },
      { id: 'b', order: 'a1' },
    ];
    const { keys, moved } = place(row, 1);
    const after = [
      ...row.map((item) => ({ ...item, order: moved.get(item.id) ?? item.order })),
      { id: 'new', order: keys[0] ?? '' },
    ];
    expect(after.sort(byOrder).map((item) => item.id)).toEqual(['a', 'new', 'b']);
  });

  it('[J2] keys that grew long by inserting at one spot are dealt out anew', () => {
    let row: { id: string; order: string }[] = [
      { id: 'first', order: 'a0' },
      { id: 'last', order: 'a1' },
    ];
    for (let i = 0; i < 400; i++) {
      const { keys, moved } = place(row, 1);
      row = [
        ...row.map((item) => ({ ...item, order: moved.get(item.id) ?? item.order })),
        { id: `n${i}`, order: keys[0] ?? '' },
      ].sort(byOrder);
      expect(row[1]?.id).toBe(`n${i}`);
    }
    expect(Math.max(...row.map((item) => item.order.length))).toBeLessThanOrEqual(LONG_KEY);
  });

  it('[J2] whatever keys arrive, items are placed where they were put', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 6 }), { maxLength: 12 }),
        fc.nat(12),
        fc.integer({ min: 1, max: 5 }),
        (orders, at, count) => {
          const row = orders.map((order, i) => ({ id: `r${String(i).padStart(2, '0')}`, order })).sort(byOrder);
          const index = Math.min(at, row.length);
          const { keys, moved } = place(row, at, count);
          const placed = keys.map((order, i) => ({ id: `new${i}`, order }));
          const wanted = [...row.slice(0, index), ...placed, ...row.slice(index)].map((item) => item.id);
          const all = [...row.map((item) => ({ ...item, order: moved.get(item.id) ?? item.order })), ...placed].sort(
            byOrder,
          );
          expect(all.map((item) => item.id)).toEqual(wanted);
        },
      ),
    );
  });
});

describe('ids', () => {
  it('are twelve letters and digits, without bias to the first letters', () => {
    const seen = new Map<string, number>();
    for (let i = 0; i < 2000; i++) {
      const id = newId();
      expect(id).toMatch(ID_PATTERN);
      for (const letter of id) seen.set(letter, (seen.get(letter) ?? 0) + 1);
    }
    expect(seen.size).toBe(62);
    expect(Math.max(...seen.values())).toBeLessThan(1.5 * ((2000 * 12) / 62));
  });
});
