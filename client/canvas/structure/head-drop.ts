import type { Named } from '../../editor/named.ts';
import type { Command } from '../../../shared/document/board.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import type { MapLayout } from '../../../shared/journey/layout.types.ts';
import type { Point } from '../hit.ts';

/** Where a head in flight would land, and the line that shows it. */
export interface HeadDrop {
  /** Where it stands afterwards among its neighbours. */
  at: number;
  /** For a step: the stage it would belong to. */
  stageId?: Id;
  /** Across its row: x of stages and steps, y of lanes. */
  mark: number;
}

interface Stretch {
  id: Id;
  from: number;
  to: number;
}

/** Among those that stay: past the middle of one is behind it. Undefined where it stands already. */
function among(row: readonly Stretch[], id: Id, where: number): Omit<HeadDrop, 'stageId'> | undefined {
  const home = row.findIndex((one) => one.id === id);
  const others = row.filter((one) => one.id !== id);
  const at = others.filter(({ from, to }) => (from + to) / 2 < where).length;
  if (at === home) return undefined;
  // beside its own place the line stands at the neighbour it would pass
  const before = others[at - 1];
  const after = others[at];
  const mark = home >= 0 && at > home ? before?.to : (after?.from ?? before?.to);
  return mark === undefined ? undefined : { at, mark };
}

const across = ({ id, x, width }: { id: Id; x: number; width: number }): Stretch => ({ id, from: x, to: x + width });

function stepDrop({ stages, steps }: MapLayout, id: Id, x: number): HeadDrop | undefined {
  const stage = stages.find((one) => x < one.x + one.width) ?? stages.at(-1);
  if (!stage) return undefined;
  const own = steps.filter((step) => step.stageId === stage.id);
  // a stage without steps is one column, which the step goes before or behind
  const drop = among(own.length > 0 ? own.map(across) : [across(stage)], id, x);
  return drop && { ...drop, stageId: stage.id };
}

export function headDrop(layout: MapLayout, kind: Named, id: Id, { x, y }: Point): HeadDrop | undefined {
  switch (kind) {
    case 'stage':
      return among(layout.stages.map(across), id, x);
    case 'step':
      return stepDrop(layout, id, x);
    case 'lane':
      return among(
        layout.lanes.map((lane) => ({ id: lane.id, from: lane.y, to: lane.y + lane.height })),
        id,
        y,
      );
  }
}

/** What a drop writes, once, at the end (J5). */
export function commandOf(kind: Named, id: Id, { at, stageId }: HeadDrop): Command {
  switch (kind) {
    case 'stage':
      return { type: 'moveStage', id, at };
    case 'lane':
      return { type: 'moveLane', id, at };
    case 'step':
      return { type: 'moveStep', id, stageId: stageId ?? '', at };
  }
}
