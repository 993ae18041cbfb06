import { livingColumn } from '../../journey/columns.ts';
import type { Id, Journey } from '../../journey/journey.ts';
import { arcKey, feelingKey, insertPlain, rootOf } from '../shape.ts';
import { type Work, type Write, edit, write } from './work.ts';

/** What stands at one column stands at another from now on: cards, feelings, points of arcs and the steps of funnels. */
export function rehome(work: Work, homes: ReadonlyMap<Id, Id>): Write[] {
  if (homes.size === 0) return [];
  const { journey, doc } = work;
  const writes: Write[] = [];
  for (const { id, cell } of journey.cards.values()) {
    const columnId = homes.get(cell.columnId);
    if (columnId !== undefined) writes.push(edit(work, 'cards', id, { cell: { laneId: cell.laneId, columnId } }));
  }
  for (const feeling of journey.feelings.values()) {
    const columnId = homes.get(feeling.columnId);
    if (columnId === undefined) continue;
    const key = feelingKey({ ...feeling, columnId });
    writes.push(
      write(() => {
        const root = rootOf(doc, 'feelings');
        // a point set on the column itself counts for more than one that comes to it
        if (!root.has(key)) insertPlain(doc, 'feelings', key, { value: feeling.value, note: feeling.note });
        root.delete(feeling.id);
      }, feeling),
    );
  }
  for (const point of journey.arcs.values()) {
    const columnId = homes.get(point.columnId);
    if (columnId === undefined) continue;
    const key = arcKey({ ...point, columnId });
    writes.push(
      write(() => {
        const root = rootOf(doc, 'arcs');
        if (!root.has(key)) insertPlain(doc, 'arcs', key, { value: point.value });
        root.delete(point.id);
      }, point),
    );
  }
  for (const step of journey.funnelSteps.values()) {
    const columnId = step.columnId === undefined ? undefined : homes.get(step.columnId);
    if (columnId === undefined) continue;
    writes.push(write(() => insertPlain(doc, 'funnelSteps', step.id, { ...step, columnId }), step));
  }
  return writes;
}

/**
 * A stage's id means its first step (J10). Where another step becomes the first, what was told by the stage's id is told
 * by that of the step it stands in, so that nothing moves that nobody moved.
 */
export function keepPlaces(work: Work, after: Partial<Pick<Journey, 'stages' | 'steps'>>): Write[] {
  const { journey } = work;
  const later = { ...journey, ...after };
  const homes = new Map<Id, Id>();
  for (const id of journey.stages.keys()) {
    const was = livingColumn(journey, id);
    const next = livingColumn(later, id);
    if (was !== undefined && next !== undefined && was !== next && journey.steps.has(was)) homes.set(id, was);
  }
  return rehome(work, homes);
}
