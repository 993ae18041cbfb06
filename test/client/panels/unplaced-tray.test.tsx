// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { createEditor } from '../../../client/editor/store.ts';
import { UnplacedTray } from '../../../client/panels/unplaced-tray.tsx';
import { idOf, type Peer, peers, sync } from '../../document/board.ts';
import { click, find, render, startRendering, type } from '../support/rendering.tsx';

startRendering();

const show = ({ port }: Peer, role: 'edit' | 'view' = 'edit'): void =>
  render(<UnplacedTray {...{ port, role }} editor={createEditor()} mapId={idOf('map')} />);
const remove = ({ port }: Peer, kind: 'lanes' | 'cards', name: string): void =>
  act(() => port.run({ type: 'remove', records: [{ kind, id: idOf(name) }] }));

describe('the tray of unplaced cards', () => {
  it('[J4] is there only when something is in it, and gives a card whose lane is gone a new place', () => {
    const [ada] = peers('ada');
    show(ada);
    expect(document.querySelector('section')).toBeNull();
    remove(ada, 'lanes', 'lane');
    click(find('button', '1 unplaced card'));
    expect(find('li').textContent).toContain('Looks');
    click(find('button', 'Choose a place'));
    type(find<HTMLSelectElement>('select', 'Stage'), idOf('use'));
    click(find('button', 'Move there'));
    const card = ada.port.records().cards.get(idOf('card'));
    expect(card?.cell).toEqual({ laneId: idOf('pains'), columnId: idOf('use') });
    expect(document.querySelector('section')).toBeNull();
  });

  it('[J4] shows words that came for a deleted card, and restores it', () => {
    const [ada, bora] = peers('ada', 'bora');
    show(ada);
    remove(ada, 'cards', 'card');
    expect(document.querySelector('section')).toBeNull();
    bora.port.text(idOf('card'), 'title')?.edit(5, 0, ' twice');
    act(() => sync(ada, bora));
    click(find('button', '1 unplaced card'));
    expect(find('li').textContent).toContain('Looks twice');
    click(find('button', 'Restore'));
    expect(ada.port.records().cards.get(idOf('card'))?.deleted).toBeUndefined();
    expect(document.querySelector('section')).toBeNull();
  });

  it('[A1] lets a viewer copy the words and nothing else', () => {
    const [ada] = peers('ada');
    remove(ada, 'lanes', 'lane');
    show(ada, 'view');
    click(find('button', '1 unplaced card'));
    expect([...document.querySelectorAll('li button')].map((button) => button.textContent)).toEqual(['Copy text']);
  });
});
