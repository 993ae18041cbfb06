import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useRef } from 'react';
import { NOTE, type NoteBox } from '../../../shared/journey/notes.ts';
import { useCanvas } from '../canvas-context.ts';

const CORNERS = ['nw', 'ne', 'sw', 'se'] as const;
type Corner = (typeof CORNERS)[number];

/** The box after a corner went so far; a picture keeps its shape. The corner across stays where it is. */
export function sized({ x, y, width, height, note }: NoteBox, corner: Corner, dx: number, dy: number) {
  const left = corner.endsWith('w');
  const top = corner.startsWith('n');
  const w = Math.max(NOTE.least, width + (left ? -dx : dx));
  const free = Math.max(NOTE.least, height + (top ? -dy : dy));
  const h = note.kind === 'image' ? (w * height) / width : free;
  const size = { width: Math.round(w), height: Math.round(h) };
  return {
    at: { x: left ? x + width - size.width : x, y: top ? y + height - size.height : y },
    size,
  };
}

/** A handle at each corner. Keys resize with Alt and the arrows, so they are no stops for Tab. */
export function SizeHandles({ box }: { box: NoteBox }) {
  const { port, editor } = useCanvas();
  const { getZoom } = useReactFlow();
  const grab = useRef<{ box: NoteBox; x: number; y: number; zoom: number } | null>(null);
  const land = (write: boolean): void => {
    const { noteSizing } = editor.getState();
    if (write && grab.current && noteSizing) port.run({ type: 'placeNotes', places: [noteSizing] });
    grab.current = null;
    if (noteSizing) editor.setState({ noteSizing: null });
  };
  return CORNERS.map((corner) => (
    <div
      key={corner}
      className={`size-handle size-${corner} nodrag nopan`}
      aria-hidden
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        grab.current = { box, x: event.clientX, y: event.clientY, zoom: getZoom() };
      }}
      onPointerMove={({ clientX, clientY }) => {
        const held = grab.current;
        if (!held) return;
        const next = sized(held.box, corner, (clientX - held.x) / held.zoom, (clientY - held.y) / held.zoom);
        editor.setState({ noteSizing: { id: held.box.id, ...next } });
      }}
      onPointerUp={() => land(true)}
      onPointerCancel={() => land(false)}
      onLostPointerCapture={() => land(false)}
    />
  ));
}
