import type { Command, NewCard } from '../../shared/document/board.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Card, Id, Journey } from '../../shared/journey/journey.ts';
import { livingLinks } from '../../shared/journey/links/links.ts';

/** A card as a new one: everything it says, nothing of where it is. */
function doubleOf(original: Card): NewCard {
  // its double is no more what another map's card became (compare)
  const { cell: _cell, order: _order, createdBy: _by, deleted: _deleted, copyOf: _origin, ...card } = original;
  return { ...card, id: newId() };
}

export interface Doubles {
  /** By the card each is the double of. */
  cards: ReadonlyMap<Id, NewCard>;
  /** Links between two cards that are both doubled; one that leads elsewhere stays with the card it is about. */
  links: readonly Command[];
}

/** Cards as new ones, with what joins them. */
export function doublesOf(journey: Journey, originals: readonly Card[]): Doubles {
  const cards = new Map(originals.map((card): [Id, NewCard] => [card.id, doubleOf(card)]));
  const links = livingLinks(journey).flatMap(({ kind, label, ...link }): Command[] => {
    const [from, to] = [cards.get(link.from), cards.get(link.to)];
    return from && to ? [{ type: 'addLink', link: { id: newId(), from: from.id, to: to.id, kind, label } }] : [];
  });
  return { cards, links };
}
