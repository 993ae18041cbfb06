// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEditor, type Editor } from '../../../client/editor/store.ts';
import { Desk } from '../../../client/panels/maps/desk.tsx';
import type { Id } from '../../../shared/journey/journey.ts';
import { idOf, peer } from '../../document/board.ts';
import { click, find, presenceOf, press, render, startRendering } from '../support/rendering.tsx';

startRendering();

const [now, next] = [idOf('map'), idOf('next')];
let port: ReturnType<typeof peer>['port'];
let editor: Editor;
const copy = (old: string): Id =>
  [...port.records().cards.values(), ...port.records().lanes.values(), ...port.records().stages.values()].find(
    (one) => one.copyOf === idOf(old),
  )?.id ?? '';
beforeEach(() => {
  port = peer('ada').port;
  editor = createEditor();
  const cell = { laneId: idOf('lane'), columnId: idOf('buy') };
  port.run({ type: 'addCards', cell, cards: [{ id: idOf('queue'), kind: 'action', title: 'Queues' }] });
  port.run({ type: 'copyMap', id: next, from: now, title: 'Then', as: 'next' });
  port.run({ type: 'setCard', id: copy('card'), fields: { title: 'Sees it at once' } });
  port.run({ type: 'remove', records: [{ kind: 'cards', id: copy('queue') }] });
  act(() => editor.desk.compare(now, next));
  render(
    <Desk {...{ port, editor, role: 'view' as const }} mapId={next} presence={presenceOf()} personId={idOf('ada')} />,
  );
});

describe('two maps compared', () => {
  it('are drawn as one, with what goes as a ghost and what changed in both wordings, and counted', () => {
    const gone = find('.compare-card', 'Queues');
    expect([gone.dataset['how'], gone.querySelector('del')?.textContent]).toEqual(['gone', 'Queues']);
    const changed = find('.compare-card', 'Sees it at once');
    expect(changed.querySelector('del')?.textContent).toBe('Looks');
    expect(find('.compare-legend button', 'Goes').textContent).toContain('1');
    expect(find('.compare-list').textContent).toContain('Goes · Actions · buy');
  });

  it('goes along with edits, hides what is not asked for, and turns round', () => {
    act(() => port.run({ type: 'setCard', id: copy('card'), fields: { title: 'Looks' } }));
    expect(find('.compare-card', 'Looks').dataset['how']).toBe('stays');
    click(find('.compare-legend button', 'Goes'));
    expect(document.querySelectorAll('[data-how=gone].compare-card')).toHaveLength(0);
    act(() => editor.desk.compare(next, now));
    expect(find('.compare-card', 'Queues').dataset['how']).toBe('new');
  });

  it('opens a card where it stands, and is left by Escape', () => {
    click(find('.compare-card', 'Queues'));
    expect(editor.desk.getState()).toMatchObject({ mapId: now, comparing: null });
    expect(editor.getState().selection).toEqual([idOf('queue')]);
    act(() => editor.desk.compare(now, next));
    press(find('.compare-card', 'Queues'), 'Escape');
    expect(document.querySelector('.compare')).toBeNull();
  });

  it('goes when one of the maps is deleted, and comes back with it', () => {
    act(() => port.run({ type: 'remove', records: [{ kind: 'maps', id: next }] }));
    expect(document.querySelector('.compare')).toBeNull();
    act(() => port.undo());
    expect(document.querySelector('.compare')).not.toBeNull();
  });
});
