import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { RECORD_SCHEMAS } from '../../shared/journey/check.ts';
import { plainCard } from '../../shared/journey/plain-card.ts';
import { templateFile } from '../../templates/index.ts';

const cards = [...journeyOf(templateFile('online-purchase', 'en')).cards.values()];

/** What can be read of a document that anybody may have written. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', 'a', 0, 1.5, Number.NaN, true, [], {}, [undefined], ['a'], 'open'),
  fc.constantFrom<unknown>('action', 'phone', 'web', 'self', 'measured', 'CARD00000001', 'CARD00000001\n', [
    'CARD00000001',
  ]),
  fc.constantFrom<unknown>(
    { laneId: 'LANE00000001', columnId: 'BUY000000001' },
    { laneId: 'LANE00000001', columnId: 'BUY000000001', more: 1 },
    { laneId: 'LANE00000001' },
    Object.assign([], { laneId: 'LANE00000001', columnId: 'BUY000000001' }),
  ),
  fc.constantFrom<unknown>(
    'x'.repeat(64),
    'x'.repeat(65),
    'x'.repeat(1001),
    Array.from({ length: 501 }, () => 'CARD00000001'),
  ),
  fc.constantFrom<unknown>(Object.assign([], { length: 2 }), { by: 'ada', at: 1 }, 'https://example.org', 3, {
    width: 3,
    height: 4,
  }),
  fc.anything(),
);
const names = fc.constantFrom(
  ...['id', 'createdBy', 'deleted', 'copyOf', 'cell', 'order'],
  ...['kind', 'title', 'body', 'channel', 'device', 'service', 'owner', 'status', 'evidence', 'personaIds', 'tags'],
  ...['link', 'imageId', 'imageSize', 'span', 'unknown'],
);

describe('cards that are plainly whole', () => {
  it('[J8] are read as the schema reads them, key by key, and whatever is wrong is left to the schema', () => {
    const changes = fc.array(fc.record({ name: names, value: anything, isTaken: fc.boolean() }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...cards), changes, (card, changed) => {
        const raw: Record<string, unknown> = { ...card };
        for (const { name, value, isTaken } of changed) {
          if (isTaken) Reflect.deleteProperty(raw, name);
          else raw[name] = value;
        }
        const plain = plainCard(raw);
        if (plain === undefined) return;
        const checked = RECORD_SCHEMAS.cards.safeParse(raw);
        expect(checked.success).toBe(true);
        expect(plain).toStrictEqual(checked.data);
        expect(JSON.stringify(plain)).toBe(JSON.stringify(checked.data));
      }),
      { numRuns: 8_000 },
    );
  });

  it('[J8] are none of what is no record', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => plainCard(raw) === undefined || RECORD_SCHEMAS.cards.safeParse(raw).success),
    );
  });

  it('are nearly all there are, and copies: what was read shares nothing with what it was read from', () => {
    const ordinary = cards.map((card) => ({ card, plain: plainCard(card) }));
    expect(ordinary.filter(({ plain }) => plain !== undefined).length).toBeGreaterThan(cards.length * 0.8);
    for (const { card, plain } of ordinary) if (plain) expect(plain.cell).not.toBe(card.cell);
  });
});
