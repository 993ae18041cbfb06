import { cardsIn, columnsOf, lanesOf, stagesOf, type Column } from '../../journey/columns.ts';
import { curvesOf, type FeelingCurve } from '../../journey/feelings.ts';
import { formatCount, formatShare } from '../../journey/format.ts';
import type { FunnelRow } from '../../journey/funnel.ts';
import type {
  Card,
  Funnel,
  Id,
  Journey,
  JourneyMap,
  Lane,
  LaneSettings,
  Locale,
  Passport,
  Stage,
  Target,
} from '../../journey/journey.ts';
import { layoutMap } from '../../journey/layout.ts';
import type { FunnelLane } from '../../journey/layout.types.ts';
import { isSmall } from '../../journey/metrics/intervals.ts';
import { readingsAt, type Reading } from '../../journey/readings.ts';
import { sayIn, type Say } from '../../journey/words/words.ts';
import { NO_PICTURES, type Pictures } from '../../journey/pictures.ts';
import { type PictureSizes, sizesOf } from './picture-box.ts';
import { slideSay, type SlideSay } from './words.ts';

export interface MeasuredHere {
  reading: Reading;
  /** What it was measured at, in words. */
  where: string;
}

/** Everything the slides of one map draw from. */
export interface MapFacts {
  journey: Journey;
  map: JourneyMap;
  lang: Locale;
  say: Say;
  words: SlideSay;
  now: number;
  /** In pixels, of every picture that can be shown; by hash. */
  sizes: PictureSizes;
  title: string;
  personas: string;
  stages: readonly Stage[];
  columns: readonly Column[];
  lanes: readonly Lane[];
  curves: readonly FeelingCurve[];
  /** How the lane of feelings writes their values, where it has its own way. */
  feeling: Pick<LaneSettings, 'scale' | 'words'>;
  funnel?: { lane: FunnelLane; record: Funnel; passport: Passport | undefined };
}

export function factsOf(
  journey: Journey,
  map: JourneyMap,
  lang: Locale,
  now: number,
  pictures: Pictures = NO_PICTURES,
): MapFacts {
  const say = sayIn(lang);
  const lanes = lanesOf(journey, map.id);
  const { personaIds, hidden, scale, words } = lanes.find((lane) => lane.kind === 'feelings')?.settings ?? {};
  const drawn = layoutMap(journey, map.id).lanes.find((lane) => lane.funnel !== undefined)?.funnel;
  const record = drawn && journey.funnels.get(drawn.funnelId);
  const people = map.personaIds.flatMap((id) => {
    const persona = journey.personas.get(id);
    return persona && !persona.deleted ? [persona.role ? `${persona.name}, ${persona.role}` : persona.name] : [];
  });
  return {
    journey,
    map,
    lang,
    say,
    words: slideSay(lang),
    now,
    sizes: sizesOf(pictures),
    title: map.title.trim() || say('map.untitled'),
    personas: people.join(' · '),
    stages: stagesOf(journey, map.id),
    columns: columnsOf(journey, map.id),
    lanes,
    curves: curvesOf(journey, map.id, personaIds, hidden).filter((curve) =>
      curve.points.some(({ value }) => value !== undefined),
    ),
    feeling: { ...(scale ? { scale } : {}), ...(words ? { words } : {}) },
    ...(drawn && record && drawn.result.rows.length > 0
      ? { funnel: { lane: drawn, record, passport: journey.passports.get(record.passportId) } }
      : {}),
  };
}

export const laneName = ({ say }: MapFacts, lane: Lane): string => lane.title.trim() || say(`lane.${lane.kind}`);

/** The step before which most people are lost, where enough of them were counted to say so. */
export function largestLoss({ funnel }: MapFacts): { row: FunnelRow; before: FunnelRow } | undefined {
  const at = funnel?.lane.result.largestLoss;
  if (funnel === undefined || at === undefined) return undefined;
  const [before, row] = [funnel.lane.result.rows[at - 1], funnel.lane.result.rows[at]];
  return row && before && !isSmall(before.step.count) ? { row, before } : undefined;
}

export function lossWords({ lang }: MapFacts, loss: { row: FunnelRow; before: FunnelRow }): Record<string, string> {
  return {
    label: loss.row.step.label,
    lost: formatCount(lang, loss.row.lost),
    before: formatCount(lang, loss.before.step.count),
    share: formatShare(lang, loss.row.lost / loss.before.step.count, 0),
  };
}

/** Columns a funnel step stands under today, by the step's index. */
export function columnOfStep({ funnel }: MapFacts): ReadonlyMap<number, Id> {
  return new Map((funnel?.lane.bound ?? []).map(({ step, columnId }) => [step.index, columnId]));
}

export function cardsOfCell({ journey }: MapFacts, lane: Lane, column: Column): readonly Card[] {
  return cardsIn(journey, { laneId: lane.id, columnId: column.id });
}

/** Newest values at a stage: its own, its steps', its cards'. */
export function measuredAt(facts: MapFacts, stage: Stage): MeasuredHere[] {
  const { journey, lanes } = facts;
  const columns = facts.columns.filter((column) => column.stageId === stage.id);
  const places: [Target, string][] = [[`stage:${stage.id}`, stage.title]];
  for (const { stepId, title } of columns) if (stepId !== undefined) places.push([`step:${stepId}`, title]);
  for (const lane of lanes)
    for (const column of columns)
      for (const card of cardsOfCell(facts, lane, column)) places.push([`card:${card.id}`, card.title]);
  return places.flatMap(([target, where]) => readingsAt(journey, target).map((reading) => ({ reading, where })));
}

/** Newest values anywhere on the map, the whole map's first. */
export function measured(facts: MapFacts): MeasuredHere[] {
  const whole = readingsAt(facts.journey, `map:${facts.map.id}`).map((reading) => ({ reading, where: facts.title }));
  return [...whole, ...facts.stages.flatMap((stage) => measuredAt(facts, stage))];
}

/** Living cards of this map that no living lane and column hold (J4). */
export function unplaced({ journey, map, lanes, columns }: MapFacts, alsoHomeless: boolean): Card[] {
  const placed = new Set(
    lanes.flatMap((lane) =>
      columns.flatMap((column) => cardsIn(journey, { laneId: lane.id, columnId: column.id }).map(({ id }) => id)),
    ),
  );
  const stageOf = (columnId: Id): Stage | undefined =>
    journey.stages.get(journey.steps.get(columnId)?.stageId ?? columnId);
  return [...journey.cards.values()].filter((card) => {
    if (card.deleted || placed.has(card.id)) return false;
    const home = journey.lanes.get(card.cell.laneId)?.mapId ?? stageOf(card.cell.columnId)?.mapId;
    const living = home === undefined ? undefined : journey.maps.get(home);
    return living && !living.deleted ? home === map.id : alsoHomeless;
  });
}
