import { linear } from './linear.ts';
import { area, curveMonotoneX } from 'd3-shape';
import { bandEntries, type BandEntry, bandSkips, type BandSkip, SIDE_ROOM } from './funnel-sideways.geometry.ts';
import { plainHeads } from './funnel-heads.ts';
import type { FunnelRow } from '../funnel.ts';
import type { Box, ColumnBox, FunnelLane } from '../layout.types.ts';

/** Losses fall below the band. */
const BELOW = 34;
/** How far from a column's border the band begins to change its width. */
const SHOULDER = 16;
const INSET = 6;
/** How far those who left fall. */
const FALL = 12;

export interface BandStep {
  row: FunnelRow;
  /** The part of its column that is this step's; several steps under one column share it. */
  x: number;
  width: number;
  y: number;
  /** As high as people are many. */
  thickness: number;
}

export interface BandLoss {
  path: string;
  lost: number;
  /** Where a label may begin, clear of the band and of what falls. */
  x: number;
  y: number;
  /** The step they did not reach. */
  before: BandStep;
  row: FunnelRow;
  /** Where a hand finds it. */
  hit: Box;
}

export interface FunnelBand {
  steps: readonly BandStep[];
  /** One path a run of steps that stand one after the other from left to right. */
  bands: readonly string[];
  losses: readonly BandLoss[];
  entries: readonly BandEntry[];
  skips: readonly BandSkip[];
}

/** The band of people still there, under the columns their steps are bound to. */
export function funnelBand(
  lane: Pick<FunnelLane, 'result' | 'bound' | 'most' | 'sideways' | 'heads'>,
  columns: readonly Pick<ColumnBox, 'id' | 'x' | 'width'>[],
  frame: Pick<Box, 'y' | 'height'>,
): FunnelBand {
  const { above } = lane.heads ?? plainHeads;
  const top = frame.y + above;
  const foot = frame.y + frame.height;
  const { entries = [], skips = [] } = lane.sideways ?? {};
  const thickest = frame.height - above - BELOW - (lane.sideways ? SIDE_ROOM : 0);
  const thickness = linear([0, lane.most], [0, thickest]);
  const steps = lane.bound.flatMap(({ step, columnId }): BandStep[] => {
    const column = columns.find(({ id }) => id === columnId);
    const row = lane.result.rows.find((one) => one.step === step);
    if (!column || !row) return [];
    const sharing = lane.bound.filter((other) => other.columnId === columnId);
    const width = column.width / sharing.length;
    const x = column.x + width * sharing.findIndex((other) => other.step === step);
    // a few people among very many must still be seen
    return [{ row, x, width, y: top, thickness: row.step.count > 0 ? Math.max(1, thickness(row.step.count)) : 0 }];
  });
  const runs = runsOf(steps);
  return {
    steps,
    bands: runs.map(bandPath),
    losses: runs.flatMap(lossesOf),
    entries: bandEntries(entries, steps, foot, thickness),
    skips: bandSkips(skips, steps, foot, thickness),
  };
}

/** Steps may be bound against the direction of the map; a band is drawn only from left to right. */
function runsOf(steps: readonly BandStep[]): BandStep[][] {
  const runs: BandStep[][] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && step.x > before.x) run.push(step);
    else runs.push([step]);
  }
  return runs;
}

interface Edge {
  x: number;
  y0: number;
  y1: number;
}

const shoulderOf = ({ width }: BandStep): number => Math.min(SHOULDER, width / 4);

function bandPath(run: readonly BandStep[]): string {
  const edges = run.flatMap((step, i): Edge[] => {
    const level = { y0: step.y, y1: step.y + step.thickness };
    const from = i === 0 ? INSET : shoulderOf(step);
    const to = i === run.length - 1 ? INSET : shoulderOf(step);
    return [
      { x: step.x + from, ...level },
      { x: step.x + step.width - to, ...level },
    ];
  });
  return (
    area<Edge>()
      .x(({ x }) => x)
      .y0(({ y0 }) => y0)
      .y1(({ y1 }) => y1)
      .curve(curveMonotoneX)(edges) ?? ''
  );
}

const two = (value: number): string => String(Math.round(value * 100) / 100);
const at = (...numbers: readonly number[]): string => numbers.map(two).join(',');

/** Those who left: as thick as they were many, out of the band's lower edge and away. */
function lossesOf(run: readonly BandStep[]): BandLoss[] {
  return run.flatMap((step, i): BandLoss[] => {
    const before = run[i - 1];
    // lost since the step before, which must be the one that stands to the left
    if (!before || step.row.lost === 0 || before.row.step.index + 1 !== step.row.step.index) return [];
    const from = before.x + before.width - shoulderOf(before);
    const to = step.x + shoulderOf(step);
    const wide = before.y + before.thickness;
    const narrow = step.y + step.thickness;
    const third = (to - from) / 3;
    const end = to + 22;
    const path =
      `M${at(from, wide)}C${at(from + third, wide)},${at(to - third, narrow)},${at(to, narrow)}` +
      `C${at(to + 12, narrow)},${at(end, wide - FALL / 2)},${at(end, wide + FALL)}` +
      `C${at(end - 6, wide + FALL / 2)},${at(from + third, wide)},${at(from, wide)}Z`;
    const x = end + 6;
    const y = Math.max(narrow + 14, wide + 4);
    const hit = { x: from, y: narrow, width: Math.min(130, step.x + step.width - from - 6), height: y + 10 - narrow };
    return [{ path, lost: step.row.lost, x, y, before: step, row: step.row, hit }];
  });
}
