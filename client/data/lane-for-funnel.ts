import type { Command } from '../../shared/document/board.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import { lanesOf } from '../../shared/journey/columns.ts';

/**
 * The lane a new funnel stands in: one that has none yet, else a lane of its own. Where others stand already it comes
 * under the last of them and bears the funnel's name: two lanes called “Funnel” are told apart by nothing.
 */
export function laneForFunnel(journey: Journey, mapId: Id, name: string): { laneId: Id; commands: Command[] } {
  const lanes = lanesOf(journey, mapId);
  const free = lanes.find(({ kind, settings }) => kind === 'funnel' && settings.funnelId === undefined);
  if (free) return { laneId: free.id, commands: [] };
  const laneId = newId();
  const last = lanes.findLastIndex(({ kind }) => kind === 'funnel');
  const own = last < 0 ? { title: '' } : { title: name, at: last + 1 };
  return { laneId, commands: [{ type: 'addLane', id: laneId, mapId, kind: 'funnel', ...own }] };
}
