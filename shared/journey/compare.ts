import { CARD_FACTS } from './card-facts.ts';
import { livingColumn } from './columns.ts';
import { type FeelingCurve, feelingCurve } from './feelings.ts';
import type { Card, Id, Journey, Lane, Metric, Stage, Target } from './journey.ts';
import { type ColumnPair, match, type Pair } from './matching.ts';
import { type Reading, readingsAt } from './readings.ts';

/** What became of a thing between two maps. */
export const CHANGES = ['stays', 'changed', 'moved', 'new', 'gone'] as const;
export type How = (typeof CHANGES)[number];

export interface Difference<T> extends Pair<T> {
  how: How;
  /** Fields that say something else; a thing may be changed and moved. */
  fields: readonly (keyof T)[];
  moved: boolean;
}

export interface CardDifference extends Difference<Card> {
  /** Places among the comparison's lanes and columns: where it is on the second map, or was on the first. */
  lane: number;
  column: number;
  /** Where it was, when it moved. */
  before?: { lane: number; column: number };
}

export interface CurveDifference {
  /** Absent on a side where nobody drew one. */
  from?: FeelingCurve;
  to?: FeelingCurve;
  /** One for every column of the comparison; absent is a gap. */
  points: readonly { from?: number; to?: number }[];
  better: number;
  worse: number;
}

export interface NumberDifference {
  metric: Metric;
  /** What it is measured at. */
  at:
    | { kind: 'map' }
    | { kind: 'column'; column: number }
    | { kind: 'stage'; stage: number }
    | { kind: 'card'; card: number };
  from?: Reading;
  to?: Reading;
}

export interface Comparison {
  fromId: Id;
  toId: Id;
  stages: readonly Difference<Stage>[];
  columns: readonly (ColumnPair & { how: How })[];
  lanes: readonly Difference<Lane>[];
  cards: readonly CardDifference[];
  curves: readonly CurveDifference[];
  numbers: readonly NumberDifference[];
  /** Of stages, steps, lanes and cards together. */
  counts: Readonly<Record<How, number>>;
}

const STAGE_FIELDS = ['title', 'linkTo'] as const;
const LANE_FIELDS = ['kind', 'title'] as const;
const CARD_FIELDS = ['title', 'body', 'kind', ...CARD_FACTS, 'imageId'] as const satisfies readonly (keyof Card)[];

/** No list and an empty one say the same, and so do a list and the same in another order. */
function plain(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? '' : JSON.stringify(value.map(String).toSorted((a, b) => (a < b ? -1 : 1)));
  return value === undefined ? '' : JSON.stringify(value);
}

function fieldsOf<T, K extends keyof T>({ from, to }: Pair<T>, fields: readonly K[]): K[] {
  return from && to ? fields.filter((field) => plain(from[field]) !== plain(to[field])) : [];
}

function howOf(pair: Pair<unknown>, fields: readonly unknown[], moved: boolean): How {
  if (pair.from === undefined) return 'new';
  if (pair.to === undefined) return 'gone';
  return fields.length > 0 ? 'changed' : moved ? 'moved' : 'stays';
}

/** Which of some things in a new order were moved: all but the longest run that kept its order. */
export function movedIn(order: readonly number[]): ReadonlySet<number> {
  const best: { length: number; before: number }[] = [];
  order.forEach((value, i) => {
    let longest = { length: 1, before: -1 };
    for (let j = 0; j < i; j++) {
      const run = best[j];
      if (run && (order[j] ?? 0) < value && run.length + 1 > longest.length)
        longest = { length: run.length + 1, before: j };
    }
    best.push(longest);
  });
  let at = best.reduce((most, run, i) => (run.length > (best[most]?.length ?? 0) ? i : most), 0);
  const kept = new Set<number>();
  while (at >= 0 && best[at]) {
    kept.add(at);
    at = best[at]?.before ?? -1;
  }
  return new Set(order.flatMap((value, i) => (kept.has(i) ? [] : [value])));
}

function ordered<T, K extends keyof T>(
  pairs: readonly Pair<T>[],
  from: readonly T[],
  fields: readonly K[],
): Difference<T>[] {
  const old = new Map(from.map((item, i) => [item, i]));
  const order = pairs.flatMap((pair) => (pair.from && pair.to ? [old.get(pair.from) ?? 0] : []));
  const moved = movedIn(order);
  return pairs.map((pair) => {
    const has = pair.from !== undefined && pair.to !== undefined && moved.has(old.get(pair.from) ?? -1);
    const changed = fieldsOf(pair, fields);
    return { ...pair, how: howOf(pair, changed, has), fields: changed, moved: has };
  });
}

/** What stays, goes, is new, changed and moved between two maps, with curve against curve and number against number. */
export function compare(journey: Journey, fromId: Id, toId: Id): Comparison {
  const { stages, columns, lanes, cards } = match(journey, fromId, toId);
  const inOrder = <T extends { order: string; id: Id }>(pairs: readonly Pair<T>[]): T[] =>
    pairs
      .flatMap(({ from }) => from ?? [])
      .sort((a, b) => (a.order === b.order ? (a.id < b.id ? -1 : 1) : a.order < b.order ? -1 : 1));
  const stageDifferences = ordered(stages, inOrder(stages), STAGE_FIELDS);
  const laneDifferences = ordered(lanes, inOrder(lanes), LANE_FIELDS);
  const columnDifferences = columns.map((pair) => ({ ...pair, how: columnHow(pair) }));
  const place = placesOf(columns, lanes);
  const cardDifferences = cards.map((pair): CardDifference => {
    const [was, is] = [pair.from && place(pair.from, 'from', journey), pair.to && place(pair.to, 'to', journey)];
    const moved = was !== undefined && is !== undefined && (was.lane !== is.lane || was.column !== is.column);
    const fields = fieldsOf(pair, CARD_FIELDS);
    const here = is ?? was ?? { lane: -1, column: -1 };
    return { ...pair, how: howOf(pair, fields, moved), fields, moved, ...here, ...(moved ? { before: was } : {}) };
  });
  const counts: Record<How, number> = { stays: 0, changed: 0, moved: 0, new: 0, gone: 0 };
  // a stage without steps is its own column, and is counted once
  const steps = columnDifferences.filter(({ from, to }) => [from, to].every((side) => !side || side.stepId));
  for (const { how } of [...stageDifferences, ...steps, ...laneDifferences, ...cardDifferences]) counts[how] += 1;
  return {
    fromId,
    toId,
    stages: stageDifferences,
    columns: columnDifferences,
    lanes: laneDifferences,
    cards: cardDifferences,
    curves: curveDifferences(journey, fromId, toId, columns),
    numbers: numberDifferences(journey, { fromId, toId, columns, stages, cards }),
    counts,
  };
}

/** A step that became the stage itself, or the other way about, stays what it is. */
function columnHow({ from, to }: ColumnPair): How {
  const steps = from?.stepId !== undefined && to?.stepId !== undefined;
  return howOf({ from, to }, steps && from.title !== to.title ? ['title'] : [], false);
}

type Place = { lane: number; column: number };

function placesOf(columns: readonly ColumnPair[], lanes: readonly Pair<Lane>[]) {
  const index = (pairs: readonly Pair<{ id: Id }>[], side: 'from' | 'to'): ReadonlyMap<Id, number> =>
    new Map(pairs.flatMap((pair, i) => (pair[side] ? [[pair[side].id, i] as const] : [])));
  const at = {
    from: { columns: index(columns, 'from'), lanes: index(lanes, 'from') },
    to: { columns: index(columns, 'to'), lanes: index(lanes, 'to') },
  };
  return ({ cell }: Card, side: 'from' | 'to', journey: Journey): Place => ({
    lane: at[side].lanes.get(cell.laneId) ?? -1,
    column: at[side].columns.get(livingColumn(journey, cell.columnId) ?? '') ?? -1,
  });
}

function curveDifferences(journey: Journey, fromId: Id, toId: Id, columns: readonly ColumnPair[]): CurveDifference[] {
  const felt = (mapId: Id): Id[] => [
    ...new Set([...journey.feelings.values()].filter((feeling) => feeling.mapId === mapId).map((one) => one.personaId)),
  ];
  const inOrder = (mapId: Id): Id[] => {
    const all = felt(mapId);
    const named = (journey.maps.get(mapId)?.personaIds ?? []).filter((id) => all.includes(id));
    return [...named, ...all.filter((id) => !named.includes(id)).sort()];
  };
  const [before, after] = [inOrder(fromId), inOrder(toId)];
  const shared = after.filter((id) => before.includes(id));
  const [first, other] = [before[0], after[0]];
  // two maps about different people: the first against the first
  const pairs: (readonly [Id | undefined, Id | undefined])[] =
    shared.length === 0 && first !== undefined && other !== undefined
      ? [
          [first, other],
          ...before.slice(1).map((id) => [id, undefined] as const),
          ...after.slice(1).map((id) => [undefined, id] as const),
        ]
      : [
          ...after.map((id) => [before.includes(id) ? id : undefined, id] as const),
          ...before.filter((id) => !after.includes(id)).map((id) => [id, undefined] as const),
        ];
  return pairs.flatMap(([one, two]): CurveDifference[] => {
    const from = one === undefined ? undefined : feelingCurve(journey, fromId, one);
    const to = two === undefined ? undefined : feelingCurve(journey, toId, two);
    const points = columns.map((column) => {
      const [a, b] = [valueAt(from, column.from?.id), valueAt(to, column.to?.id)];
      return { ...(a === undefined ? {} : { from: a }), ...(b === undefined ? {} : { to: b }) };
    });
    if (points.every((point) => point.from === undefined && point.to === undefined)) return [];
    const both = points.filter((point) => point.from !== undefined && point.to !== undefined);
    const count = (rises: boolean): number =>
      both.filter(({ from: a = 0, to: b = 0 }) => (rises ? b > a : b < a)).length;
    return [{ ...(from ? { from } : {}), ...(to ? { to } : {}), points, better: count(true), worse: count(false) }];
  });
}

const valueAt = (curve: FeelingCurve | undefined, columnId: Id | undefined): number | undefined =>
  columnId === undefined ? undefined : curve?.points.find((point) => point.columnId === columnId)?.value;

interface Sides extends Pick<Comparison, 'fromId' | 'toId'> {
  columns: readonly ColumnPair[];
  stages: readonly Pair<Stage>[];
  cards: readonly Pair<Card>[];
}

/** Every metric that is measured on either side, at things that correspond. */
function numberDifferences(journey: Journey, { fromId, toId, columns, stages, cards }: Sides): NumberDifference[] {
  const both = (at: NumberDifference['at'], from?: Target, to?: Target): NumberDifference[] => {
    const [before, after] = [from ? readingsAt(journey, from) : [], to ? readingsAt(journey, to) : []];
    const ids = [...new Set([...after, ...before].map(({ metric }) => metric.id))];
    return ids.flatMap((id): NumberDifference[] => {
      const [a, b] = [before, after].map((readings) => readings.find(({ metric }) => metric.id === id));
      const metric = (b ?? a)?.metric;
      return metric ? [{ metric, at, ...(a ? { from: a } : {}), ...(b ? { to: b } : {}) }] : [];
    });
  };
  const id = (kind: 'stage' | 'step' | 'card', one: { id: Id } | undefined): Target | undefined =>
    one && `${kind}:${one.id}`;
  return [
    ...both({ kind: 'map' }, `map:${fromId}`, `map:${toId}`),
    ...stages.flatMap(({ from, to }, stage) => both({ kind: 'stage', stage }, id('stage', from), id('stage', to))),
    ...columns.flatMap(({ from, to }, column) =>
      both(
        { kind: 'column', column },
        from?.stepId === undefined ? undefined : id('step', from),
        to?.stepId === undefined ? undefined : id('step', to),
      ),
    ),
    ...cards.flatMap(({ from, to }, card) => both({ kind: 'card', card }, id('card', from), id('card', to))),
  ];
}
