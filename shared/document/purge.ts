import * as Y from 'yjs';
import type { Kind } from '../journey/journey.ts';
import { belongingsOf } from './belongings.ts';
import { fingerprintOf, readJourney } from './read.ts';
import { KINDS, isPlainKind, rootOf } from './shape.ts';

const DAYS_KEPT = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

function deletedAt(record: Y.Map<unknown>): number | undefined {
  const mark = record.get('deleted');
  if (typeof mark !== 'object' || mark === null || !('at' in mark)) return undefined;
  return typeof mark.at === 'number' && Number.isFinite(mark.at) ? mark.at : undefined;
}

/** Words that came after the deletion stand in the "Unplaced" tray, and nobody has seen to them yet (J4). */
function holdsLateWords(record: Y.Map<unknown>): boolean {
  const mark = record.get('deleted');
  if (typeof mark !== 'object' || mark === null || !('words' in mark)) return false;
  const now = fingerprintOf(record);
  return now !== undefined && mark.words !== now;
}

/** What was deleted 30 days ago (J4). */
function due(doc: Y.Doc, now: number): [kind: Kind, id: string][] {
  const before = now - DAYS_KEPT * DAY_MS;
  const found: [kind: Kind, id: string][] = [];
  for (const kind of KINDS) {
    if (isPlainKind(kind)) continue;
    const root = rootOf(doc, kind);
    for (const [id, record] of root.entries()) {
      if (!(record instanceof Y.Map)) continue;
      const at = deletedAt(record);
      if (at !== undefined && at <= before && !holdsLateWords(record)) found.push([kind, id]);
    }
  }
  return found;
}

export function isPurgeDue(doc: Y.Doc, now: number): boolean {
  return due(doc, now).length > 0;
}

/**
 * Takes away for good what was deleted 30 days ago, in one transaction; with a map all that stands on it, which nobody
 * could reach or bring back any more. Only the server does this, through its log.
 */
export function purge(doc: Y.Doc, now: number): void {
  const records = due(doc, now);
  const mapIds = new Set(records.flatMap(([kind, id]) => (kind === 'maps' ? [id] : [])));
  const onThem = mapIds.size > 0 ? belongingsOf(readJourney(doc).journey, mapIds) : [];
  doc.transact(() => {
    for (const [kind, id] of [...records, ...onThem]) {
      const root = rootOf(doc, kind);
      const record = root.get(id);
      if (!(record instanceof Y.Map && holdsLateWords(record))) root.delete(id);
    }
  });
}
