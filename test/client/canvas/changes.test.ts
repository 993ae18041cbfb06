import { describe, expect, it } from 'vitest';
import { selectionAfter } from '../../../client/canvas/changes.ts';
import { isDouble, withDoubles } from '../../../client/canvas/placing.ts';
import { cardsIn } from '../../../shared/journey/columns.ts';
import { idOf, peer } from '../../document/board.ts';

describe('what a frame selects', () => {
  const frame = [
    { type: 'select', id: 'a', selected: false },
    { type: 'select', id: 'c', selected: true },
  ] as const;

  it('takes the place of what was selected, or with Shift is added to it', () => {
    expect(selectionAfter(['a', 'b'], frame)).toEqual(['b', 'c']);
    expect(selectionAfter(['a', 'b'], frame, ['a', 'b'])).toEqual(['b', 'c', 'a']);
  });
});

describe('cards that are copied by dragging', () => {
  it('stay where they are, with doubles where they would land', () => {
    const { port } = peer('ada');
    const journey = port.records();
    const card = journey.cards.get(idOf('card'));
    if (!card) throw new Error('no card to copy');
    const later = withDoubles(journey, [card.id], card.cell, 0);
    const row = cardsIn(later, card.cell).map(({ id }) => id);
    expect(row.filter(isDouble)).toHaveLength(1);
    expect(row.filter((id) => !isDouble(id))).toEqual(cardsIn(journey, card.cell).map(({ id }) => id));
    expect(isDouble(row[0] ?? '')).toBe(true);
  });
});
