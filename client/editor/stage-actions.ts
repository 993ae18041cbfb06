import { columnsOf, stagesOf, stepsOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Id, Tint } from '../../shared/journey/journey.ts';
import type { Action, ActionContext, Target } from './action.types.ts';
import { mayAdd } from './allowed.ts';
import { goingAlong } from './going-along.ts';
import { addStep } from './step-actions.ts';
import {
  changeable,
  duplicating,
  firstCell,
  going,
  idOf,
  movingAlong,
  nameNext,
  neighbour,
  recordOf,
  removing,
  renaming,
  row,
  say,
  showing,
} from './structure.ts';

const TINTS: readonly Tint[] = [0, 1, 2, 3, 4];

export function addStage(context: ActionContext, at?: number): void {
  const { port, mapId, t } = context;
  const id = newId();
  const place = at === undefined ? {} : { at };
  const tint = TINTS[stagesOf(port.records(), mapId).length % TINTS.length] ?? 0;
  port.run({ type: 'addStage', id, mapId, title: t('canvas.newStage'), tint, ...place });
  nameNext(context, 'stage', id);
}

/** At the middle of its steps, so that each half keeps some; a stage of one column shares its cards out. */
function split(context: ActionContext): void {
  const { port, mapId, t } = context;
  const stage = recordOf(context, 'stage');
  if (!stage) return;
  const journey = port.records();
  const id = newId();
  const steps = stepsOf(journey, stage.id);
  const middle = steps[Math.ceil(steps.length / 2)];
  const title = t('canvas.newStage');
  if (middle) port.run({ type: 'splitStage', stepId: middle.id, id, title });
  else {
    const column = columnsOf(journey, mapId).find(({ stageId }) => stageId === stage.id)?.id ?? stage.id;
    const { at, ids } = row(context, 'stage');
    // another colour than the stages on both sides
    const beside = [stage.tint, journey.stages.get(ids[at + 1] ?? '')?.tint];
    const tint =
      TINTS.find((one) => one > stage.tint && !beside.includes(one)) ?? TINTS.find((one) => !beside.includes(one)) ?? 0;
    port.run([{ type: 'addStage', id, mapId, title, tint, at: at + 1 }, ...goingAlong(context, column, id)]);
  }
  nameNext(context, 'stage', id);
  say(context, 'split', stage);
}

/** The stage after this one. */
function nextStage(context: ActionContext): Id | undefined {
  const { ids, at } = row(context, 'stage');
  return at < 0 ? undefined : ids[at + 1];
}

const hasSteps = ({ port }: ActionContext, id: Id | undefined): boolean =>
  id !== undefined && stepsOf(port.records(), id).length > 0;

function merge(context: ActionContext, asSteps: boolean): void {
  const from = nextStage(context);
  const stage = recordOf(context, 'stage');
  if (!stage || from === undefined) return;
  const { port } = context;
  port.run({ type: 'mergeStages', id: stage.id, from, asSteps });
  // the name says both now, and is there to be made one
  nameNext(context, 'stage', stage.id);
  say(context, 'merged', port.records().stages.get(stage.id));
}

const mergeable = (context: ActionContext): boolean => changeable(context, 'stage') && nextStage(context) !== undefined;

const adding = (name: 'Before' | 'After', by: 0 | 1): Action => ({
  id: `stage.add${name}`,
  labelKey: `canvas.stage.add${name}`,
  group: 'add',
  when: (context) => idOf(context.target, 'stage') !== undefined && mayAdd(context, 'stages'),
  do: (context) => addStage(context, row(context, 'stage').at + by),
});

const tinting = (tint: Tint): Action => ({
  id: `stage.tint${tint}`,
  labelKey: `canvas.tint${tint}`,
  icon: { tint },
  group: 'look',
  when: (context) => changeable(context, 'stage') && recordOf(context, 'stage')?.tint !== tint,
  do: ({ port, target }) => port.run({ type: 'setStage', id: idOf(target, 'stage') ?? '', fields: { tint } }),
});

const folding = (isFolded: boolean): Action => ({
  id: isFolded ? 'stage.fold' : 'stage.unfold',
  labelKey: isFolded ? 'canvas.stage.fold' : 'canvas.stage.unfold',
  group: 'look',
  when: (context) => changeable(context, 'stage') && (recordOf(context, 'stage')?.collapsed ?? false) !== isFolded,
  do: (context) => foldStage(context, isFolded),
});

function foldStage(context: ActionContext, isFolded: boolean): void {
  const stage = recordOf(context, 'stage');
  if (!stage) return;
  context.port.run({ type: 'setStage', id: stage.id, fields: { collapsed: isFolded } });
  say(context, isFolded ? 'folded' : 'unfolded', stage);
}

export const unfoldStage = (context: ActionContext): void => foldStage(context, false);

/** Down from a stage: its first step, else the first cell under it. */
function below({ port, mapId, target }: ActionContext): Target | undefined {
  const journey = port.records();
  const [step] = stepsOf(journey, idOf(target, 'stage') ?? '');
  if (step) return { kind: 'step', id: step.id };
  const columnId = idOf(target, 'stage');
  return columnId === undefined ? undefined : firstCell({ port, mapId }, columnId);
}

export const STAGE_ACTIONS: readonly Action[] = [
  renaming('stage'),
  duplicating('stage'),
  showing('stage'),
  movingAlong('stage', 'Left', -1),
  movingAlong('stage', 'Right', 1),
  adding('Before', 0),
  adding('After', 1),
  {
    id: 'stage.addStep',
    labelKey: 'canvas.stage.addStep',
    group: 'add',
    when: (context) =>
      idOf(context.target, 'stage') !== undefined &&
      mayAdd(context, 'steps', { stageId: idOf(context.target, 'stage') }),
    do: (context) => addStep(context, idOf(context.target, 'stage') ?? ''),
  },
  {
    id: 'stage.split',
    labelKey: 'canvas.stage.split',
    group: 'shape',
    when: (context) => changeable(context, 'stage') && mayAdd(context, 'stages'),
    do: split,
  },
  {
    id: 'stage.merge',
    labelKey: 'canvas.stage.merge',
    group: 'shape',
    when: mergeable,
    do: (context) => merge(context, false),
  },
  {
    id: 'stage.mergeAsSteps',
    labelKey: 'canvas.stage.mergeAsSteps',
    group: 'shape',
    // where one has steps its columns stay apart anyway
    when: (context) =>
      mergeable(context) && !hasSteps(context, idOf(context.target, 'stage')) && !hasSteps(context, nextStage(context)),
    do: (context) => merge(context, true),
  },
  folding(true),
  folding(false),
  ...TINTS.map(tinting),
  going('stage', 'Left', neighbour('stage', -1)),
  going('stage', 'Right', neighbour('stage', 1)),
  going('stage', 'Down', below),
  removing('stage'),
];
