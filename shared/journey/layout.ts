import { cardsIn, columnsOf, lanesOf, stagesOf } from './columns.ts';
import type { Id, Journey } from './journey.ts';
import type { Lens } from './lens.ts';
import { joined } from './layout-cards.ts';
import { laneBox } from './layout-lanes.ts';
import { SIZES, STYLES } from './layout-sizes.ts';
import { evidenceCoverage } from './evidence.ts';
import type {
  Box,
  ColumnBox,
  EvidenceBox,
  LaneBox,
  LayoutOptions,
  MapLayout,
  StageBox,
  StepBox,
} from './layout.types.ts';
import { clampLines, fit, wrap } from './text/wrap.ts';

export type * from './layout.types.ts';

export { SIZES, STYLES };

/** The geometry of one map. Pure; a lane whose records have not changed keeps its boxes' identity (C1). */
export function layoutMap(journey: Journey, mapId: Id, options: LayoutOptions = {}): MapLayout {
  const width = Math.max(SIZES.leastColumn, options.columnWidth ?? SIZES.column);
  const open = options.open ?? NOTHING;
  const inset = SIZES.cardInset + (options.paths ? SIZES.pathAside : 0);
  const columns = columnBoxes(journey, mapId, { width: width + 2 * (inset - SIZES.cardInset), inset }, open);
  const last = columns.at(-1);
  const right = last ? last.x + last.width : SIZES.rail;
  const hasSteps = columns.some((column) => column.stepId !== undefined && !column.folded);
  const header = {
    x: SIZES.rail,
    y: options.untitled ? SIZES.margin : SIZES.title,
    width: right - SIZES.rail,
    height: SIZES.chevron + (hasSteps ? SIZES.step : 0) + (options.evidence ? SIZES.evidence : 0),
  };
  const heads = headBoxes(journey, mapId, columns, header.y, hasSteps);
  const lens = options.lens ?? NO_LENS;
  let y = header.y + header.height + SIZES.margin;
  const lanes = lanesOf(journey, mapId).map((lane): LaneBox => {
    const box = laneBox({
      journey,
      lane,
      columns,
      y,
      width: right,
      lens,
      isOpen: open.has(lane.id),
    });
    y += box.height;
    return box;
  });
  return {
    mapId,
    ...(lens.segment || lens.personaIds || lens.period ? { lens } : {}),
    ...(options.paths ? { paths: { segment: options.lens?.segment ?? '' } } : {}),
    title: {
      x: 0,
      y: 0,
      width: right,
      height: options.untitled ? 0 : header.y,
      text: journey.maps.get(mapId)?.title ?? '',
    },
    rail: SIZES.rail,
    header,
    ...heads,
    ...(options.evidence ? { evidence: evidenceBoxes(journey, mapId, heads.stages, header) } : {}),
    columns,
    lanes,
    cards: joined(lanes.map((lane) => lane.cards)),
    width: right + SIZES.tip,
    height: y + SIZES.margin,
  };
}

const NOTHING: ReadonlySet<Id> = new Set<Id>();
const NO_LENS: Lens = {};
const kept = new Map<string, readonly ColumnBox[]>();

/** The same boxes while the columns say the same, so that lanes can tell by identity. */
function columnBoxes(
  journey: Journey,
  mapId: Id,
  { width, inset }: { width: number; inset: number },
  open: ReadonlySet<Id>,
): readonly ColumnBox[] {
  const columns = columnsOf(journey, mapId);
  let x: number = SIZES.rail;
  const boxes = columns.map(({ folded, ...column }): ColumnBox => {
    const steps = folded && !open.has(column.stageId) ? columns.filter((one) => one.stageId === column.stageId) : [];
    const thin = steps.length > 0 ? { folded: true as const } : {};
    const own = steps.length > 0 ? Math.max(SIZES.foldedStep, SIZES.folded / steps.length) : width;
    const box = { ...column, ...thin, x, width: own, inset };
    x += own;
    return box;
  });
  const before = kept.get(mapId);
  if (before && JSON.stringify(before) === JSON.stringify(boxes)) return before;
  // enough for every board a server draws at once; only speed is lost when it is emptied
  if (kept.size > 200) kept.clear();
  kept.set(mapId, boxes);
  return boxes;
}

type Heads = Pick<MapLayout, 'stages' | 'steps'>;
const headsKept = new WeakMap<readonly ColumnBox[], { inputs: readonly unknown[]; heads: Heads }>();

/** The same boxes while nothing they are drawn from has changed; what stands in a folded stage is counted anew. */
function headBoxes(journey: Journey, mapId: Id, columns: readonly ColumnBox[], y: number, hasSteps: boolean): Heads {
  const isFolded = columns.some((column) => column.folded);
  const counted = isFolded ? [journey.cards, journey.lanes] : [];
  const inputs = [journey.board, journey.stages, journey.steps, y, ...counted];
  const before = headsKept.get(columns);
  if (before?.inputs.every((one, i) => one === inputs[i])) return before.heads;
  const heads = {
    stages: stageBoxes(journey, mapId, columns, y),
    steps: hasSteps ? stepBoxes(columns, y + SIZES.chevron) : [],
  };
  headsKept.set(columns, { inputs, heads });
  return heads;
}

function stageBoxes(journey: Journey, mapId: Id, columns: readonly ColumnBox[], y: number): StageBox[] {
  return stagesOf(journey, mapId).flatMap((stage, i): StageBox[] => {
    const own = columns.filter((column) => column.stageId === stage.id);
    const first = own[0];
    if (!first) return [];
    const width = own.length * first.width;
    const place = { x: first.x, y, width, height: SIZES.chevron };
    const stageBox = { ...place, id: stage.id, title: stage.title, tint: stage.tint, first: i === 0 };
    const room = width - 2 * SIZES.gap - SIZES.tip;
    if (!first.folded) {
      return [{ ...stageBox, lines: clampLines(wrap(stage.title, STYLES.stage, room), 2, STYLES.stage, room) }];
    }
    const lanes = lanesOf(journey, mapId);
    const counts = own.flatMap(({ id: columnId }) =>
      lanes.map(({ id: laneId }) => cardsIn(journey, { laneId, columnId }).length),
    );
    const cards = counts.reduce((sum, count) => sum + count, 0);
    return [{ ...stageBox, lines: [fit(stage.title, STYLES.folded, room + SIZES.gap)], folded: { cards } }];
  });
}

/** Along the foot of the header: what each stage rests on. */
function evidenceBoxes(journey: Journey, mapId: Id, stages: readonly StageBox[], header: Box): EvidenceBox[] {
  const y = header.y + header.height - SIZES.evidence;
  return evidenceCoverage(journey, mapId).flatMap((coverage): EvidenceBox[] => {
    const stage = stages.find(({ id }) => id === coverage.stage.id);
    if (!stage) return [];
    return [{ id: stage.id, coverage, x: stage.x, y, width: stage.width, height: SIZES.evidence }];
  });
}

function stepBoxes(columns: readonly ColumnBox[], y: number): StepBox[] {
  return columns.flatMap((column): StepBox[] => {
    if (column.stepId === undefined || column.folded) return [];
    const room = column.width - SIZES.gap;
    const lines = clampLines(wrap(column.title, STYLES.step, room), 1, STYLES.step, room);
    const place = { x: column.x, y, width: column.width, height: SIZES.step };
    return [{ ...place, id: column.stepId, stageId: column.stageId, lines, tint: column.tint }];
  });
}
