import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import type { Area, Id } from '../../shared/journey/journey.ts';
import type { Box, MapLayout } from '../../shared/journey/layout.types.ts';
import { noteBox } from '../../shared/journey/notes.ts';
import type { MapView } from '../editor/store.ts';
import { useCanvas } from './canvas-context.ts';
import { freePane } from './free-pane.ts';
import { boxOf } from './hit.ts';
import { areaSeen, areaView, fittingBox, fittingView, LEAST_ZOOM, MOST_ZOOM, shownView } from './view.ts';

const SOFTLY_MS = 160;
/** Under this zoom what is shown could not be read. */
const READABLE = 0.5;

/** In a straight line: a way that zooms out and in again would end in between where the next one stops it. */
const softly = (): { duration: number; interpolate: 'linear' } => ({
  interpolate: 'linear',
  duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : SOFTLY_MS,
});

/** Of a bare place as much is shown as a card would take. */
const placeAround = ({ x, y }: { x: number; y: number }): Box => ({ x: x - 90, y: y - 40, width: 180, height: 80 });

const isArea = (sought: unknown): sought is Area => typeof sought === 'object' && sought !== null && 'width' in sought;

function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Lends the hand on this map to whatever moves it: keys, menus, the palette, a search. */
export function useMapView(layout: () => MapLayout): void {
  const { port, editor } = useCanvas();
  const { setViewport, getViewport, zoomTo, getZoom } = useReactFlow();
  const flow = useStoreApi();
  useEffect(() => {
    const zoom = (wanted: number): void => void zoomTo(Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, wanted)), softly());
    const noteOf = (id: Id): Box | undefined => {
      const note = port.records().notes.get(id);
      return note && noteBox(note);
    };
    const boxesOf = (ids: readonly Id[]): Box[] => ids.flatMap((id) => boxOf(layout(), id) ?? noteOf(id) ?? []);
    const view: MapView = {
      fit: () => void setViewport(fittingView(layout(), freePane(flow.getState())), softly()),
      zoomBy: (factor) => zoom(getZoom() * factor),
      zoomTo: zoom,
      pan(dx, dy, how) {
        const { x, y, zoom: now } = getViewport();
        void setViewport({ x: x + dx, y: y + dy, zoom: now }, how ? {} : softly());
      },
      fitTo(ids) {
        const box = around(boxesOf(ids));
        if (box) void setViewport(fittingBox(box, layout(), freePane(flow.getState())), softly());
      },
      show(what) {
        const [box] = typeof what === 'string' ? boxesOf([what]) : [placeAround(what)];
        if (!box) return;
        const now = getViewport();
        const wanted = { ...now, zoom: now.zoom < READABLE ? 1 : now.zoom };
        const next = shownView(box, layout(), freePane(flow.getState()), wanted);
        // the heads of stages and steps stay in view by themselves (C3)
        const isHead = [...layout().stages, ...layout().steps].some((head) => head.id === what);
        void setViewport(isHead ? { ...next, y: now.y } : next, softly());
      },
      area: () => areaSeen(layout(), flow.getState(), getViewport()),
      showArea: (area) => void setViewport(areaView(area, layout(), flow.getState()), softly()),
      watch: (listener) =>
        flow.subscribe(({ transform, width, height }, before) => {
          if (transform !== before.transform || width !== before.width || height !== before.height) listener();
        }),
    };
    const { sought } = editor.getState();
    editor.setState({ view, sought: null });
    if (isArea(sought)) view.showArea(sought);
    else if (sought !== null) view.show(sought);
    return () => {
      // the next map may have taken its place already
      if (editor.getState().view === view) editor.setState({ view: null });
    };
  }, [port, editor, layout, flow, setViewport, getViewport, zoomTo, getZoom]);
}
