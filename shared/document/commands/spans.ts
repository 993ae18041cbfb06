import { columnsOf, livingColumn } from '../../journey/columns.ts';
import type { Id, Journey } from '../../journey/journey.ts';
import type { Command } from '../board.ts';
import { readKind } from '../read.ts';
import { recordMap } from '../shape.ts';
import { type Work, type Write, edit } from './work.ts';

/** A card over several columns, and which. */
interface Covering {
  id: Id;
  mapId: Id;
  columns: readonly Id[];
}

/** Whether there may be more or fewer columns after it. One that only moves leaves every card as wide as it was. */
function turnsColumns(command: Command): boolean {
  switch (command.type) {
    case 'addStage':
    case 'addStep':
    case 'duplicateStage':
    case 'mergeStages':
    case 'mergeSteps':
      return true;
    case 'remove':
    case 'restore':
      return command.records.some(({ kind }) => kind === 'stages' || kind === 'steps');
    default:
      return false;
  }
}

function coverings(journey: Journey): Covering[] {
  return [...journey.cards.values()].flatMap(({ id, deleted, span = 1, cell }): Covering[] => {
    const mapId = journey.lanes.get(cell.laneId)?.mapId;
    const column = livingColumn(journey, cell.columnId);
    if (deleted || span < 2 || mapId === undefined || column === undefined) return [];
    const columns = columnsOf(journey, mapId).map((one) => one.id);
    const at = columns.indexOf(column);
    return at < 0 ? [] : [{ id, mapId, columns: columns.slice(at, at + span) }];
  });
}

function columnOfCard(work: Work, id: Id): unknown {
  const cell = recordMap(work.doc, 'cards', id)?.get('cell');
  return typeof cell === 'object' && cell !== null && 'columnId' in cell ? cell.columnId : undefined;
}

/**
 * Cards over several columns still end where they ended: one that comes between makes them wider, one that goes makes
 * them narrower. To be asked before the command is applied; what it gives back, after it and in the same transaction.
 */
export function keepSpans(work: Work, command: Command): (() => readonly Write[]) | undefined {
  const before = turnsColumns(command) ? coverings(work.journey) : [];
  if (before.length === 0) return undefined;
  return () => {
    const { journey } = work;
    const later = { ...journey, stages: readKind(work.doc, 'stages'), steps: readKind(work.doc, 'steps') };
    // with its last step a stage is one column again
    const todayOf = (id: Id): Id | undefined =>
      livingColumn(later, id) ?? livingColumn(later, journey.steps.get(id)?.stageId ?? '');
    return before.flatMap(({ id, mapId, columns }) => {
      const row = columnsOf(later, mapId).map((column) => column.id);
      const cell = columnOfCard(work, id);
      const from = row.indexOf((typeof cell === 'string' ? livingColumn(later, cell) : undefined) ?? '');
      if (from < 0) return [];
      const ends = columns.map((column) => row.indexOf(todayOf(column) ?? ''));
      const span = Math.max(1, Math.max(...ends) - from + 1);
      return span === journey.cards.get(id)?.span ? [] : [edit(work, 'cards', id, { span: span > 1 ? span : null })];
    });
  };
}
