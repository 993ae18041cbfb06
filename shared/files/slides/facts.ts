import { cardsIn, columnsOf, lanesOf, stagesOf, type Column } from '../../journey/columns.ts';
import { describeLens } from '../../journey/charts/lens.describe.ts';
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
import { EVERYBODY, type Lens, lensOf, throughLens } from '../../journey/lens.ts';
import type { Look } from '../../journey/look.ts';
import type { Ink } from './ink.ts';
import type { Page } from './page.ts';
import type { FunnelLane } from '../../journey/layout.types.ts';
import { isSmall } from '../../journey/metrics/intervals.ts';
import { readingsAt, type Reading } from '../../journey/readings.ts';
import { sayIn, type Say } from '../../journey/words/words.ts';
import { measuredCurve, type MeasuredCurve } from '../../journey/measured.ts';
import { personaName } from '../../journey/personas.ts';
import type { Pictures } from '../../journey/pictures.ts';
import { flat } from '../clean.ts';
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
  page: Page;
  ink: Ink;
  /** In pixels, of every picture that can be shown; by hash. */
  sizes: PictureSizes;
  title: string;
  personas: string;
  stages: readonly Stage[];
  columns: readonly Column[];
  lanes: readonly Lane[];
  curves: readonly FeelingCurve[];
  /** What a survey says along the same columns. */
  measured?: MeasuredCurve;
  /** How the lane of feelings writes their values, where it has its own way. */
  feeling: Pick<LaneSettings, 'scale' | 'words'>;
  /** Whose numbers of when these slides tell. */
  lens: Lens;
  /** The same in words; empty where it is everybody's newest. */
  seen: string;
  funnel?: { lane: FunnelLane; record: Funnel; passport: Passport | undefined };
}

export interface FactsOptions {
  lang: Locale;
  now: number;
  page: Page;
  ink: Ink;
  pictures: Pictures;
  /** Lanes that are left out, and all that stands in them. */
  hiddenLanes?: readonly Id[] | undefined;
  look?: Look | undefined;
}

export function factsOf(journey: Journey, map: JourneyMap, options: FactsOptions): MapFacts {
  const { lang, now, page, ink, pictures, hiddenLanes = [], look = {} } = options;
  const lens = lensOf(journey, map.id, look.who ?? EVERYBODY, look.period);
  const say = sayIn(lang);
  const lanes = lanesOf(journey, map.id).filter(({ id }) => !hiddenLanes.includes(id));
  const all = lanesOf(journey, map.id);
  const felt = all.find((lane) => lane.kind === 'feelings');
  const { personaIds, hidden, scale, words } = felt?.settings ?? {};
  const isShown = (kind: Lane['kind']): boolean =>
    !all.some((lane) => lane.kind === kind && hiddenLanes.includes(lane.id));
  const drawn = isShown('funnel')
    ? layoutMap(journey, map.id, { lens }).lanes.find((lane) => lane.funnel !== undefined)?.funnel
    : undefined;
  const record = drawn && journey.funnels.get(drawn.funnelId);
  const people = map.personaIds.flatMap((id) => {
    const persona = journey.personas.get(id);
    const name = personaName(journey, id, lang);
    return persona && !persona.deleted ? [persona.role ? `${name}, ${persona.role}` : name] : [];
  });
  const columns = columnsOf(journey, map.id);
  const curves = isShown('feelings')
    ? throughLens(lens, curvesOf(journey, map.id, personaIds, hidden)).filter((curve) =>
        curve.points.some(({ value }) => value !== undefined),
      )
    : [];
  const survey =
    curves.length > 0
      ? measuredCurve(
          journey,
          columns.map(({ id }) => id),
          lens,
        )
      : undefined;
  return {
    journey,
    map,
    lang,
    say,
    words: slideSay(lang),
    now,
    page,
    ink,
    sizes: sizesOf(pictures),
    title: map.title.trim() || say('map.untitled'),
    personas: people.join(' · '),
    stages: stagesOf(journey, map.id),
    columns,
    lanes,
    curves,
    ...(survey ? { measured: survey } : {}),
    lens,
    seen: describeLens(journey, lens, lang),
    feeling: { ...(scale ? { scale } : {}), ...(words ? { words } : {}) },
    ...(drawn && record && drawn.result.rows.length > 0
      ? { funnel: { lane: drawn, record, passport: journey.passports.get(record.passportId) } }
      : {}),
  };
}

export const stageName = ({ say }: MapFacts, stage: Stage): string => flat(stage.title) || say('map.stage');

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
  return places.flatMap(([target, where]) =>
    readingsAt(journey, target, facts.lens).map((reading) => ({ reading, where })),
  );
}

/** Newest values anywhere on the map, the whole map's first. */
export function measured(facts: MapFacts): MeasuredHere[] {
  const whole = readingsAt(facts.journey, `map:${facts.map.id}`, facts.lens).map((reading) => ({
    reading,
    where: facts.title,
  }));
  return [...whole, ...facts.stages.flatMap((stage) => measuredAt(facts, stage))];
}

/** Living cards of this map that no living lane and column hold (J4). */
export function unplaced({ journey, map, columns }: MapFacts, alsoHomeless: boolean): Card[] {
  // what stands in a lane that is left out is left out, not unplaced
  const placed = new Set(
    lanesOf(journey, map.id).flatMap((lane) =>
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
