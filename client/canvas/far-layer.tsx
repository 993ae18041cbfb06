import { useStore } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';
import type { CardBox } from '../../shared/journey/layout.types.ts';
import { paintCards } from './far.ts';
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
  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (pen) paintCards(pen, { cards, mounted, selected, looks, view: { x, y, zoom }, width, height, ratio, tokens });
  }, [cards, mounted, selected, looks, x, y, zoom, width, height, ratio, tokens]);
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
