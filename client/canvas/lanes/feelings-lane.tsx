import { Plus } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { mayChange } from '../../editor/allowed.ts';
import { feelingCommands } from '../../editor/feeling-commands.ts';
import { asideOf, yOfFeeling } from '../../../shared/journey/charts/feelings-curve.geometry.ts';
import type { FeelingCurve } from '../../../shared/journey/feelings.ts';
import { personaName } from '../../../shared/journey/personas.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import type { ColumnBox } from '../../../shared/journey/layout.types.ts';
import { useCanvas } from '../canvas-context.ts';
import { useFaces } from '../together/use-others.ts';
import { useTranslation } from '../../ui/speech.ts';
import { flightKey, flightsOf, withFlight } from './feeling-values.ts';
import { FeelingHandle } from './feeling-handle.tsx';
import { isSameChart, LaneDrawing, type LaneProps } from './lane-drawing.tsx';
import { MeasuredSpots } from './measured-spots.tsx';
import { useLocale } from '../../charts/use-locale.ts';
import type { LaneBox } from '../../../shared/journey/layout.types.ts';
import { AddPersona, HiddenCurves, PersonaSwitch, useHiding } from './persona-switch.tsx';

/** The lane without curves that somebody has put away on this screen. */
function without(lane: LaneBox, away: readonly Id[]): LaneBox {
  const { feelings } = lane;
  if (!feelings || !feelings.curves.some(({ personaId }) => away.includes(personaId))) return lane;
  const isShown = (i: number): boolean => !away.includes(feelings.curves[i]?.personaId ?? '');
  const { curves, sayings } = feelings;
  const shown = { ...feelings, curves: curves.filter((_, i) => isShown(i)) };
  return { ...lane, feelings: sayings ? { ...shown, sayings: sayings.filter((_, i) => isShown(i)) } : shown };
}

/** The lane with the curve that is worked on in front. */
function led(lane: LaneBox, leading: Id | undefined): LaneBox {
  if (leading === undefined || !lane.feelings || lane.feelings.curves[0]?.personaId === leading) return lane;
  return { ...lane, feelings: { ...lane.feelings, leading } };
}

/** Drawn under a hand's width of curve: the line, and a handle on every point of it. */
export const FeelingsHandles = memo(function FeelingsHandles(given: LaneProps) {
  const away = useStore(useCanvas().editor.desk, (state) => state.awayCurves);
  const lane = useMemo(() => without(given.lane, away), [given.lane, away]);
  const props = { ...given, lane };
  const { layout, journey } = props;
  const { port, presence, editor, mapId, role, personId } = useCanvas();
  const { locale } = useLocale();
  const flight = useStore(editor, (state) => state.feeling);
  const chosen = useStore(editor.desk, (state) => state.point?.personaId ?? state.leadCurve);
  const curves = lane.feelings?.curves ?? [];
  const { hidden } = useHiding(lane);
  const readOnly = !mayChange({ role, personId, port }, 'feelings', { id: `${mapId}//` });
  const active = curves.find((curve) => curve.personaId === chosen) ?? curves[0];
  const leading = active?.personaId;
  const faces = useFaces(presence);
  const shown = useMemo(() => {
    // one's own hand has the last word on what one sees
    const flights = [...flightsOf(faces, mapId), ...(flight ? [flight] : [])];
    return led(
      flights.reduce((now, one) => withFlight(now, mapId, one), lane),
      leading,
    );
  }, [lane, mapId, faces, flight, leading]);
  // who puts the last curve away is not asked whose feelings these are, but shown the way back
  const isPutAway = hidden.length > 0;
  if (!active) {
    return readOnly || isPutAway ? (
      <>
        {isPutAway ? null : <LaneDrawing {...props} />}
        <div className="lane-parts" style={{ transform: `translateY(${lane.y}px)`, height: lane.height }}>
          <div className="persona-switch" style={{ transform: `translateX(${layout.rail + 6}px)` }}>
            <HiddenCurves lane={lane} journey={journey} />
          </div>
        </div>
      </>
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
  const flying = shown.feelings?.curves ?? curves;
  const stacked = flying.toSorted((a, b) => Number(a.personaId === leading) - Number(b.personaId === leading));
  return (
    <>
      <LaneDrawing {...props} lane={shown} />
      <div className="lane-parts" style={{ transform: `translateY(${lane.y}px)`, height: lane.height }}>
        <MeasuredSpots {...props} lane={shown} />
        {stacked.map((curve) => (
          <CurveHandles
            key={curve.personaId}
            curve={curve}
            lane={shown}
            index={curves.findIndex((one) => one.personaId === curve.personaId)}
            count={curves.length}
            columns={layout.columns}
            persona={several ? personaName(journey, curve.personaId, locale) : ''}
            readOnly={readOnly}
            withGaps={!readOnly && curve.personaId === leading && !curve.former}
          />
        ))}
        <PersonaSwitch
          {...props}
          curves={curves}
          active={active.personaId}
          onChoose={(leadCurve) => editor.desk.setState({ leadCurve, point: null })}
          mayAdd={!readOnly}
        />
      </div>
    </>
  );
}, isSameChart);

interface CurveProps {
  curve: FeelingCurve;
  lane: LaneProps['lane'];
  index: number;
  count: number;
  columns: readonly ColumnBox[];
  /** Named only among several. */
  persona: string;
  readOnly: boolean;
  withGaps: boolean;
}

function CurveHandles({ curve, lane, index, count, columns, persona, readOnly, withGaps }: CurveProps) {
  const { t } = useTranslation();
  const { port, presence, editor, mapId, role, personId } = useCanvas();
  const { personaId } = curve;
  const isHeld = (columnId: Id): boolean =>
    !mayChange({ role, personId, port }, 'feelings', { id: `${mapId}/${personaId}/${columnId}` });
  const { scale, words } = lane.feelings ?? {};
  const point = useStore(editor.desk, (state) => state.point);
  const choose = useCallback(
    (columnId: Id): void => {
      // a selection on the map gives way, or two things would be told of beside it
      editor.select([], null);
      editor.desk.setState({ point: { mapId, personaId, columnId }, leadCurve: personaId });
    },
    [editor, mapId, personaId],
  );
  const isChosen = (columnId: Id): boolean => point?.personaId === personaId && point.columnId === columnId;
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
      presence.say({ face: value === null ? null : { of: personaId, at: columnId, value } });
    },
    [editor, presence, mapId, personaId],
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
        const felt = values.get(column.id);
        const x = column.x + column.width / 2 + asideOf(index, count);
        const name = persona === '' ? column.title : `${column.title}, ${persona}`;
        if (felt?.value === undefined) {
          if (!withGaps || isHeld(column.id)) return null;
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
              note={felt.note}
              moment={felt.moment ?? false}
              scale={scale}
              words={words}
              isChosen={isChosen(column.id)}
              onChoose={() => choose(column.id)}
              x={x}
              value={felt.value}
              lane={lane}
              readOnly={readOnly || isHeld(column.id)}
              onFly={(value) => fly(column.id, value)}
              onSet={(value) => set(column.id, value, value === null)}
            />
          </div>
        );
      })}
    </div>
  );
}
