import type { NodeChange } from '@xyflow/react';
import type { Id } from '../../shared/journey/journey.ts';
import type { BoardNode } from './project.ts';

/**
 * The selection after React Flow's changes; what is `kept` stays in it, whatever they say. All other changes are dropped on purpose: sizes are given (C2), a drag is
 * told by its own events (J5), and removal is a command.
 */
export function selectionAfter(
  selection: readonly Id[],
  changes: readonly NodeChange<BoardNode>[],
  kept: readonly Id[] = [],
): readonly Id[] {
  const selected = new Set(selection);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) selected.add(change.id);
    else selected.delete(change.id);
  }
  for (const id of kept) selected.add(id);
  const same = selected.size === selection.length && selection.every((id) => selected.has(id));
  return same ? selection : [...selected];
}
