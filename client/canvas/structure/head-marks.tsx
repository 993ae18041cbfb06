import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Variables } from '../../charts/variables.ts';
import type { Named } from '../../editor/named.ts';
import type { Id, Tint } from '../../../shared/journey/journey.ts';
import type { Box, MapLayout } from '../../../shared/journey/layout.types.ts';
import { laneName } from '../../../shared/journey/scene-frame.ts';
import { personColour } from '../../ui/person-colours.ts';
import { useCanvas } from '../canvas-context.ts';
import { useOthersOnCards } from '../together/use-others.ts';
import { useStyle } from '../use-style.ts';
import './structure.css';

interface Head extends Box {
  kind: Named;
  id: Id;
  title: string;
  tint?: Tint;
}

const TALLEST_LANE = 76;

const place = ({ x, y, width, height }: Box, dx = 0, dy = 0): Variables => ({
  transform: `translate(${x + dx}px, ${y + dy}px)`,
  width,
  height,
});

function Ghost({ head, dx, dy, color }: { head: Head; dx: number; dy: number; color?: number }) {
  const style: Variables = {
    ...place(head, dx, dy),
    ...(head.tint === undefined
      ? {}
      : { background: `var(--stage-${head.tint}-fill)`, color: `var(--stage-${head.tint}-text)` }),
    ...(color === undefined ? {} : { '--who': personColour(color) }),
  };
  return (
    <div className="head-ghost" data-of={color === undefined ? 'own' : 'other'} style={style}>
      <span>{head.title}</span>
    </div>
  );
}

/** Stages and steps, or lanes, in flight: one's own and those of others, and the line where one's own would land. */
const Marks = memo(function Marks({ heads, layout }: { heads: readonly Head[]; layout: MapLayout }) {
  const { editor, presence } = useCanvas();
  const drag = useStore(editor, (state) => state.headDrag);
  const others = useOthersOnCards(presence);
  const own = drag && heads.find((head) => head.kind === drag.kind && head.id === drag.id);
  return (
    <div className="head-marks" aria-hidden>
      {heads.map((head) => {
        const doing = others.get(head.id);
        const holder = doing?.selecting[0];
        if (doing?.drag) {
          return <Ghost key={head.id} head={head} dx={doing.drag.dx} dy={doing.drag.dy} color={doing.drag.by.color} />;
        }
        if (!holder) return null;
        const style: Variables = { ...place(head), '--who': personColour(holder.color) };
        return <div key={head.id} className="head-held" style={style} />;
      })}
      {own && drag ? (
        <>
          <div className="head-left" style={place(own)} />
          {drag.mark === null ? null : (
            <div
              className="head-mark"
              data-across={own.kind === 'lane' || undefined}
              style={
                own.kind === 'lane'
                  ? { transform: `translate(0, ${drag.mark - 1}px)`, width: layout.width }
                  : { transform: `translate(${drag.mark - 1}px, ${own.y}px)`, height: layout.height - own.y }
              }
            />
          )}
          <Ghost head={own} dx={drag.dx} dy={drag.dy} />
        </>
      ) : null}
    </div>
  );
});

export const StageMarks = memo(function StageMarks({ layout }: { layout: MapLayout }) {
  const { columns, stages, steps } = layout;
  const heads = useMemo((): Head[] => {
    const titles = new Map(columns.map((column) => [column.id, column.title]));
    return [
      ...stages.map(({ id, x, y, width, height, title, tint }) => ({
        kind: 'stage' as const,
        id,
        x,
        y,
        width,
        height,
        title,
        tint,
      })),
      ...steps.map(({ id, x, y, width, height }) => ({
        kind: 'step' as const,
        id,
        x,
        y,
        width,
        height,
        title: titles.get(id) ?? '',
      })),
    ];
  }, [columns, stages, steps]);
  return <Marks heads={heads} layout={layout} />;
});

export const LaneMarks = memo(function LaneMarks({ layout }: { layout: MapLayout }) {
  const { locale } = useStyle();
  const heads = useMemo(
    (): Head[] =>
      layout.lanes.map((lane) => ({
        kind: 'lane',
        id: lane.id,
        x: 0,
        y: lane.y,
        width: layout.rail,
        height: Math.min(lane.height, TALLEST_LANE),
        title: laneName(lane, locale),
      })),
    [layout, locale],
  );
  return <Marks heads={heads} layout={layout} />;
});
