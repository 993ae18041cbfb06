import { cardsIn, columnsOf, lanesOf, livingColumn, stagesOf, stepsOf } from '../../journey/columns.ts';
import { newId } from '../../journey/ids.ts';
import type { ArcPoint, Card, Cell, Id } from '../../journey/journey.ts';
import type { Command } from '../board.ts';
import { arcKey, feelingKey, insertPlain } from '../shape.ts';
import { type Work, type Write, add, room, write } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

interface Copied {
  writes: Write[];
  /** Each card's copy. */
  ids: Map<Id, Id>;
}

/** Cards of one cell as new ones in another, in the same order and with all they say. */
function copyCell(work: Work, from: Cell, to: Cell, { writes, ids }: Copied): void {
  for (const card of cardsIn(work.journey, from)) {
    const id = newId();
    ids.set(card.id, id);
    // of a card and its double only one can be what the other map's card became
    const { deleted: _deleted, copyOf: _origin, ...fields }: Card = card;
    writes.push(add(work, 'cards', id, { ...fields, cell: to }));
  }
}

/** Arrows between two cards that were both copied; one that leads elsewhere stays with the card it is about. */
function copyLinks(work: Work, { writes, ids }: Copied): void {
  for (const link of work.journey.links.values()) {
    const [from, to] = [ids.get(link.from), ids.get(link.to)];
    if (link.deleted || from === undefined || to === undefined) continue;
    writes.push(add(work, 'links', newId(), { kind: link.kind, label: link.label, from, to }));
  }
}

/** What was agreed to be felt; the votes stay those of the people who gave them. */
function copyFeelings(work: Work, columns: ReadonlyMap<Id, Id>, { writes }: Copied): void {
  const agreed = [...work.journey.feelings.values()].flatMap((feeling) => {
    const living = livingColumn(work.journey, feeling.columnId);
    const columnId = living === undefined ? undefined : columns.get(living);
    if (columnId === undefined || feeling.personId !== undefined) return [];
    return [{ feeling, columnId, isOwn: living === feeling.columnId }];
  });
  // of several points of one column, that which is set on the column itself counts
  for (const { feeling, columnId } of agreed.sort((a, b) => Number(a.isOwn) - Number(b.isOwn))) {
    const { value, note } = feeling;
    writes.push(
      write(() => insertPlain(work.doc, 'feelings', feelingKey({ ...feeling, columnId }), { value, note }), feeling),
    );
  }
}

/** Points of arcs, given where each one's copy stands. */
function copyArcs(work: Work, copyAt: (point: ArcPoint) => Pick<ArcPoint, 'laneId' | 'columnId'> | undefined): Write[] {
  return [...work.journey.arcs.values()].flatMap((point) => {
    const to = copyAt(point);
    return to ? [write(() => insertPlain(work.doc, 'arcs', arcKey(to), { value: point.value }), point)] : [];
  });
}

/**
 * A stage with its steps, cards and feelings, behind it. What was measured belongs to the original alone, and so do the
 * bindings of funnels: a number counted once must not stand in two places.
 */
export function duplicateStage(work: Work, { id, newId: copyId }: Of<'duplicateStage'>): Write[] {
  const { journey } = work;
  const stage = journey.stages.get(id);
  const row = stage ? stagesOf(journey, stage.mapId) : [];
  const at = row.findIndex((one) => one.id === id);
  if (!stage || at < 0) return [];
  const { keys, writes } = room(work, 'stages', row, at + 1, 1);
  const { mapId, title, tint } = stage;
  writes.push(add(work, 'stages', copyId, { mapId, title, tint, order: keys[0] }));
  const steps = stepsOf(journey, id);
  const columns = new Map<Id, Id>();
  for (const { id: stepId, title: name, order } of steps) {
    const copy = newId();
    columns.set(stepId, copy);
    writes.push(add(work, 'steps', copy, { stageId: copyId, title: name, order }));
  }
  if (steps.length === 0) columns.set(id, copyId);
  const copied: Copied = { writes, ids: new Map() };
  for (const lane of lanesOf(journey, mapId)) {
    for (const [from, to] of columns) {
      copyCell(work, { laneId: lane.id, columnId: from }, { laneId: lane.id, columnId: to }, copied);
    }
  }
  copyLinks(work, copied);
  copyFeelings(work, columns, copied);
  const arcs = copyArcs(work, ({ laneId, columnId }) => {
    const to = columns.get(livingColumn(journey, columnId) ?? '');
    return to === undefined ? undefined : { laneId, columnId: to };
  });
  return [...writes, ...arcs];
}

/** A lane with its cards, under it. */
export function duplicateLane(work: Work, { id, newId: copyId }: Of<'duplicateLane'>): Write[] {
  const { journey } = work;
  const lane = journey.lanes.get(id);
  const row = lane ? lanesOf(journey, lane.mapId) : [];
  const at = row.findIndex((one) => one.id === id);
  if (!lane || at < 0) return [];
  const { keys, writes } = room(work, 'lanes', row, at + 1, 1);
  const { deleted: _deleted, copyOf: _origin, locked: _locked, ...fields } = lane;
  writes.push(add(work, 'lanes', copyId, { ...fields, order: keys[0] }));
  const copied: Copied = { writes, ids: new Map() };
  for (const { id: columnId } of columnsOf(journey, lane.mapId)) {
    copyCell(work, { laneId: id, columnId }, { laneId: copyId, columnId }, copied);
  }
  copyLinks(work, copied);
  const arcs = copyArcs(work, ({ laneId, columnId }) => (laneId === id ? { laneId: copyId, columnId } : undefined));
  return [...writes, ...arcs];
}
