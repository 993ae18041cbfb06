import { UserPlus } from 'lucide-react';
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../charts/use-locale.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import type { Command } from '../../../shared/document/board.ts';
import type { FeelingCurve } from '../../../shared/journey/feelings.ts';
import { newId } from '../../../shared/journey/ids.ts';
import type { Id, Journey, Tint } from '../../../shared/journey/journey.ts';
import type { LaneBox } from '../../../shared/journey/layout.types.ts';
import { curveColour } from '../../../shared/journey/scene-feelings.ts';
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

interface SwitchProps extends LaneProps {
  curves: readonly FeelingCurve[];
  active: Id;
  onChoose: (personaId: Id) => void;
  mayAdd: boolean;
}

/** Names of the curves; the chosen one is worked on. With a single curve it stays quiet. */
export function PersonaSwitch({ curves, active, onChoose, mayAdd, lane, layout, journey, style }: SwitchProps) {
  const { t } = useTranslation();
  const { say } = useLocale();
  const [adding, setAdding] = useState(false);
  const several = curves.length > 1;
  if (!several && !mayAdd) return null;
  return (
    <div
      className={several || adding ? 'persona-switch' : 'persona-switch persona-switch-quiet'}
      style={{ transform: `translateX(${layout.rail + 6}px)` }}
      role="group"
      aria-label={say('lane.feelings')}
    >
      {several
        ? curves.map(({ personaId }, i) => (
            <button
              key={personaId}
              type="button"
              className="curve-chip nopan nodrag nokey"
              aria-pressed={personaId === active}
              onClick={() => onChoose(personaId)}
            >
              <svg width="14" height="8" aria-hidden>
                <path
                  d="M1 5 Q4 0 7 4 T13 3"
                  fill="none"
                  strokeWidth="2"
                  stroke={curveColour(journey, personaId, i, style)}
                />
              </svg>
              {journey.personas.get(personaId)?.name}
            </button>
          ))
        : null}
      {mayAdd ? (
        <IconButton label={t('lanes.addPersona')} aria-expanded={adding} onPress={() => setAdding(!adding)}>
          <UserPlus aria-hidden />
        </IconButton>
      ) : null}
      {adding ? <AddPersona lane={lane} journey={journey} onDone={() => setAdding(false)} /> : null}
    </div>
  );
}
