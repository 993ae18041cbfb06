import type { Card, Cell, Id, Journey, JourneyMap, Lane, Stage, Step, Tint } from './journey.ts';
import { byOrder } from './order.ts';

/** What cards stand in from left to right: a step, or a stage that has none (J10). */
export interface Column {
  /** The step's id, or the stage's. */
  id: Id;
  stageId: Id;
  stepId?: Id;
  title: string;
  stageTitle: string;
  tint: Tint;
}

interface Index {
  stages: Map<Id, Stage[]>;
  lanes: Map<Id, Lane[]>;
  steps: Map<Id, Step[]>;
  /** By `lane/column`, columns as they are today. */
  cells: Map<string, Card[]>;
}

/** A journey never changes once made, so what was sorted for it stays right. */
const indexes = new WeakMap<Journey, Index>();

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Follows merges to the living one; undefined when it ends in a deleted or missing one, or in a circle. */
function living<T extends { deleted?: unknown; mergedInto?: Id }>(all: ReadonlyMap<Id, T>, id: Id): T | undefined {
  const seen = new Set<Id>();
  let at: Id | undefined = id;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const item = all.get(at);
    if (!item) return undefined;
    if (item.mergedInto === undefined) return item.deleted ? undefined : item;
    at = item.mergedInto;
  }
  return undefined;
}

function indexOf(journey: Journey): Index {
  const known = indexes.get(journey);
  if (known) return known;
  const index: Index = { stages: new Map(), lanes: new Map(), steps: new Map(), cells: new Map() };
  for (const stage of journey.stages.values()) {
    if (!stage.deleted && stage.mergedInto === undefined) push(index.stages, stage.mapId, stage);
  }
  for (const lane of journey.lanes.values()) if (!lane.deleted) push(index.lanes, lane.mapId, lane);
  for (const step of journey.steps.values()) {
    if (step.deleted || step.mergedInto !== undefined) continue;
    const stage = living(journey.stages, step.stageId);
    if (stage) push(index.steps, stage.id, step);
  }
  for (const lists of [index.stages, index.lanes, index.steps]) for (const list of lists.values()) list.sort(byOrder);
  // set before the cells, which ask it for the living columns
  indexes.set(journey, index);
  const columns = new Map<Id, Id | undefined>();
  for (const card of journey.cards.values()) {
    if (card.deleted) continue;
    const { laneId, columnId } = card.cell;
    if (!columns.has(columnId)) columns.set(columnId, livingColumn(journey, columnId));
    const column = columns.get(columnId);
    if (column !== undefined) push(index.cells, `${laneId}/${column}`, card);
  }
  for (const list of index.cells.values()) list.sort(byOrder);
  return index;
}

/** Living maps in order. */
export function mapsOf(journey: Journey): JourneyMap[] {
  return [...journey.maps.values()].filter((map) => !map.deleted).sort(byOrder);
}

export function stagesOf(journey: Journey, mapId: Id): readonly Stage[] {
  return indexOf(journey).stages.get(mapId) ?? [];
}

export function stepsOf(journey: Journey, stageId: Id): readonly Step[] {
  return indexOf(journey).steps.get(stageId) ?? [];
}

export function lanesOf(journey: Journey, mapId: Id): readonly Lane[] {
  return indexOf(journey).lanes.get(mapId) ?? [];
}

export function columnsOf(journey: Journey, mapId: Id): Column[] {
  return stagesOf(journey, mapId).flatMap((stage): Column[] => {
    const base = { stageId: stage.id, stageTitle: stage.title, tint: stage.tint };
    const steps = stepsOf(journey, stage.id);
    if (steps.length === 0) return [{ ...base, id: stage.id, title: stage.title }];
    return steps.map((step) => ({ ...base, id: step.id, stepId: step.id, title: step.title }));
  });
}

/** The column an id means today (J10); undefined when it is gone. */
export function livingColumn(journey: Journey, columnId: Id): Id | undefined {
  if (journey.steps.has(columnId)) {
    const step = living(journey.steps, columnId);
    return step && living(journey.stages, step.stageId) ? step.id : undefined;
  }
  const stage = living(journey.stages, columnId);
  return stage && (stepsOf(journey, stage.id)[0]?.id ?? stage.id);
}

/** The map a column belongs to. */
export function mapOfColumn(journey: Journey, columnId: Id): Id | undefined {
  const stageId = journey.steps.get(columnId)?.stageId ?? columnId;
  return living(journey.stages, stageId)?.mapId;
}

/** Living cards of a cell, in order. */
export function cardsIn(journey: Journey, cell: Cell): readonly Card[] {
  const column = livingColumn(journey, cell.columnId);
  return column === undefined ? [] : (indexOf(journey).cells.get(`${cell.laneId}/${column}`) ?? []);
}
