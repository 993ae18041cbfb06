import { Eye, EyeOff, UserPlus } from 'lucide-react';
import { type SubmitEvent, useId, useState } from 'react';
import { useStore } from 'zustand';
import { mayChange } from '../../editor/allowed.ts';
import { useLocale } from '../../charts/use-locale.ts';
import { Primitives } from '../../charts/primitives.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import type { Command } from '../../../shared/document/board.ts';
import type { FeelingCurve } from '../../../shared/journey/feelings.ts';
import { newId } from '../../../shared/journey/ids.ts';
import type { Id, Journey, Tint } from '../../../shared/journey/journey.ts';
import type { LaneBox } from '../../../shared/journey/layout.types.ts';
import { personaName } from '../../../shared/journey/personas.ts';
import { curveColour, curveDash, curveMark } from '../../../shared/journey/scene-feelings.ts';
import { useCanvas } from '../canvas-context.ts';
import type { LaneProps } from './lane-drawing.tsx';

const TINTS: readonly Tint[] = [0, 1, 2, 3, 4];

function addPersona(journey: Journey, lane: Pick<LaneBox, 'id'>, mapId: Id, name: string, role: string): Command[] {
  const id = newId();
  const tint = TINTS[[...journey.personas.values()].filter((persona) => !persona.deleted).length % TINTS.length] ?? 0;
  const settings = journey.lanes.get(lane.id)?.settings;
  const named = settings?.personaIds;
  return [
    { type: 'addPersona', persona: { id, name, role, tint }, mapId },
    // a lane that names whose curves it draws must name this one, too
    ...(named
      ? [{ type: 'setLane' as const, id: lane.id, fields: { settings: { ...settings, personaIds: [...named, id] } } }]
      : []),
  ];
}

interface AddPersonaProps {
  lane: Pick<LaneBox, 'id'>;
  journey: Journey;
  onDone?: () => void;
}

/** Whose feelings these are: without a persona there is no curve. */
export function AddPersona({ lane, journey, onDone }: AddPersonaProps) {
  const { t } = useTranslation();
  const { port, mapId } = useCanvas();
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const fields = useId();
  const add = (event: SubmitEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    port.run(addPersona(journey, lane, mapId, name.trim(), role.trim()));
    onDone?.();
  };
  return (
    <form className="add-persona nopan nodrag nokey" aria-label={t('lanes.addPersona')} onSubmit={add}>
      <p>{t('lanes.whose')}</p>
      <label htmlFor={`${fields}name`}>{t('lanes.personaName')}</label>
      <input id={`${fields}name`} value={name} required onChange={(event) => setName(event.currentTarget.value)} />
      <label htmlFor={`${fields}role`}>{t('lanes.personaRole')}</label>
      <input id={`${fields}role`} value={role} onChange={(event) => setRole(event.currentTarget.value)} />
      <Button type="submit" isDisabled={name.trim() === ''}>
        {t('lanes.addPersona')}
      </Button>
    </form>
  );
}

/**
 * Changes whose curves are drawn; nothing that was felt is touched. Who may not change the lane puts curves away on this
 * screen alone.
 */
export function useHiding(lane: Pick<LaneBox, 'id'>) {
  const { port, editor, role, personId } = useCanvas();
  const away = useStore(editor.desk, (state) => state.awayCurves);
  const record = port.records().lanes.get(lane.id);
  const isShared = record !== undefined && mayChange({ role, personId, port }, 'lanes', record);
  const { hidden: before = [], ...rest } = record?.settings ?? {};
  const hidden = isShared ? before : away;
  const set = (ids: readonly Id[]): void => {
    if (isShared) {
      const settings = ids.length === 0 ? rest : { ...rest, hidden: ids };
      port.run({ type: 'setLane', id: lane.id, fields: { settings } });
    } else editor.desk.setState({ awayCurves: ids });
  };
  return {
    hidden,
    hide: (id: Id) => set([...hidden, id]),
    show: (id: Id) => set(hidden.filter((one) => one !== id)),
  };
}

/** Curves that are not drawn now, each to be shown again. */
export function HiddenCurves({ lane, journey }: { lane: Pick<LaneBox, 'id'>; journey: Journey }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { hidden, show } = useHiding(lane);
  return hidden.map((personaId) => (
    <button
      key={personaId}
      type="button"
      className="curve-chip curve-chip-hidden nopan nodrag nokey"
      aria-label={t('lanes.showCurve', { name: personaName(journey, personaId, locale) })}
      onClick={() => show(personaId)}
    >
      <EyeOff aria-hidden size={13} />
      {personaName(journey, personaId, locale)}
    </button>
  ));
}

interface SwitchProps extends LaneProps {
  curves: readonly FeelingCurve[];
  active: Id;
  onChoose: (personaId: Id) => void;
  mayAdd: boolean;
}

/** Names of the curves; the chosen one is worked on. With a single curve it stays quiet. */
export function PersonaSwitch({ curves, active, onChoose, mayAdd, lane, layout, journey, style }: SwitchProps) {
  const { t } = useTranslation();
  const { say, locale } = useLocale();
  const [adding, setAdding] = useState(false);
  const { hidden, hide } = useHiding(lane);
  const several = curves.length > 1 || hidden.length > 0;
  if (!several && !mayAdd) return null;
  return (
    <div
      className={several || adding ? 'persona-switch' : 'persona-switch persona-switch-quiet'}
      style={{ transform: `translateX(${layout.rail + 6}px)` }}
      role="group"
      aria-label={say('lane.feelings')}
    >
      {several
        ? curves.map(({ personaId }, i) => {
            const name = personaName(journey, personaId, locale);
            const colour = curveColour(journey, personaId, i, style);
            const { dash } = curveDash(i);
            return (
              <span key={personaId} className="curve-chip-pair">
                <button
                  type="button"
                  className="curve-chip nopan nodrag nokey"
                  aria-pressed={personaId === active}
                  onClick={() => onChoose(personaId)}
                >
                  <svg width="22" height="11" viewBox="0 0 22 11" aria-hidden>
                    <line
                      x1="0"
                      y1="5.5"
                      x2="22"
                      y2="5.5"
                      strokeWidth="2"
                      stroke={colour}
                      strokeDasharray={dash?.join(' ')}
                    />
                    <Primitives items={[curveMark(i, 11, 5.5, colour, style)]} />
                  </svg>
                  {name}
                </button>
                <button
                  type="button"
                  className="curve-hide nopan nodrag nokey"
                  aria-label={t('lanes.hideCurve', { name })}
                  title={t('lanes.hideCurve', { name })}
                  onClick={() => hide(personaId)}
                >
                  <Eye aria-hidden size={13} />
                </button>
              </span>
            );
          })
        : null}
      <HiddenCurves lane={lane} journey={journey} />
      {mayAdd ? (
        <IconButton label={t('lanes.addPersona')} aria-expanded={adding} onPress={() => setAdding(!adding)}>
          <UserPlus aria-hidden />
        </IconButton>
      ) : null}
      {adding ? <AddPersona lane={lane} journey={journey} onDone={() => setAdding(false)} /> : null}
    </div>
  );
}
