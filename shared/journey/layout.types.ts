import type { Arc } from './arc.ts';
import type { Column } from './columns.ts';
import type { Card, Channel, FeelingScale, FunnelStep, Id, LaneKind, Metric, Tint } from './journey.ts';
import type { Coverage } from './evidence.ts';
import type { FeelingCurve } from './feelings.ts';
import type { FunnelHeads } from './charts/funnel-heads.ts';
import type { FunnelResult } from './funnel.ts';
import type { MeasuredCurve } from './measured.ts';
import type { Lens } from './lens.ts';
import type { Sideways } from './sideways.ts';
import type { Reading } from './readings.ts';

/** Positions are in map units: 0,0 is the upper left corner of the map. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface LayoutOptions {
  /** Width wanted for one column; never under 175. */
  columnWidth?: number;
  /** Whose curves, counts and observations of when are shown (N5). */
  lens?: Lens;
  /** The ways that people really take are drawn, too. */
  paths?: boolean;
  /** What each stage rests on is drawn under the heads. */
  evidence?: boolean;
  /** The row with its name is left out: the page around the map says it already. */
  untitled?: boolean;
  /** Stages and lanes that are drawn open though they are folded: somebody here is at work in them (C8). */
  open?: ReadonlySet<Id>;
}

/** A column with its place; lanes run through it from the header down. */
export interface ColumnBox extends Column {
  x: number;
  width: number;
  /** Between its borders and its cards. */
  inset: number;
}

/** A stage's chevron over all its columns. */
export interface StageBox extends Box {
  id: Id;
  title: string;
  /** The title broken to the chevron; one line unless it is long. */
  lines: readonly string[];
  tint: Tint;
  /** Folded to a thin column, with so many cards in it. */
  folded?: { cards: number };
  /** The first chevron has a straight left edge. */
  first: boolean;
}

/** What the cards of a stage rest on. */
export interface EvidenceBox extends Box {
  id: Id;
  coverage: Coverage;
}

export interface StepBox extends Box {
  id: Id;
  stageId: Id;
  lines: readonly string[];
  tint: Tint;
}

export interface CardBox extends Box {
  id: Id;
  card: Card;
  laneId: Id;
  columnId: Id;
  /** What it says in lines, set as `lookOf` its kind says, from y + 12 or under its picture. */
  lines: readonly string[];
  /** Height kept for its picture; absent where it shows none. */
  picture?: number;
  /** The quiet line at the foot; absent when there is nothing to say in it. */
  meta?: { channel?: Channel; reading?: Reading };
}

export type LaneShape = 'cards' | 'feelings' | 'arc' | 'metrics' | 'funnel' | 'divider' | 'collapsed';

export interface FeelingsLane {
  /** One curve a persona. */
  curves: readonly FeelingCurve[];
  /** Words for the best and the worst moment of each curve, where there are short ones. */
  sayings?: readonly { peak?: string; low?: string }[];
  /** How values are written, and the words of the levels. */
  scale?: FeelingScale;
  words?: readonly string[];
  /** The curve that is worked on: its points are faces, the others' small marks. The first when absent. */
  leading?: Id;
  /** What a survey says along the same columns; absent where none does. */
  measured?: MeasuredCurve;
}

export interface MetricTile extends Box {
  columnId: Id;
  reading: Reading;
  /** Ends of the metric's own scale: the same along the map, for every segment and period. */
  scale: readonly [number, number];
  /** Its newest value is older than the newest of the map, so it says of when it is. */
  isDated?: boolean;
  /** Of this row: a point of its line. */
  row?: MetricRow;
}

/** A metric known at several columns, drawn as one line through them; its tiles are the places of its points. */
export interface MetricRow extends Box {
  metric: Metric;
  scale: readonly [number, number];
}

/** Where a metric has a number, but none for whom is looked at. */
export interface MetricBlank extends Box {
  columnId: Id;
  metric: Metric;
  /** Among the points of a line. */
  inRow?: boolean;
}

export interface FunnelLane {
  funnelId: Id;
  title: string;
  /** What is counted. */
  unit: string;
  /** Whose counts these are; `` = everybody's. */
  segment: string;
  /** Others are looked at, but these counts are not told apart by them. */
  isWhole?: boolean;
  /** Counted after the period that is looked at. */
  isOtherTime?: boolean;
  /** Who came in later and who left steps out, where the ways people take are known. */
  sideways?: Sideways;
  /** What stands above the band over each step. */
  heads?: FunnelHeads;
  /** The largest count of everybody: every segment is drawn on its scale (N5). */
  most: number;
  result: FunnelResult;
  /** Steps that stand under a living column, in order, with its place. */
  bound: readonly { step: FunnelStep; columnId: Id }[];
  /** J10: steps whose column is gone, named rather than dropped. */
  unbound: readonly FunnelStep[];
}

/** A folded stage's share of a lane. */
export interface HiddenCards {
  stageId: Id;
  x: number;
  width: number;
  count: number;
}

export interface LaneBox extends Box {
  id: Id;
  kind: LaneKind;
  /** What was written; empty = the kind's name in the reader's language. */
  title: string;
  shape: LaneShape;
  cards: readonly CardBox[];
  /** Cards that stand in folded stages, one entry for each stage that has any. */
  hidden?: readonly HiddenCards[];
  feelings?: FeelingsLane;
  /** How high the story stands; cards from before the lane had a drawing lie under it. */
  arc?: Arc;
  tiles?: readonly MetricTile[];
  blanks?: readonly MetricBlank[];
  rows?: readonly MetricRow[];
  /** Absent on a funnel lane that has no funnel yet. */
  funnel?: FunnelLane;
}

export interface MapLayout {
  mapId: Id;
  /** Whose ways are drawn between the cards; absent: nobody's. */
  paths?: { segment: string };
  /** Through whose eyes, and when; absent: everybody's newest. */
  lens?: Lens;
  title: Box & { text: string };
  /** Width of the row-label column; columns begin there. */
  rail: number;
  /** Chevrons and, where any stage has them, steps. */
  header: Box;
  stages: readonly StageBox[];
  steps: readonly StepBox[];
  /** One under each stage's heads; absent where they are not asked for. */
  evidence?: readonly EvidenceBox[];
  columns: readonly ColumnBox[];
  lanes: readonly LaneBox[];
  /** The cards of all lanes. */
  cards: readonly CardBox[];
  width: number;
  height: number;
}
