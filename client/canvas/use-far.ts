import { useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useRef } from 'react';
import { useCanvas } from './canvas-context.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { cardsWithin, isFar, seenPart } from './far.ts';

/** Whether so many cards are in view that they are painted; asked at every move of the map, told only when it turns. */
export function useFar(layout: MapLayout): boolean {
  const { editor } = useCanvas();
  const flow = useStoreApi();
  const before = useRef(false);
  const far = useStore(
    useCallback(
      ({ transform: [x, y, zoom], width, height }) => {
        before.current = isFar(layout.cards, seenPart({ x, y, zoom }, width, height), before.current);
        return before.current;
      },
      [layout.cards],
    ),
  );
  // React Flow's frame finds only mounted cards
  useEffect(() => {
    if (!far) return undefined;
    return flow.subscribe(({ userSelectionRect: frame, transform: [x, y, zoom] }, { userSelectionRect: old }) => {
      if (!frame || frame === old || frame.width === 0) return;
      const part = {
        x: (frame.x - x) / zoom,
        y: (frame.y - y) / zoom,
        width: frame.width / zoom,
        height: frame.height / zoom,
      };
      const { kept } = editor.getState();
      editor.select([...new Set([...kept, ...cardsWithin(layout.cards, part).map((card) => card.id)])]);
    });
  }, [far, flow, layout.cards, editor]);
  return far;
}
