import * as Y from 'yjs';
import type { Id } from '../journey/journey.ts';
import { type Ground, hasLocks, isLocked } from '../journey/locks.ts';
import { BOARD_ROOT, recordMap, rootOf } from './shape.ts';
import type { Touch } from './touched.ts';

/** Whose records an act may touch, by kind; the table of roles fits it. */
export interface Doer {
  personId: Id;
  /** As the server knows them; what they write is signed with it. */
  name?: string | undefined;
  allowance: (kind: Touch['kind']) => { add: boolean; change: Reach; remove: Reach };
  /** Locks are theirs to set, and hold everybody else. */
  isFacilitator: boolean;
}
type Reach = 'none' | 'own' | 'any';

/** Marks of what no person typed; nobody's to claim, so a person may leave them on what they bring in. */
const NOBODY: ReadonlySet<string> = new Set(['import', 'template']);

/** The ground of locks, read straight from a document and never unfolded. */
function groundIn(doc: Y.Doc): Ground {
  return {
    field(kind, id, name) {
      if (kind === 'board') return rootOf(doc, BOARD_ROOT).get(name);
      const value = recordMap(doc, kind, id)?.get(name);
      return value instanceof Y.AbstractType ? undefined : value;
    },
    ids: (kind) => rootOf(doc, kind).keys(),
  };
}

function isAllowed(touch: Touch, { allowance, personId }: Doer): boolean {
  const may = allowance(touch.kind);
  if (touch.act === 'add') return may.add;
  const reach = touch.act === 'remove' ? may.remove : may.change;
  return reach === 'any' || (reach === 'own' && touch.owner === personId);
}

function isForged(touch: Touch, { personId, name }: Doer): boolean {
  if (touch.kind === 'comments' && touch.field === 'author' && name !== undefined && touch.value !== name) return true;
  if (touch.act === 'add') return touch.owner !== undefined && touch.owner !== personId && !NOBODY.has(touch.owner);
  return touch.field === 'createdBy';
}

const fieldsOf = ({ field, value, act }: Touch): Readonly<Record<string, unknown>> =>
  field === undefined ? (act === 'remove' ? { deleted: true } : {}) : { [field]: value ?? true };

const known = new WeakMap<Y.Doc, { hasLocks: boolean | undefined }>();

/** Asked for each edit, and changed by few of them: found once, until something changes where locks are. */
function hasLocksNow(doc: Y.Doc, ground: Ground): boolean {
  let kept = known.get(doc);
  if (!kept) {
    const made = (kept = { hasLocks: undefined });
    known.set(doc, made);
    const roots = new Set<unknown>([BOARD_ROOT, 'stages', 'lanes'].map((root) => doc.getMap(root)));
    doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
      for (const type of changed.keys()) if (roots.has(type) || roots.has(type.parent)) made.hasLocks = undefined;
    });
  }
  return (kept.hasLocks ??= hasLocks(ground));
}

/** The first of some touches that this person may not make, and on which ground; the guard and the client agree. */
export function judgeOf(doc: Y.Doc, doer: Doer): (touch: Touch) => 'ok' | 'role' | 'forged' | 'locked' {
  const ground = groundIn(doc);
  const isHeld = !doer.isFacilitator && hasLocksNow(doc, ground);
  return (touch) => {
    if (!isAllowed(touch, doer)) return 'role';
    if (isForged(touch, doer)) return 'forged';
    if (doer.isFacilitator) return 'ok';
    if (touch.field === 'locked') return 'locked';
    return isHeld && isLocked(ground, touch.kind, touch.id, fieldsOf(touch)) ? 'locked' : 'ok';
  };
}
