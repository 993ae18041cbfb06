import * as Y from 'yjs';
import { fingerprintOf } from './read.ts';
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
function due(doc: Y.Doc, now: number): [root: Y.Map<unknown>, id: string][] {
  const before = now - DAYS_KEPT * DAY_MS;
  const found: [root: Y.Map<unknown>, id: string][] = [];
  for (const kind of KINDS) {
    if (isPlainKind(kind)) continue;
    const root = rootOf(doc, kind);
    for (const [id, record] of root.entries()) {
      if (!(record instanceof Y.Map)) continue;
      const at = deletedAt(record);
      if (at !== undefined && at <= before && !holdsLateWords(record)) found.push([root, id]);
    }
  }
  return found;
}

export function isPurgeDue(doc: Y.Doc, now: number): boolean {
  return due(doc, now).length > 0;
}

/** Takes away for good what was deleted 30 days ago, in one transaction. Only the server does this, through its log. */
export function purge(doc: Y.Doc, now: number): void {
  const records = due(doc, now);
  doc.transact(() => {
    for (const [root, id] of records) root.delete(id);
  });
}
