import { memo, useCallback, useMemo, useRef } from 'react';
import { Primitives } from '../charts/primitives.tsx';
import type { Journey } from '../../shared/journey/journey.ts';
import type { LaneBox, MapLayout } from '../../shared/journey/layout.types.ts';
import { evidenceHead } from '../../shared/journey/scene-evidence.ts';
import { headerItems, railItems } from '../../shared/journey/scene-frame.ts';
import { PersonaChip } from './persona-chip.tsx';
import { LaneHead } from './lane-head.tsx';
import {
  AddLaneButtons,
  AddStageButtons,
  EvidenceSpots,
  FindingMarks,
  HeadDrag,
  LaneMarks,
  StageMarks,
} from './later.ts';
import { StageHeads } from './stage-heads.tsx';
import { useHeadFocus } from './structure/use-head-focus.ts';
import { usePaneView } from './use-pane-view.ts';
import { useStyle } from './use-style.ts';
import { useUnzoom } from './use-unzoom.ts';
import { LEFT_INSET } from './view.ts';

/** Under this zoom controls of 32 px are larger than what they belong to. */
const SMALL = 0.45;
/** Controls whose size can be seen to follow a zoom: the `+` at the ends, and what the pointer or the keyboard is on. */
const SEEN = ['[data-last]', ':hover', ':focus-within']
  .flatMap((which) => [`.plus-place${which}`, `.head${which} .head-more-place`])
  .join(', ');

interface FrozenFrameProps {
  layout: MapLayout;
  journey: Journey;
}

/** More than any pane shows at the least zoom: masks keep their size, so that a frame of a pan lays nothing out anew. */
const ENDLESS = 100_000;
/** What lies left of the lane names at the least zoom. */
const MASK = 4_000;

const move = (element: HTMLElement | null, x: number, y: number): void => {
  if (element) element.style.transform = `translate(${x}px, ${y}px)`;
};
const show = (element: HTMLElement | null, isShown: boolean): void => {
  const display = isShown ? '' : 'none';
  if (element && element.style.display !== display) element.style.display = display;
};

/**
 * Stage and lane heads, which stay in view like frozen panes (C3). They live in the map's own coordinates, so that a
 * wheel or a drag over them moves the map as it does anywhere else.
 */
export function FrozenFrame({ layout, journey }: FrozenFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const beside = useRef<HTMLDivElement>(null);
  const above = useRef<HTMLDivElement>(null);
  const corner = useRef<HTMLDivElement>(null);
  const rail = useRef<HTMLDivElement>(null);
  const heads = useRef<HTMLDivElement>(null);
  const chip = useRef<HTMLDivElement>(null);
  const head = layout.header.y + layout.header.height + 4;
  const { rail: railWidth, header } = layout;
  usePaneView(
    useCallback(
      ({ x, y, zoom }) => {
        const left = -x / zoom;
        const top = -y / zoom;
        const right = Math.max(0, left + LEFT_INSET / zoom);
        const down = Math.max(0, top - header.y);
        const railEnd = right + railWidth;
        for (const mask of [beside.current, corner.current]) show(mask, right > 0);
        show(above.current, down > 0);
        move(beside.current, railEnd - MASK, top);
        move(above.current, left, down + header.y);
        move(corner.current, railEnd - MASK, head + down - ENDLESS);
        move(rail.current, right, 0);
        move(heads.current, 0, down);
        move(chip.current, right, down);
        frame.current?.toggleAttribute('data-far', zoom < SMALL);
      },
      [header.y, railWidth, head],
    ),
  );
  useUnzoom(frame, SEEN);
  useHeadFocus(layout);
  return (
    <div ref={frame} className="frozen">
      <div ref={beside} className="frozen-mask" style={{ width: MASK, height: ENDLESS }} />
      <div ref={rail} className="frozen-part" data-frozen="x">
        <Rail layout={layout} journey={journey} />
        <AddLaneButtons layout={layout} />
        <LaneMarks layout={layout} />
      </div>
      <div ref={above} className="frozen-mask frozen-top" style={{ width: ENDLESS, height: header.height + 4 }} />
      <div ref={heads} className="frozen-part" data-frozen="y">
        <Heads layout={layout} />
        <StageMarks layout={layout} />
        <EvidenceSpots layout={layout} />
        <FindingMarks layout={layout} journey={journey} on="heads" />
      </div>
      <div ref={corner} className="frozen-mask" style={{ width: MASK, height: ENDLESS }} />
      <div ref={chip} className="frozen-part" data-frozen="xy">
        <EvidenceLabel layout={layout} />
        <PersonaChip layout={layout} journey={journey} />
      </div>
      <HeadDrag frame={frame} layout={layout} />
    </div>
  );
}

/** What the strip under the heads is, in the corner over the lanes' names. */
function EvidenceLabel({ layout }: { layout: MapLayout }) {
  const style = useStyle();
  if (!layout.evidence) return null;
  return (
    <svg className="frozen-drawing" width={layout.rail} height={layout.header.y + layout.header.height} aria-hidden>
      <Primitives items={evidenceHead(layout, style)} />
    </svg>
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
}, isSameHead);

/** Most edits are in the lanes, and nothing to the heads of stages and steps. */
function isSameHead({ layout: a }: { layout: MapLayout }, { layout: b }: { layout: MapLayout }): boolean {
  return (
    a.stages === b.stages &&
    a.steps === b.steps &&
    a.columns === b.columns &&
    a.evidence === b.evidence &&
    a.width === b.width &&
    a.header.y === b.header.y &&
    a.header.height === b.header.height
  );
}

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
