import type * as Y from 'yjs';
import type { Journey, Problem } from '../journey/journey.ts';

export interface Reading {
  journey: Journey;
  problems: readonly Problem[];
}

/** Everything a document holds, as valid records, and what was wrong with the rest (J8). */
export function readJourney(_doc: Y.Doc): Reading {
  throw new Error('being written');
}
