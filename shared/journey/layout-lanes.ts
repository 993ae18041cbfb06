import { arcOf } from './arc.ts';
import { cardsIn, livingColumn } from './columns.ts';
import { sayingCards, wordsAt } from './feeling-scale.ts';
import { newestFirst } from './dated.ts';
import { curvesOf, type FeelingCurve } from './feelings.ts';
import { funnelHeads, headRoom } from './charts/funnel-heads.ts';
import { SIDE_ROOM } from './charts/funnel-sideways.geometry.ts';
import { placesOfWays, sidewaysOf } from './sideways.ts';
import { funnelResult, stepsOfFunnel } from './funnel.ts';
import type { Funnel, FunnelStep, Id, Journey, Lane, LaneKind, Period } from './journey.ts';
import { stackCards, type Stack } from './layout-cards.ts';
import { SIZES } from './layout-sizes.ts';
import { metricTiles } from './layout-tiles.ts';
import { throughLens, type Lens } from './lens.ts';
import type { ColumnBox, FunnelLane, HiddenCards, LaneBox, LaneShape } from './layout.types.ts';
import { measuredCurve, measuredPlaces } from './measured.ts';
import { periodEnd } from './periods.ts';

export interface LaneInput {
  journey: Journey;
  lane: Lane;
  columns: readonly ColumnBox[];
  y: number;
  /** Right edge of the last column. */
  width: number;
  lens: Lens;
  /** Drawn open though it is folded. */
  isOpen?: boolean;
}

const SHAPES: Partial<Record<LaneKind, LaneShape>> = {
  feelings: 'feelings',
  arc: 'arc',
  metrics: 'metrics',
  funnel: 'funnel',
  'line-of-interaction': 'divider',
  'line-of-visibility': 'divider',
  'line-of-internal-interaction': 'divider',
};

export function shapeOf(lane: Lane): LaneShape {
  const shape = SHAPES[lane.kind] ?? 'cards';
  return lane.collapsed && shape !== 'divider' ? 'collapsed' : shape;
}

const kept = new WeakMap<Lane, { inputs: readonly unknown[]; box: LaneBox; stack: Stack | undefined }>();

/** Everything a lane is drawn from, to be compared by identity. */
function inputsOf({ journey, lane, columns, y, width, lens }: LaneInput, shape: LaneShape): readonly unknown[] {
  const { feelings, personas, maps, metrics, observations, funnels, funnelSteps, stages, steps } = journey;
  const common = [columns, y, width, lens.segment, lens.period, lens.personaIds?.join(' ')];
  switch (shape) {
    case 'feelings':
      return [
        ...common,
        feelings,
        personas,
        maps,
        stages,
        steps,
        metrics,
        observations,
        ...measuredPlaces(journey),
        ...sayingCards(
          journey,
          lane.mapId,
          columns.map(({ id }) => id),
        ),
      ];
    case 'metrics':
      return [...common, metrics, observations, stages, steps];
    case 'funnel':
      return [...common, funnels, funnelSteps, journey.flows, journey.flowPairs, placesOfWays(journey), stages, steps];
    case 'arc':
    case 'cards':
      return [
        ...common,
        metrics,
        observations,
        journey.board.locale,
        ...(shape === 'arc' ? [journey.arcs, stages, steps] : []),
        ...columns.map((column) => cardsIn(journey, { laneId: lane.id, columnId: column.id })),
      ];
    default:
      return common;
  }
}

/** One lane's box and content; the same object while nothing it is drawn from has changed. */
export function laneBox(input: LaneInput): LaneBox {
  const { lane } = input;
  const shape = input.isOpen ? shapeOf({ ...lane, collapsed: false }) : shapeOf(lane);
  const inputs = inputsOf(input, shape);
  const before = kept.get(lane);
  if (before && before.inputs.length === inputs.length && before.inputs.every((one, i) => one === inputs[i])) {
    return before.box;
  }
  const place = { x: 0, y: input.y, width: input.width };
  const stack = shape === 'cards' ? stackCards(input, before?.stack) : undefined;
  if (shape === 'arc') {
    const box = { ...place, id: lane.id, kind: lane.kind, title: lane.title, shape, ...arcContent(input) };
    kept.set(lane, { inputs, box, stack });
    return box;
  }
  const content = stack ? { cards: stack.cards, height: stack.height, ...hiddenIn(input) } : contentOf(input, shape);
  const box = { ...place, id: lane.id, kind: lane.kind, title: lane.title, shape, ...content };
  kept.set(lane, { inputs, box, stack });
  return box;
}

/** How many cards of the lane each folded stage holds. */
function hiddenIn({ journey, lane, columns }: LaneInput): Pick<LaneBox, 'hidden'> {
  const hidden = new Map<Id, HiddenCards>();
  for (const { id: columnId, stageId, folded, x, width } of columns) {
    if (!folded) continue;
    const count = cardsIn(journey, { laneId: lane.id, columnId }).length;
    const before = hidden.get(stageId) ?? { stageId, x, width: 0, count: 0 };
    hidden.set(stageId, { ...before, width: before.width + width, count: before.count + count });
  }
  const some = [...hidden.values()].filter(({ count }) => count > 0);
  return some.length > 0 ? { hidden: some } : {};
}

type Content = Pick<LaneBox, 'height' | 'cards' | 'feelings' | 'arc' | 'tiles' | 'funnel'>;

function contentOf({ journey, lane, columns, y, lens }: LaneInput, shape: LaneShape): Content {
  switch (shape) {
    case 'feelings': {
      const { personaIds, hidden, scale, words } = lane.settings;
      const curves = throughLens(lens, curvesOf(journey, lane.mapId, personaIds, hidden));
      const columnIds = columns.map((column) => column.id);
      const measured = measuredCurve(journey, columnIds, lens, lane.settings.metricIds?.[0]);
      const feelings = {
        curves,
        sayings: curves.map((curve) => sayingsOf(journey, lane.mapId, curve)),
        ...(measured ? { measured } : {}),
        ...(scale ? { scale } : {}),
        ...(words ? { words } : {}),
      };
      // as high as with all curves: switching the lens moves nothing else
      const all = curvesOf(journey, lane.mapId, personaIds, hidden).length;
      return { cards: [], height: all > 2 ? SIZES.chartLane + 40 : SIZES.chartLane, feelings };
    }
    case 'metrics':
      return metricTiles(journey, lane, columns, y, lens);
    case 'funnel': {
      const funnel = funnelOf(journey, lane, columns, lens);
      const more = (funnel?.sideways ? SIDE_ROOM : 0) + (funnel?.heads ? headRoom(funnel.heads) : 0);
      return { cards: [], height: SIZES.chartLane + more, ...(funnel ? { funnel } : {}) };
    }
    case 'divider':
      return { cards: [], height: SIZES.divider };
    default:
      return { cards: [], height: SIZES.collapsedLane };
  }
}

/** The curve; and under it the cards that were written in the lane before it had one, or were brought here since (J4). */
function arcContent(input: LaneInput): Content {
  const { journey, lane, columns, y } = input;
  const arc = arcOf(
    journey,
    lane.id,
    columns.map((column) => column.id),
  );
  const { cards, height } = stackCards({ ...input, y: y + SIZES.arcLane });
  return { arc, cards, height: SIZES.arcLane + (cards.length > 0 ? height : 0) };
}

function sayingsOf(journey: Journey, mapId: Id, { points, peak, low }: FeelingCurve): { peak?: string; low?: string } {
  const words = (at: 'peak' | 'low', columnId: Id | undefined): string | undefined =>
    columnId === undefined
      ? undefined
      : wordsAt(journey, mapId, columnId, at, points.find((point) => point.columnId === columnId)?.note);
  const [best, worst] = [words('peak', peak), words('low', low)];
  return { ...(best === undefined ? {} : { peak: best }), ...(worst === undefined ? {} : { low: worst }) };
}

/** The same question asked of other dates: what a look back in time shows instead. */
function asOf(journey: Journey, funnel: Funnel, period: Period | undefined): Funnel {
  if (period === undefined) return funnel;
  const end = periodEnd(period);
  const [newest] = [...journey.funnels.values()]
    .filter(({ deleted, mapId, title, unit, to }) => {
      return (
        !deleted &&
        mapId === funnel.mapId &&
        title === funnel.title &&
        unit === funnel.unit &&
        to !== undefined &&
        to <= end
      );
    })
    .sort(newestFirst);
  return newest ?? funnel;
}

export function funnelOf(
  journey: Journey,
  lane: Lane,
  columns: readonly { id: Id; width?: number }[],
  { segment = '', period }: Lens = {},
): FunnelLane | undefined {
  const named = lane.settings.funnelId === undefined ? undefined : journey.funnels.get(lane.settings.funnelId);
  const living = [...journey.funnels.values()].filter((one) => !one.deleted && one.mapId === lane.mapId);
  const chosen = named && !named.deleted ? named : living.sort(newestFirst)[0];
  if (!chosen) return undefined;
  const funnel = asOf(journey, chosen, period);
  const whole = stepsOfFunnel(journey, funnel.id);
  const inSegment = segment === '' ? whole : stepsOfFunnel(journey, funnel.id, segment);
  const isWhole = inSegment.length === 0;
  const steps = isWhole ? whole : inSegment;
  const sideways = sidewaysOf(journey, funnel, isWhole ? '' : segment);
  const placed = (step: FunnelStep): { step: FunnelStep; columnId: Id | undefined } => {
    const columnId = step.columnId === undefined ? undefined : livingColumn(journey, step.columnId);
    return { step, columnId: columns.some((column) => column.id === columnId) ? columnId : undefined };
  };
  const places = steps.map(placed);
  return {
    funnelId: funnel.id,
    title: funnel.title,
    unit: funnel.unit,
    segment: isWhole ? '' : segment,
    ...(isWhole && segment !== '' ? { isWhole } : {}),
    ...(period !== undefined && (funnel.to ?? '') > periodEnd(period) ? { isOtherTime: true } : {}),
    ...(sideways ? { sideways } : {}),
    heads: funnelHeads(whole.map(placed), columns),
    most: Math.max(1, ...[...whole, ...steps].map(({ count }) => count)),
    result: funnelResult(steps),
    bound: places.flatMap(({ step, columnId }) => (columnId === undefined ? [] : [{ step, columnId }])),
    unbound: places.flatMap(({ step, columnId }) => (columnId === undefined ? [step] : [])),
  };
}
