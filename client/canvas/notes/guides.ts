import type { Box } from '../../../shared/journey/layout.types.ts';

/** A line shown while what is dragged stands in line with something else. */
export interface Guide {
  axis: 'x' | 'y';
  at: number;
  from: number;
  to: number;
}

export interface Snapped {
  dx: number;
  dy: number;
  guides: readonly Guide[];
}

/** Begin, middle and end of a stretch. */
const marks = (from: number, size: number): readonly number[] => [from, from + size / 2, from + size];

interface Hit {
  by: number;
  at: number;
  other: Box;
}

function nearest(own: readonly number[], others: readonly Box[], axis: 'x' | 'y', reach: number): Hit | undefined {
  let best: Hit | undefined;
  for (const other of others) {
    for (const at of marks(other[axis], axis === 'x' ? other.width : other.height)) {
      for (const mark of own) {
        const by = at - mark;
        if (Math.abs(by) <= reach && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at, other };
      }
    }
  }
  return best;
}

/** How far a box moves to stand in line with others, and the lines that say so; `reach` is in the same units. */
export function snap(box: Box, others: readonly Box[], reach: number): Snapped {
  const x = nearest(marks(box.x, box.width), others, 'x', reach);
  const y = nearest(marks(box.y, box.height), others, 'y', reach);
  const dx = x?.by ?? 0;
  const dy = y?.by ?? 0;
  const moved = { ...box, x: box.x + dx, y: box.y + dy };
  const along = (axis: 'x' | 'y', { at, other }: Hit): Guide => {
    const across = axis === 'x' ? 'y' : 'x';
    const size = axis === 'x' ? 'height' : 'width';
    return {
      axis,
      at,
      from: Math.min(moved[across], other[across]),
      to: Math.max(moved[across] + moved[size], other[across] + other[size]),
    };
  };
  return { dx, dy, guides: [...(x ? [along('x', x)] : []), ...(y ? [along('y', y)] : [])] };
}
