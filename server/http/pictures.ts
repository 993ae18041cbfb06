import { createHash } from 'node:crypto';
import { picturesOf } from '../../shared/files/journey-file.ts';
import type { JourneyFile } from '../../shared/files/journey-file.types.ts';
import { sniffPicture } from '../../shared/files/picture.ts';
import type { Journey, Problem } from '../../shared/journey/journey.ts';
import { PICTURE_TYPES, pictureIds, type Picture } from '../../shared/journey/pictures.ts';
import { PICTURE_LIMITS } from '../../shared/wire/api.ts';
import type { AssetRow, Storage } from '../storage/port.ts';

/** 43 letters that need no escaping in an address. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** The pictures a journey shows, as far as they are stored. */
export async function picturesFor(storage: Storage, board: string, journey: Journey): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>();
  for (const hash of pictureIds(journey)) {
    const row = await storage.asset(board, hash);
    const type = PICTURE_TYPES.find((known) => known === row?.type);
    if (row && type) pictures.set(hash, { type, bytes: row.bytes });
  }
  return pictures;
}

/** Pictures of a file that are what they say, and what was wrong with the others. */
export function rowsOf(file: JourneyFile, at: number): { rows: AssetRow[]; problems: Problem[] } {
  const rows: AssetRow[] = [];
  const problems: Problem[] = [];
  let size = 0;
  for (const [hash, picture] of picturesOf(file)) {
    const sniffed = picture && sniffPicture(picture.bytes);
    size += picture?.bytes.length ?? 0;
    const where = `assets/${hash}`;
    if (!picture || !sniffed?.ok) problems.push({ where, code: 'not-a-picture' });
    else if (hashOf(picture.bytes) !== hash) problems.push({ where, code: 'other-picture' });
    else if (picture.bytes.length > PICTURE_LIMITS.one || size > PICTURE_LIMITS.board) {
      problems.push({ where, code: 'too-large' });
    } else rows.push({ hash, type: sniffed.value.type, bytes: picture.bytes, at });
  }
  return { rows, problems };
}
