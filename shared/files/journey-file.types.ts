import type { Board, Journey, Kind, TalkKind } from '../journey/journey.ts';
import type { PictureType } from '../journey/pictures.ts';

/** The newest version of the journey file and of the document (one number, J11). */
export const FILE_FORMAT = 'journeyboard';

/** A picture inside the file, under the hash of its bytes. */
export interface EmbeddedPicture {
  type: PictureType;
  /** Base64. */
  data: string;
}

/** The lossless file (X3): records of each kind as an array sorted by id; keys sorted when written. */
export type JourneyFile = {
  format: typeof FILE_FORMAT;
  version: number;
  board: Omit<Board, 'createdBy' | 'deleted'> & { createdBy?: string };
  assets?: Readonly<Record<string, EmbeddedPicture>>;
} & { [K in Exclude<Kind, TalkKind>]?: readonly (Journey[K] extends ReadonlyMap<string, infer R> ? R : never)[] };
