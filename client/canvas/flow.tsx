import { ReactFlow, SelectionMode, useKeyPress, ViewportPortal } from '@xyflow/react';
import { useCallback, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { CardNodeView } from './card-node.tsx';
import { Cells } from './cells.tsx';
import { Dots } from './dots.tsx';
import { FarLayer } from './far-layer.tsx';
import { FrozenFrame } from './frozen-frame.tsx';
import { ChartLanes } from './lanes/chart-lanes.tsx';
import { LanesLayer } from './lanes-layer.tsx';
import * as Later from './later.ts';
import { MenuParts, type MenuRequest } from './open-menu.ts';
import { NoteNodeView } from './notes/note-node.tsx';
import { useNoteDrag } from './notes/use-note-drag.ts';
import { useBoardNodes } from './notes/use-notes.ts';
import type { BoardNode } from './project.ts';
import { useAnchoring } from './use-anchoring.ts';
import { useContextAt } from './use-context-at.ts';
import { useDrag } from './use-drag.ts';
import { useFocus } from './use-focus.ts';
import { useKeys } from './use-keys.ts';
import { useLatest } from './use-latest.ts';
import { useLayout } from './use-layout.ts';
import { useMapView } from './use-map-view.ts';
import { useNodes } from './use-nodes.ts';
import { usePane } from './use-pane.ts';
import { useTouch } from './use-touch.ts';
import { useWordMarks } from './use-word-marks.ts';
import { LEAST_ZOOM, MOST_ZOOM, openingView } from './view.ts';

const NODE_TYPES = { card: CardNodeView, note: NoteNodeView };

interface FlowProps {
  /** Of the pane it opens in. */
  width: number;
  theme: 'light' | 'dark';
  onImport: (() => void) | undefined;
}

export function Flow({ width, theme, onImport }: FlowProps) {
  const { presence, editor, role } = useCanvas();
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const drawn = useLayout();
  const { journey, layout } = drawn;
  const layoutNow = useLatest(layout);
  const dragging = useStore(editor, ({ drag }) => (drag ? (drag.copying ? 'copy' : 'move') : undefined));
  const tool = useStore(editor, (state) => state.tool);
  const isGuest = useStore(editor, (state) => state.isGuest);
  // with the space bar held the hand moves the map, over cards too
  const isHand = useKeyPress('Space') || tool === 'hand';
  const [opening] = useState(() => openingView(layout, width));
  const cardDrag = useDrag(root, layoutNow);
  const onDrag = useNoteDrag(layoutNow, cardDrag);
  const { far, mounted, selected, looks, gaps, staying, ...cards } = useNodes(drawn, cardDrag.flight);
  const nodes = useBoardNodes(cards.nodes, far);
  const contextAt = useContextAt();
  const [menu, setMenu] = useState<MenuRequest>();
  const [pane, pointer] = usePane({ layout: layoutNow, isFar: useLatest(far), contextAt, setMenu });
  const touch = useTouch({ setMenu, isHand, onTap: pane.onPaneClick });
  const reveal = useFocus(root, layoutNow);
  // what a key made is laid out a moment later
  const revealSoon = useCallback(() => void requestAnimationFrame(reveal), [reveal]);
  const onKeyDown = useKeys(contextAt, revealSoon, setMenu);
  useAnchoring(layout, pointer);
  useMapView(layoutNow);
  useWordMarks(root);

  return (
    <MenuParts value={setMenu}>
      <ReactFlow<BoardNode>
        ref={root}
        className="canvas-root"
        aria-label={t('canvas.label')}
        tabIndex={-1}
        data-dragging={dragging}
        onKeyDown={onKeyDown}
        {...pane}
        {...touch}
        nodes={nodes}
        onNodesChange={cards.onNodesChange}
        {...onDrag}
        nodeTypes={NODE_TYPES}
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
        panOnScroll={!isGuest}
        zoomOnScroll={!isGuest}
        preventScrolling={!isGuest}
        panOnScrollSpeed={1}
        paneClickDistance={4}
        zoomOnDoubleClick={false}
      >
        <Dots />
        <ViewportPortal>
          <LanesLayer layout={layout} gaps={gaps} staying={staying} />
          <Cells layout={layout} />
          {far ? <FarLayer cards={layout.cards} mounted={mounted} selected={selected} looks={looks} /> : null}
          <Later.FoundMark layout={layout} />
          <Later.LinksLayer layout={layout} journey={journey} far={far} />
          {layout.paths ? <Later.FlowsLayer layout={layout} journey={journey} /> : null}
          <ChartLanes layout={layout} journey={journey} theme={theme} onImport={onImport} />
          <Later.FoldedStages layout={layout} />
          <Later.CommentMarks layout={layout} />
          <Later.FindingMarks layout={layout} journey={journey} on="cards" />
          <FrozenFrame layout={layout} journey={journey} />
        </ViewportPortal>
        <Later.EmptyMap layout={layout} />
        <Later.Cursors presence={presence} layout={layout} />
        <Later.NoteMarks />
        <Later.PictureInput root={root} layout={layout} />
        <Later.Clipboard root={root} contextNow={contextAt} onDone={revealSoon} />
        <Later.ToolRail onImport={onImport} />
        <Later.MadeUpNote layout={layout} journey={journey} />
        <Later.ZoomControl contextAt={contextAt} />
        <Later.Minimap layout={layout} looks={looks} />
      </ReactFlow>
      {menu ? <Later.CanvasMenu request={menu} contextAt={contextAt} onClose={() => setMenu(undefined)} /> : null}
    </MenuParts>
  );
}
