import { memo } from 'react';
import { Primitives } from '../charts/primitives.tsx';
import type { Journey } from '../../shared/journey/journey.ts';
import type { Box, LaneBox, MapLayout } from '../../shared/journey/layout.types.ts';
import { describeLane, laneItems } from '../../shared/journey/scene.ts';
import { useStyle } from './use-style.ts';

interface LanesLayerProps {
  layout: MapLayout;
  journey: Journey;
  /** Where cards in flight would land. */
  gaps: readonly Box[];
}

/** Lanes are hairlines, not boxes; drawn under the cards in the map's own coordinates (C4). */
export const LanesLayer = memo(function LanesLayer({ layout, journey, gaps }: LanesLayerProps) {
  return (
    <div className="lanes" style={{ width: layout.width, height: layout.height }}>
      {layout.lanes.map((lane) => (
        <LaneBand key={lane.id} lane={lane} layout={layout} journey={journey} />
      ))}
      {gaps.map(({ x, y, width, height }) => (
        <div key={`${x}/${y}`} className="gap" style={{ transform: `translate(${x}px, ${y}px)`, width, height }} />
      ))}
    </div>
  );
});

interface LaneBandProps {
  lane: LaneBox;
  layout: MapLayout;
  journey: Journey;
}

/** A lane's box is the same object while nothing it is drawn from has changed, so it is drawn once for each. */
const LaneBand = memo(
  function LaneBand({ lane, layout, journey }: LaneBandProps) {
    const style = useStyle();
    const isChart = lane.shape !== 'cards' && lane.shape !== 'collapsed';
    return (
      <>
        <div
          className={`lane lane-${lane.shape}`}
          style={{ transform: `translateY(${lane.y}px)`, width: lane.width, height: lane.height }}
        />
        {isChart ? (
          <svg
            className="lane-chart"
            width={layout.width}
            height={layout.height}
            role="img"
            aria-label={describeLane(lane, layout, journey, style.locale)}
          >
            <Primitives items={laneItems(lane, layout, journey, style)} />
          </svg>
        ) : null}
      </>
    );
  },
  (a, b) => a.lane === b.lane && a.layout.columns === b.layout.columns && a.layout.height === b.layout.height,
);
