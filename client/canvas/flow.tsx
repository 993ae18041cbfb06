import {
  Background,
  BackgroundVariant,
  type OnNodesChange,
  ReactFlow,
  SelectionMode,
  useKeyPress,
  useReactFlow,
  ViewportPortal,
} from '@xyflow/react';
import { type MouseEvent, type PointerEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ActionContext, Target } from '../editor/actions.ts';
import { mayChange } from '../editor/allowed.ts';
import { beginCard } from '../editor/card-actions.ts';
import { cellOf } from '../editor/grid.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { CardBox } from '../../shared/journey/layout.types.ts';
import { useCanvas } from './canvas-context.ts';
import { CanvasMenu, MenuParts, type MenuRequest } from './canvas-menu.tsx';
import { CardNodeView } from './card-node.tsx';
import { Cells } from './cells.tsx';
import { selectionAfter } from './changes.ts';
import { EmptyMap } from './empty-map.tsx';
import { FarLayer } from './far-layer.tsx';
import { FrozenFrame } from './frozen-frame.tsx';
import { cellAt, contains, type Point } from './hit.ts';
import { ChartLanes } from './lanes/chart-lanes.tsx';
import { LanesLayer } from './lanes-layer.tsx';
import { type CardNode, createProjector } from './project.ts';
import { Cursors } from './together/cursors.tsx';
import { ToolRail } from './tool-rail.tsx';
import { useAnchoring } from './use-anchoring.ts';
import { useClipboard } from './use-clipboard.ts';
import { useDrag } from './use-drag.ts';
import { useFar } from './use-far.ts';
import { useFocus } from './use-focus.ts';
import { useKeys } from './use-keys.ts';
import { useLayout } from './use-layout.ts';
import { usePruning } from './use-pruning.ts';
import { useRestoring } from './use-restoring.ts';
import { useSaying } from './use-presence.ts';
import { LEAST_ZOOM, MOST_ZOOM, openingView } from './view.ts';
import { ZoomControl } from './zoom-control.tsx';

/** Seen from afar, selected cards are mounted to be dragged, unless they are as many as made them be painted. */
const MOST_LIFTED = 150;
const NODE_TYPES = { card: CardNodeView };
const NOWHERE: ReadonlyMap<Id, { x: number; y: number }> = new Map<Id, { x: number; y: number }>();

/** A function that stays the same and answers with what is true now. */
function useLatest<T>(value: T): () => T {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return useCallback(() => latest.current, []);
}

interface FlowProps {
  /** Of the pane it opens in. */
  width: number;
  theme: 'light' | 'dark';
  onImport: (() => void) | undefined;
}

export function Flow({ width, theme, onImport }: FlowProps) {
  const { port, presence, editor, mapId, role, personId } = useCanvas();
  const { t } = useTranslation();
  const { screenToFlowPosition } = useReactFlow();
  const root = useRef<HTMLDivElement>(null);
  const { journey, layout, contents } = useLayout();
  const layoutNow = useLatest(layout);
  const selection = useStore(editor, (state) => state.selection);
  const editing = useStore(editor, (state) => state.editing?.id);
  const drag = useStore(editor, (state) => state.drag);
  const tool = useStore(editor, (state) => state.tool);
  // with the space bar held the hand moves the map, over cards too
  const isHand = useKeyPress('Space') || tool === 'hand';
  const [project] = useState(createProjector);
  const [opening] = useState(() => openingView(layout, width));
  const { from, ...onDrag } = useDrag(layoutNow);
  const pointer = useRef<Point>(undefined);
  useAnchoring(layout, pointer);
  useSaying();
  usePruning();
  useRestoring();

  const flying = useMemo(() => {
    const start = from();
    if (!drag || !start) return NOWHERE;
    return new Map([...start].map(([id, { x, y }]) => [id, { x: x + drag.dx, y: y + drag.dy }]));
  }, [from, drag]);
  const selected = useMemo(() => new Set(selection), [selection]);
  const pinned = useMemo(() => new Set([editing ?? '', selection.at(-1) ?? '']), [editing, selection]);
  const columns = useMemo(() => new Map(layout.columns.map((column) => [column.id, column.title])), [layout.columns]);
  const far = useFar(layout);
  const mounted = useMemo(
    () => new Set(far ? [...(selected.size > MOST_LIFTED ? [] : selected), ...pinned, ...flying.keys()] : []),
    [far, selected, pinned, flying],
  );
  const places = useMemo(
    () => (far ? layout.cards.filter((card) => mounted.has(card.id)) : layout.cards),
    [far, layout, mounted],
  );
  const nodes = useMemo(
    () => project({ places, contents, columns, flying, selected, pinned }),
    [project, places, contents, columns, flying, selected, pinned],
  );
  const drop = drag?.drop;
  const dragged = drag?.ids;
  const gaps = useMemo(
    () => (drop && dragged ? layout.cards.filter((box) => dragged.includes(box.id)) : []),
    [layout, drop, dragged],
  );

  const onNodesChange = useCallback<OnNodesChange<CardNode>>(
    (changes) => {
      const { selection: now } = editor.getState();
      const next = selectionAfter(now, changes);
      if (next === now) return;
      const last = port.records().cards.get(next.at(-1) ?? '');
      editor.select(next, last && cellOf(port.records(), last));
    },
    [port, editor],
  );
  const contextAt = useCallback(
    (target?: Target): ActionContext => ({
      port,
      editor,
      mapId,
      role,
      personId,
      t: (key) => t(key),
      ...(target ? { target } : {}),
    }),
    [port, editor, mapId, role, personId, t],
  );
  const [menu, setMenu] = useState<MenuRequest>();
  const reveal = useFocus(root, layoutNow);
  // what a key made is laid out a moment later
  const revealSoon = useCallback(() => void requestAnimationFrame(reveal), [reveal]);
  const onKeyDown = useKeys(contextAt, revealSoon);
  const clipboard = useClipboard(contextAt);

  const pointOf = (event: MouseEvent): { x: number; y: number } =>
    screenToFlowPosition({ x: event.clientX, y: event.clientY });
  const isEmptyPlace = ({ target }: MouseEvent): boolean =>
    target instanceof Element && target.classList.contains('react-flow__pane');
  function onDoubleClick(event: MouseEvent): void {
    if (!isEmptyPlace(event)) return;
    const cell = paintedAt(event) ? undefined : cellAt(layout, pointOf(event));
    if (cell) beginCard(contextAt(), cell);
  }
  /** A card under the pointer that is painted, and so no node that React Flow would tell of. */
  function paintedAt(event: MouseEvent | globalThis.MouseEvent): CardBox | undefined {
    const point = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    return far ? layout.cards.find((card) => contains(card, point)) : undefined;
  }
  function onPaneClick(event: MouseEvent): void {
    const card = paintedAt(event);
    if (card) {
      if (event.shiftKey) editor.toggle(card.id);
      else editor.select([card.id], { laneId: card.laneId, columnId: card.columnId });
      return;
    }
    const cell = cellAt(layout, pointOf(event));
    if (cell) editor.enterCell(cell);
    else editor.clear();
  }
  function onPaneContextMenu(event: MouseEvent | globalThis.MouseEvent): void {
    event.preventDefault();
    const card = paintedAt(event);
    if (card) {
      if (!editor.getState().selection.includes(card.id)) editor.select([card.id]);
      openMenu({ kind: 'card', id: card.id }, event);
      return;
    }
    const cell = cellAt(layout, screenToFlowPosition({ x: event.clientX, y: event.clientY }));
    if (!cell) return;
    editor.enterCell(cell);
    openMenu({ kind: 'cell', cell }, event);
  }
  function onNodeContextMenu(event: MouseEvent, { id }: CardNode): void {
    event.preventDefault();
    if (!editor.getState().selection.includes(id)) editor.select([id]);
    openMenu({ kind: 'card', id }, event);
  }
  function openMenu(target: Target, { clientX, clientY }: MouseEvent | globalThis.MouseEvent): void {
    setMenu({ target, offers: 'actions', label: t('canvas.menu'), at: { x: clientX, y: clientY } });
  }
  function onPointerMove(event: PointerEvent): void {
    pointer.current = { x: event.clientX, y: event.clientY };
    const { x, y } = pointOf(event);
    presence.say({ cursor: { x: Math.round(x), y: Math.round(y) } });
  }
  function onPointerLeave(): void {
    pointer.current = undefined;
    presence.say({ cursor: null });
  }
  return (
    <MenuParts value={setMenu}>
      <ReactFlow<CardNode>
        ref={root}
        className="canvas-root"
        aria-label={t('canvas.label')}
        tabIndex={-1}
        data-dragging={drag !== null || undefined}
        onKeyDown={onKeyDown}
        onDoubleClick={onDoubleClick}
        onPointerMove={onPointerMove}
        onPointerLeave={onPointerLeave}
        {...clipboard}
        nodes={nodes}
        nodeTypes={NODE_TYPES}
        onNodesChange={onNodesChange}
        onNodeDoubleClick={(_event, node) => {
          const card = port.records().cards.get(node.id);
          if (card && mayChange({ role, personId }, 'cards', card)) editor.edit(node.id);
        }}
        onNodeClick={(event, { id }) => {
          // of several selected, a plain click means this one
          if (!event.shiftKey && editor.getState().selection.length > 1) editor.select([id]);
        }}
        onPaneClick={onPaneClick}
        onPaneContextMenu={onPaneContextMenu}
        onNodeContextMenu={onNodeContextMenu}
        {...onDrag}
        defaultViewport={opening}
        minZoom={LEAST_ZOOM}
        maxZoom={MOST_ZOOM}
        colorMode={theme}
        onlyRenderVisibleElements
        elevateNodesOnSelect={false}
        nodesDraggable={!isHand && role !== 'view' && role !== 'comment'}
        nodeDragThreshold={4}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode="Shift"
        selectionOnDrag={!isHand}
        selectionMode={SelectionMode.Partial}
        panOnDrag={isHand ? [0, 1] : [1]}
        panActivationKeyCode={null}
        panOnScroll
        panOnScrollSpeed={1}
        paneClickDistance={4}
        zoomOnDoubleClick={false}
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} color="var(--dots)" bgColor="var(--canvas)" />
        <ViewportPortal>
          <LanesLayer layout={layout} gaps={gaps} />
          <Cells layout={layout} />
          {far ? <FarLayer cards={layout.cards} mounted={mounted} selected={selected} /> : null}
          <ChartLanes layout={layout} journey={journey} theme={theme} onImport={onImport} />
          <FrozenFrame layout={layout} journey={journey} />
        </ViewportPortal>
        <EmptyMap layout={layout} />
        <Cursors presence={presence} layout={layout} />
        <ToolRail onImport={onImport} />
        <ZoomControl layout={layout} />
      </ReactFlow>
      {menu ? <CanvasMenu request={menu} contextAt={contextAt} onClose={() => setMenu(undefined)} /> : null}
    </MenuParts>
  );
}
