import { linear } from './linear.ts';
import { area, curveMonotoneX, line } from 'd3-shape';
import type { Arc } from '../arc.ts';
import type { Id } from '../journey.ts';
import type { Box, ColumnBox } from '../layout.types.ts';

/** Room for the name of the climax above, and for the ground below. */
const ABOVE = 30;
const BELOW = 16;

type Frame = Pick<Box, 'y' | 'height'>;

const scaleOf = (frame: Frame) => linear([10, 0], [frame.y + ABOVE, frame.y + frame.height - BELOW]).clamped();

export function yOfArc(frame: Frame, value: number): number {
  return scaleOf(frame)(value);
}

/** What a height in the lane means, to a half, as a hand can set it. */
export function arcOfY(frame: Frame, y: number): number {
  return Math.round(scaleOf(frame).invert(y) * 2) / 2 || 0;
}

export interface ArcMark {
  columnId: Id;
  x: number;
  y: number;
  value: number;
  isClimax: boolean;
}

export interface ArcGeometry {
  path: string;
  /** From the curve down to the ground. */
  area: string;
  ground: number;
  marks: readonly ArcMark[];
}

/** A hill through the middle of the columns; columns without a point leave a gap. */
export function arcCurve(
  arc: Arc,
  columns: readonly Pick<ColumnBox, 'id' | 'x' | 'width'>[],
  frame: Frame,
): ArcGeometry {
  const y = scaleOf(frame);
  const ground = y(0);
  const byColumn = new Map(arc.points.map((point) => [point.columnId, point.value]));
  const all = columns.map(({ id, x, width }) => ({ id, x: x + width / 2, value: byColumn.get(id) }));
  type Place = (typeof all)[number];
  const height = ({ value }: Place): number => y(value ?? 0);
  const known = ({ value }: Place): boolean => value !== undefined;
  const middle = ({ x }: Place): number => x;
  const path = line<Place>().defined(known).x(middle).y(height).curve(curveMonotoneX);
  const hill = area<Place>().defined(known).x(middle).y0(ground).y1(height).curve(curveMonotoneX);
  return {
    path: path(all) ?? '',
    area: hill(all) ?? '',
    ground,
    marks: all.flatMap(({ id, x, value }) =>
      value === undefined ? [] : [{ columnId: id, x, y: y(value), value, isClimax: id === arc.climax }],
    ),
  };
}
