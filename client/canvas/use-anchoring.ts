import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { anchorShift } from './anchoring.ts';
import { useCanvas } from './canvas-context.ts';
import type { Point } from './hit.ts';

/** Nothing jumps under a hand: what others do elsewhere on the map moves the rest of it instead (C8). */
export function useAnchoring(layout: MapLayout, pointer: RefObject<Point | undefined>): void {
  const { port, editor } = useCanvas();
  const { getViewport, setViewport, screenToFlowPosition } = useReactFlow();
  const before = useRef(layout);
  const isRemote = useRef(false);
  useEffect(
    () =>
      port.subscribe(({ origin }) => {
        isRemote.current = origin === 'remote';
      }),
    [port],
  );
  // an effect, not a layout effect: React Flow takes over its nodes in one, and both must be seen together
  useEffect(() => {
    const old = before.current;
    before.current = layout;
    const { editing, drag } = editor.getState();
    if (old === layout || !isRemote.current || drag) return;
    const point = pointer.current && screenToFlowPosition(pointer.current);
    const { x: dx, y: dy } = anchorShift(old, layout, { cardId: editing?.id, point });
    if (dx === 0 && dy === 0) return;
    const { x, y, zoom } = getViewport();
    void setViewport({ x: x - dx * zoom, y: y - dy * zoom, zoom });
  }, [layout, pointer, editor, getViewport, setViewport, screenToFlowPosition]);
}
