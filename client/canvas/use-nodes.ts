import type { OnNodesChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../shared/journey/journey.ts';
import type { CardBox } from '../../shared/journey/layout.types.ts';
import { cellOf } from '../editor/grid.ts';
import { useCanvas } from './canvas-context.ts';
import { selectionAfter } from './changes.ts';
import { useNoteBoxes } from './notes/use-notes.ts';
import { isDouble } from './placing.ts';
import { type BoardNode, type CardNode, createProjector } from './project.ts';
import type { Dragging } from './use-drag.ts';
import { useFar } from './use-far.ts';
import type { Drawn } from './use-layout.ts';
import { useLooks } from './use-looks.ts';

/** Seen from afar, selected cards are mounted to be dragged, unless they are as many as made them be painted. */
const MOST_LIFTED = 150;
const NO_BOXES: readonly CardBox[] = [];
const NOWHERE: ReadonlyMap<Id, { x: number; y: number }> = new Map<Id, { x: number; y: number }>();

export interface Nodes {
  nodes: CardNode[];
  onNodesChange: OnNodesChange<BoardNode>;
  /** Whether cards are painted now. */
  far: boolean;
  /** Those that are mounted while the others are painted. */
  mounted: ReadonlySet<Id>;
  selected: ReadonlySet<Id>;
  /** Classes of the cards that a search or a filter sets apart. */
  looks: ReadonlyMap<Id, string>;
  /** Where the cards in flight would land. */
  gaps: readonly CardBox[];
  /** Cards that stay where they are while doubles of them are in flight. */
  staying: readonly CardBox[];
}

/** The cards of the map as React Flow is given them, and what it says of them. */
export function useNodes({ layout, contents }: Drawn, flight: Dragging['flight']): Nodes {
  const { port, editor } = useCanvas();
  const selection = useStore(editor, (state) => state.selection);
  const editing = useStore(editor, (state) => state.editing?.id);
  // not the drag as a whole: the place it is over changes with every cell, and is drawn when there is time
  const copying = useStore(editor, (state) => state.drag?.copying ?? false);
  const dragged = useStore(editor, (state) => state.drag?.ids);
  const isOver = useStore(editor, (state) => (state.drag?.drop ?? null) !== null);
  const [project] = useState(createProjector);
  // they stay where they were taken from, and are carried from there without being rendered
  const flying = useMemo(() => (dragged && flight()?.from) ?? NOWHERE, [flight, dragged]);
  const selected = useMemo(() => new Set(selection), [selection]);
  const current = selection.at(-1) ?? '';
  // the card the keyboard leaves stays until it has come to the next: were it gone first, focus would fall to the page
  const [turn, setTurn] = useState({ current, before: '' });
  if (turn.current !== current) setTurn({ current, before: turn.current });
  const pinned = useMemo(() => new Set([editing ?? '', current, turn.before]), [editing, current, turn.before]);
  const looks = useLooks();
  const far = useFar(layout, useNoteBoxes());
  const mounted = useMemo(
    () => new Set(far ? [...(selected.size > MOST_LIFTED ? [] : selected), ...pinned, ...flying.keys()] : []),
    [far, selected, pinned, flying],
  );
  const places = useMemo(
    () => (far || copying ? layout.cards.filter(({ id }) => !isDouble(id) && (!far || mounted.has(id))) : layout.cards),
    [far, copying, layout, mounted],
  );
  const nodes = useMemo(
    () => project({ places, contents, flying, selected, looks, pinned }),
    [project, places, contents, flying, selected, looks, pinned],
  );
  const gaps = useMemo(
    () =>
      isOver && dragged ? layout.cards.filter(({ id }) => (copying ? isDouble(id) : dragged.includes(id))) : NO_BOXES,
    [layout, isOver, dragged, copying],
  );
  const staying = useMemo(
    () => (copying && dragged ? layout.cards.filter(({ id }) => dragged.includes(id)) : NO_BOXES),
    [layout, dragged, copying],
  );
  const onNodesChange = useCallback<OnNodesChange<BoardNode>>(
    (changes) => {
      const { selection: now, kept } = editor.getState();
      const next = selectionAfter(now, changes, kept);
      if (next === now) return;
      const last = port.records().cards.get(next.at(-1) ?? '');
      editor.select(next, last && cellOf(port.records(), last));
    },
    [port, editor],
  );
  return { nodes, onNodesChange, far, mounted, selected, looks, gaps, staying };
}
