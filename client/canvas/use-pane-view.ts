import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect } from 'react';
import type { Viewport } from './view.ts';

/** What of the map a pane shows: where its corner lies, how large it is drawn, and the pane's own size. */
export interface PaneView extends Viewport {
  width: number;
  height: number;
}

/**
 * Shows something as the map moves, by writing into the page itself: rendering components for each frame of a pan or
 * zoom costs more than the frame has.
 */
export function usePaneView(show: (view: PaneView) => void): void {
  const flow = useStoreApi();
  useLayoutEffect(() => {
    const tell = ({ transform: [x, y, zoom], width, height }: ReturnType<typeof flow.getState>): void =>
      show({ x, y, zoom, width, height });
    tell(flow.getState());
    return flow.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) tell(now);
    });
  }, [flow, show]);
}
