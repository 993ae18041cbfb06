import type * as Y from 'yjs';
import type { JourneyFile } from '../files/journey-file.types.ts';

/** The first update of a new board (J7). */
export function createBoardUpdate(_file: JourneyFile): Uint8Array {
  throw new Error('being written');
}

/** Brings an older document to the newest version; true when it changed something (J11). */
export function migrate(_doc: Y.Doc): boolean {
  throw new Error('being written');
}
