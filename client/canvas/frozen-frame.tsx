import { useStore as useFlow } from '@xyflow/react';
import { type CSSProperties, memo, useMemo, useRef } from 'react';
import { Primitives } from '../charts/primitives.tsx';
import type { Variables } from '../charts/variables.ts';
import type { Journey } from '../../shared/journey/journey.ts';
import type { LaneBox, MapLayout } from '../../shared/journey/layout.types.ts';
import { headerItems, railItems } from '../../shared/journey/scene.ts';
import { PersonaChip } from './persona-chip.tsx';
import { LaneHead } from './lane-head.tsx';
import { AddLaneButtons, AddStageButtons, HeadDrag, LaneMarks, StageMarks } from './later.ts';
import { StageHeads } from './stage-heads.tsx';
import { useHeadFocus } from './structure/use-head-focus.ts';
import { useStyle } from './use-style.ts';
import { LEFT_INSET } from './view.ts';

/** Under this zoom controls of 32 px are larger than what they belong to. */
const SMALL = 0.45;

interface FrozenFrameProps {
  layout: MapLayout;
  journey: Journey;
}

const box = (x: number, y: number, width: number, height: number): CSSProperties => ({
  transform: `translate(${x}px, ${y}px)`,
  width,
  height,
});

/**
 * Stage and lane heads, which stay in view like frozen panes (C3). They live in the map's own coordinates, so that a
 * wheel or a drag over them moves the map as it does anywhere else.
 */
export function FrozenFrame({ layout, journey }: FrozenFrameProps) {
  const [x, y, zoom] = useFlow((state) => state.transform);
  const width = useFlow((state) => state.width) / zoom;
  const height = useFlow((state) => state.height) / zoom;
  const left = -x / zoom;
  const top = -y / zoom;
  const right = Math.max(0, left + LEFT_INSET / zoom);
  const down = Math.max(0, top - layout.header.y);
  const railEnd = right + layout.rail;
  const headEnd = layout.header.y + down + layout.header.height + 4;
  const style: Variables = { '--unzoom': 1 / zoom };
  const frame = useRef<HTMLDivElement>(null);
  useHeadFocus(layout);
  return (
    <div ref={frame} className="frozen" data-far={zoom < SMALL || undefined} style={style}>
      {right > 0 ? <div className="frozen-mask" style={box(left, top, railEnd - left, height)} /> : null}
      <div className="frozen-part" data-frozen="x" style={{ transform: `translateX(${right}px)` }}>
        <Rail layout={layout} journey={journey} />
        <AddLaneButtons layout={layout} />
        <LaneMarks layout={layout} />
      </div>
      {down > 0 ? <div className="frozen-mask frozen-top" style={box(left, top, width, headEnd - top)} /> : null}
      <div className="frozen-part" data-frozen="y" style={{ transform: `translateY(${down}px)` }}>
        <Heads layout={layout} />
        <StageMarks layout={layout} />
      </div>
      {right > 0 ? <div className="frozen-mask" style={box(left, top, railEnd - left, headEnd - top)} /> : null}
      <div className="frozen-part" data-frozen="xy" style={{ transform: `translate(${right}px, ${down}px)` }}>
        <PersonaChip layout={layout} journey={journey} />
      </div>
      <HeadDrag frame={frame} layout={layout} />
    </div>
  );
}

const Heads = memo(function Heads({ layout }: { layout: MapLayout }) {
  const style = useStyle();
  const items = useMemo(() => headerItems(layout, style), [layout, style]);
  return (
    <>
      <svg
        className="frozen-drawing"
        width={layout.width + 20}
        height={layout.header.y + layout.header.height}
        aria-hidden
      >
        <Primitives items={items} />
      </svg>
      <StageHeads layout={layout} />
      <AddStageButtons layout={layout} />
    </>
  );
});

const Rail = memo(function Rail({ layout, journey }: FrozenFrameProps) {
  return layout.lanes.map((lane) => <LaneRail key={lane.id} lane={lane} layout={layout} journey={journey} />);
});

const LaneRail = memo(
  function LaneRail({ lane, layout, journey }: FrozenFrameProps & { lane: LaneBox }) {
    const style = useStyle();
    // the hairline over the lane's whole width stays with the lane
    const items = railItems(lane, layout, journey, style).filter(
      (item) => item.type !== 'line' || item.x2 < layout.rail,
    );
    return (
      <>
        <svg className="frozen-drawing" width={layout.width} height={layout.height} aria-hidden>
          <Primitives items={items} />
        </svg>
        <LaneHead lane={lane} layout={layout} />
      </>
    );
  },
  (a, b) =>
    a.lane === b.lane && a.layout.columns === b.layout.columns && a.layout.lanes.length === b.layout.lanes.length,
);
