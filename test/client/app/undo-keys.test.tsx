// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { useUndoKeys } from '../../../client/app/use-undo-keys.ts';
import type { BoardPort } from '../../../shared/document/board.ts';
import { find, press, render, startRendering } from '../support/rendering.tsx';

startRendering();

const undo = vi.fn<() => void>();
const redo = vi.fn<() => void>();
function Page() {
  const port = { undo, redo, canUndo: () => true, canRedo: () => true } satisfies Partial<BoardPort>;
  useUndoKeys(port as unknown as BoardPort);
  return (
    <>
      <button type="button">Share</button>
      <textarea aria-label="Words" />
    </>
  );
}

describe('undo from anywhere on the page', () => {
  it('takes Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, but leaves them to fields', () => {
    render(<Page />);
    press(find('button'), 'z', { ctrlKey: true });
    expect([undo, redo].map((one) => one.mock.calls.length)).toEqual([1, 0]);
    press(find('button'), 'Z', { ctrlKey: true, shiftKey: true });
    press(find('button'), 'y', { metaKey: true });
    press(find('button'), 'z');
    press(find('textarea'), 'z', { ctrlKey: true });
    expect([undo, redo].map((one) => one.mock.calls.length)).toEqual([1, 2]);
  });
});
