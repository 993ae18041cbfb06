// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { thingOf } from '../../../client/editor/here.ts';
import { idOf, peer } from '../../document/board.ts';

describe('what a menu is about', () => {
  it('is the thing the element stands for: a note is no card, though both are taken by the same hand', () => {
    const { port } = peer('ada');
    const size = { width: 100, height: 80 };
    port.run({
      type: 'addNotes',
      notes: [{ id: idOf('note'), mapId: idOf('map'), kind: 'sticky', at: { x: 0, y: 0 }, size, text: '', tint: 0 }],
    });
    document.body.innerHTML = `
      <p data-card="${idOf('note')}"><i id="note"></i></p>
      <p data-card="${idOf('card')}"><i id="card"></i></p>
      <p data-head="stage/${idOf('see')}"><i id="stage"></i></p>
      <p data-cell="${idOf('lane')}/${idOf('buy')}"><i id="cell"></i></p>
      <p id="nothing"></p>`;
    const at = (id: string) => thingOf(document.getElementById(id), port.records());
    expect(at('note')).toEqual({ kind: 'note', id: idOf('note') });
    expect(at('card')).toEqual({ kind: 'card', id: idOf('card') });
    expect(at('stage')).toEqual({ kind: 'stage', id: idOf('see') });
    expect(at('cell')).toEqual({ kind: 'cell', cell: { laneId: idOf('lane'), columnId: idOf('buy') } });
    expect(at('nothing')).toEqual({ kind: 'map' });
  });
});
