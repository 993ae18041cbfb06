import { memo } from 'react';
import { Primitives } from '../../charts/primitives.tsx';
import type { Journey } from '../../../shared/journey/journey.ts';
import type { LaneBox, MapLayout } from '../../../shared/journey/layout.types.ts';
import { describeLane, laneItems } from '../../../shared/journey/scene-lanes.ts';
import type { Style } from '../../../shared/journey/scene-parts.ts';

export interface LaneProps {
  lane: LaneBox;
  layout: MapLayout;
  journey: Journey;
  style: Style;
}

/** What a lane is drawn from; most edits on the map are none of its business. */
function alike(a: LaneProps, b: LaneProps): boolean {
  return (
    a.lane === b.lane &&
    a.style === b.style &&
    a.layout.columns === b.layout.columns &&
    a.journey.personas === b.journey.personas
  );
}

/** What is written and talked about on the map; no chart is made from it but what its lane holds of it already. */
const ASIDE: ReadonlySet<string> = new Set(['cards', 'links', 'notes', 'comments', 'reactions']);

/** The same for what can be done to a chart, which knows more of the board than its drawing. */
export function isSameChart(a: LaneProps & { onImport?: unknown }, b: LaneProps & { onImport?: unknown }): boolean {
  if (a.lane !== b.lane || a.style !== b.style || a.onImport !== b.onImport) return false;
  if (a.layout.columns !== b.layout.columns || a.layout.width !== b.layout.width) return false;
  const before = new Map<string, unknown>(Object.entries(a.journey));
  return (
    a.journey === b.journey ||
    Object.entries(b.journey).every(([kind, now]) => ASIDE.has(kind) || before.get(kind) === now)
  );
}

/** A lane's chart, by the same primitives as every export (X2), in the map's own coordinates (C4). */
export const LaneDrawing = memo(function LaneDrawing({ lane, layout, journey, style }: LaneProps) {
  return (
    <svg
      className="lane-drawing"
      role="img"
      aria-label={describeLane(lane, layout, journey, style.locale)}
      width={layout.width}
      height={lane.height}
      viewBox={`0 ${lane.y} ${layout.width} ${lane.height}`}
      style={{ transform: `translateY(${lane.y}px)` }}
    >
      <Primitives items={laneItems(lane, layout, journey, style)} />
    </svg>
  );
}, alike);
