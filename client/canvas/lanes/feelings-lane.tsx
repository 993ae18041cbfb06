import { Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { mayChange } from '../../editor/allowed.ts';
import { feelingCommands } from '../../editor/feeling-commands.ts';
import { yOfFeeling } from '../../../shared/journey/charts/feelings-curve.geometry.ts';
import type { FeelingCurve } from '../../../shared/journey/feelings.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import type { ColumnBox } from '../../../shared/journey/layout.types.ts';
import { useCanvas } from '../canvas-context.ts';
import { flightKey, withFlight } from './feeling-values.ts';
import { FeelingHandle } from './feeling-handle.tsx';
import { LaneDrawing, type LaneProps } from './lane-drawing.tsx';
import { AddPersona, PersonaSwitch } from './persona-switch.tsx';

/** Drawn under a hand's width of curve: the line, and a handle on every point of it. */
export function FeelingsHandles(props: LaneProps) {
  const { lane, layout, journey } = props;
  const { editor, mapId, role, personId } = useCanvas();
  const flight = useStore(editor, (state) => state.feeling);
  const shown = useMemo(() => withFlight(lane, mapId, flight), [lane, mapId, flight]);
  const curves = shown.feelings?.curves ?? [];
  const readOnly = !mayChange({ role, personId }, 'feelings', undefined);
  const [chosen, setChosen] = useState<Id>();
  const active = curves.find((curve) => curve.personaId === chosen) ?? curves[0];
  if (!active) {
    return readOnly ? (
      <LaneDrawing {...props} />
    ) : (
      <div
        className="lane-empty"
        style={{ transform: `translate(${layout.rail}px, ${lane.y}px)`, height: lane.height }}
      >
        <AddPersona lane={lane} journey={journey} />
      </div>
    );
  }
  const several = curves.length > 1;
  // the chosen one's handles come last, so that they lie on top of the others'
  const stacked = [...curves.filter((curve) => curve !== active), active];
  return (
    <>
      <LaneDrawing {...props} lane={shown} />
      <div className="lane-parts" style={{ transform: `translateY(${lane.y}px)`, height: lane.height }}>
        {stacked.map((curve) => (
          <CurveHandles
            key={curve.personaId}
            curve={curve}
            lane={lane}
            columns={layout.columns}
            persona={several ? (journey.personas.get(curve.personaId)?.name ?? '') : ''}
            readOnly={readOnly}
            withGaps={!readOnly && curve === active}
          />
        ))}
        <PersonaSwitch {...props} curves={curves} active={active.personaId} onChoose={setChosen} mayAdd={!readOnly} />
      </div>
    </>
  );
}

interface CurveProps {
  curve: FeelingCurve;
  lane: LaneProps['lane'];
  columns: readonly ColumnBox[];
  /** Named only among several. */
  persona: string;
  readOnly: boolean;
  withGaps: boolean;
}

function CurveHandles({ curve, lane, columns, persona, readOnly, withGaps }: CurveProps) {
  const { t } = useTranslation();
  const { port, editor, mapId } = useCanvas();
  const { personaId } = curve;
  const group = useRef<HTMLDivElement>(null);
  /** A face that was just set or taken away leaves the keyboard where it was. */
  const goOn = useRef<Id | undefined>(undefined);
  const values = new Map(curve.points.map((point) => [point.columnId, point]));

  const set = useCallback(
    (columnId: Id, value: number | null, turns: boolean): void => {
      if (turns) goOn.current = columnId;
      port.run(feelingCommands(port.records(), { mapId, personaId, columnId }, value));
    },
    [port, mapId, personaId],
  );
  const fly = useCallback(
    (columnId: Id, value: number | null): void => {
      const key = flightKey({ mapId, personaId, columnId });
      editor.setState({ feeling: value === null ? null : { key, value } });
    },
    [editor, mapId, personaId],
  );
  useEffect(() => {
    if (goOn.current === undefined) return;
    const next = group.current?.querySelector<HTMLElement>(`[data-column="${goOn.current}"] > *`);
    if (next) next.focus();
    goOn.current = undefined;
  });

  return (
    <div
      ref={group}
      role="group"
      aria-label={persona === '' ? t('lanes.feelings') : t('lanes.feelingsOf', { persona })}
    >
      {columns.map((column) => {
        const point = values.get(column.id);
        const x = column.x + column.width / 2;
        const name = persona === '' ? column.title : `${column.title}, ${persona}`;
        if (point?.value === undefined) {
          if (!withGaps) return null;
          return (
            <div key={column.id} data-column={column.id}>
              <button
                type="button"
                className="feeling-add nopan nodrag nokey"
                style={{ transform: `translate(${x}px, ${yOfFeeling(lane, 0) - lane.y}px)` }}
                aria-label={t('lanes.addFeeling', { column: name })}
                onClick={() => set(column.id, 0, true)}
              >
                <Plus aria-hidden size={14} />
              </button>
            </div>
          );
        }
        return (
          <div key={column.id} data-column={column.id}>
            <FeelingHandle
              name={name}
              note={point.note}
              x={x}
              value={point.value}
              lane={lane}
              readOnly={readOnly}
              onFly={(value) => fly(column.id, value)}
              onSet={(value) => set(column.id, value, value === null)}
            />
          </div>
        );
      })}
    </div>
  );
}
