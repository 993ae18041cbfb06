import type { Insight } from '../../shared/journey/insights.ts';
import type { Area, Id } from '../../shared/journey/journey.ts';
import type { LaneBox, MapLayout } from '../../shared/journey/layout.types.ts';

/** What fits on a projector in words that the last row can read, in units of the map. */
const ROOM = { width: 760, height: 560 };
/** A finding stands in its surroundings, or it could be anywhere. */
const LEAST_HEIGHT = 260;

/** As wide as the room allows around a stretch of the map, and not beyond its ends. */
function across({ rail, width: end }: MapLayout, x: number, width: number): Pick<Area, 'x' | 'width'> {
  const wide = Math.min(Math.max(width, ROOM.width), Math.max(width, end - rail));
  const wanted = x + width / 2 - wide / 2;
  return { x: Math.max(rail, Math.min(wanted, end - wide)), width: wide };
}

/** Whether a lane has something to show in some columns; a drawn line goes through all of them. */
const hasIn = ({ shape, cards }: LaneBox, columnIds: ReadonlySet<Id>): boolean =>
  shape === 'cards' ? cards.some(({ columnId }) => columnIds.has(columnId)) : shape !== 'divider';

/** A stage from top to bottom, in as many parts as can be read: one after the other, each of whole lanes. */
export function areasOfStage(layout: MapLayout, stageId: Id): { area: Area; laneIds: readonly Id[] }[] {
  const stage = layout.stages.find(({ id }) => id === stageId);
  if (!stage) return [];
  const columnIds = new Set(layout.columns.filter((column) => column.stageId === stageId).map(({ id }) => id));
  const lanes = layout.lanes.filter((lane) => hasIn(lane, columnIds));
  const [first, last] = [lanes[0], lanes.at(-1)];
  if (!first || !last)
    return [{ area: { ...across(layout, stage.x, stage.width), y: stage.y, height: ROOM.height }, laneIds: [] }];
  // parts of about the same height: a last one with a single lane would be a leap for little
  const whole = last.y + last.height - first.y;
  const share = whole / Math.ceil(whole / ROOM.height);
  const parts: LaneBox[][] = [];
  for (const lane of lanes) {
    const part = parts.at(-1);
    const begun = part?.[0];
    if (part && begun && lane.y + lane.height / 2 - begun.y <= share) part.push(lane);
    else parts.push([lane]);
  }
  return parts.map((part) => {
    const [top, bottom] = [part[0] ?? first, part.at(-1) ?? last];
    const height = Math.max(1, bottom.y + bottom.height - top.y);
    return {
      area: { ...across(layout, stage.x, stage.width), y: top.y, height },
      laneIds: part.map(({ id }) => id),
    };
  });
}

function laneOf(layout: MapLayout, insight: Insight): LaneBox | undefined {
  const { lanes } = layout;
  switch (insight.kind) {
    case 'loss':
    case 'segments':
      return lanes.find(({ funnel }) => funnel?.funnelId === insight.funnel.id);
    case 'lowest':
    case 'gap':
      return lanes.find(({ shape }) => shape === 'feelings');
    default:
      return undefined;
  }
}

/** Where a finding is seen: the lane that draws it at its column, or its card; nothing where it is about the map. */
export function areaOfInsight(layout: MapLayout, insight: Insight): Area | undefined {
  const { place } = insight;
  if (place.kind === 'map') return undefined;
  const card = place.kind === 'card' ? layout.cards.find(({ id }) => id === place.id) : undefined;
  const columnId = card?.columnId ?? place.id;
  const column = layout.columns.find(({ id }) => id === columnId);
  const tile = layout.lanes.flatMap(({ tiles = [] }) => tiles).find((one) => isOf(one, insight, columnId));
  const box = card ?? laneOf(layout, insight) ?? tile;
  if (!box || !column) return undefined;
  const height = Math.max(box.height, LEAST_HEIGHT);
  const middle = box.y + box.height / 2;
  return { ...across(layout, column.x, column.width), y: Math.max(0, middle - height / 2), height };
}

const isOf = (tile: { columnId: Id; reading: object }, insight: Insight, columnId: Id): boolean =>
  'reading' in insight &&
  tile.columnId === columnId &&
  'metric' in tile.reading &&
  tile.reading.metric === insight.reading.metric;
