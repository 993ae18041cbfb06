import { cardsIn, columnsOf, lanesOf, livingColumn, stagesOf, stepsOf } from './columns.ts';
import {
  again,
  arcCopied,
  cardsOn,
  type Copies,
  feelingsCopied,
  type NewId,
  NOTHING,
  renaming,
  settingsOf,
  stageOf,
} from './copying.ts';
import { feelingCurve } from './feelings.ts';
import type { Card, Cell, Feeling, Id, Journey, Lane } from './journey.ts';
import { match } from './matching.ts';
import { place } from './order.ts';

/** Where the columns of one map are on another; its stages come along to a map that has none. */
function columnsThere(
  journey: Journey,
  from: Id,
  to: Id,
  newId: NewId,
): { of: (columnId: Id) => Id | undefined } & Copies {
  if (columnsOf(journey, to).length === 0) {
    const ids = renaming(newId);
    const stages = stagesOf(journey, from);
    const steps = stages.flatMap((stage) => stepsOf(journey, stage.id));
    return {
      ...NOTHING,
      stages: stages.map((stage) => ({ ...again(stage, ids.of(stage.id)), mapId: to })),
      steps: steps.map((step) => ({ ...again(step, ids.of(step.id)), stageId: ids.of(stageOf(journey, step)) })),
      of: (columnId) => ids.known.get(columnId),
    };
  }
  const { columns } = match(journey, from, to);
  const last = columnsOf(journey, to).at(-1)?.id;
  const there = new Map<Id, Id>();
  let before: Id | undefined = columnsOf(journey, to)[0]?.id;
  for (const pair of columns) {
    before = pair.to?.id ?? before;
    // a column that is not there: what stands in it goes to the one it came after
    if (pair.from) there.set(pair.from.id, pair.to?.id ?? before ?? last ?? '');
  }
  return { ...NOTHING, of: (columnId) => there.get(columnId) };
}

/** Keys behind what stands in a row already. */
function keysAfter(row: readonly { id: Id; order: string }[], count: number): readonly string[] {
  return place(row, row.length, count).keys;
}

/** A lane with its cards and feelings, at the end of another map. */
export function laneCopied(
  journey: Journey,
  from: Id,
  { id, mapId, newId }: { id: Id; mapId: Id; newId: NewId },
): Copies {
  const lane = journey.lanes.get(from);
  if (!lane || !journey.maps.has(mapId)) return NOTHING;
  const { of, ...columns } = columnsThere(journey, lane.mapId, mapId, newId);
  const [order = 'a0'] = keysAfter(lanesOf(journey, mapId), 1);
  const settings = settingsOf(lane);
  const copy = { ...again(lane, id), mapId, order, settings };
  const feelings =
    lane.kind === 'feelings' && lane.mapId !== mapId
      ? feelingsCopied(journey, lane.mapId, mapId, (columnId) => of(columnId) ?? '').filter(
          (one) => one.columnId !== '' && !isFelt(journey, one),
        )
      : [];
  const cards = cardsInRows(cardsOn(journey, lane.mapId, [lane]), journey, (cell) => {
    const columnId = of(cell.columnId);
    return columnId === undefined ? undefined : { cell: { laneId: id, columnId }, row: [] };
  });
  return {
    ...columns,
    lanes: [copy],
    cards: cards.map(({ card, ...where }) => ({ ...again(card, newId()), ...where })),
    feelings,
    arcs: arcCopied(journey, from, id, of),
  };
}

/** What is felt there already is not overwritten. */
function isFelt(journey: Journey, { mapId, personaId, columnId }: Omit<Feeling, 'id'>): boolean {
  return feelingCurve(journey, mapId, personaId).points.some(
    (one) => one.columnId === columnId && one.value !== undefined,
  );
}

/** Cards to where they would stand on another map; a lane that it lacks comes along, empty but for them. */
export function cardsCopied(
  journey: Journey,
  from: readonly Id[],
  { ids, mapId, newId }: { ids: readonly Id[]; mapId: Id; newId: NewId },
): Copies {
  const named = new Map(from.map((old, i) => [old, ids[i] ?? newId()]));
  const cards = from.flatMap((old) => journey.cards.get(old) ?? []).filter((card) => !card.deleted);
  const home = journey.lanes.get(cards[0]?.cell.laneId ?? '')?.mapId;
  if (home === undefined || !journey.maps.has(mapId)) return NOTHING;
  const { of, ...columns } = columnsThere(journey, home, mapId, newId);
  const lanes = new Map<Id, Id>();
  for (const pair of match(journey, home, mapId).lanes) if (pair.from && pair.to) lanes.set(pair.from.id, pair.to.id);
  const missing = [...new Set(cards.map(({ cell }) => cell.laneId))].filter((laneId) => !lanes.has(laneId));
  const keys = keysAfter(lanesOf(journey, mapId), missing.length);
  const brought = missing.flatMap((laneId, i): Lane[] => {
    const lane = journey.lanes.get(laneId);
    if (!lane) return [];
    const id = newId();
    lanes.set(laneId, id);
    return [{ ...again(lane, id), mapId, order: keys[i] ?? lane.order, settings: settingsOf(lane) }];
  });
  const placed = cardsInRows(cards, journey, (cell) => {
    const [laneId, columnId] = [lanes.get(cell.laneId), of(cell.columnId)];
    if (laneId === undefined || columnId === undefined) return undefined;
    return { cell: { laneId, columnId }, row: cardsIn(journey, { laneId, columnId }) };
  });
  return {
    ...columns,
    lanes: brought,
    cards: placed.map(({ card, ...where }) => ({ ...again(card, named.get(card.id) ?? newId()), ...where })),
  };
}

/** Cards behind those of their new cells, in the order they are given. */
function cardsInRows(
  cards: readonly Card[],
  journey: Journey,
  to: (cell: Cell) => { cell: Cell; row: readonly Card[] } | undefined,
): { card: Card; cell: Cell; order: string }[] {
  const rows = new Map<string, { cell: Cell; row: readonly Card[]; cards: Card[] }>();
  for (const card of cards) {
    const columnId = livingColumn(journey, card.cell.columnId);
    const there = columnId === undefined ? undefined : to({ laneId: card.cell.laneId, columnId });
    if (!there) continue;
    const key = `${there.cell.laneId}/${there.cell.columnId}`;
    const row = rows.get(key) ?? { ...there, cards: [] };
    row.cards.push(card);
    rows.set(key, row);
  }
  return [...rows.values()].flatMap(({ cell, row, cards: some }) => {
    const keys = keysAfter(row, some.length);
    return some.map((card, i) => ({ card, cell, order: keys[i] ?? card.order }));
  });
}
