// @vitest-environment jsdom
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { useBoardKeys } from '../../../client/app/use-board-keys.ts';
import type { ActionContext } from '../../../client/editor/actions.ts';
import { ACTIONS } from '../../../client/app/later.ts';
import { createEditor } from '../../../client/editor/store.ts';
import type { BoardPort } from '../../../shared/document/board.ts';
import { find, press, render, startRendering } from '../support/rendering.tsx';

startRendering();
beforeAll(async () => void (await ACTIONS.fetch()));

const undo = vi.fn<() => void>();
const redo = vi.fn<() => void>();
const editor = createEditor();
const port = { undo, redo, canUndo: () => true, canRedo: () => true } satisfies Partial<BoardPort>;
const context: ActionContext = {
  port: port as unknown as BoardPort,
  editor,
  mapId: '',
  role: 'edit',
  t: (key) => key,
};
const contextNow = (): ActionContext => context;
function Page() {
  useBoardKeys(contextNow);
  return (
    <>
      <button type="button">Share</button>
      <textarea aria-label="Words" />
      <div role="dialog">
        <input aria-label="Name" />
      </div>
    </>
  );
}

beforeEach(() => {
  vi.clearAllMocks();
  editor.setState({ finder: null });
  render(<Page />);
});

describe('keys anywhere on the page', () => {
  it('take Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, but leave them to fields', () => {
    press(find('button'), 'z', { ctrlKey: true });
    expect([undo, redo].map((one) => one.mock.calls.length)).toEqual([1, 0]);
    press(find('button'), 'Z', { ctrlKey: true, shiftKey: true });
    press(find('button'), 'y', { metaKey: true });
    press(find('button'), 'z');
    press(find('textarea'), 'z', { ctrlKey: true });
    expect([undo, redo].map((one) => one.mock.calls.length)).toEqual([1, 2]);
  });

  it('look for something from within a text too, but not through a dialog; a question mark is a letter there', () => {
    press(find('textarea'), 'k', { ctrlKey: true });
    expect(editor.getState().finder).toBe('palette');
    press(find('textarea'), 'f', { metaKey: true });
    expect(editor.getState().finder).toBe('search');
    editor.setState({ finder: null });
    press(find('input'), 'k', { ctrlKey: true });
    press(find('textarea'), '?', { shiftKey: true });
    expect(editor.getState().finder).toBeNull();
    press(find('button'), '?', { shiftKey: true });
    expect(editor.getState().finder).toBe('keys');
  });
});
