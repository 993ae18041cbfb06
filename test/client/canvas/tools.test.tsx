// @vitest-environment jsdom
import { ReactFlowProvider } from '@xyflow/react';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CanvasParts } from '../../../client/canvas/canvas-context.ts';
import { ToolRail } from '../../../client/canvas/tool-rail.tsx';
import { fittingView } from '../../../client/canvas/view.ts';
import { actionAnywhere, actionFor } from '../../../client/editor/actions.ts';
import { createEditor, type Editor } from '../../../client/editor/store.ts';
import { stagesOf } from '../../../shared/journey/columns.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer } from '../../document/board.ts';
import { click, find, presenceOf, render, startRendering } from '../support/rendering.tsx';

startRendering();

let port: ReturnType<typeof peer>['port'];
let editor: Editor;
beforeEach(() => {
  port = peer('ada').port;
  editor = createEditor();
});
const mapId = idOf('map');
function show(role: Role, onImport?: () => void): void {
  const parts = { port, editor, role, mapId, personId: idOf('ada'), presence: presenceOf(), onProblem: vi.fn() };
  render(
    <CanvasParts value={parts}>
      <ReactFlowProvider>
        <ToolRail onImport={onImport} />
      </ReactFlowProvider>
    </CanvasParts>,
  );
}
const names = (): (string | null)[] =>
  [...document.querySelectorAll('[role=toolbar] button')].map((button) => button.getAttribute('aria-label'));

describe('the tool rail', () => {
  it('[A1] offers a viewer the tools to look with and nothing else', () => {
    show('view');
    expect(names()).toEqual(['Select', 'Move the map']);
  });

  it('chooses a tool, and names its letter, which writes where a letter writes', () => {
    show('edit');
    click(find('button', 'Move the map'));
    expect(editor.getState().tool).toBe('hand');
    expect(find('button', 'Move the map').getAttribute('aria-pressed')).toBe('true');
    const context = { port, editor, mapId, role: 'edit' as const, personId: idOf('ada'), t: (key: string) => key };
    const v = { key: 'v', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    expect(actionAnywhere(v, context)).toBeUndefined(); // no map on the screen
    const still = (): void => undefined;
    editor.setState({
      view: {
        fit: still,
        zoomBy: still,
        zoomTo: still,
        pan: still,
        fitTo: still,
        show: still,
        area: () => ({ x: 0, y: 0, width: 1, height: 1 }),
        showArea: still,
        watch: () => still,
      },
    });
    act(() => actionAnywhere(v, context)?.do(context));
    expect(editor.getState().tool).toBe('select');
    const cell = { laneId: idOf('pains'), columnId: idOf('use') };
    expect(actionFor(v, { ...context, target: { kind: 'cell', cell } })).toBeUndefined();
  });

  it('begins a card where the keyboard is, and a stage at the end', () => {
    const onImport = vi.fn();
    show('edit', onImport);
    act(() => editor.enterCell({ laneId: idOf('pains'), columnId: idOf('use') }));
    click(find('button', 'Add card'));
    expect(editor.getState().draft).toMatchObject({
      cell: { laneId: idOf('pains'), columnId: idOf('use') },
      kind: 'pain',
    });
    click(find('button', 'Add stage'));
    const last = stagesOf(port.records(), mapId).at(-1);
    expect(editor.getState().renaming).toEqual({ kind: 'stage', id: last?.id });
    click(find('button', 'Import numbers'));
    expect(onImport).toHaveBeenCalledOnce();
  });

  it('asks which kind of lane, for the end of the map', () => {
    show('edit');
    click(find('button', 'Add lane'));
    expect(editor.getState().addingLane).toMatchObject({ at: 2 });
  });
});

describe('the whole map in view', () => {
  it('lies beside the tool rail and inside the pane', () => {
    const { x, y, zoom } = fittingView({ width: 1200, height: 900 }, { width: 1000, height: 700 });
    expect(x).toBeGreaterThanOrEqual(60);
    expect(x + 1200 * zoom).toBeLessThanOrEqual(1000);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + 900 * zoom).toBeLessThanOrEqual(700);
  });
  it('is not blown up when it is small, nor shrunk to nothing', () => {
    expect(fittingView({ width: 10, height: 10 }, { width: 1000, height: 700 }).zoom).toBe(1.35);
    expect(fittingView({ width: 1e6, height: 10 }, { width: 1000, height: 700 }).zoom).toBe(0.1);
  });
});
