import { linear } from './linear.ts';
import { area, curveMonotoneX, line } from 'd3-shape';
import type { FeelingCurve, Spread } from '../feelings.ts';
import type { Id } from '../journey.ts';
import type { Box, ColumnBox } from '../layout.types.ts';
import type { MeasuredCurve, MeasuredPoint } from '../measured.ts';
import { isSmall } from '../metrics/intervals.ts';

/** Room for the marks above the best feeling and below the worst. */
const ABOVE = 26;
const BELOW = 30;

type Frame = Pick<Box, 'y' | 'height'>;
type Columns = readonly Pick<ColumnBox, 'id' | 'x' | 'width'>[];

const scaleOf = (frame: Frame) => linear([2, -2], [frame.y + ABOVE, frame.y + frame.height - BELOW]).clamped();

export function yOfFeeling(frame: Frame, value: number): number {
  return scaleOf(frame)(value);
}

/** What a place in the lane means, to a tenth, as a hand can set it. */
export function feelingOfY(frame: Frame, y: number): number {
  return Math.round(scaleOf(frame).invert(y) * 10) / 10 || 0;
}

export interface CurvePoint {
  columnId: Id;
  x: number;
  y: number;
  value: number;
  mark?: 'low' | 'peak';
  /** A moment of truth. */
  moment?: boolean;
  noted?: boolean;
  /** Ends of the middle half of people's votes. */
  spread?: { top: number; bottom: number; votes: Spread };
}

export interface CurveGeometry {
  personaId: Id;
  /** Path data; columns without a feeling leave a gap. */
  path: string;
  points: readonly CurvePoint[];
}

/** How far from the middle of its columns each of several curves runs, so that no two lie on each other. */
export function asideOf(index: number, count: number): number {
  return count < 2 ? 0 : Math.max(-36, Math.min(36, (index - (count - 1) / 2) * (count > 4 ? 12 : 18)));
}

/** One persona's curve through the middle of the columns, rising and falling only where the feelings do. */
export function feelingsCurve(curve: FeelingCurve, columns: Columns, frame: Frame, aside = 0): CurveGeometry {
  const y = scaleOf(frame);
  const byColumn = new Map(curve.points.map((point) => [point.columnId, point]));
  const all = columns.map((column) => ({ column, point: byColumn.get(column.id) }));
  const middle = ({ column }: (typeof all)[number]): number => column.x + column.width / 2 + aside;
  const path = line<(typeof all)[number]>()
    .defined(({ point }) => point?.value !== undefined)
    .x(middle)
    .y(({ point }) => y(point?.value ?? 0))
    .curve(curveMonotoneX);
  const points = all.flatMap((one): CurvePoint[] => {
    const { value, votes, note, moment } = one.point ?? {};
    if (value === undefined) return [];
    const { id } = one.column;
    const mark = id === curve.low ? 'low' : id === curve.peak ? 'peak' : undefined;
    return [
      {
        columnId: id,
        x: middle(one),
        y: y(value),
        value,
        ...(mark ? { mark } : {}),
        ...(moment ? { moment } : {}),
        ...(note ? { noted: true } : {}),
        ...(votes && votes.n > 1 ? { spread: { top: y(votes.high), bottom: y(votes.low), votes } } : {}),
      },
    ];
  });
  return { personaId: curve.personaId, path: path(all) ?? '', points };
}

export interface MeasuredMark {
  x: number;
  y: number;
  point: MeasuredPoint;
  /** Ends of its interval. */
  top?: number;
  bottom?: number;
  /** Too few answers (N2). */
  small: boolean;
}

export interface MeasuredGeometry {
  path: string;
  /** The band of the intervals, where neighbours both have one. */
  band: string;
  marks: readonly MeasuredMark[];
}

export function measuredLine(curve: MeasuredCurve, columns: Columns, frame: Frame): MeasuredGeometry {
  const y = scaleOf(frame);
  const byColumn = new Map(curve.points.map((point) => [point.columnId, point]));
  const all = columns.map((column) => ({ x: column.x + column.width / 2, point: byColumn.get(column.id) }));
  const path = line<(typeof all)[number]>()
    .defined(({ point }) => point !== undefined)
    .x(({ x }) => x)
    .y(({ point }) => y(point?.value ?? 0))
    .curve(curveMonotoneX);
  const band = area<(typeof all)[number]>()
    .defined(({ point }) => point?.interval !== undefined)
    .x(({ x }) => x)
    .y0(({ point }) => y(point?.interval?.low ?? 0))
    .y1(({ point }) => y(point?.interval?.high ?? 0))
    .curve(curveMonotoneX);
  return {
    path: path(all) ?? '',
    band: band(all) ?? '',
    marks: all.flatMap(({ x, point }): MeasuredMark[] => {
      if (!point) return [];
      const { interval } = point;
      const ends = interval ? { top: y(interval.high), bottom: y(interval.low) } : {};
      return [{ x, y: y(point.value), point, small: isSmall(point.reading.latest.n), ...ends }];
    }),
  };
}

export interface FeltGap {
  columnId: Id;
  x: number;
  /** From the felt point to the nearer end of the measured interval. */
  felt: number;
  measured: number;
  kind: 'worse' | 'better';
}

/** Where what people felt lies outside what the survey can mean; without an interval nothing is claimed. */
export function feltGaps(curve: FeelingCurve, measured: MeasuredCurve, columns: Columns, frame: Frame): FeltGap[] {
  const y = scaleOf(frame);
  const felt = new Map(curve.points.map((point) => [point.columnId, point.value]));
  return measured.points.flatMap(({ columnId, interval, reading }): FeltGap[] => {
    const value = felt.get(columnId);
    const column = columns.find(({ id }) => id === columnId);
    if (value === undefined || !column || !interval || isSmall(reading.latest.n)) return [];
    const kind = value < interval.low ? 'worse' : value > interval.high ? 'better' : undefined;
    if (kind === undefined) return [];
    const nearest = kind === 'worse' ? interval.low : interval.high;
    return [{ columnId, x: column.x + column.width / 2, felt: y(value), measured: y(nearest), kind }];
  });
}
