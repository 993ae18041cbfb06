import { useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../editor/store.ts';
import type { BoardPort } from '../../shared/document/board.ts';
import { stageOfColumn, stagesOf } from '../../shared/journey/columns.ts';
import type { Id, Journey, Stage } from '../../shared/journey/journey.ts';
import { lensOf } from '../../shared/journey/lens.ts';
import { type NoteBox, notesOf } from '../../shared/journey/notes.ts';
import { type Outline, outlineOf } from '../../shared/journey/outline.ts';
import { type TableColumn, tableColumns } from './columns.ts';
import { type Grid, gridOf, type MayAdd } from './places.ts';

export interface Told {
  outline: Outline;
  stages: readonly Stage[];
  columns: readonly TableColumn[];
  notes: readonly NoteBox[];
  grid: Grid;
}

interface ToldBy {
  port: BoardPort;
  editor: Editor;
  mapId: Id;
  may: MayAdd;
}

/** The map as the table tells it now. */
export function useOutline({ port, editor, mapId, may }: ToldBy): Told {
  const journey = useSyncExternalStore(port.subscribe, port.records);
  const open = useOpened(journey, editor);
  const { stages: addStages, lanes: addLanes } = may;
  const { lens: choice, period } = useStore(editor.desk, ({ sight }) => sight);
  const lens = useMemo(() => lensOf(journey, mapId, choice, period), [journey, mapId, choice, period]);
  const outline = useMemo(() => outlineOf(journey, mapId, open, lens), [journey, mapId, open, lens]);
  const told = useMemo(() => tableColumns(outline.columns, open), [outline.columns, open]);
  return useMemo(() => {
    const stages = stagesOf(journey, mapId);
    const notes = notesOf(journey, mapId);
    const grid = gridOf({ outline, columns: told, stages, notes }, { stages: addStages, lanes: addLanes });
    return { outline, stages, columns: told, notes, grid };
  }, [journey, mapId, outline, told, addStages, addLanes]);
}

/**
 * Folded stages and lanes in which somebody here writes, or has something selected that a search or a link led to: they
 * are told in full for as long, whoever folded them meanwhile (C8).
 */
function useOpened(journey: Journey, editor: Editor): ReadonlySet<Id> {
  const cardId = useStore(editor, ({ editing, selection }) => editing?.id ?? selection.at(-1));
  const begun = useStore(editor, ({ draft }) => draft?.cell);
  const card = cardId === undefined ? undefined : journey.cards.get(cardId);
  const cell = begun ?? (card?.deleted ? undefined : card?.cell);
  const stage = cell && stageOfColumn(journey, cell.columnId);
  const lane = cell && journey.lanes.get(cell.laneId);
  const stageId = stage?.collapsed ? stage.id : undefined;
  const laneId = lane?.collapsed ? lane.id : undefined;
  return useMemo(() => new Set([stageId, laneId].filter((id) => id !== undefined)), [stageId, laneId]);
}
