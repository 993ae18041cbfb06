import { arcOf } from './arc.ts';
import { cardsIn, type Column, columnsOf, lanesOf, livingColumn } from './columns.ts';
import { curvesOf, type FeelingCurve, type FeelingPoint } from './feelings.ts';
import { type FunnelRow } from './funnel.ts';
import type { Card, Funnel, FunnelStep, Id, Journey, Lane, Locale, Persona } from './journey.ts';
import { funnelOf, shapeOf } from './layout-lanes.ts';
import type { LaneShape } from './layout.types.ts';
import { throughLens, type Lens } from './lens.ts';
import { type Reading, readingsByColumn } from './readings.ts';
import { sayIn } from './words/words.ts';

/**
 * The map in reading order: stages and steps from left to right, lanes from top to bottom, and in a lane cell after
 * cell. What cannot be drawn (a table, a screen reader, CSV, Markdown) is told from here.
 */
export interface Outline {
  mapId: Id;
  columns: readonly Column[];
  rows: readonly OutlineRow[];
}

interface Row {
  /** The lane's id; with several personas in a lane `lane/persona`. */
  id: string;
  lane: Lane;
}

export interface CardsRow extends Row {
  shape: 'cards';
  /** One list a column. */
  cells: readonly (readonly Card[])[];
}

/** One a persona. A lane without any is a row without, for there is nobody yet whose feelings could be told. */
export interface FeelingsRow extends Row {
  shape: 'feelings';
  persona?: Persona;
  curve?: FeelingCurve;
  /** One a column. */
  cells: readonly (FeelingPoint | undefined)[];
}

export interface MetricsRow extends Row {
  shape: 'metrics';
  cells: readonly (readonly Reading[])[];
}

export interface FunnelLaneRow extends Row {
  shape: 'funnel';
  funnel?: Funnel;
  cells: readonly (readonly FunnelRow[])[];
  /** J10: steps whose column is gone, told rather than dropped. */
  unbound: readonly FunnelStep[];
}

export interface DividerRow extends Row {
  shape: 'divider';
}

export interface FoldedRow extends Row {
  shape: 'collapsed';
  /** How many cards that hides. */
  count: number;
}

/** The tension of the story at each column; a gap is undefined. */
export interface ArcRow {
  id: string;
  lane: Lane;
  shape: 'arc';
  cells: readonly (number | undefined)[];
}

export type OutlineRow = CardsRow | FeelingsRow | ArcRow | MetricsRow | FunnelLaneRow | DividerRow | FoldedRow;

const columnsKept = new WeakMap<Journey['stages'], { steps: Journey['steps']; byMap: Map<Id, readonly Column[]> }>();

/** The same list while stages and steps are the same. */
function columnsIn(journey: Journey, mapId: Id): readonly Column[] {
  let kept = columnsKept.get(journey.stages);
  if (!kept || kept.steps !== journey.steps) {
    kept = { steps: journey.steps, byMap: new Map() };
    columnsKept.set(journey.stages, kept);
  }
  const known = kept.byMap.get(mapId);
  if (known) return known;
  const columns = columnsOf(journey, mapId);
  kept.byMap.set(mapId, columns);
  return columns;
}

const rowsKept = new WeakMap<Lane, { inputs: readonly unknown[]; rows: readonly OutlineRow[] }>();

/** Everything the rows of a lane are told from, to be compared by identity. */
function inputsOf(
  journey: Journey,
  lane: Lane,
  columns: readonly Column[],
  shape: LaneShape,
  lens: Lens,
): readonly unknown[] {
  const { feelings, arcs, personas, maps, metrics, observations, funnels, funnelSteps } = journey;
  switch (shape) {
    case 'feelings':
      return [columns, feelings, personas, maps, lens];
    case 'arc':
      return [columns, arcs];
    case 'metrics':
      return [columns, metrics, observations, lens];
    case 'funnel':
      return [columns, funnels, funnelSteps, lens];
    case 'divider':
      return [];
    case 'cards':
    case 'collapsed':
      return [columns, ...columns.map((column) => cardsIn(journey, { laneId: lane.id, columnId: column.id }))];
  }
}

function rowsOf(journey: Journey, lane: Lane, columns: readonly Column[], shape: LaneShape, lens: Lens): OutlineRow[] {
  const row = { id: lane.id, lane };
  const cards = (): (readonly Card[])[] =>
    columns.map((column) => cardsIn(journey, { laneId: lane.id, columnId: column.id }));
  switch (shape) {
    case 'cards':
      return [{ ...row, shape, cells: cards() }];
    case 'collapsed':
      return [{ ...row, shape, count: cards().reduce((sum, list) => sum + list.length, 0) }];
    case 'divider':
      return [{ ...row, shape }];
    case 'metrics': {
      const readings = readingsByColumn(journey, lens, lane.settings.metricIds);
      return [{ ...row, shape, cells: columns.map((column) => readings.get(column.id) ?? []) }];
    }
    case 'arc': {
      const { points } = arcOf(
        journey,
        lane.id,
        columns.map((column) => column.id),
      );
      return [{ ...row, shape, cells: points.map(({ value }) => value) }];
    }
    case 'funnel':
      return [funnelRow(journey, row, columns, lens)];
    case 'feelings': {
      const { personaIds, hidden } = lane.settings;
      const curves = throughLens(lens, curvesOf(journey, lane.mapId, personaIds, hidden));
      if (curves.length === 0) return [{ ...row, shape, cells: columns.map(() => undefined) }];
      return curves.flatMap((curve): FeelingsRow[] => {
        const persona = journey.personas.get(curve.personaId);
        const points = new Map(curve.points.map((point) => [point.columnId, point]));
        const cells = columns.map((column) => points.get(column.id));
        return persona ? [{ id: `${lane.id}/${persona.id}`, lane, shape, persona, curve, cells }] : [];
      });
    }
  }
}

function funnelRow(journey: Journey, row: Row, columns: readonly Column[], lens: Lens): FunnelLaneRow {
  const told = funnelOf(journey, row.lane, columns, lens);
  const funnel = told && journey.funnels.get(told.funnelId);
  if (!told || !funnel) return { ...row, shape: 'funnel', cells: columns.map(() => []), unbound: [] };
  const places = new Map(told.bound.map(({ step, columnId }) => [step.id, columnId]));
  return {
    ...row,
    shape: 'funnel',
    funnel,
    cells: columns.map((column) => told.result.rows.filter(({ step }) => places.get(step.id) === column.id)),
    unbound: told.unbound,
  };
}

const same = (one: readonly unknown[], two: readonly unknown[]): boolean =>
  one.length === two.length && one.every((item, i) => item === two[i]);

const NONE: ReadonlySet<Id> = new Set<Id>();
const NO_LENS: Lens = {};

/**
 * The whole map in reading order; a row is the same object while nothing it tells has changed. `open`: lanes told in
 * full though they are folded, because somebody here is at work in them. `lens`: whose numbers and curves.
 */
export function outlineOf(journey: Journey, mapId: Id, open = NONE, lens: Lens = NO_LENS): Outline {
  const columns = columnsIn(journey, mapId);
  const rows = lanesOf(journey, mapId).flatMap((lane) => {
    const shape = shapeOf(open.has(lane.id) ? { ...lane, collapsed: false } : lane);
    const inputs = [shape, ...inputsOf(journey, lane, columns, shape, lens)];
    const kept = rowsKept.get(lane);
    if (kept && same(kept.inputs, inputs)) return kept.rows;
    const made = rowsOf(journey, lane, columns, shape, lens);
    rowsKept.set(lane, { inputs, rows: made });
    return made;
  });
  return { mapId, columns, rows };
}

/** Which of how many in its cell; undefined for a card that stands nowhere. */
export function placeInCell(journey: Journey, card: Card): { columnId: Id; at: number; count: number } | undefined {
  const columnId = livingColumn(journey, card.cell.columnId);
  if (columnId === undefined) return undefined;
  const cards = cardsIn(journey, card.cell);
  const at = cards.findIndex(({ id }) => id === card.id);
  return at < 0 ? undefined : { columnId, at: at + 1, count: cards.length };
}

/** A card's name for those who cannot see where it stands: “Pays by card, Action, Buy, 2 of 2”. */
export function nameOfCard(journey: Journey, card: Card, locale: Locale): string {
  const say = sayIn(locale);
  const title = card.title.trim() === '' ? say('outline.empty-card') : card.title;
  const kind = say(`kind.${card.kind}`);
  const place = placeInCell(journey, card);
  if (!place) return `${title}, ${kind}`;
  const column = (journey.steps.get(place.columnId) ?? journey.stages.get(place.columnId))?.title ?? '';
  return say('outline.card', { title, kind, column, at: place.at, count: place.count });
}
