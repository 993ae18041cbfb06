import type { Command, NewCard } from '../../shared/document/board.ts';
import { cardsIn } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Cell, Id } from '../../shared/journey/journey.ts';
import type { Action, ActionContext } from './action.types.ts';
import { mayAdd, mayChange, mayRemove } from './allowed.ts';
import { chosenCards, placeOf, sameCell } from './chosen.ts';
import { doublesOf } from './doubles.ts';
import { cardKindOf } from '../../shared/journey/card-kind.ts';
import { cellOf, type Direction, firstPlace, step } from './grid.ts';

/** Starts a card in a cell, after the card the keyboard is on; `false` where none may stand. */
export function beginCard(context: ActionContext, cell: Cell, afterId?: Id): boolean {
  const { port, editor } = context;
  const journey = port.records();
  const lane = journey.lanes.get(cell.laneId);
  const kind = lane && !lane.collapsed ? cardKindOf(lane.kind) : undefined;
  if (kind === undefined || !mayAdd(context, 'cards', { cell })) return false;
  const row = cardsIn(journey, cell);
  const after = row.findIndex((card) => card.id === afterId);
  editor.begin({ id: newId(), cell, at: after < 0 ? row.length : after + 1, kind });
  return true;
}

/** A letter typed in an empty place begins a card there. */
export function typeCard(context: ActionContext, letter: string): boolean {
  const { port, editor } = context;
  const place = placeOf(context);
  const lane = place && port.records().lanes.get(place.cell.laneId);
  const kind = lane && !lane.collapsed ? cardKindOf(lane.kind) : undefined;
  if (!place || place.cardId !== undefined || kind === undefined) return false;
  if (!mayAdd(context, 'cards', { cell: place.cell })) return false;
  const id = newId();
  const at = cardsIn(port.records(), place.cell).length;
  port.run({ type: 'addCards', cell: place.cell, at, cards: [{ id, kind, title: letter }] }, { open: true });
  editor.edit(id);
  return true;
}

function moveCards(context: ActionContext, direction: Direction): void {
  const { port, editor, mapId } = context;
  const journey = port.records();
  const place = placeOf(context);
  const cards = chosenCards(context);
  if (!place?.cardId || cards.length === 0) return;
  const ids = cards.map((card) => card.id);
  const row = cardsIn(journey, place.cell);
  const rest = row.filter((card) => !ids.includes(card.id));
  const before = row.slice(
    0,
    row.findIndex((card) => card.id === place.cardId),
  );
  const at = before.filter((card) => !ids.includes(card.id)).length;
  const next = at + (direction === 'up' ? -1 : 1);
  if ((direction === 'up' || direction === 'down') && next >= 0 && next <= rest.length) {
    port.run({ type: 'moveCards', ids, cell: place.cell, at: next });
    return;
  }
  const { cell } = step(journey, mapId, { cell: place.cell }, direction);
  if (sameCell(cell, place.cell)) return;
  const room = cardsIn(journey, cell).filter((card) => !ids.includes(card.id)).length;
  const sideways = direction === 'left' || direction === 'right';
  port.run({ type: 'moveCards', ids, cell, at: sideways ? Math.min(at, room) : direction === 'up' ? room : 0 });
  editor.select(ids, cell);
}

function go(context: ActionContext, direction: Direction): void {
  const { port, editor, mapId } = context;
  const journey = port.records();
  const here = placeOf(context);
  const there = here ? step(journey, mapId, here, direction) : firstPlace(journey, mapId);
  if (!there) return;
  if (there.cardId === undefined) editor.enterCell(there.cell);
  else editor.select([there.cardId], there.cell);
}

const writable = (context: ActionContext): boolean => {
  const cards = chosenCards(context);
  return cards.length > 0 && cards.every((card) => mayChange(context, 'cards', card));
};

const moving = (direction: Direction): Action => {
  const name = `${direction.charAt(0).toUpperCase()}${direction.slice(1)}`;
  return {
    id: `card.move${name}`,
    labelKey: `canvas.card.move${name}`,
    shortcuts: [`Mod+Arrow${name}`],
    group: 'move',
    when: writable,
    do: (context) => moveCards(context, direction),
  };
};

const going = (direction: Direction): Action => {
  const name = `${direction.charAt(0).toUpperCase()}${direction.slice(1)}`;
  return {
    id: `go.${direction}`,
    labelKey: `canvas.go${name}`,
    shortcuts: [`Arrow${name}`],
    group: 'way',
    when: () => true,
    do: (context) => go(context, direction),
  };
};

/** One command a cell, so that copies stand behind what they were copied from; links between them come along. */
function duplicate(context: ActionContext): void {
  const { port, editor } = context;
  const journey = port.records();
  const byCell = new Map<string, { cell: Cell; last: Id; copies: NewCard[] }>();
  const chosen = chosenCards(context);
  const doubles = doublesOf(journey, chosen);
  for (const card of chosen) {
    const cell = cellOf(journey, card);
    const copy = doubles.cards.get(card.id);
    if (!cell || !copy) continue;
    const key = `${cell.laneId}/${cell.columnId}`;
    const group = byCell.get(key) ?? { cell, last: card.id, copies: [] };
    group.last = card.id;
    group.copies.push(copy);
    byCell.set(key, group);
  }
  const groups = [...byCell.values()];
  const adding = groups.map(({ cell, last, copies }): Command => {
    const at = cardsIn(journey, cell).findIndex((card) => card.id === last) + 1;
    return { type: 'addCards', cell, at, cards: copies };
  });
  port.run([...adding, ...(mayAdd(context, 'links') ? doubles.links : [])]);
  editor.select(groups.flatMap(({ copies }) => copies.map((copy) => copy.id)));
}

export const CARD_ACTIONS: readonly Action[] = [
  {
    id: 'card.edit',
    labelKey: 'canvas.card.edit',
    shortcuts: ['Enter', 'F2'],
    group: 'write',
    when: (context) => chosenCards(context).length === 1 && writable(context),
    do: (context) => {
      const [card] = chosenCards(context);
      if (card) context.editor.edit(card.id);
    },
  },
  {
    id: 'card.add',
    labelKey: 'canvas.card.add',
    shortcuts: ['Enter', 'F2'],
    group: 'write',
    when: (context) => {
      const { target } = context;
      const cell = target?.kind === 'cell' ? target.cell : chosenCards(context).length === 0 && placeOf(context)?.cell;
      const lane = cell ? context.port.records().lanes.get(cell.laneId) : undefined;
      return cell && lane && cardKindOf(lane.kind) !== undefined ? mayAdd(context, 'cards', { cell }) : false;
    },
    do: (context) => {
      const cell = context.target?.kind === 'cell' ? context.target.cell : placeOf(context)?.cell;
      if (cell) beginCard(context, cell);
    },
  },
  {
    id: 'card.duplicate',
    labelKey: 'canvas.card.duplicate',
    shortcuts: ['Mod+D'],
    group: 'write',
    when: (context) => chosenCards(context).length > 0 && mayAdd(context, 'cards'),
    do: duplicate,
  },
  {
    id: 'card.detail',
    labelKey: 'hand.card.detail',
    shortcuts: ['D'],
    group: 'write',
    when: writable,
    do: ({ editor }) => editor.setState({ detailing: true }),
  },
  ...(['up', 'down', 'left', 'right'] as const).map(moving),
  ...(['up', 'down', 'left', 'right'] as const).map(going),
  {
    id: 'card.remove',
    labelKey: 'canvas.card.remove',
    shortcuts: ['Delete', 'Backspace'],
    group: 'remove',
    when: (context) => {
      const cards = chosenCards(context);
      return cards.length > 0 && cards.every((card) => mayRemove(context, 'cards', card));
    },
    do: (context) => {
      const cards = chosenCards(context);
      const cell = placeOf(context)?.cell;
      context.port.run({ type: 'remove', records: cards.map(({ id }) => ({ kind: 'cards', id })) });
      if (cell) context.editor.enterCell(cell);
      else context.editor.select([]);
    },
  },
];
