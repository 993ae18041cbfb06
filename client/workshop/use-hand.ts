import { useEffect } from 'react';
import type { Editor } from '../editor/store.ts';

const ZOOM_PER_PIXEL = 0.004;

/**
 * While presenting the map takes no clicks, so that nothing on it can be changed by mistake; the wheel and a drag still
 * move it, and with Ctrl or two fingers the wheel comes closer to what is spoken of.
 */
export function useHand(editor: Editor): void {
  useEffect(() => {
    const board = document.querySelector<HTMLElement>('.board');
    if (!board) return undefined;
    const isMap = ({ target }: Event): boolean =>
      target instanceof Element && target.closest('.presenter, [role=dialog], [role=menu], .ui-toasts') === null;
    const onWheel = (event: WheelEvent): void => {
      const { view } = editor.getState();
      if (!view || !isMap(event)) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) view.zoomBy(Math.exp(-event.deltaY * ZOOM_PER_PIXEL));
      else view.pan(-event.deltaX, -event.deltaY, 'at once');
    };
    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0 || !isMap(event)) return;
      let [x, y] = [event.clientX, event.clientY];
      const onMove = (moved: PointerEvent): void => {
        editor.getState().view?.pan(moved.clientX - x, moved.clientY - y, 'at once');
        [x, y] = [moved.clientX, moved.clientY];
      };
      const onUp = (): void => {
        removeEventListener('pointermove', onMove);
        removeEventListener('pointerup', onUp);
        removeEventListener('pointercancel', onUp);
      };
      addEventListener('pointermove', onMove);
      addEventListener('pointerup', onUp);
      addEventListener('pointercancel', onUp);
    };
    board.addEventListener('wheel', onWheel, { passive: false });
    board.addEventListener('pointerdown', onDown);
    return () => {
      board.removeEventListener('wheel', onWheel);
      board.removeEventListener('pointerdown', onDown);
    };
  }, [editor]);
}
