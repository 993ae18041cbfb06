import { livingStage, stagesOf, stepsOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Action, ActionContext, Target } from './action.types.ts';
import { mayAdd } from './allowed.ts';
import { goingAlong } from './going-along.ts';
import {
  changeable,
  firstCell,
  going,
  idOf,
  nameNext,
  recordOf,
  removing,
  renaming,
  row,
  say,
  sayPlace,
  showing,
} from './structure.ts';

export function addStep(context: ActionContext, stageId: Id, at?: number): void {
  const { port, t } = context;
  const id = newId();
  port.run({ type: 'addStep', id, stageId, title: t('canvas.newStep'), ...(at === undefined ? {} : { at }) });
  nameNext(context, 'step', id);
}

interface Place {
  stageId: Id;
  at: number;
}

/** One place further: within the stage, and past its end into the next one. */
function placeBeside(context: ActionContext, by: -1 | 1): Place | undefined {
  const { port, mapId } = context;
  const journey = port.records();
  const stage = livingStage(journey, recordOf(context, 'step')?.stageId ?? '');
  const { ids, at } = row(context, 'step');
  if (!stage || at < 0) return undefined;
  if (ids[at + by] !== undefined) return { stageId: stage.id, at: at + by };
  const stages = stagesOf(journey, mapId);
  const other = stages[stages.indexOf(stage) + by];
  if (!other) return undefined;
  return { stageId: other.id, at: by === 1 ? 0 : Math.max(1, stepsOf(journey, other.id).length) };
}

const moving = (name: 'Left' | 'Right', by: -1 | 1): Action => ({
  id: `step.move${name}`,
  labelKey: `canvas.move${name}`,
  shortcuts: [`Mod+Arrow${name}`],
  group: 'move',
  when: (context) => changeable(context, 'step') && placeBeside(context, by) !== undefined,
  do: (context) => {
    const id = idOf(context.target, 'step');
    const place = placeBeside(context, by);
    if (id === undefined || !place) return;
    context.port.run({ type: 'moveStep', id, ...place });
    sayPlace(context, 'step', id);
  },
});

const adding = (name: 'Before' | 'After', by: 0 | 1): Action => ({
  id: `step.add${name}`,
  labelKey: `canvas.step.add${name}`,
  group: 'add',
  when: (context) => changeable(context, 'step') && mayAdd(context, 'steps'),
  do: (context) => {
    const step = recordOf(context, 'step');
    if (step) addStep(context, step.stageId, row(context, 'step').at + by);
  },
});

function split(context: ActionContext): void {
  const { port, t } = context;
  const step = recordOf(context, 'step');
  if (!step) return;
  const id = newId();
  const at = row(context, 'step').at + 1;
  port.run([
    { type: 'addStep', id, stageId: step.stageId, title: t('canvas.newStep'), at },
    ...goingAlong(context, step.id, id),
  ]);
  nameNext(context, 'step', id);
  say(context, 'split', step);
}

const next = (context: ActionContext): Id | undefined => {
  const { ids, at } = row(context, 'step');
  return at < 0 ? undefined : ids[at + 1];
};

/** Steps of the whole map, for arrow keys go on past a stage's end. */
const beside =
  (by: -1 | 1) =>
  ({ port, mapId, target }: ActionContext): Target | undefined => {
    const journey = port.records();
    const ids = stagesOf(journey, mapId).flatMap((stage) => stepsOf(journey, stage.id).map((step) => step.id));
    const at = ids.indexOf(idOf(target, 'step') ?? '');
    const id = at < 0 ? undefined : ids[at + by];
    return id === undefined ? undefined : { kind: 'step', id };
  };

function above(context: ActionContext): Target | undefined {
  const stage = livingStage(context.port.records(), recordOf(context, 'step')?.stageId ?? '');
  return stage && { kind: 'stage', id: stage.id };
}

export const STEP_ACTIONS: readonly Action[] = [
  renaming('step'),
  showing('step'),
  moving('Left', -1),
  moving('Right', 1),
  adding('Before', 0),
  adding('After', 1),
  {
    id: 'step.split',
    labelKey: 'canvas.step.split',
    group: 'shape',
    when: (context) => changeable(context, 'step') && mayAdd(context, 'steps'),
    do: split,
  },
  {
    id: 'step.merge',
    labelKey: 'canvas.step.merge',
    group: 'shape',
    when: (context) => changeable(context, 'step') && next(context) !== undefined,
    do: (context) => {
      const id = idOf(context.target, 'step');
      const from = next(context);
      if (id === undefined || from === undefined) return;
      const { port } = context;
      port.run({ type: 'mergeSteps', id, from });
      nameNext(context, 'step', id);
      say(context, 'merged', port.records().steps.get(id));
    },
  },
  {
    id: 'step.newStage',
    labelKey: 'canvas.step.newStage',
    group: 'shape',
    when: (context) => changeable(context, 'step') && row(context, 'step').at > 0 && mayAdd(context, 'stages'),
    do: (context) => {
      const { port, t } = context;
      const step = recordOf(context, 'step');
      if (!step) return;
      const id = newId();
      port.run({ type: 'splitStage', stepId: step.id, id, title: t('canvas.newStage') });
      nameNext(context, 'stage', id);
      say(context, 'split', step);
    },
  },
  going('step', 'Left', beside(-1)),
  going('step', 'Right', beside(1)),
  going('step', 'Up', above),
  going('step', 'Down', (context) => {
    const id = idOf(context.target, 'step');
    return id === undefined ? undefined : firstCell(context, id);
  }),
  removing('step'),
];
