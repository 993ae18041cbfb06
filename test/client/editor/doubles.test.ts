import { describe, expect, it } from 'vitest';
import { doublesOf } from '../../../client/editor/doubles.ts';
import { idOf, peer } from '../../document/board.ts';

describe('doubles of cards', () => {
  it('take the links between them along, and none that leads elsewhere', () => {
    const { port } = peer('ada');
    const cell = { laneId: idOf('pains'), columnId: idOf('use') };
    const ids = ['one', 'two', 'three'].map((name) => idOf(name));
    const [one = '', two = '', three = ''] = ids;
    port.run({ type: 'addCards', cell, cards: ids.map((id) => ({ id, kind: 'pain', title: id })) });
    port.run([
      { type: 'addLink', link: { id: idOf('inner'), from: one, to: two, kind: 'hand-over', label: 'by mail' } },
      { type: 'addLink', link: { id: idOf('outer'), from: two, to: three, kind: 'flow', label: '' } },
    ]);
    const { cards } = port.records();
    const originals = [one, two].flatMap((id) => cards.get(id) ?? []);
    const doubles = doublesOf(port.records(), originals);
    expect([...doubles.cards.keys()]).toEqual([one, two]);
    expect(doubles.cards.get(one)).toMatchObject({ kind: 'pain', title: one });
    expect(doubles.cards.get(one)).not.toHaveProperty('order');
    expect(doubles.links).toMatchObject([
      {
        type: 'addLink',
        link: {
          from: doubles.cards.get(one)?.id,
          to: doubles.cards.get(two)?.id,
          kind: 'hand-over',
          label: 'by mail',
        },
      },
    ]);
  });
});
