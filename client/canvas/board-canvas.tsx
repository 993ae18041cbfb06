import {
  Background,
  BackgroundVariant,
  type OnNodesChange,
  ReactFlow,
  SelectionMode,
  ViewportPortal,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../editor/store.ts';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { CanvasParts, useCanvas } from './canvas-context.ts';
import './canvas.css';
import { CardNodeView } from './card-node.tsx';
import { selectionAfter } from './changes.ts';
import { LanesLayer } from './lanes-layer.tsx';
import { type CardNode, createProjector } from './project.ts';
import { useJourney } from './use-journey.ts';
import { LEAST_ZOOM, MOST_ZOOM, openingView } from './view.ts';

export interface BoardCanvasProps {
  port: BoardPort;
  presence: Presence;
  role: Role;
  editor: Editor;
  mapId: Id;
  theme: 'light' | 'dark';
  personId?: Id;
  /** Key of a message about something that could not be done. */
  onProblem?: (key: string) => void;
}

const NODE_TYPES = { card: CardNodeView };
const NOTHING: ReadonlyMap<never, never> = new Map<never, never>();
const NOBODY: ReadonlySet<never> = new Set<never>();
const silent = (): void => undefined;

/** One map of a board, to be looked at and worked on. */
export function BoardCanvas({ port, presence, role, editor, mapId, theme, personId, onProblem }: BoardCanvasProps) {
  const parts = useMemo(
    () => ({ port, presence, role, editor, mapId, personId, onProblem: onProblem ?? silent }),
    [port, presence, role, editor, mapId, personId, onProblem],
  );
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => setWidth(frame.current?.clientWidth), []);
  return (
    <CanvasParts value={parts}>
      <div ref={frame} className="board-canvas" data-theme={theme}>
        {width === undefined ? null : <Flow key={mapId} width={width} theme={theme} />}
      </div>
    </CanvasParts>
  );
}

function Flow({ width, theme }: { width: number; theme: 'light' | 'dark' }) {
  const { port, editor, mapId } = useCanvas();
  const journey = useJourney(port);
  const layout = useMemo(() => layoutMap(journey, mapId), [journey, mapId]);
  const selection = useStore(editor, (state) => state.selection);
  const tool = useStore(editor, (state) => state.tool);
  const [project] = useState(createProjector);
  const [opening] = useState(() => openingView(layout, width));
  const selected = useMemo(() => new Set(selection), [selection]);
  const nodes = useMemo(
    () => project({ places: layout.cards, contents: NOTHING, flying: NOTHING, selected, pinned: NOBODY }),
    [project, layout, selected],
  );
  const onNodesChange = useCallback<OnNodesChange<CardNode>>(
    (changes) => {
      const { selection: now } = editor.getState();
      const next = selectionAfter(now, changes);
      if (next !== now) editor.select(next);
    },
    [editor],
  );

  return (
    <ReactFlow<CardNode>
      nodes={nodes}
      nodeTypes={NODE_TYPES}
      onNodesChange={onNodesChange}
      defaultViewport={opening}
      minZoom={LEAST_ZOOM}
      maxZoom={MOST_ZOOM}
      colorMode={theme}
      onlyRenderVisibleElements
      elevateNodesOnSelect={false}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode="Shift"
      selectionOnDrag={tool === 'select'}
      selectionMode={SelectionMode.Partial}
      panOnDrag={tool === 'hand' ? [0, 1, 2] : [1]}
      panActivationKeyCode="Space"
      panOnScroll
      zoomOnDoubleClick={false}
    >
      <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} color="var(--dots)" bgColor="var(--canvas)" />
      <ViewportPortal>
        <LanesLayer layout={layout} />
      </ViewportPortal>
    </ReactFlow>
  );
}
