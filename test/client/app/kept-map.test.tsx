// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { shownBefore, useKeptMap } from '../../../client/app/kept-map.ts';
import { createEditor, type Editor } from '../../../client/editor/store.ts';
import { idOf } from '../../document/board.ts';
import { render, startRendering } from '../support/rendering.tsx';

startRendering();
beforeEach(() => localStorage.clear());

const boardId = idOf('board');
function Keeping({ editor }: { editor: Editor }) {
  useKeptMap(boardId, editor);
  return null;
}

describe('the map that is shown', () => {
  it('is the same after a reload, on its own board', () => {
    const editor = createEditor(shownBefore(boardId));
    expect(editor.desk.getState().mapId).toBeNull();
    render(<Keeping editor={editor} />);
    act(() => editor.desk.show(idOf('next')));
    expect(createEditor(shownBefore(boardId)).desk.getState().mapId).toBe(idOf('next'));
    expect(shownBefore(idOf('other'))).toBeNull();
  });
});
