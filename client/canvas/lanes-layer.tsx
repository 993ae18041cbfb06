import { memo } from 'react';
import type { LaneBox, MapLayout } from '../../shared/journey/layout.types.ts';

/** Lanes are hairlines, not boxes; drawn under the cards in the map's own coordinates (C4). */
export const LanesLayer = memo(function LanesLayer({ layout }: { layout: MapLayout }) {
  return (
    <div className="lanes" style={{ width: layout.width, height: layout.height }}>
      {layout.lanes.map((lane) => (
        <LaneBand key={lane.id} lane={lane} />
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
