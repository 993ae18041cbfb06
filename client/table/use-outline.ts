import { useMemo, useSyncExternalStore } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import { stagesOf } from '../../shared/journey/columns.ts';
import type { Id, Stage } from '../../shared/journey/journey.ts';
import { type Outline, outlineOf } from '../../shared/journey/outline.ts';
import { type Grid, gridOf, type MayAdd } from './places.ts';

export interface Told {
  outline: Outline;
  stages: readonly Stage[];
  grid: Grid;
}

/** The map as the table tells it now. */
export function useOutline(port: BoardPort, mapId: Id, { stages: addStages, lanes: addLanes }: MayAdd): Told {
  const journey = useSyncExternalStore(port.subscribe, port.records);
  return useMemo(() => {
    const outline = outlineOf(journey, mapId);
    const stages = stagesOf(journey, mapId);
    return { outline, stages, grid: gridOf(outline, stages, { stages: addStages, lanes: addLanes }) };
  }, [journey, mapId, addStages, addLanes]);
}
