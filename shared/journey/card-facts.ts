import type { Card } from './journey.ts';

/** What is known of a card beside its words and its picture, in the order in which it is shown. */
export const CARD_FACTS = [
  'channel',
  'device',
  'service',
  'owner',
  'status',
  'evidence',
  'personaIds',
  'tags',
  'link',
  'span',
] as const satisfies readonly (keyof Card)[];
export type CardFact = (typeof CARD_FACTS)[number];
