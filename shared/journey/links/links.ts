import type { Id, Journey, Link } from '../journey.ts';

export const LINK_KINDS = ['flow', 'hand-over', 'dependency'] as const satisfies readonly Link['kind'][];

/**
 * Links whose two cards both live: one that loses a card is not deleted with it, so it is back when the card is (J4).
 * In an order that is the same everywhere, for what is drawn must be, too.
 */
export function livingLinks(journey: Pick<Journey, 'links' | 'cards'>): readonly Link[] {
  const { links, cards } = journey;
  const lives = (id: Id): boolean => {
    const card = cards.get(id);
    return card !== undefined && !card.deleted;
  };
  return [...links.values()]
    .filter((link) => !link.deleted && link.from !== link.to && lives(link.from) && lives(link.to))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The links that begin or end at a card. */
export function linksAt(journey: Pick<Journey, 'links' | 'cards'>, cardId: Id): readonly Link[] {
  return livingLinks(journey).filter((link) => link.from === cardId || link.to === cardId);
}
