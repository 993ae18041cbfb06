import { cardsIn, lanesOf, livingStage, stagesOf, stepsOf } from '../../journey/columns.ts';
import { newId } from '../../journey/ids.ts';
import type { Id, Step, Tint } from '../../journey/journey.ts';
import type { Command } from '../board.ts';
import { keepPlaces, rehome } from './places.ts';
import { type Work, type Write, add, edit, room } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

const TINT_COUNT = 5;

/** A step as it will be, for asking what ids will mean then. */
const drafted = (work: Work, fields: Pick<Step, 'id' | 'stageId' | 'title' | 'order'>): Step => ({
  ...fields,
  createdBy: work.personId,
});

const addDrafted = (work: Work, { id, stageId, title, order }: Step): Write =>
  add(work, 'steps', id, { stageId, title, order });

function withSteps(work: Work, ...changed: readonly Step[]): Map<Id, Step> {
  return new Map([...work.journey.steps, ...changed.map((step): [Id, Step] => [step.id, step])]);
}

export function addStep(work: Work, { id, stageId, title, at }: Of<'addStep'>): Write[] {
  const stage = livingStage(work.journey, stageId);
  if (!stage) return [];
  const { keys, writes } = room(work, 'steps', stepsOf(work.journey, stage.id), at, 1);
  const step = drafted(work, { id, stageId: stage.id, title, order: keys[0] ?? '' });
  return [...keepPlaces(work, { steps: withSteps(work, step) }), ...writes, addDrafted(work, step)];
}

/**
 * `at` is where it stands afterwards among the steps of the stage. What stands in a stage that has no steps becomes a
 * step of its own first, called like the stage, so that the two do not run into one column.
 */
export function moveStep(work: Work, { id, stageId, at }: Of<'moveStep'>): Write[] {
  const { journey } = work;
  const step = journey.steps.get(id);
  const target = livingStage(journey, stageId);
  if (!step || !target) return [];
  const all = stepsOf(journey, target.id);
  if (all[at]?.id === id) return [];
  const row = all.filter((other) => other.id !== id);
  if (all.length > 0) {
    const { keys, writes } = room(work, 'steps', row, at, 1);
    const moved = { ...step, stageId: target.id, order: keys[0] ?? step.order };
    const fields = { stageId: moved.stageId, order: moved.order };
    return [...keepPlaces(work, { steps: withSteps(work, moved) }), ...writes, edit(work, 'steps', id, fields)];
  }
  const { keys } = room(work, 'steps', [], 0, 2);
  const [order = step.order, other = step.order] = at <= 0 ? keys : keys.toReversed();
  const rest = drafted(work, { id: newId(), stageId: target.id, title: target.title, order: other });
  const moved = { ...step, stageId: target.id, order };
  return [
    ...keepPlaces(work, { steps: withSteps(work, moved, rest) }),
    ...(at <= 0 ? rehome(work, new Map([[target.id, rest.id]])) : []),
    addDrafted(work, rest),
    edit(work, 'steps', id, { stageId: target.id, order }),
  ];
}

/** The step and all behind it become a stage of their own. */
export function splitStage(work: Work, { stepId, id, title }: Of<'splitStage'>): Write[] {
  const { journey } = work;
  const stage = livingStage(journey, journey.steps.get(stepId)?.stageId ?? '');
  if (!stage) return [];
  const row = stagesOf(journey, stage.mapId);
  const steps = stepsOf(journey, stage.id);
  const from = steps.findIndex((step) => step.id === stepId);
  if (from < 1) return [];
  const { keys, writes } = room(work, 'stages', row, row.indexOf(stage) + 1, 1);
  const order = keys[0] ?? stage.order;
  const tint = ((stage.tint + 1) % TINT_COUNT) as Tint;
  const going = steps.slice(from).map((step) => ({ ...step, stageId: id }));
  const made = { id, mapId: stage.mapId, title, tint, order };
  const stages = new Map(journey.stages).set(id, { ...made, createdBy: work.personId });
  return [
    ...keepPlaces(work, { stages, steps: withSteps(work, ...going) }),
    ...writes,
    add(work, 'stages', id, { mapId: made.mapId, title, tint, order }),
    ...going.map((step) => edit(work, 'steps', step.id, { stageId: id })),
  ];
}

/** Nobody's words are lost where two names become one (J4). */
function joined(one: string, other: string): string {
  if (one === '' || one === other) return other;
  return other === '' ? one : `${one} + ${other}`;
}

/** The cards of a column that joins another go under those that stand there. */
function cardsBehind(work: Work, mapId: Id, columnId: Id, joining: Id): Write[] {
  return lanesOf(work.journey, mapId).flatMap(({ id: laneId }) => {
    const coming = cardsIn(work.journey, { laneId, columnId: joining });
    const row = cardsIn(work.journey, { laneId, columnId });
    const { keys, writes } = room(work, 'cards', row, row.length, coming.length);
    return [...writes, ...coming.map((card, i) => edit(work, 'cards', card.id, { order: keys[i] }))];
  });
}

/**
 * `from` goes into `id`. Columns stay apart as steps where either stage has steps, or when asked for; else the two become
 * one column. `mergedInto` keeps every card, feeling and binding where it is (J10).
 */
export function mergeStages(work: Work, { id, from, asSteps = false }: Of<'mergeStages'>): Write[] {
  const { journey } = work;
  const [into, gone] = [livingStage(journey, id), livingStage(journey, from)];
  if (!into || !gone || into === gone) return [];
  const [left, right] = [stepsOf(journey, into.id), stepsOf(journey, gone.id)];
  const merging = [
    edit(work, 'stages', gone.id, { mergedInto: into.id }),
    edit(work, 'stages', into.id, { title: joined(into.title, gone.title) }),
  ];
  if (left.length + right.length === 0 && !asSteps) {
    return [...cardsBehind(work, into.mapId, into.id, gone.id), ...merging];
  }
  const first =
    left.length > 0 ? undefined : drafted(work, { ...bare(into), order: room(work, 'steps', [], 0, 1).keys[0] ?? '' });
  const row = first ? [first] : left;
  const { keys, writes } = room(work, 'steps', row, row.length, Math.max(1, right.length));
  const behind = right.map((step, i) => edit(work, 'steps', step.id, { order: keys[i] }));
  const last = right.length > 0 ? [] : [addDrafted(work, drafted(work, { ...bare(gone), order: keys[0] ?? '' }))];
  return [...(first ? [addDrafted(work, first)] : []), ...writes, ...behind, ...last, ...merging];
}

/** The step that a stage without steps becomes. */
const bare = ({ id, title }: { id: Id; title: string }): Pick<Step, 'id' | 'stageId' | 'title'> => ({
  id: newId(),
  stageId: id,
  title,
});

/** `from` goes into `id`: one column, with what stood in both. */
export function mergeSteps(work: Work, { id, from }: Of<'mergeSteps'>): Write[] {
  const { journey } = work;
  const [into, gone] = [journey.steps.get(id), journey.steps.get(from)];
  const stage = into && livingStage(journey, into.stageId);
  if (!into || !gone || !stage || into === gone || into.deleted || gone.deleted) return [];
  return [
    ...keepPlaces(work, { steps: withSteps(work, { ...gone, mergedInto: id }) }),
    ...cardsBehind(work, stage.mapId, id, from),
    edit(work, 'steps', from, { mergedInto: id }),
    edit(work, 'steps', id, { title: joined(into.title, gone.title) }),
  ];
}

/**
 * What must be written before steps go. With its last steps a stage is one column again, and what stood in the last of
 * them stays in it; else what stands in a step goes with it, to the tray (J4).
 */
export function beforeStepsGo(work: Work, ids: readonly Id[]): Write[] {
  const { journey } = work;
  const going = ids.flatMap((id) => journey.steps.get(id) ?? []);
  const homes = new Map<Id, Id>();
  for (const step of going) {
    const stage = livingStage(journey, step.stageId);
    const [only, ...more] = stage ? stepsOf(journey, stage.id) : [];
    if (stage && only?.id === step.id && more.length === 0) homes.set(step.id, stage.id);
  }
  const deleted = { by: work.personId, at: work.now() };
  const marked = going.filter(({ id }) => !homes.has(id)).map((step) => ({ ...step, deleted }));
  return [...keepPlaces(work, { steps: withSteps(work, ...marked) }), ...rehome(work, homes)];
}
