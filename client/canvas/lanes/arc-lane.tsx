import { Plus } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { mayChange } from '../../editor/allowed.ts';
import { yOfArc } from '../../../shared/journey/charts/arc-curve.geometry.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import { SIZES } from '../../../shared/journey/layout.ts';
import { useCanvas } from '../canvas-context.ts';
import { useFaces } from '../together/use-others.ts';
import { useTranslation } from '../../ui/speech.ts';
import { ArcHandle } from './arc-handle.tsx';
import { arcCommands } from '../../editor/arc-commands.ts';
import { isSameChart, LaneDrawing, type LaneProps } from './lane-drawing.tsx';

/** What a new point begins with, so that it is seen over the ground. */
const BEGIN = 3;

/** The dramatic arc: the drawing every export has, and a handle on each of its points. */
export const ArcLane = memo(function ArcLane(props: LaneProps) {
  const { lane, layout } = props;
  const { t } = useTranslation();
  const { port, presence, role, personId } = useCanvas();
  const faces = useFaces(presence);
  const [flight, setFlight] = useState<{ columnId: Id; value: number } | null>(null);
  const group = useRef<HTMLDivElement>(null);
  /** A point that was just set or taken away leaves the keyboard where it was. */
  const goOn = useRef<Id | undefined>(undefined);
  const shown = useMemo(() => {
    const flights = faces.flatMap(({ of, at: columnId, value }) => (of === lane.id ? [{ columnId, value }] : []));
    // one's own hand has the last word on what one sees
    const values = new Map([...flights, ...(flight ? [flight] : [])].map(({ columnId, value }) => [columnId, value]));
    if (values.size === 0 || !lane.arc) return lane;
    const points = lane.arc.points.map((point) => {
      const value = values.get(point.columnId);
      return value === undefined ? point : { ...point, value };
    });
    return { ...lane, arc: { ...lane.arc, points } };
  }, [lane, faces, flight]);
  const fly = (columnId: Id, value: number | null): void => {
    setFlight(value === null ? null : { columnId, value });
    presence.say({ face: value === null ? null : { of: lane.id, at: columnId, value } });
  };
  const readOnly = !mayChange({ role, personId, port }, 'arcs', { id: `${lane.id}/` });
  const frame = useMemo(() => ({ y: lane.y, height: SIZES.arcLane }), [lane.y]);
  const values = new Map(shown.arc?.points.map(({ columnId, value }) => [columnId, value]));
  const set = (columnId: Id, value: number | null, turns: boolean): void => {
    if (turns) goOn.current = columnId;
    port.run(arcCommands(port.records(), lane.id, columnId, value));
  };
  useEffect(() => {
    if (goOn.current === undefined) return;
    group.current?.querySelector<HTMLElement>(`[data-column="${goOn.current}"] > *`)?.focus();
    goOn.current = undefined;
  });
  return (
    <>
      <LaneDrawing {...props} lane={shown} />
      <div
        ref={group}
        className="lane-parts"
        role="group"
        aria-label={t('lanes.arc')}
        style={{ transform: `translateY(${lane.y}px)`, height: SIZES.arcLane }}
      >
        {layout.columns.map((column) => {
          const value = values.get(column.id);
          const x = column.x + column.width / 2;
          const isHeld = readOnly || !mayChange({ role, personId, port }, 'arcs', { id: `${lane.id}/${column.id}` });
          if (value === undefined && isHeld) return null;
          return (
            <div key={column.id} data-column={column.id}>
              {value === undefined ? (
                <button
                  type="button"
                  className="feeling-add nopan nodrag nokey"
                  style={{ transform: `translate(${x}px, ${yOfArc(frame, BEGIN) - lane.y}px)` }}
                  aria-label={t('lanes.addArc', { column: column.title })}
                  title={t('lanes.addArc', { column: column.title })}
                  onClick={() => set(column.id, BEGIN, true)}
                >
                  <Plus aria-hidden size={14} />
                </button>
              ) : (
                <ArcHandle
                  name={column.title}
                  x={x}
                  value={value}
                  lane={frame}
                  readOnly={isHeld}
                  onFly={(next) => fly(column.id, next)}
                  onSet={(next) => set(column.id, next, next === null)}
                />
              )}
            </div>
          );
        })}
      </div>
    </>
  );
}, isSameChart);
