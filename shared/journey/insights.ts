import { changeSince, isGladOf, missesBeyondDoubt, type Change } from './changes.ts';
import { columnsOf, livingColumn } from './columns.ts';
import { evidenceCoverage } from './evidence.ts';
import { curvesOf, type FeelingPoint } from './feelings.ts';
import { funnelResult, stepsOfFunnel, type FunnelRow } from './funnel.ts';
import type { Funnel, Id, Instant, Journey, Observation, Persona } from './journey.ts';
import { throughLens, type Lens } from './lens.ts';
import { measuredCurve, type MeasuredPoint } from './measured.ts';
import { isSmall, newcombe, type Difference } from './metrics/intervals.ts';
import { readingsAt, type Reading } from './readings.ts';

/** Where on the map a finding stands. */
export type Place = { kind: 'column' | 'card'; id: Id } | { kind: 'map' };

/** A sentence the numbers support, with what it rests on; the words are in charts/insights.describe.ts. */
export type Insight = { place: Place } & (
  | { kind: 'loss'; row: FunnelRow; before: FunnelRow; funnel: Funnel; segment: string }
  | {
      kind: 'segments';
      row: FunnelRow;
      funnel: Funnel;
      segment: string;
      own: FunnelRow;
      rest: FunnelRow;
      apart: Difference;
    }
  | { kind: 'lowest'; persona: Persona; point: FeelingPoint & { value: number } }
  | { kind: 'gap'; felt: number; point: MeasuredPoint; side: 'worse' | 'better' }
  | { kind: 'promise'; reading: Reading }
  | { kind: 'target'; reading: Reading }
  | { kind: 'change'; reading: Reading; change: Change }
  | { kind: 'few'; reading: Reading }
  | { kind: 'stale'; reading: Reading }
  | { kind: 'assumed'; stageId: Id; cards: number }
);

/** What stands out comes first, what one should not lean on last. */
const RANK: readonly Insight['kind'][] = [
  'loss',
  'segments',
  'lowest',
  'gap',
  'promise',
  'target',
  'change',
  'few',
  'stale',
  'assumed',
];

/** Whether it is about how far to trust the map, not about what happens on it. */
export const isCaution = ({ kind }: Insight): boolean => RANK.indexOf(kind) >= RANK.indexOf('few');

/** Good news and bad are told apart by colour and by what the sentence says. */
export function toneOf(insight: Insight): 'good' | 'bad' | 'plain' {
  if (insight.kind === 'change') return isGladOf(insight.reading, insight.change) === true ? 'good' : 'bad';
  if (insight.kind === 'gap') return insight.side === 'better' ? 'good' : 'bad';
  return isCaution(insight) ? 'plain' : 'bad';
}

/**
 * All that the numbers of a map support as one looks at it. What is not significant makes no sentence, and what rests
 * on fewer than thirty answers only one that says so (N2).
 */
export function insightsOf(journey: Journey, mapId: Id, lens: Lens, now: Instant): Insight[] {
  const measured = readingsOfMap(journey, mapId, lens);
  return [
    ...funnelInsights(journey, mapId, lens),
    ...feelingInsights(journey, mapId, lens),
    ...measured.flatMap(({ reading, place }) => readingInsights(journey, reading, place, now)),
    ...assumedInsights(journey, mapId),
  ].sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind) || weightOf(b) - weightOf(a));
}

/** How much it weighs among those of its kind. */
function weightOf(insight: Insight): number {
  switch (insight.kind) {
    case 'loss':
      return insight.row.lost;
    case 'segments':
      return Math.abs(insight.apart.difference);
    case 'gap':
      return Math.abs(insight.felt - insight.point.value);
    case 'promise':
    case 'target': {
      const { metric, latest } = insight.reading;
      return Math.abs(latest.value - (metric.target ?? 0)) / (Math.abs(metric.target ?? 0) || 1);
    }
    case 'change':
      return Math.abs(insight.change.difference) / (Math.abs(insight.change.before.value) || 1);
    case 'lowest':
      return -insight.point.value;
    case 'few':
    case 'stale':
      return -(insight.reading.latest.n ?? 0);
    case 'assumed':
      return insight.cards;
  }
}

function readingsOfMap(journey: Journey, mapId: Id, lens: Lens): { reading: Reading; place: Place }[] {
  const columns = new Set(columnsOf(journey, mapId).map(({ id }) => id));
  const targets = [...new Set([...journey.observations.values()].map(({ target }) => target))].sort();
  return targets.flatMap((target) => {
    const place = placeOf(journey, mapId, columns, target);
    return place ? readingsAt(journey, target, lens).map((reading) => ({ reading, place })) : [];
  });
}

function placeOf(
  journey: Journey,
  mapId: Id,
  columns: ReadonlySet<Id>,
  target: Observation['target'],
): Place | undefined {
  const id = target.slice(target.indexOf(':') + 1);
  if (target.startsWith('map:')) return id === mapId ? { kind: 'map' } : undefined;
  if (!target.startsWith('card:')) {
    const column = livingColumn(journey, id);
    return column !== undefined && columns.has(column) ? { kind: 'column', id: column } : undefined;
  }
  const card = journey.cards.get(id);
  const lane = journey.lanes.get(card?.cell.laneId ?? '');
  return card && !card.deleted && lane && !lane.deleted && lane.mapId === mapId ? { kind: 'card', id } : undefined;
}

function readingInsights(journey: Journey, reading: Reading, place: Place, now: Instant): Insight[] {
  const { metric, latest } = reading;
  const found: Insight[] = [];
  const staleAfter = journey.passports.get(latest.passportId)?.staleAfter;
  if (staleAfter !== undefined && staleAfter < now) found.push({ kind: 'stale', reading, place });
  if (latest.n !== null && isSmall(latest.n)) return [...found, { kind: 'few', reading, place }];
  if (missesBeyondDoubt(reading)) {
    found.push({ kind: metric.kind === 'promise-kept' ? 'promise' : 'target', reading, place });
  }
  const change = changeSince(reading);
  if (change && change.verdict !== 'unclear') found.push({ kind: 'change', reading, change, place });
  return found;
}

/** What was felt, at its lowest and where a survey says otherwise beyond its interval. */
function feelingInsights(journey: Journey, mapId: Id, lens: Lens): Insight[] {
  const curves = throughLens(lens, curvesOf(journey, mapId)).filter((curve) => !curve.former);
  const found = curves.flatMap(({ personaId, low, points }): Insight[] => {
    const persona = journey.personas.get(personaId);
    const point = points.find(({ columnId }) => columnId === low);
    if (!persona || !point || point.value === undefined || point.value >= 0) return [];
    const place = { kind: 'column' as const, id: point.columnId };
    return [{ kind: 'lowest', persona, point: { ...point, value: point.value }, place }];
  });
  const columnIds = columnsOf(journey, mapId).map(({ id }) => id);
  const [leading] = curves;
  const measured = leading && measuredCurve(journey, columnIds, lens);
  const gaps = (measured?.points ?? []).flatMap((point): Insight[] => {
    const felt = leading?.points.find(({ columnId }) => columnId === point.columnId)?.value;
    const { interval } = point;
    if (felt === undefined || !interval || isSmall(point.reading.latest.n)) return [];
    const side = felt < interval.low ? 'worse' : felt > interval.high ? 'better' : undefined;
    const place = { kind: 'column' as const, id: point.columnId };
    return side === undefined ? [] : [{ kind: 'gap', felt, point, side, place }];
  });
  return [...found, ...gaps];
}

/** The largest loss of each funnel, and where one segment is lost more than the rest beyond doubt. */
function funnelInsights(journey: Journey, mapId: Id, lens: Lens): Insight[] {
  const shown = [...journey.funnels.values()].filter((funnel) => !funnel.deleted && funnel.mapId === mapId);
  return shown.flatMap((funnel): Insight[] => {
    const own = stepsOfFunnel(journey, funnel.id, lens.segment ?? '');
    const steps = own.length > 0 ? own : stepsOfFunnel(journey, funnel.id);
    const { rows, largestLoss } = funnelResult(steps);
    const row = largestLoss === undefined ? undefined : rows[largestLoss];
    const before = largestLoss === undefined ? undefined : rows[largestLoss - 1];
    const segment = steps[0]?.segment ?? '';
    const loss: Insight[] =
      row && before && !isSmall(before.step.count)
        ? [{ kind: 'loss', row, before, funnel, segment, place: placeOfStep(journey, row) }]
        : [];
    const widest = segmentGaps(journey, funnel).sort((a, b) => weightOf(b) - weightOf(a))[0];
    return [...loss, ...(widest ? [widest] : [])];
  });
}

export function placeOfStep(journey: Journey, { step }: FunnelRow): Place {
  const column = step.columnId === undefined ? undefined : livingColumn(journey, step.columnId);
  return column === undefined ? { kind: 'map' } : { kind: 'column', id: column };
}

/** A part against the rest of the whole, which share nobody. */
export interface SegmentLoss {
  segment: string;
  /** The step of the segment's own funnel. */
  own: FunnelRow;
  /** Of those at the step before, so many did not come on; and of all others. */
  before: number;
  rest: { before: number; lost: number };
  /** Share lost of the segment less that of the rest; absent where either is too few to say. */
  apart?: Difference;
}

/** How each segment fares between two steps of a funnel, the largest first. */
export function lossBySegment(journey: Journey, funnel: Funnel, index: number): SegmentLoss[] {
  const whole = stepsOfFunnel(journey, funnel.id);
  const [wholeBefore, wholeNow] = [whole[index - 1], whole[index]];
  const segments = new Set(
    [...journey.funnelSteps.values()].flatMap((step) =>
      step.funnelId === funnel.id && step.segment !== '' ? [step.segment] : [],
    ),
  );
  return [...segments]
    .flatMap((segment): SegmentLoss[] => {
      const own = funnelResult(stepsOfFunnel(journey, funnel.id, segment)).rows;
      const [before, row] = [own[index - 1]?.step.count, own[index]];
      if (before === undefined || !row || !wholeBefore || !wholeNow) return [];
      const rest = {
        before: wholeBefore.count - before,
        lost: wholeBefore.count - wholeNow.count - (before - row.step.count),
      };
      const closed = row.joined === 0 && rest.lost >= 0 && rest.lost <= rest.before;
      const enough = closed && !isSmall(before) && !isSmall(rest.before);
      const apart = enough ? { apart: newcombe(row.lost, before, rest.lost, rest.before) } : {};
      return [{ segment, own: row, before, rest, ...apart }];
    })
    .sort((a, b) => b.before - a.before || (a.segment < b.segment ? -1 : 1));
}

function segmentGaps(journey: Journey, funnel: Funnel): Extract<Insight, { kind: 'segments' }>[] {
  const { rows } = funnelResult(stepsOfFunnel(journey, funnel.id));
  return rows.slice(1).flatMap((row, i) =>
    lossBySegment(journey, funnel, i + 1).flatMap(({ segment, own, rest, apart }) => {
      // told of those who fare worse; the others are the same sentence turned round
      if (!apart || apart.low <= 0) return [];
      const of = { ...row, lost: rest.lost, fromPrevious: 1 - rest.lost / rest.before };
      return [
        { kind: 'segments' as const, row, funnel, segment, own, rest: of, apart, place: placeOfStep(journey, row) },
      ];
    }),
  );
}

/** Stages of which nothing rests on more than what somebody thinks. */
function assumedInsights(journey: Journey, mapId: Id): Insight[] {
  return evidenceCoverage(journey, mapId).flatMap(({ stage, cards, counts, isMeasured }): Insight[] => {
    const known = counts.heard + counts.observed + counts.measured;
    if (counts.assumed === 0 || known > 0 || isMeasured) return [];
    return [{ kind: 'assumed', stageId: stage.id, cards, place: { kind: 'column', id: stage.id } }];
  });
}
