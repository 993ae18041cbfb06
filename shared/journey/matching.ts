import { cardsIn, type Column, columnsOf, lanesOf, stagesOf } from './columns.ts';
import type { Card, Copied, Id, Journey, Lane, Stage } from './journey.ts';

/** One thing as it is on two maps; on one side alone it is new or gone. */
export interface Pair<T> {
  from?: T;
  to?: T;
}

/** A column on both maps, under the pair of its stages. */
export interface ColumnPair extends Pair<Column> {
  stage: Pair<Stage>;
}

export interface Matching {
  /** Each in the second map's order; what is gone stands after what it stood after. */
  stages: readonly Pair<Stage>[];
  columns: readonly ColumnPair[];
  lanes: readonly Pair<Lane>[];
  cards: readonly Pair<Card>[];
}

type Key<T> = (item: T) => string | undefined;

/** The first record a copy goes back to. */
export function rootOf(record: { id: Id } & Copied): Id {
  return record.copyOf ?? record.id;
}

/** Pairs what has a key in common, key after key; of several with the same key the first goes with the first. */
export function paired<T>(from: readonly T[], to: readonly T[], keys: readonly Key<T>[]): ReadonlyMap<T, T> {
  const pairs = new Map<T, T>();
  const taken = new Set<T>();
  for (const key of keys) {
    const waiting = new Map<string, T[]>();
    for (const item of to) {
      const word = taken.has(item) ? undefined : key(item);
      if (word === undefined) continue;
      const list = waiting.get(word);
      if (list) list.push(item);
      else waiting.set(word, [item]);
    }
    for (const item of from) {
      const word = pairs.has(item) ? undefined : key(item);
      const found = word === undefined ? undefined : waiting.get(word)?.shift();
      if (found === undefined) continue;
      pairs.set(item, found);
      taken.add(found);
    }
  }
  return pairs;
}

export function union<T>(from: readonly T[], to: readonly T[], pairs: ReadonlyMap<T, T>): Pair<T>[] {
  const back = new Map([...pairs].map(([one, other]) => [other, one]));
  const all = to.map((item): Pair<T> => {
    const old = back.get(item);
    return old === undefined ? { to: item } : { from: old, to: item };
  });
  from.forEach((item, i) => {
    if (pairs.has(item)) return;
    const before = from[i - 1];
    const at = before === undefined ? 0 : all.findIndex((pair) => pair.from === before) + 1;
    all.splice(at, 0, { from: item });
  });
  return all;
}

/** What stands for a stage that has no steps goes with the first column of the other side's stage (J10). */
function columnPairs(stage: Pair<Stage>, from: readonly Column[], to: readonly Column[], roots: Roots): ColumnPair[] {
  const pairs = new Map(paired(from, to, [({ id }) => roots.get(id), ({ title }) => roots.words(title)]));
  const bare = (columns: readonly Column[]): boolean => columns.length === 1 && columns[0]?.stepId === undefined;
  const [first, other] = [from[0], to[0]];
  if (first && other && (bare(from) || bare(to)) && pairs.size === 0) pairs.set(first, other);
  return union(from, to, pairs).map((pair) => ({ ...pair, stage }));
}

interface Roots {
  get: (columnId: Id) => Id;
  words: (title: string) => string | undefined;
}

const matchings = new WeakMap<Journey, Map<string, Matching>>();

/** What of one map is what of another: by origin, and where that tells nothing by the words. */
export function match(journey: Journey, fromId: Id, toId: Id): Matching {
  const known = matchings.get(journey) ?? new Map<string, Matching>();
  matchings.set(journey, known);
  const name = `${fromId}/${toId}`;
  const made = known.get(name) ?? matched(journey, fromId, toId);
  known.set(name, made);
  return made;
}

function matched(journey: Journey, fromId: Id, toId: Id): Matching {
  const words = (title: string): string | undefined => {
    const plain = title.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase(journey.board.locale);
    return plain === '' ? undefined : plain;
  };
  const roots: Roots = {
    get: (id) => rootOf(journey.steps.get(id) ?? journey.stages.get(id) ?? { id }),
    words,
  };
  const [stagesFrom, stagesTo] = [stagesOf(journey, fromId), stagesOf(journey, toId)];
  const stages = union(stagesFrom, stagesTo, paired(stagesFrom, stagesTo, [rootOf, ({ title }) => words(title)]));
  const [all, others] = [columnsOf(journey, fromId), columnsOf(journey, toId)];
  const columns = stages.flatMap((stage) =>
    columnPairs(
      stage,
      all.filter(({ stageId }) => stageId === stage.from?.id),
      others.filter(({ stageId }) => stageId === stage.to?.id),
      roots,
    ),
  );
  const [lanesFrom, lanesTo] = [lanesOf(journey, fromId), lanesOf(journey, toId)];
  const byOrigin = paired(lanesFrom, lanesTo, [rootOf]);
  const kindAndName = ({ kind, title }: Lane): string => `${kind}/${words(title) ?? ''}`;
  // maps that have nothing in common may still be told apart lane by lane
  const keys = byOrigin.size > 0 ? [rootOf, kindAndName] : [kindAndName, ({ kind }: Lane) => kind];
  const lanes = union(lanesFrom, lanesTo, paired(lanesFrom, lanesTo, keys));
  return { stages, columns, lanes, cards: cardPairs(journey, lanes, columns, words) };
}

/** Cards by origin, then by their words in the same cell, then in the same lane. */
function cardPairs(
  journey: Journey,
  lanes: readonly Pair<Lane>[],
  columns: readonly ColumnPair[],
  words: Roots['words'],
): Pair<Card>[] {
  const place = new Map<Card, { lane: number; column: number }>();
  const cardsOf = (side: 'from' | 'to'): Card[] =>
    lanes.flatMap((lane, l) =>
      columns.flatMap((column, c) => {
        const [laneId, columnId] = [lane[side]?.id, column[side]?.id];
        if (laneId === undefined || columnId === undefined) return [];
        const cards = cardsIn(journey, { laneId, columnId });
        for (const card of cards) place.set(card, { lane: l, column: c });
        return cards;
      }),
    );
  const [from, to] = [cardsOf('from'), cardsOf('to')];
  const said = (card: Card, by: readonly ('lane' | 'column')[]): string | undefined => {
    const title = words(card.title);
    const at = place.get(card);
    return title === undefined || !at ? undefined : [...by.map((one) => at[one]), title].join('/');
  };
  const pairs = paired(from, to, [rootOf, (card) => said(card, ['lane', 'column']), (card) => said(card, ['lane'])]);
  return union(from, to, pairs);
}
