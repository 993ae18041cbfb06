import type { Id } from '../base.ts';
import type { FunnelStep } from '../numbers.ts';
import { wrap, type TextStyle } from '../text/wrap.ts';

/** What stands above the band, over each step: its figure, its name, its shares, and the time since the step before. */
export interface FunnelHeads {
  /** Two steps under one column have half of it each: what stands beside the figure elsewhere stands under it. */
  isCrowded: boolean;
  /** Of the longest name, where names stand under figures. */
  nameLines: number;
  /** A line of its own, so that no time is left out where words are longer. */
  isTimed: boolean;
  /** From the lane's upper edge to the band. */
  above: number;
}

/** Figure and name, and under them the shares. */
const PLAIN = 56;
const LINE = 14;

export const plainHeads: FunnelHeads = { isCrowded: false, nameLines: 0, isTimed: false, above: PLAIN };

export const NAME_STYLE: TextStyle = { size: 11, weight: 440 };
/** Free at the left and at the right of what a step says. */
export const STEP_INSET = { left: 12, right: 6 };
const MOST_NAME_LINES = 2;

/** Of the whole, not of the segment that is looked at: switching the lens moves nothing else. */
export function funnelHeads(
  places: readonly { step: Pick<FunnelStep, 'label' | 'medianSeconds' | 'index'>; columnId: Id | undefined }[],
  columns: readonly { id: Id; width?: number }[],
): FunnelHeads {
  const bound = places.filter(({ columnId }) => columnId !== undefined);
  const isCrowded = new Set(bound.map(({ columnId }) => columnId)).size < bound.length;
  const linesOf = ({ step, columnId }: (typeof places)[number]): number => {
    const width = columns.find(({ id }) => id === columnId)?.width ?? 0;
    const sharing = bound.filter((other) => other.columnId === columnId).length;
    return wrap(step.label, NAME_STYLE, width / sharing - STEP_INSET.left - STEP_INSET.right).length;
  };
  const nameLines = isCrowded ? Math.min(MOST_NAME_LINES, Math.max(...bound.map(linesOf))) : 0;
  const isTimed = places.some(({ step }) => step.index > 0 && step.medianSeconds !== undefined);
  // crowded: the name, and the share of all under that of the step before
  const lines = (isTimed ? 1 : 0) + (isCrowded ? nameLines + 1 : 0);
  return { isCrowded, nameLines, isTimed, above: PLAIN + lines * LINE };
}

/** How much higher the lane is for them. */
export const headRoom = ({ above }: FunnelHeads): number => above - PLAIN;
