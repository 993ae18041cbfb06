import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { findIn } from '../editor/find.ts';
import { useCanvas } from './canvas-context.ts';
import { boxOf } from './hit.ts';

const ROUND = 4;

/** A frame around what a search is looking at, whatever it is and however far. */
export function FoundMark({ layout }: { layout: MapLayout }) {
  const { port, editor, mapId } = useCanvas();
  const isSearching = useStore(editor, (state) => state.finder === 'search');
  const query = useStore(editor, (state) => state.query);
  const at = useStore(editor, (state) => state.hit);
  const journey = useSyncExternalStore(port.subscribe, () => (isSearching ? port.records() : undefined));
  const hits = journey ? findIn(journey, mapId, query) : [];
  const box = boxOf(layout, hits[Math.min(at, hits.length - 1)]?.id ?? '');
  if (!box) return null;
  return (
    <div
      className="found-mark"
      style={{
        transform: `translate(${box.x - ROUND}px, ${box.y - ROUND}px)`,
        width: box.width + 2 * ROUND,
        height: box.height + 2 * ROUND,
      }}
    />
  );
}
