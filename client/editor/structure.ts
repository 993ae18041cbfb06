import { livingStage, lanesOf, stagesOf, stepsOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Id, Journey, Lane, Stage, Step } from '../../shared/journey/journey.ts';
import type { Action, ActionContext, Target } from './action.types.ts';
import { mayAdd, mayChange, mayRemove } from './allowed.ts';
import { firstPlace } from './grid.ts';
import { KIND_OF, type Named } from './named.ts';

/** The id of what a menu was opened on, when it is of that kind. */
export const idOf = (target: Target | undefined, kind: Named): Id | undefined =>
  target?.kind === kind ? target.id : undefined;

export function recordOf(context: ActionContext, kind: 'stage'): Stage | undefined;
export function recordOf(context: ActionContext, kind: 'step'): Step | undefined;
export function recordOf(context: ActionContext, kind: 'lane'): Lane | undefined;
export function recordOf(context: ActionContext, kind: Named): Stage | Step | Lane | undefined;
export function recordOf({ port, target }: ActionContext, kind: Named): Stage | Step | Lane | undefined {
  const record = port.records()[KIND_OF[kind]].get(idOf(target, kind) ?? '');
  return record?.deleted ? undefined : record;
}

/** A name as it is shown: a lane without one is called by its kind. */
export function titleOf({ t }: Pick<ActionContext, 't'>, record: Stage | Step | Lane): string {
  return record.title === '' && 'kind' in record ? t(`lane.${record.kind}`) : record.title;
}

export function changeable(context: ActionContext, kind: Named): boolean {
  const record = recordOf(context, kind);
  return record !== undefined && mayChange(context, KIND_OF[kind], record);
}

interface Row {
  ids: readonly Id[];
  /** Where among its neighbours it stands; −1 when it is none of them. */
  at: number;
}

/** Its neighbours in order: stages and lanes of the map, steps of the stage. */
export function rowOf(journey: Journey, mapId: Id, kind: Named, id: Id): Row {
  const stage = livingStage(journey, journey.steps.get(id)?.stageId ?? '');
  const list =
    kind === 'stage'
      ? stagesOf(journey, mapId)
      : kind === 'lane'
        ? lanesOf(journey, mapId)
        : stepsOf(journey, stage?.id ?? '');
  const ids = list.map((one) => one.id);
  return { ids, at: ids.indexOf(id) };
}

export const row = ({ port, mapId, target }: ActionContext, kind: Named): Row =>
  rowOf(port.records(), mapId, kind, idOf(target, kind) ?? '');

/** What happened, for those who cannot see it: where the thing stands now. */
export function sayPlace(context: ActionContext, kind: Named, id: Id): void {
  const { port, mapId, announce, t } = context;
  const record = port.records()[KIND_OF[kind]].get(id);
  const { ids, at } = rowOf(port.records(), mapId, kind, id);
  if (record) announce?.(t('structure.said.place', { title: titleOf(context, record), at: at + 1, count: ids.length }));
}

export function say(context: ActionContext, what: string, record: Stage | Step | Lane | undefined): void {
  if (record) context.announce?.(context.t(`structure.said.${what}`, { title: titleOf(context, record) }));
}

/** Asks for the name of what was just made, with nothing else selected any more. */
export function nameNext({ editor }: ActionContext, kind: Named, id: Id): void {
  editor.select([]);
  editor.rename(kind, id);
}

/** From one name to the next, as Tab goes while names are written; `false` at the end of the row. */
export function renameBeside(
  { port, mapId, editor }: Omit<ActionContext, 't'>,
  kind: Named,
  id: Id,
  by: -1 | 1,
): boolean {
  const { ids, at } = rowOf(port.records(), mapId, kind, id);
  const beside = at < 0 ? undefined : ids[at + by];
  if (beside === undefined) return false;
  editor.rename(kind, beside);
  return true;
}

export const renaming = (kind: Named): Action => ({
  id: `${kind}.rename`,
  labelKey: 'canvas.rename',
  shortcuts: ['F2'],
  group: 'write',
  when: (context) => changeable(context, kind),
  do: ({ editor, target }) => editor.rename(kind, idOf(target, kind) ?? ''),
});

/** Selects it, so that the inspector tells the rest. */
export const showing = (kind: Named): Action => ({
  id: `${kind}.details`,
  labelKey: 'canvas.details',
  group: 'look',
  when: (context) => changeable(context, kind),
  do: ({ editor, target }) => editor.select([idOf(target, kind) ?? '']),
});

export const removing = (kind: Named): Action => ({
  id: `${kind}.remove`,
  labelKey: `canvas.${kind}.remove`,
  shortcuts: ['Delete'],
  group: 'remove',
  when: (context) => {
    const record = recordOf(context, kind);
    return record !== undefined && mayRemove(context, KIND_OF[kind], record);
  },
  do: (context) => {
    const record = recordOf(context, kind);
    if (!record) return;
    const { ids, at } = row(context, kind);
    context.port.run({ type: 'remove', records: [{ kind: KIND_OF[kind], id: record.id }] });
    // the keyboard goes on at the neighbour
    const beside = ids[at + 1] ?? ids[at - 1];
    if (beside !== undefined) context.editor.select([beside]);
    say(context, 'removed', record);
  },
});

/** One place further among its neighbours. */
export const movingAlong = (kind: 'stage' | 'lane', name: 'Left' | 'Right' | 'Up' | 'Down', by: -1 | 1): Action => ({
  id: `${kind}.move${name}`,
  labelKey: `canvas.move${name}`,
  shortcuts: [`Mod+Arrow${name}`],
  group: 'move',
  when: (context) => {
    const { ids, at } = row(context, kind);
    return at >= 0 && ids[at + by] !== undefined && changeable(context, kind);
  },
  do: (context) => {
    const { ids, at } = row(context, kind);
    const id = ids[at];
    if (id === undefined) return;
    context.port.run({ type: kind === 'stage' ? 'moveStage' : 'moveLane', id, at: at + by });
    sayPlace(context, kind, id);
  },
});

/** With all that stands in it, behind or under it. */
export const duplicating = (kind: 'stage' | 'lane'): Action => ({
  id: `${kind}.duplicate`,
  labelKey: `canvas.${kind}.duplicate`,
  shortcuts: ['Mod+D'],
  group: 'write',
  when: (context) => recordOf(context, kind) !== undefined && mayAdd(context, KIND_OF[kind]),
  do: (context) => {
    const record = recordOf(context, kind);
    if (!record) return;
    const id = newId();
    context.port.run({ type: kind === 'stage' ? 'duplicateStage' : 'duplicateLane', id: record.id, newId: id });
    nameNext(context, kind, id);
    say(context, 'copied', record);
  },
});

/** The next one of its row, or the one before. */
export const neighbour =
  (kind: 'stage' | 'lane', by: -1 | 1) =>
  (context: ActionContext): Target | undefined => {
    const { ids, at } = row(context, kind);
    const id = at < 0 ? undefined : ids[at + by];
    return id === undefined ? undefined : { kind, id };
  };

/** The first place under a column that takes a card. */
export function firstCell({ port, mapId }: Pick<ActionContext, 'port' | 'mapId'>, columnId: Id): Target | undefined {
  const place = firstPlace(port.records(), mapId);
  return place && { kind: 'cell', cell: { laneId: place.cell.laneId, columnId } };
}

/** One arrow key's way from head to head. */
export const going = (
  kind: Named,
  name: 'Left' | 'Right' | 'Up' | 'Down',
  find: (context: ActionContext) => Target | undefined,
): Action => ({
  id: `${kind}.go${name}`,
  labelKey: `canvas.go${name}`,
  shortcuts: [`Arrow${name}`],
  group: 'way',
  when: (context) => find(context) !== undefined,
  do: (context) => {
    const to = find(context);
    if (to?.kind === 'stage' || to?.kind === 'step' || to?.kind === 'lane') context.editor.select([to.id]);
    else if (to?.kind === 'cell') context.editor.enterCell(to.cell);
  },
});
