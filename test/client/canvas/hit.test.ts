import { describe, expect, it } from 'vitest';
import { boxOfCell, cellAt, dropAt } from '../../../client/canvas/hit.ts';
import { withDoubles, withDraft, withDrop } from '../../../client/canvas/placing.ts';
import { openingView } from '../../../client/canvas/view.ts';
import { layoutMap } from '../../../shared/journey/layout.ts';
import { cardsIn } from '../../../shared/journey/columns.ts';
import { idOf, peer } from '../../document/board.ts';

const MAP = idOf('map');
const cell = { laneId: idOf('lane'), columnId: idOf('see') };

function board() {
  const { port } = peer('ada');
  port.run({
    type: 'addCards',
    cell,
    cards: ['two', 'three'].map((name) => ({ id: idOf(name), kind: 'action' as const, title: name })),
  });
  return port.records();
}

describe('where a pointer is', () => {
  const layout = layoutMap(board(), MAP);
  it('is the cell under it, and none over heads and names', () => {
    const box = boxOfCell(layout, cell);
    if (!box) throw new Error('no box');
    expect(cellAt(layout, { x: box.x + 1, y: box.y + 1 })).toEqual(cell);
    expect(cellAt(layout, { x: box.x - 1, y: box.y + 1 })).toBeUndefined();
    expect(cellAt(layout, { x: box.x + 1, y: layout.header.y })).toBeUndefined();
  });

  it('says where dragged cards would land among those that stay', () => {
    const [first, second, third] = layout.cards;
    if (!first || !second || !third) throw new Error('no cards');
    const at = (y: number, dragged: string[]) => dropAt(layout, { x: first.x + 5, y }, new Set(dragged))?.at;
    expect(at(first.y + 1, [])).toBe(0);
    expect(at(second.y + 1, [])).toBe(1);
    expect(at(third.y + third.height, [])).toBe(3);
    expect(at(third.y + third.height, [first.id])).toBe(2);
    expect(dropAt(layout, { x: 0, y: 0 }, new Set())).toBeNull();
  });

  it('counts no doubles in flight among the cards that stay', () => {
    const flying = layoutMap(withDoubles(board(), [idOf('card'), idOf('two')], cell, 0), MAP);
    const last = flying.cards.findLast((card) => card.columnId === cell.columnId);
    if (!last) throw new Error('no cards');
    expect(dropAt(flying, { x: last.x + 5, y: last.y + last.height }, new Set())?.at).toBe(3);
  });
});

describe('a map as it would be', () => {
  it('has cards in flight at their gap, in their order, and writes nothing', () => {
    const journey = board();
    const next = withDrop(journey, [idOf('three'), idOf('card')], cell, 1);
    expect(cardsIn(next, cell).map((card) => card.id)).toEqual([idOf('two'), idOf('three'), idOf('card')]);
    expect(cardsIn(journey, cell).map((card) => card.id)).toEqual([idOf('card'), idOf('two'), idOf('three')]);
    expect(next.cards.get(idOf('two'))).toBe(journey.cards.get(idOf('two')));
  });

  it('has the card that is being begun in its place', () => {
    const next = withDraft(board(), { id: idOf('new'), cell, at: 1, kind: 'action' });
    expect(cardsIn(next, cell).map((card) => card.id)[1]).toBe(idOf('new'));
  });
});

describe('the view a map opens in', () => {
  const layout = layoutMap(board(), MAP);
  it('has the whole width, never under 60 %', () => {
    const wide = openingView({ ...layout, width: 1100 }, 1000);
    expect(wide.x + 1100 * wide.zoom).toBeLessThanOrEqual(1000);
    expect(openingView({ ...layout, width: 4000 }, 1000).zoom).toBe(0.6);
    // words are not blown up where there is more room, and what a panel will cover stays free
    const narrow = openingView({ ...layout, width: 700 }, 1440);
    expect(narrow.zoom).toBe(1);
    expect(narrow.x + 700).toBeLessThanOrEqual(1440 - 304);
  });
});
