import type { Board, Journey, Kind } from '../journey/journey.ts';

/** The newest version of the journey file and of the document (one number, J11). */
export const FILE_FORMAT = 'journeyboard';

/** The lossless file (X3): records of each kind as an array sorted by id; keys sorted when written. */
export type JourneyFile = {
  format: typeof FILE_FORMAT;
  version: number;
  board: Omit<Board, 'createdBy' | 'deleted'> & { createdBy?: string };
} & { [K in Exclude<Kind, 'comments'>]?: readonly (Journey[K] extends ReadonlyMap<string, infer R> ? R : never)[] };
