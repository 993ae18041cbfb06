import { useSyncExternalStore } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import { nameOfCard } from '../../shared/journey/outline.ts';
import { useCanvas } from './canvas-context.ts';
import { useStyle } from './use-style.ts';

/**
 * A card's name with its place, for those who cannot see it. Which of how many it is depends on its neighbours, for whose
 * sake it is not drawn again; so it hears of the board itself, and renders only when its name is another.
 */
export function useCardName(id: Id): string {
  const { port } = useCanvas();
  const { locale } = useStyle();
  return useSyncExternalStore(port.subscribe, () => {
    const journey = port.records();
    const card = journey.cards.get(id);
    return card ? nameOfCard(journey, card, locale) : '';
  });
}
