// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { LanePicker } from '../../../client/panels/lane-picker/lane-picker.tsx';
import { createEditor, type Editor } from '../../../client/editor/store.ts';
import { lanesOf } from '../../../shared/journey/columns.ts';
import { LANE_KINDS } from '../../../shared/journey/journey.ts';
import { idOf, peer } from '../../document/board.ts';
import { appearing, click, render, startRendering } from '../support/rendering.tsx';

startRendering();

const mapId = idOf('map');
let port: ReturnType<typeof peer>['port'];
let editor: Editor;
beforeEach(() => {
  port = peer('ada').port;
  editor = createEditor();
  render(<LanePicker {...{ port, editor, role: 'edit', mapId, personId: idOf('ada') }} />);
});
const frames = () =>
  act(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
      ),
  );

describe('the choice of lanes', () => {
  it('offers every kind there is, each with a line that says what goes in it', async () => {
    expect(document.querySelector('[role=menuitem]')).toBeNull();
    act(() => editor.setState({ addingLane: { at: 0 } }));
    await appearing('[role=menuitem]');
    const items = [...document.querySelectorAll('[role=menuitem]')];
    expect(items).toHaveLength(LANE_KINDS.length);
    const said = items.map((item) =>
      (item.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(''),
    );
    expect(said.filter((hint) => hint === '' || hint.startsWith('structure.'))).toEqual([]);
    expect(new Set(said).size).toBe(LANE_KINDS.length);
  });

  it('puts the lane where it was asked for, selects it and closes', async () => {
    act(() => editor.setState({ addingLane: { at: 1, point: { x: 10, y: 10 } } }));
    click(await appearing('[role=menuitem]', 'Quotes'));
    await frames();
    const lanes = lanesOf(port.records(), mapId);
    expect(lanes.map(({ kind }) => kind)).toEqual(['actions', 'quotes', 'pains']);
    expect(editor.getState()).toMatchObject({ addingLane: null, selection: [lanes[1]?.id] });
  });
});
