import { lanesOf, stagesOf, stepsOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import { type Id, type Kind, LANE_KINDS, type LaneKind, type Tint } from '../../shared/journey/journey.ts';
import type { Action, ActionContext, Target } from './action.types.ts';
import { mayAdd, mayChange, mayRemove } from './allowed.ts';

type Named = 'stage' | 'step' | 'lane';
const KINDS = { stage: 'stages', step: 'steps', lane: 'lanes' } as const satisfies Record<Named, Kind>;
const TINTS: readonly Tint[] = [0, 1, 2, 3, 4];

/** The id of what a menu was opened on, when it is of that kind. */
const idOf = (target: Target | undefined, kind: Named): Id | undefined =>
  target?.kind === kind ? target.id : undefined;

const recordOf = ({ port, target }: ActionContext, kind: Named) =>
  port.records()[KINDS[kind]].get(idOf(target, kind) ?? '');

const changeable = (context: ActionContext, kind: Named): boolean => {
  const record = recordOf(context, kind);
  return record !== undefined && mayChange(context, KINDS[kind], record);
};

/** Its neighbours in order, and where among them it is. */
function row({ port, mapId, target }: ActionContext, kind: Named): { ids: Id[]; at: number } {
  const journey = port.records();
  const step = journey.steps.get(idOf(target, 'step') ?? '');
  const list =
    kind === 'stage'
      ? stagesOf(journey, mapId)
      : kind === 'lane'
        ? lanesOf(journey, mapId)
        : stepsOf(journey, step?.stageId ?? '');
  const ids = list.map(({ id }) => id);
  return { ids, at: ids.indexOf(idOf(target, kind) ?? '') };
}

export function addStage(context: ActionContext, at?: number): void {
  const { port, editor, mapId, t } = context;
  const id = newId();
  const place = at === undefined ? {} : { at };
  const tint = TINTS[stagesOf(port.records(), mapId).length % TINTS.length] ?? 0;
  port.run({ type: 'addStage', id, mapId, title: t('canvas.newStage'), tint, ...place });
  editor.rename('stage', id);
}

export function addLane({ port, editor, mapId }: ActionContext, kind: LaneKind, at?: number): void {
  const id = newId();
  port.run({ type: 'addLane', id, mapId, kind, title: '', ...(at === undefined ? {} : { at }) });
  // under all the others it would be out of view: what is selected is brought into view, and can be named
  editor.select([id]);
}

function addStep({ port, editor, t }: ActionContext, stageId: Id, at?: number): void {
  const id = newId();
  port.run({ type: 'addStep', id, stageId, title: t('canvas.newStep'), ...(at === undefined ? {} : { at }) });
  editor.rename('step', id);
}

const renaming = (kind: Named): Action => ({
  id: `${kind}.rename`,
  labelKey: 'canvas.rename',
  shortcuts: ['F2'],
  group: 'write',
  when: (context) => changeable(context, kind),
  do: ({ editor, target }) => editor.rename(kind, idOf(target, kind) ?? ''),
});

/** Selects it, so that the inspector tells the rest. */
const showing = (kind: 'stage' | 'lane'): Action => ({
  id: `${kind}.details`,
  labelKey: 'canvas.details',
  group: 'look',
  when: (context) => changeable(context, kind),
  do: ({ editor, target }) => editor.select([idOf(target, kind) ?? '']),
});

const moving = (kind: 'stage' | 'lane', name: string, by: -1 | 1): Action => ({
  id: `${kind}.move${name}`,
  labelKey: `canvas.move${name}`,
  shortcuts: [`Mod+Arrow${name}`],
  group: 'move',
  when: (context) => {
    const { ids, at } = row(context, kind);
    return at >= 0 && at + by >= 0 && at + by < ids.length && changeable(context, kind);
  },
  do: (context) => {
    const { ids, at } = row(context, kind);
    const id = ids[at];
    if (id === undefined) return;
    context.port.run({ type: kind === 'stage' ? 'moveStage' : 'moveLane', id, at: at + by });
  },
});

const removing = (kind: Named): Action => ({
  id: `${kind}.remove`,
  labelKey: `canvas.${kind}.remove`,
  shortcuts: ['Delete'],
  group: 'remove',
  when: (context) => {
    const record = recordOf(context, kind);
    return record !== undefined && mayRemove(context, KINDS[kind], record);
  },
  do: (context) => {
    const id = idOf(context.target, kind);
    if (id !== undefined) context.port.run({ type: 'remove', records: [{ kind: KINDS[kind], id }] });
  },
});

const tinting = (tint: Tint): Action => ({
  id: `stage.tint${tint}`,
  labelKey: `canvas.tint${tint}`,
  icon: { tint },
  group: 'look',
  when: (context) =>
    changeable(context, 'stage') &&
    context.port.records().stages.get(idOf(context.target, 'stage') ?? '')?.tint !== tint,
  do: ({ port, target }) => port.run({ type: 'setStage', id: idOf(target, 'stage') ?? '', fields: { tint } }),
});

const addingStage = (name: string, by: 0 | 1): Action => ({
  id: `stage.add${name}`,
  labelKey: `canvas.stage.add${name}`,
  group: 'add',
  when: (context) => idOf(context.target, 'stage') !== undefined && mayAdd(context, 'stages'),
  do: (context) => addStage(context, row(context, 'stage').at + by),
});

const addingLane = (kind: LaneKind): Action => ({
  id: `lane.add.${kind}`,
  labelKey: `lane.${kind}`,
  group: 'add',
  when: (context) => mayAdd(context, 'lanes'),
  do: (context) => {
    const { ids, at } = row(context, 'lane');
    addLane(context, kind, at < 0 ? ids.length : at + 1);
  },
});

/** One for each kind of lane, below the lane it was asked for at, else at the end of the map. */
export const ADD_LANE_ACTIONS: readonly Action[] = LANE_KINDS.map(addingLane);

export const STRUCTURE_ACTIONS: readonly Action[] = [
  renaming('stage'),
  showing('stage'),
  moving('stage', 'Left', -1),
  moving('stage', 'Right', 1),
  addingStage('Before', 0),
  addingStage('After', 1),
  {
    id: 'stage.addStep',
    labelKey: 'canvas.stage.addStep',
    group: 'add',
    when: (context) => idOf(context.target, 'stage') !== undefined && mayAdd(context, 'steps'),
    do: (context) => addStep(context, idOf(context.target, 'stage') ?? ''),
  },
  ...TINTS.map(tinting),
  removing('stage'),
  renaming('step'),
  {
    id: 'step.addAfter',
    labelKey: 'canvas.step.addAfter',
    group: 'add',
    when: (context) => idOf(context.target, 'step') !== undefined && mayAdd(context, 'steps'),
    do: (context) => {
      const step = context.port.records().steps.get(idOf(context.target, 'step') ?? '');
      if (step) addStep(context, step.stageId, row(context, 'step').at + 1);
    },
  },
  removing('step'),
  renaming('lane'),
  showing('lane'),
  moving('lane', 'Up', -1),
  moving('lane', 'Down', 1),
  {
    id: 'lane.fold',
    labelKey: 'canvas.lane.fold',
    group: 'look',
    when: (context) =>
      changeable(context, 'lane') && !context.port.records().lanes.get(idOf(context.target, 'lane') ?? '')?.collapsed,
    do: ({ port, target }) =>
      port.run({ type: 'setLane', id: idOf(target, 'lane') ?? '', fields: { collapsed: true } }),
  },
  {
    id: 'lane.unfold',
    labelKey: 'canvas.lane.unfold',
    group: 'look',
    when: (context) =>
      changeable(context, 'lane') &&
      context.port.records().lanes.get(idOf(context.target, 'lane') ?? '')?.collapsed === true,
    do: ({ port, target }) =>
      port.run({ type: 'setLane', id: idOf(target, 'lane') ?? '', fields: { collapsed: false } }),
  },
  removing('lane'),
];
