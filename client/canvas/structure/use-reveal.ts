import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/journey/journey.ts';
import type { Box, MapLayout } from '../../../shared/journey/layout.types.ts';
import { useCanvas } from '../canvas-context.ts';
import { shift } from '../use-focus.ts';
import { LEFT_INSET } from '../view.ts';

const MARGIN = 24;

/** A stage or step in its head; a lane over the whole width, of which any part will do. */
function boxOf(layout: MapLayout, id: Id): (Box & { isLane: boolean }) | undefined {
  const lane = layout.lanes.find((one) => one.id === id);
  if (lane) return { ...lane, isLane: true };
  const head = layout.stages.find((one) => one.id === id) ?? layout.steps.find((one) => one.id === id);
  return head && { ...head, isLane: false };
}

/** Brings a stage, step or lane into view; heads are frozen, so each needs only its own direction. */
export function useReveal(layout: () => MapLayout): (id: Id) => void {
  const { editor } = useCanvas();
  const { setViewport } = useReactFlow();
  const flow = useStoreApi();
  const reveal = useCallback(
    (id: Id): void => {
      // what was made this moment is laid out in the next frame
      requestAnimationFrame(() => {
        const now = layout();
        const box = boxOf(now, id);
        if (!box) return;
        const {
          transform: [x, y, zoom],
          width,
          height,
        } = flow.getState();
        const left = LEFT_INSET + now.rail * zoom + MARGIN;
        const top = now.header.height * zoom + MARGIN;
        const dx = box.isLane ? 0 : shift(x + box.x * zoom, x + (box.x + box.width) * zoom, left, width - 2 * MARGIN);
        const dy = box.isLane ? shift(y + box.y * zoom, y + (box.y + box.height) * zoom, top, height - 2 * MARGIN) : 0;
        if (dx !== 0 || dy !== 0) void setViewport({ x: x + dx, y: y + dy, zoom });
      });
    },
    [layout, flow, setViewport],
  );
  // a name that is asked for must be seen
  const renamed = useStore(editor, (state) => state.renaming?.id);
  useEffect(() => {
    if (renamed !== undefined) reveal(renamed);
  }, [renamed, reveal]);
  return reveal;
}
