import { writeDeck } from '../../shared/files/pptx/pptx.ts';
import { deckOf, type DeckOptions } from '../../shared/files/slides/deck-of.ts';
import type { DeckModel } from '../../shared/files/slides/slide.types.ts';
import type { Journey } from '../../shared/journey/journey.ts';

export interface SlidesRequest {
  want: 'deck' | 'file';
  journey: Journey;
  options: Omit<DeckOptions, 'onSlide'>;
}

export type SlidesAnswer =
  | { at: 'slide'; slides: number }
  | { at: 'deck'; deck: DeckModel }
  | { at: 'file'; bytes: Uint8Array<ArrayBuffer> }
  | { at: 'failed'; why: string };

export function answer(
  { want, journey, options }: SlidesRequest,
  onSlide: (slides: number) => void,
): Extract<SlidesAnswer, { at: 'deck' | 'file' }> {
  const deck = deckOf(journey, { ...options, onSlide });
  return want === 'deck' ? { at: 'deck', deck } : { at: 'file', bytes: new Uint8Array(writeDeck(deck)) };
}
