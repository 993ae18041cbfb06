// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { Inspector } from '../../../client/panels/inspector/inspector.tsx';
import { createEditor, type Editor } from '../../../client/editor/store.ts';
import { columnsOf, lanesOf, stagesOf } from '../../../shared/journey/columns.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer } from '../../document/board.ts';
import { click, find, presenceOf, render, startRendering } from '../support/rendering.tsx';

startRendering();

const MAP = idOf('map');
let port: ReturnType<typeof peer>['port'];
let editor: Editor;
beforeEach(() => {
  port = peer('ada').port;
  editor = createEditor();
});
function show(ids: readonly string[], role: Role = 'edit'): void {
  editor.select(ids.map(idOf));
  render(<Inspector {...{ port, editor, role, mapId: MAP, personId: idOf('ada'), presence: presenceOf() }} />);
}
const buttons = (): string[] => [...document.querySelectorAll('.inspector button')].map((one) => one.textContent ?? '');

describe('the sheet of a stage', () => {
  it('counts what stands in it, folds it, and offers what its menu offers', () => {
    port.run({ type: 'addStep', id: idOf('one'), stageId: idOf('see'), title: 'one' });
    show(['see']);
    expect(document.querySelector('.sheet-note')?.textContent).toBe('1 step · 1 card');
    click(find('input[type=checkbox]'));
    expect(port.records().stages.get(idOf('see'))?.collapsed).toBe(true);
    click(find('button', 'Merge with the next stage'));
    expect(stagesOf(port.records(), MAP).map(({ title }) => title)).toEqual(['see + buy', 'use']);
    expect(columnsOf(port.records(), MAP).map(({ title }) => title)).toEqual(['one', 'buy', 'use']);
  });

  it('[A1] offers nothing to who may only look', () => {
    show(['see'], 'view');
    expect(buttons().filter((text) => text !== '')).toEqual([]);
    expect(document.querySelector('input[type=checkbox]')).toBeNull();
  });

  it('[J10] is that of the stage it was merged into, once it is', () => {
    show(['buy']);
    act(() => port.run({ type: 'mergeStages', id: idOf('see'), from: idOf('buy') }));
    expect(find<HTMLInputElement>('input').value).toBe('see + buy');
  });
});

describe('the sheet of a step', () => {
  it('is its own, with its name, its cards and its actions', () => {
    port.run({ type: 'addStep', id: idOf('one'), stageId: idOf('see'), title: 'one' });
    show(['one']);
    expect(document.querySelector('.sheet-kind')?.textContent).toBe('Step · see');
    expect(document.querySelector('.sheet-note')?.textContent).toBe('1 card');
    click(find('button', 'Delete step'));
    expect(columnsOf(port.records(), MAP)[0]?.title).toBe('see');
  });
});

describe('the sheet of several', () => {
  it('[J5] stages gives them one colour, folds and deletes them, each as one step of undo', () => {
    show(['see', 'buy']);
    expect(document.querySelector('h2')?.textContent).toBe('2 stages');
    click(find('input[type=radio]', 'Pink'));
    expect(stagesOf(port.records(), MAP).map(({ tint }) => tint)).toEqual([3, 3, 0]);
    click(find('button', 'Fold'));
    expect(stagesOf(port.records(), MAP).map(({ collapsed }) => collapsed)).toEqual([true, true, undefined]);
    click(find('button', 'Delete all'));
    expect(stagesOf(port.records(), MAP)).toHaveLength(1);
    act(() => port.undo());
    expect(stagesOf(port.records(), MAP)).toHaveLength(3);
    act(() => port.undo());
    act(() => port.undo());
    expect(stagesOf(port.records(), MAP).map(({ tint }) => tint)).toEqual([0, 0, 0]);
  });

  it('lanes folds and unfolds them, lines left as they are', () => {
    port.run({ type: 'addLane', id: idOf('line'), mapId: MAP, kind: 'line-of-visibility', title: '' });
    show(['lane', 'pains', 'line']);
    click(find('button', 'Fold'));
    expect(lanesOf(port.records(), MAP).map(({ collapsed }) => collapsed)).toEqual([true, true, false]);
    click(find('button', 'Unfold'));
    expect(lanesOf(port.records(), MAP).map(({ collapsed }) => collapsed)).toEqual([false, false, false]);
  });
});
