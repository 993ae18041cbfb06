import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Box, MapLayout } from '../../shared/journey/layout.types.ts';
import { useCanvas } from './canvas-context.ts';
import { boxOfCell } from './hit.ts';
import { LEFT_INSET } from './view.ts';

const MARGIN = 16;
const READABLE = 0.5;

/** How far a stretch must move to lie within another; its beginning counts more than its end. */
export function shift(from: number, to: number, least: number, most: number): number {
  if (from < least) return least - from;
  return to > most ? Math.max(most - to, least - from) : 0;
}

/** Keeps the browser's focus on the card or cell the keyboard is in, and follows it into view when asked. */
export function useFocus(root: RefObject<HTMLElement | null>, layout: () => MapLayout): () => void {
  const { editor } = useCanvas();
  const { setViewport, setCenter } = useReactFlow();
  const flow = useStoreApi();
  const last = useStore(editor, (state) => state.selection.at(-1));
  const cell = useStore(editor, (state) => state.cell);
  const isWriting = useStore(editor, (state) => state.editing !== null);
  const renaming = useStore(editor, (state) => state.renaming);
  const renamed = useRef(renaming);

  useEffect(() => {
    const head = renaming === null ? renamed.current : null;
    renamed.current = renaming;
    if (isWriting || renaming) return undefined;
    const take = (): void => {
      const { activeElement } = document;
      const isHere = activeElement === document.body || (root.current?.contains(activeElement) ?? false);
      if (!isHere || activeElement?.closest('input, textarea')) return;
      const place =
        last === undefined ? cell && `[data-cell="${cell.laneId}/${cell.columnId}"]` : `[data-card="${last}"]`;
      const wanted = head ? `[data-head="${head.kind}/${head.id}"]` : place;
      const element = wanted ? root.current?.querySelector<HTMLElement>(wanted) : undefined;
      if (element && element !== activeElement) element.focus({ preventScroll: true });
    };
    // a card that was out of view is mounted a moment later
    const frame = requestAnimationFrame(take);
    return () => cancelAnimationFrame(frame);
  }, [root, last, cell, isWriting, renaming]);

  // nobody can write in letters too small to read
  const writing = useStore(editor, (state) => state.editing?.id);
  useEffect(() => {
    const box = layout().cards.find((card) => card.id === writing);
    if (!box || flow.getState().transform[2] >= READABLE) return;
    void setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: 1 });
  }, [writing, layout, flow, setCenter]);

  return useCallback((): void => {
    const state = editor.getState();
    const now = layout();
    const id = state.editing?.id ?? state.selection.at(-1);
    const box: Box | undefined =
      now.cards.find((card) => card.id === id) ?? (state.cell ? boxOfCell(now, state.cell) : undefined);
    if (!box) return;
    const {
      transform: [x, y, zoom],
      width,
      height,
    } = flow.getState();
    const left = LEFT_INSET + now.rail * zoom + MARGIN / 2;
    const top = now.header.height * zoom + MARGIN;
    const dx = shift(x + box.x * zoom, x + (box.x + box.width) * zoom, left, width - MARGIN);
    const dy = shift(y + box.y * zoom, y + (box.y + box.height) * zoom, top, height - MARGIN);
    if (dx !== 0 || dy !== 0) void setViewport({ x: x + dx, y: y + dy, zoom });
  }, [editor, layout, flow, setViewport]);
}
