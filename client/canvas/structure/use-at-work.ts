import { useMemo } from 'react';
import { useStore } from 'zustand';
import { stageOfColumn } from '../../../shared/journey/columns.ts';
import type { Id, Journey } from '../../../shared/journey/journey.ts';
import { useCanvas } from '../canvas-context.ts';

const NONE: ReadonlySet<Id> = new Set<Id>();

/**
 * Folded stages and lanes in which somebody here writes or drags a card: they stay open for this hand until it is done,
 * whoever folded them meanwhile (C8).
 */
export function useAtWork(journey: Journey): ReadonlySet<Id> {
  const { editor } = useCanvas();
  const editing = useStore(editor, (state) => state.editing?.id);
  const begun = useStore(editor, (state) => state.draft?.cell);
  const dragged = useStore(editor, (state) => state.drag?.ids);
  return useMemo(() => {
    const cards = [editing ?? '', ...(dragged ?? [])].flatMap((id) => journey.cards.get(id) ?? []);
    const cells = [...cards.map((card) => card.cell), ...(begun ? [begun] : [])];
    const folded = cells.flatMap((cell) => {
      const stage = stageOfColumn(journey, cell.columnId);
      const lane = journey.lanes.get(cell.laneId);
      return [...(stage?.collapsed ? [stage.id] : []), ...(lane?.collapsed ? [lane.id] : [])];
    });
    return folded.length > 0 ? new Set(folded) : NONE;
  }, [journey, editing, begun, dragged]);
}
