import { useStore, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useCanvas } from './canvas-context.ts';
import type { NoteBox } from '../../shared/journey/notes.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { cardsWithin, isFar, seenPart } from './far.ts';

/** Whether so many cards are in view that they are painted; asked at every move of the map, told only when it turns. */
export function useFar(layout: MapLayout, notes: readonly NoteBox[]): boolean {
  const { editor } = useCanvas();
  const flow = useStoreApi();
  const before = useRef(false);
  const things = useMemo(
    () => (notes.length === 0 ? layout.cards : [...layout.cards, ...notes]),
    [layout.cards, notes],
  );
  const far = useStore(
    useCallback(
      ({ transform: [x, y, zoom], width, height }) => {
        before.current = isFar(things, seenPart({ x, y, zoom }, width, height), before.current);
        return before.current;
      },
      [things],
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
      editor.select([...new Set([...kept, ...cardsWithin(things, part).map((card) => card.id)])]);
    });
  }, [far, flow, things, editor]);
  return far;
}
