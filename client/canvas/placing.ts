import { cardsIn } from '../../shared/journey/columns.ts';
import type { Card, Cell, Id, Journey } from '../../shared/journey/journey.ts';
import { place } from '../../shared/journey/order.ts';
import type { Draft } from '../editor/store.ts';

/** A journey as it would be with cards put in a cell; nothing is written. */
function withCardsIn(journey: Journey, cell: Cell, at: number, placed: readonly Card[]): Journey {
  const ids = new Set(placed.map((card) => card.id));
  const row = cardsIn(journey, cell).filter((card) => !ids.has(card.id));
  const { keys, moved } = place(row, at, placed.length);
  const cards = new Map(journey.cards);
  for (const [id, order] of moved) {
    const card = cards.get(id);
    if (card) cards.set(id, { ...card, order });
  }
  placed.forEach((card, i) => cards.set(card.id, { ...card, cell, order: keys[i] ?? card.order }));
  return { ...journey, cards };
}

/** With the card that is being begun, so that it has a place like any other. */
export function withDraft(journey: Journey, { id, cell, at, kind }: Draft): Journey {
  return withCardsIn(journey, cell, at, [{ id, kind, cell, order: '', title: '', body: '', createdBy: '' }]);
}

/** With the cards in flight where they would land: the others make room. */
export function withDrop(journey: Journey, ids: readonly Id[], cell: Cell, at: number): Journey {
  return withCardsIn(
    journey,
    cell,
    at,
    ids.flatMap((id) => journey.cards.get(id) ?? []),
  );
}

/** The double of a card that is not there yet. */
const doubleId = (id: Id): Id => `${id}+`;
export const isDouble = (id: Id): boolean => id.endsWith('+');

/** With doubles of the cards in flight where they would land: the cards themselves stay. */
export function withDoubles(journey: Journey, ids: readonly Id[], cell: Cell, at: number): Journey {
  return withCardsIn(
    journey,
    cell,
    at,
    ids.flatMap((id) => {
      const card = journey.cards.get(id);
      return card ? { ...card, id: doubleId(id) } : [];
    }),
  );
}

/** With a card over as many columns as it is being drawn to. */
export function withSpan(journey: Journey, id: Id, span: number): Journey {
  const card = journey.cards.get(id);
  return card ? { ...journey, cards: new Map(journey.cards).set(id, { ...card, span }) } : journey;
}
