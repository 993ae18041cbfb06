import { useReactFlow, useStore as useFlowStore, useStoreApi } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { noteBox } from '../../shared/journey/notes.ts';
import type { Box, MapLayout } from '../../shared/journey/layout.types.ts';
import { useCanvas } from './canvas-context.ts';
import { boxOfCell } from './hit.ts';
import { useInView } from './use-in-view.ts';
import { freePane } from './free-pane.ts';
import { shownView } from './view.ts';

const READABLE = 0.5;

/** Keeps the browser's focus on the card or cell the keyboard is in, and follows it into view when asked. */
export function useFocus(root: RefObject<HTMLElement | null>, layout: () => MapLayout): () => void {
  const { port, editor } = useCanvas();
  const { setViewport, setCenter } = useReactFlow();
  const flow = useStoreApi();
  const last = useStore(editor, (state) => state.selection.at(-1));
  const cell = useStore(editor, (state) => state.cell);
  const isWriting = useStore(editor, (state) => state.editing !== null);
  const renaming = useStore(editor, (state) => state.renaming);
  const renamed = useRef(renaming);
  const bring = useInView(root, layout);

  useEffect(() => {
    const head = renaming === null ? renamed.current : null;
    renamed.current = renaming;
    if (isWriting || renaming) return undefined;
    const take = (): void => {
      const { activeElement } = document;
      const isHere = activeElement === document.body || (root.current?.contains(activeElement) ?? false);
      if (!isHere || activeElement?.closest('input, textarea')) return;
      const place =
        last === undefined
          ? cell && `[data-cell="${cell.laneId}/${cell.columnId}"]`
          : `[data-card="${last}"], [data-head$="/${last}"]`;
      const wanted = head ? `[data-head="${head.kind}/${head.id}"]` : place;
      const element = wanted ? root.current?.querySelector<HTMLElement>(wanted) : undefined;
      if (!element || element === activeElement) return;
      element.focus({ preventScroll: true });
      // such as a lane just added under all the others
      if (element.dataset['head'] !== undefined) bring(element);
    };
    // a card that was out of view is mounted a moment later
    const frame = requestAnimationFrame(take);
    return () => cancelAnimationFrame(frame);
  }, [root, bring, last, cell, isWriting, renaming]);

  // nobody can write in letters too small to read
  const writing = useStore(editor, (state) => state.editing?.id);
  useEffect(() => {
    const box = layout().cards.find((card) => card.id === writing);
    if (!box || flow.getState().transform[2] >= READABLE) return;
    void setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: 1 });
  }, [writing, layout, flow, setCenter]);

  const reveal = useCallback((): void => {
    const state = editor.getState();
    const now = layout();
    const id = state.editing?.id ?? state.selection.at(-1);
    const noteOf = (wanted: string | undefined): Box | undefined => {
      const note = port.records().notes.get(wanted ?? '');
      return note && noteBox(note);
    };
    const box: Box | undefined =
      now.cards.find((card) => card.id === id) ?? noteOf(id) ?? (state.cell ? boxOfCell(now, state.cell) : undefined);
    const pane = flow.getState();
    const [x, y, zoom] = pane.transform;
    const head = pane.domNode?.querySelector<HTMLElement>(`[data-head$="/${id}"]`);
    if (head) bring(head);
    if (!box || head) return;
    const next = shownView(box, now, freePane(pane), { x, y, zoom });
    if (next.x !== x || next.y !== y) void setViewport(next);
  }, [bring, port, editor, layout, flow, setViewport]);

  // what is selected must not end up behind a panel that opened for it
  const width = useFlowStore((state) => state.width);
  const wide = useRef(width);
  useEffect(() => {
    if (width < wide.current) reveal();
    wide.current = width;
  }, [width, reveal]);
  return reveal;
}
