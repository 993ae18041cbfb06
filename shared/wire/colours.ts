import type { Id } from '../journey/journey.ts';

export const COLOURS = 10;

/** Which of the colours for people a person has, on every screen the same. */
export const colourOf = (personId: Id): number => (personId.charCodeAt(0) + personId.charCodeAt(1)) % COLOURS;
