// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS, actionsFor, type ActionContext } from '../../../client/editor/actions.ts';
import { shownMap } from '../../../client/editor/desk.ts';
import { partnerOf } from '../../../client/editor/map-actions.ts';
import { createEditor, type Editor } from '../../../client/editor/store.ts';
import { Desk } from '../../../client/panels/maps/desk.tsx';
import { MapSwitcher } from '../../../client/panels/maps/map-switcher.tsx';
import { cardsIn, lanesOf, mapsOf, stagesOf } from '../../../shared/journey/columns.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer } from '../../document/board.ts';
import { click, find, presenceOf, render, startRendering, type } from '../support/rendering.tsx';

startRendering();

let port: ReturnType<typeof peer>['port'];
let editor: Editor;
beforeEach(() => {
  port = peer('ada').port;
  editor = createEditor();
});
const shown = (): string => shownMap(port.records(), editor.desk.getState().mapId)?.id ?? '';
const context = (role: Role = 'edit', target?: ActionContext['target']): ActionContext => ({
  port,
  editor,
  role,
  mapId: shown(),
  personId: idOf('ada'),
  t: (key) => key,
  ...(target ? { target } : {}),
});
const can = (id: string, role: Role = 'edit'): boolean =>
  ACTIONS.some((action) => action.id === id && action.when(context(role)));
const perform = (id: string): void => act(() => ACTIONS.find((action) => action.id === id)?.do(context()));
const titles = (): string[] => mapsOf(port.records()).map(({ title }) => title);
const view = (role: Role = 'edit') => ({
  port,
  editor,
  role,
  mapId: shown(),
  personId: idOf('ada'),
  presence: presenceOf(),
});

describe('maps of a board', () => {
  it('duplicates as the future and goes there; undo goes back, redo comes again', () => {
    perform('map.copyNext');
    const [now, next] = mapsOf(port.records());
    expect(next).toMatchObject({ state: 'next', nextOf: now?.id, title: 'Now – future' });
    expect(shown()).toBe(next?.id);
    act(() => port.undo());
    expect(shown()).toBe(now?.id);
    act(() => port.redo());
    expect(shown()).toBe(next?.id);
    expect(partnerOf(context())).toEqual({ from: now?.id, to: next?.id });
  });

  it('shows the neighbour of a map that is deleted, and the map itself once that is undone', () => {
    perform('map.copy');
    const copy = shown();
    perform('map.remove');
    expect(shown()).toBe(idOf('map'));
    expect(can('map.remove')).toBe(false);
    act(() => port.undo());
    expect(shown()).toBe(copy);
  });

  it('goes through the maps, orders them, and turns today into the future', () => {
    perform('map.copy');
    perform('map.moveEarlier');
    expect(titles()[1]).toBe('Now');
    perform('map.following');
    expect(shown()).toBe(idOf('map'));
    perform('map.state.next');
    expect(port.records().maps.get(idOf('map'))?.state).toBe('next');
    expect([can('map.state.next'), can('map.state.now')]).toEqual([false, true]);
  });

  it('[A1] lets a viewer look at every map and change none', () => {
    perform('map.copy');
    for (const id of [
      'map.rename',
      'map.copy',
      'map.copyNext',
      'map.add',
      'map.remove',
      'map.state.next',
      'lane.copyTo',
    ])
      expect(can(id, 'view'), id).toBe(false);
    for (const id of ['map.following', 'map.compare', 'personas.open']) expect(can(id, 'view'), id).toBe(true);
  });

  it('are told in a menu with their state, and shown from it', () => {
    act(() => port.run({ type: 'copyMap', id: idOf('next'), from: idOf('map'), title: 'Then', as: 'next' }));
    render(<MapSwitcher {...view()} />);
    click(find('button', 'Maps. Shown: Now, Today'));
    expect(find('[role=menuitemradio]', 'Then').textContent).toContain('Future');
    click(find('[role=menuitemradio]', 'Then'));
    expect(shown()).toBe(idOf('next'));
  });

  it('a deleted map is brought back from the menu', () => {
    act(() => port.run({ type: 'copyMap', id: idOf('next'), from: idOf('map'), title: 'Then', as: 'next' }));
    act(() => port.run({ type: 'remove', records: [{ kind: 'maps', id: idOf('next') }] }));
    render(<MapSwitcher {...view()} />);
    click(find('button', 'Maps. Shown'));
    click(find('[role=menuitem]', 'Bring back'));
    expect(titles()).toEqual(['Now', 'Then']);
  });

  it('is renamed in a dialog', () => {
    act(() => editor.desk.open({ kind: 'renameMap', id: idOf('map') }));
    render(<Desk {...view()} />);
    type(find<HTMLInputElement>('input'), 'Today, in shops');
    click(find('button[type=submit]', 'Save'));
    expect(titles()).toEqual(['Today, in shops']);
    expect(editor.desk.getState().dialog).toBeNull();
  });

  it('takes cards to another map, and shows them there selected', () => {
    act(() => port.run({ type: 'copyMap', id: idOf('next'), from: idOf('map'), title: 'Then', as: 'next' }));
    act(() => editor.select([idOf('card')]));
    perform('card.copyTo');
    render(<Desk {...view()} />);
    click(find('.map-choice button', 'Then'));
    expect(shown()).toBe(idOf('next'));
    const [lane] = lanesOf(port.records(), idOf('next'));
    const [stage] = stagesOf(port.records(), idOf('next'));
    const cards = cardsIn(port.records(), { laneId: lane?.id ?? '', columnId: stage?.id ?? '' });
    expect(cards.map(({ title }) => title)).toEqual(['Looks', 'Looks']);
    expect(editor.getState().selection).toEqual([cards[1]?.id]);
  });

  it('links a stage to a map, refuses what is no address, and finds the way back', () => {
    act(() => port.run({ type: 'copyMap', id: idOf('next'), from: idOf('map'), title: 'Then', as: 'next' }));
    const target = { kind: 'stage' as const, id: idOf('see') };
    expect(actionsFor(context('edit', target)).map(({ id }) => id)).toContain('stage.link');
    act(() => editor.desk.open({ kind: 'link', of: target }));
    render(<Desk {...view()} />);
    type(find<HTMLInputElement>('input', 'Address'), 'javascript:alert(1)');
    click(find('button[type=submit]', 'Save'));
    expect(find('.ui-error').textContent).toContain('https://');
    click(find('.map-choice button', 'Then'));
    expect(port.records().stages.get(idOf('see'))?.linkTo).toBe(`map:${idOf('next')}`);
    act(() => editor.desk.follow(idOf('next'), idOf('map')));
    expect(shown()).toBe(idOf('next'));
    render(<MapSwitcher {...view()} />);
    click(find('button', 'Back to Now'));
    expect(shown()).toBe(idOf('map'));
  });
});
