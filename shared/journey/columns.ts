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
  /** Of a folded stage: what stands in it is not drawn. */
  folded?: true;
}

interface Structure {
  stages: Map<Id, Stage[]>;
  steps: Map<Id, Step[]>;
}

/** By `lane/column`, columns as they are today. */
type Cells = ReadonlyMap<string, readonly Card[]>;

/** Records never change once made, so what was sorted for a set of them stays right. */
const structures = new WeakMap<Journey['stages'], { steps: Journey['steps']; structure: Structure }>();
const laneLists = new WeakMap<Journey['lanes'], Map<Id, Lane[]>>();
const cellsKept = new WeakMap<Structure, { cards: Journey['cards']; cells: Cells }>();

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/**
 * Follows merges to the living one; undefined when it ends in a deleted or missing one. Two people who merge two stages
 * into each other at once make a circle: then the one with the smallest id lives, for everybody, and nothing is lost.
 */
function living<T extends { id: Id; deleted?: unknown; mergedInto?: Id }>(
  all: ReadonlyMap<Id, T>,
  id: Id,
): T | undefined {
  const seen = new Set<Id>();
  let at: Id = id;
  for (;;) {
    const item = all.get(at);
    if (!item) return undefined;
    if (item.mergedInto === undefined) return item.deleted ? undefined : item;
    if (seen.has(at)) break;
    seen.add(at);
    at = item.mergedInto;
  }
  const circle = new Set<Id>();
  for (let next = at; !circle.has(next); next = all.get(next)?.mergedInto ?? at) circle.add(next);
  const least = all.get([...circle].sort()[0] ?? at);
  return least?.deleted ? undefined : least;
}

function structureOf(journey: Pick<Journey, 'stages' | 'steps'>): Structure {
  const known = structures.get(journey.stages);
  if (known && known.steps === journey.steps) return known.structure;
  const structure: Structure = { stages: new Map(), steps: new Map() };
  for (const stage of journey.stages.values()) {
    if (living(journey.stages, stage.id) === stage) push(structure.stages, stage.mapId, stage);
  }
  for (const step of journey.steps.values()) {
    if (living(journey.steps, step.id) !== step) continue;
    const stage = living(journey.stages, step.stageId);
    if (stage) push(structure.steps, stage.id, step);
  }
  for (const list of structure.stages.values()) list.sort(byOrder);
  for (const list of structure.steps.values()) list.sort(byOrder);
  structures.set(journey.stages, { steps: journey.steps, structure });
  return structure;
}

/**
 * Cells as they are today. Most journeys differ from the one before by a card or two, so only the cells of cards that
 * differ are made anew, and every other list keeps its identity (C1).
 */
function cellsOf(journey: Journey): Cells {
  const structure = structureOf(journey);
  const before = cellsKept.get(structure);
  if (before?.cards === journey.cards) return before.cells;
  const columns = new Map<Id, Id | undefined>();
  const keyOf = ({ deleted, cell }: Card): string | undefined => {
    if (deleted) return undefined;
    if (!columns.has(cell.columnId)) columns.set(cell.columnId, livingColumn(journey, cell.columnId));
    const column = columns.get(cell.columnId);
    return column === undefined ? undefined : `${cell.laneId}/${column}`;
  };
  const touched = new Map<string, { gone: Set<Card>; come: Card[] }>();
  const touch = (card: Card, how: 'gone' | 'come'): void => {
    const key = keyOf(card);
    if (key === undefined) return;
    const cell = touched.get(key) ?? { gone: new Set(), come: [] };
    touched.set(key, cell);
    if (how === 'gone') cell.gone.add(card);
    else cell.come.push(card);
  };
  let kept = 0;
  for (const [id, card] of journey.cards) {
    const old = before?.cards.get(id);
    if (old) kept += 1;
    if (old === card) continue;
    if (old) touch(old, 'gone');
    touch(card, 'come');
  }
  if (before && kept < before.cards.size) {
    for (const [id, card] of before.cards) if (!journey.cards.has(id)) touch(card, 'gone');
  }
  const cells = new Map(before?.cells);
  for (const [key, { gone, come }] of touched) {
    const stayed = (cells.get(key) ?? NO_CARDS).filter((card) => !gone.has(card));
    cells.set(key, [...stayed, ...come].sort(byOrder));
  }
  cellsKept.set(structure, { cards: journey.cards, cells });
  return cells;
}

const NO_CARDS: readonly Card[] = [];

/** Living maps in order. */
export function mapsOf(journey: Journey): JourneyMap[] {
  return [...journey.maps.values()].filter((map) => !map.deleted).sort(byOrder);
}

export function stagesOf(journey: Journey, mapId: Id): readonly Stage[] {
  return structureOf(journey).stages.get(mapId) ?? [];
}

export function stepsOf(journey: Journey, stageId: Id): readonly Step[] {
  return structureOf(journey).steps.get(stageId) ?? [];
}

export function lanesOf(journey: Journey, mapId: Id): readonly Lane[] {
  let lists = laneLists.get(journey.lanes);
  if (!lists) {
    lists = new Map();
    for (const lane of journey.lanes.values()) if (!lane.deleted) push(lists, lane.mapId, lane);
    for (const list of lists.values()) list.sort(byOrder);
    laneLists.set(journey.lanes, lists);
  }
  return lists.get(mapId) ?? [];
}

export function columnsOf(journey: Journey, mapId: Id): Column[] {
  return stagesOf(journey, mapId).flatMap((stage): Column[] => {
    const folded = stage.collapsed ? { folded: true as const } : {};
    const base = { stageId: stage.id, stageTitle: stage.title, tint: stage.tint, ...folded };
    const steps = stepsOf(journey, stage.id);
    if (steps.length === 0) return [{ ...base, id: stage.id, title: stage.title }];
    return steps.map((step) => ({ ...base, id: step.id, stepId: step.id, title: step.title }));
  });
}

/** Whether a step stood in a stage before that was merged into another. */
function cameFrom(journey: Journey, step: Step, stageId: Id): boolean {
  const seen = new Set<Id>();
  for (let at: Id | undefined = step.stageId; at !== undefined && !seen.has(at);) {
    if (at === stageId) return true;
    seen.add(at);
    at = journey.stages.get(at)?.mergedInto;
  }
  return false;
}

/**
 * The column an id means today (J10); undefined when it is gone. A stage that was merged into another means the first
 * step it brought along, so that what stood in it stays there.
 */
export function livingColumn(journey: Journey, columnId: Id): Id | undefined {
  if (journey.steps.has(columnId)) {
    const step = living(journey.steps, columnId);
    return step && living(journey.stages, step.stageId) ? step.id : undefined;
  }
  const stage = living(journey.stages, columnId);
  if (!stage) return undefined;
  const steps = stepsOf(journey, stage.id);
  const seen = new Set<Id>();
  for (let at: Id | undefined = columnId; at !== undefined && at !== stage.id && !seen.has(at);) {
    const stageId: Id = at;
    const own = steps.find((step) => cameFrom(journey, step, stageId));
    if (own) return own.id;
    seen.add(stageId);
    at = journey.stages.get(stageId)?.mergedInto;
  }
  return steps[0]?.id ?? stage.id;
}

/** The living stage an id means: itself, or the one it was merged into. */
export function livingStage(journey: Pick<Journey, 'stages'>, stageId: Id): Stage | undefined {
  return living(journey.stages, stageId);
}

/** The map a column belongs to. */
export function mapOfColumn(journey: Journey, columnId: Id): Id | undefined {
  const stageId = journey.steps.get(columnId)?.stageId ?? columnId;
  return living(journey.stages, stageId)?.mapId;
}

/** Whether a card put there would stand somewhere: neither the lane nor the column is gone. */
export function isPlace(journey: Journey, { laneId, columnId }: Cell): boolean {
  const lane = journey.lanes.get(laneId);
  return lane !== undefined && !lane.deleted && livingColumn(journey, columnId) !== undefined;
}

/** The living stage a column stands in. */
export function stageOfColumn(journey: Journey, columnId: Id): Stage | undefined {
  const living = livingColumn(journey, columnId);
  return living === undefined ? undefined : livingStage(journey, journey.steps.get(living)?.stageId ?? living);
}

/** Living cards of a cell, in order; the same list while nothing in the cell has changed. */
export function cardsIn(journey: Journey, cell: Cell): readonly Card[] {
  const column = livingColumn(journey, cell.columnId);
  return column === undefined ? NO_CARDS : (cellsOf(journey).get(`${cell.laneId}/${column}`) ?? NO_CARDS);
}
