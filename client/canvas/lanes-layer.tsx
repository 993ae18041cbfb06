import { memo } from 'react';
import type { Box, CardBox, LaneBox, MapLayout } from '../../shared/journey/layout.types.ts';

interface LanesLayerProps {
  layout: MapLayout;
  /** Where cards in flight would land. */
  gaps: readonly Box[];
  /** Cards that stay while doubles of them are in flight. */
  staying: readonly CardBox[];
}

/** Lanes are hairlines, not boxes; drawn under the cards in the map's own coordinates (C4). */
export const LanesLayer = memo(function LanesLayer({ layout, gaps, staying }: LanesLayerProps) {
  return (
    <div className="lanes" style={{ width: layout.width, height: layout.height }}>
      {layout.lanes.map((lane) => (
        <LaneBand key={lane.id} lane={lane} />
      ))}
      {gaps.map(({ x, y, width, height }) => (
        <div key={`${x}/${y}`} className="gap" style={{ transform: `translate(${x}px, ${y}px)`, width, height }} />
      ))}
      {staying.map(({ id, x, y, width, height, lines }) => (
        <div key={id} className="staying" style={{ transform: `translate(${x}px, ${y}px)`, width, height }} aria-hidden>
          {lines.map((line, i) => (
            <span key={i} className="card-line">
              {line}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
});

const LaneBand = memo(function LaneBand({ lane }: { lane: LaneBox }) {
  return (
    <div
      className={`lane lane-${lane.shape}`}
      style={{ transform: `translateY(${lane.y}px)`, width: lane.width, height: lane.height }}
    />
  );
});
