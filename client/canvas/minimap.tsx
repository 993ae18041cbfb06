import { Panel, useReactFlow, useStore as useFlow, useStoreApi } from '@xyflow/react';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { seenPart } from './far.ts';
import { centredView, overviewScale, paintOverview } from './minimap.ts';
import { useStyle } from './use-style.ts';

const STEP = 80;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
};

interface MinimapProps {
  layout: MapLayout;
  looks: ReadonlyMap<string, string>;
}

/** The whole map in a corner, with the part that is in view; a press or a drag moves there, so do arrow keys. */
export function Minimap(props: MinimapProps) {
  const { editor } = useCanvas();
  const isOpen = useStore(editor, (state) => state.minimap);
  return isOpen ? <OpenMinimap {...props} /> : null;
}

function OpenMinimap({ layout, looks }: MinimapProps) {
  const { editor } = useCanvas();
  const { t } = useTranslation();
  const { tokens } = useStyle();
  const { setViewport, getZoom } = useReactFlow();
  const flow = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = overviewScale(layout);
  const [width, height] = [Math.ceil(layout.width * scale), Math.ceil(layout.height * scale)];
  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (pen) paintOverview(pen, layout, { looks, tokens, scale: scale * devicePixelRatio });
  }, [layout, looks, tokens, scale]);
  const goTo = (event: PointerEvent<HTMLElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at = { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
    void setViewport(centredView(at, flow.getState(), getZoom()));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = ARROWS[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    editor.getState().view?.pan(...by);
  };
  return (
    <Panel position="bottom-left" className="canvas-tools minimap nokey">
      <button
        type="button"
        className="minimap-map"
        aria-label={t('hand.minimap.label')}
        style={{ width, height }}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
        }}
      >
        <canvas
          ref={canvas}
          width={width * devicePixelRatio}
          height={height * devicePixelRatio}
          style={{ width, height }}
          aria-hidden
        />
        <SeenPart scale={scale} width={width} height={height} />
      </button>
    </Panel>
  );
}

/** What is in view; drawn by itself, for it moves with every frame of a pan. */
function SeenPart({ scale, width, height }: { scale: number; width: number; height: number }) {
  const [x, y, zoom] = useFlow((state) => state.transform);
  const paneWidth = useFlow((state) => state.width);
  const paneHeight = useFlow((state) => state.height);
  const part = seenPart({ x, y, zoom }, paneWidth, paneHeight);
  const left = Math.max(0, Math.min(width - 4, part.x * scale));
  const top = Math.max(0, Math.min(height - 4, part.y * scale));
  const right = Math.max(left + 4, Math.min(width, (part.x + part.width) * scale));
  const bottom = Math.max(top + 4, Math.min(height, (part.y + part.height) * scale));
  return <span className="minimap-part" style={{ left, top, width: right - left, height: bottom - top }} />;
}
