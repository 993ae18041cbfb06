import { useStore } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CardBox } from '../../shared/journey/layout.types.ts';
import { paintCards } from './far.ts';
import { useFarPictures } from './far-pictures.ts';
import { useLiftedNotes, useNoteBoxes } from './notes/use-notes.ts';
import { HANDS } from './later.ts';
import { useStyle } from './use-style.ts';

interface FarLayerProps {
  cards: readonly CardBox[];
  mounted: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  looks: ReadonlyMap<string, string>;
}

/** Cards seen from afar, painted in one go; it covers the pane and moves against the map (C5). */
export function FarLayer({ cards, mounted, selected, looks }: FarLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { tokens } = useStyle();
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const ratio = devicePixelRatio;
  const notes = useNoteBoxes();
  const lifted = useLiftedNotes();
  const { pictureOf, told } = useFarPictures();
  const [brushes, setBrushes] = useState(HANDS.now);
  useEffect(() => void HANDS.fetch().then(setBrushes), []);
  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    const view = { x, y, zoom };
    const all = lifted.size === 0 ? mounted : new Set([...mounted, ...lifted]);
    paintCards(pen, {
      cards,
      notes,
      mounted: all,
      selected,
      looks,
      view,
      width,
      height,
      ratio,
      tokens,
      pictureOf,
      brushes,
    });
  }, [
    cards,
    notes,
    mounted,
    lifted,
    selected,
    looks,
    x,
    y,
    zoom,
    width,
    height,
    ratio,
    tokens,
    pictureOf,
    told,
    brushes,
  ]);
  return (
    <canvas
      ref={canvas}
      className="far-layer"
      width={width * ratio}
      height={height * ratio}
      style={{ width, height, transform: `scale(${1 / zoom}) translate(${-x}px, ${-y}px)` }}
      aria-hidden
    />
  );
}
