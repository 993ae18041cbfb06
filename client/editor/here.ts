import { stepsOf } from '../../shared/journey/columns.ts';
import type { Journey } from '../../shared/journey/journey.ts';
import type { ActionContext, Target } from './action.types.ts';
import { placeOf } from './chosen.ts';

const KINDS = ['stage', 'step', 'lane'] as const;

/** The name of a stage, step or lane that an element is, or is in. */
export function targetOf(element: Element | null): Target | undefined {
  const [kind, id] = element?.closest('[data-head]')?.getAttribute('data-head')?.split('/') ?? [];
  return id !== undefined && (kind === 'stage' || kind === 'step' || kind === 'lane') ? { kind, id } : undefined;
}

/** What a menu asked for at an element would be about: the thing it stands for, else the map. */
export function thingOf(element: Element | null, { notes }: Pick<Journey, 'notes'>): Target {
  const head = targetOf(element);
  if (head) return head;
  const id = element?.closest('[data-card]')?.getAttribute('data-card');
  // notes are cards to the page, and have a menu of their own
  if (id != null) return { kind: notes.has(id) ? 'note' : 'card', id };
  const [laneId, columnId] = element?.closest('[data-cell]')?.getAttribute('data-cell')?.split('/') ?? [];
  return laneId !== undefined && columnId !== undefined
    ? { kind: 'cell', cell: { laneId, columnId } }
    : { kind: 'map' };
}

/**
 * The stage, step and lane that are meant where nobody points at one: what is selected, else those of the place the
 * keyboard is in.
 */
export function thingsHere(context: ActionContext): Readonly<Partial<Record<(typeof KINDS)[number], Target>>> {
  const { port, editor } = context;
  const journey = port.records();
  const [first = ''] = editor.getState().selection;
  const cell = placeOf(context)?.cell;
  const column = cell?.columnId ?? '';
  const stepId = journey.steps.has(first) ? first : journey.steps.has(column) ? column : undefined;
  const stageOfColumn = journey.steps.get(stepId ?? '')?.stageId ?? column;
  const stageId = journey.stages.has(first) ? first : journey.stages.has(stageOfColumn) ? stageOfColumn : undefined;
  const laneId = journey.lanes.has(first) ? first : cell?.laneId;
  const isStep = stepId !== undefined && stepsOf(journey, stageId ?? '').some(({ id }) => id === stepId);
  return {
    ...(stageId === undefined ? {} : { stage: { kind: 'stage', id: stageId } }),
    ...(isStep ? { step: { kind: 'step', id: stepId } } : {}),
    ...(laneId === undefined ? {} : { lane: { kind: 'lane', id: laneId } }),
  };
}
