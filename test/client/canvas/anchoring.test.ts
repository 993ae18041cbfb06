import { describe, expect, it } from 'vitest';
import { anchorShift } from '../../../client/canvas/anchoring.ts';
import { layoutMap } from '../../../shared/journey/layout.ts';
import { idOf, peer } from '../../document/board.ts';

const MAP = idOf('map');
const CARD = idOf('card');

function setUp() {
  const { port } = peer('ada');
  port.run({ type: 'moveCards', ids: [CARD], cell: { laneId: idOf('pains'), columnId: idOf('see') } });
  const before = layoutMap(port.records(), MAP);
  const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
  const cards = ['a', 'b', 'c'].map((name) => ({ id: idOf(name), kind: 'action' as const, title: name }));
  port.run({ type: 'addCards', cell, cards });
  const after = layoutMap(port.records(), MAP);
  const box = before.cards.find(({ id }) => id === CARD);
  if (!box) throw new Error('no card');
  const grown = (after.lanes[1]?.y ?? 0) - (before.lanes[1]?.y ?? 0);
  return { before, after, box, grown };
}

describe('what stays under a hand', () => {
  it('[C8] is the card that is written, the card under the pointer, or its lane', () => {
    const { before, after, box, grown } = setUp();
    expect(grown).toBeGreaterThan(40);
    expect(anchorShift(before, after, { cardId: CARD })).toEqual({ x: 0, y: grown });
    expect(anchorShift(before, after, { point: { x: box.x + 1, y: box.y + 1 } })).toEqual({ x: 0, y: grown });
    expect(anchorShift(before, after, { point: { x: 5, y: box.y + 1 } })).toEqual({ x: 0, y: grown });
  });

  it('[C8] does not move what lies above the change, nor anything without a hand on it', () => {
    const { before, after } = setUp();
    const first = before.lanes[0];
    expect(anchorShift(before, after, { point: { x: 5, y: (first?.y ?? 0) + 1 } })).toEqual({ x: 0, y: 0 });
    expect(anchorShift(before, after, {})).toEqual({ x: 0, y: 0 });
  });
});
