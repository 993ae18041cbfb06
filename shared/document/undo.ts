import * as Y from 'yjs';
import { type Id, isTalk } from '../journey/journey.ts';
import { LOCAL } from './origins.ts';
import { fingerprintOf } from './read.ts';
import { recordItemOf, type StepTouch, touchesOf } from './step-touches.ts';
import { BOARD_ROOT, KINDS, isKind, isPlainKind, isRequired, rootOf } from './shape.ts';

/** Plain fields that hold what somebody called a thing, such as a stage. */
const NAMES: ReadonlySet<string> = new Set(['title', 'name', 'label', 'role', 'quote', 'owner']);

function holdsWordsOfOthers(record: Y.Item, me: number): boolean {
  if (!(record.content instanceof Y.ContentType)) return false;
  for (const [key, field] of record.content.type._map) {
    if (field.deleted) continue;
    if (field.id.client !== me && NAMES.has(key) && field.content instanceof Y.ContentAny) return true;
    if (!(field.content instanceof Y.ContentType)) continue;
    for (let piece = field.content.type._start; piece; piece = piece.right) {
      if (!piece.deleted && piece.id.client !== me) return true;
    }
  }
  return false;
}

/**
 * Whether a value stands in a field that its record cannot be without. Yjs does not bring the older value back when
 * somebody else set the field at the same time, and would leave it empty: then the newer one stays.
 */
function isRequiredValue(item: Y.Item, record: Y.Item): boolean {
  if (item.parentSub === null || !(record.parent instanceof Y.AbstractType)) return false;
  const name = Y.findRootTypeKey(record.parent);
  if (name === BOARD_ROOT) return item === record && isRequired(name, item.parentSub);
  if (!isKind(name) || isPlainKind(name)) return false;
  return item !== record && isRequired(name, item.parentSub);
}

/** Whether somebody set the value without knowing the one that took its place: had that not been, it would stand. */
function lostToAnother(item: Y.Item): boolean {
  const { right, content } = item;
  if (item.parentSub === null || !right || !(content instanceof Y.ContentAny)) return false;
  return right.origin === null || !Y.compareIDs(right.origin, item.lastId);
}

/** What somebody else set at the same moment as this value, and which lost to it. */
function beatenBy(item: Y.Item, me: number): { value: unknown } | undefined {
  if (item.parentSub === null) return undefined;
  for (let left = item.left; left; left = left.left) {
    if (item.origin && Y.compareIDs(left.lastId, item.origin)) return undefined;
    if (left.id.client !== me && left.content instanceof Y.ContentAny) return { value: left.content.arr.at(-1) };
  }
  return undefined;
}

type Steps = Y.UndoManager['undoStack'];

export interface Undo {
  endGesture(): void;
  /** What was selected before the step that is about to be made. */
  beforeStep(): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  onSelection(handlers: SelectionHandlers): void;
  destroy(): void;
}

export interface SelectionHandlers {
  save: () => readonly Id[];
  restore: (ids: readonly Id[]) => void;
}

const SELECTION = 'selection';

function isIds(value: unknown): value is readonly Id[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}

/** What keeps this person from a step: something it would change has been locked meanwhile. */
export interface Holding {
  /** Absent while nothing is locked, or locks do not bind this person. */
  isHeld: () => ((touch: StepTouch) => boolean) | undefined;
  onHeld: () => void;
}

/** Undo of what was done here and nothing else; comments are outside it (J6). */
export function createUndo(doc: Y.Doc, personId: Id, now: () => number, holding: Holding): Undo {
  /** The stack being taken from, the step taken, and the earlier ones, laid aside meanwhile. */
  let taking: { stack: Steps; step: Steps[number]; aside: Steps } | undefined;
  let handlers: SelectionHandlers | undefined;
  let selected: readonly Id[] = [];
  /** Text typed in one go is one step, so only its first letter remembers the selection. */
  let open = false;

  /** Taking back a new record is a deletion like any other, so that words still on their way to it are kept (J4). */
  function withdraw(record: Y.Map<unknown>): void {
    if (record.has('deleted')) return;
    const words = fingerprintOf(record);
    record.set('deleted', { by: personId, at: now(), ...(words === undefined ? {} : { words }) });
  }

  function mayDelete(item: Y.Item): boolean {
    const record = recordItemOf(item);
    const beaten = beatenBy(item, doc.clientID);
    if (beaten && item.parentSub !== null && item.parent instanceof Y.Map) {
      item.parent.set(item.parentSub, beaten.value);
      return false;
    }
    if (!taking || !Y.isDeleted(taking.step.insertions, record.id)) return !isRequiredValue(item, record);
    if (!(record.content instanceof Y.ContentType) || !(record.content.type instanceof Y.Map)) return true;
    // the record stays for the other's words; only the words written here go
    if (holdsWordsOfOthers(record, doc.clientID)) return item.content instanceof Y.ContentString;
    if (item === record) withdraw(record.content.type);
    return false;
  }

  // what lost is kept in this copy of the document, for the winner may take theirs back
  doc.gcFilter = (item) => !lostToAnother(item);

  const scope = [BOARD_ROOT, ...KINDS.filter((kind) => !isTalk(kind))] as const;
  const manager = new Y.UndoManager(
    scope.map((name) => rootOf(doc, name)),
    { trackedOrigins: new Set([LOCAL]), captureTimeout: Infinity, deleteFilter: mayDelete },
  );
  manager.on('stack-item-added', ({ stackItem, type }) => {
    const turned = manager.undoing || manager.redoing;
    stackItem.meta.set(SELECTION, turned || type === 'redo' ? (handlers?.save() ?? []) : selected);
  });

  /** One step at a time, for the manager goes on to the next when its own deletions were all refused. */
  function take(stack: Steps, act: () => void): void {
    manager.stopCapturing();
    open = false;
    const isHeld = holding.isHeld();
    const next = stack.at(-1);
    // it stays the next step, to be taken once the lock is off; sent, the server would refuse it and all that follows
    if (isHeld && next && touchesOf(doc, next).some(isHeld)) {
      holding.onHeld();
      return;
    }
    let changed = false;
    const note = (): void => {
      changed = true;
    };
    doc.on('update', note);
    for (let step = stack.at(-1); step && !changed; step = stack.at(-1)) {
      taking = { stack, step, aside: stack.splice(0, stack.length - 1) };
      try {
        act();
      } finally {
        stack.unshift(...taking.aside);
        taking = undefined;
      }
      const ids: unknown = step.meta.get(SELECTION);
      if (changed && isIds(ids)) handlers?.restore(ids);
    }
    doc.off('update', note);
  }

  const holds = (stack: Steps): boolean => stack.length > 0 || (taking?.stack === stack && taking.aside.length > 0);

  return {
    endGesture() {
      open = false;
      manager.stopCapturing();
    },
    beforeStep() {
      if (!open) selected = handlers?.save() ?? [];
      open = true;
    },
    undo: () => take(manager.undoStack, () => manager.undo()),
    redo: () => take(manager.redoStack, () => manager.redo()),
    canUndo: () => holds(manager.undoStack),
    canRedo: () => holds(manager.redoStack),
    onSelection(given) {
      handlers = given;
    },
    destroy: () => manager.destroy(),
  };
}
