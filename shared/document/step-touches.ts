import * as Y from 'yjs';
import type { Id, Kind } from '../journey/journey.ts';
import { BOARD_ROOT, isKind } from './shape.ts';

type Step = Y.UndoManager['undoStack'][number];

/** A record that taking back a step would change, and what of its fields would stand there again. */
export interface StepTouch {
  kind: Kind | 'board';
  id: Id;
  fields: Record<string, unknown>;
}

/** The item by which a record entered its kind, seen from anything inside it. */
export function recordItemOf(item: Y.Item): Y.Item {
  let at = item;
  while (at.parent instanceof Y.AbstractType && at.parent._item) at = at.parent._item;
  return at;
}

/** What undo or redo of a step would touch, told before it is done: on the server it could only be refused. */
export function touchesOf(doc: Y.Doc, step: Step): StepTouch[] {
  const found = new Map<Y.Item, StepTouch>();
  const touch = (item: Y.Item): StepTouch | undefined => {
    const record = recordItemOf(item);
    if (!(record.parent instanceof Y.AbstractType)) return undefined;
    const name = Y.findRootTypeKey(record.parent);
    if (name !== BOARD_ROOT && !isKind(name)) return undefined;
    const known = found.get(record);
    if (known) return known;
    const made: StepTouch =
      name === BOARD_ROOT
        ? { kind: 'board', id: '', fields: {} }
        : { kind: name, id: record.parentSub ?? '', fields: {} };
    found.set(record, made);
    return made;
  };
  Y.transact(doc, (transaction) => {
    Y.iterateDeletedStructs(transaction, step.insertions, (struct) => {
      if (!(struct instanceof Y.Item) || struct.deleted) return;
      const touched = touch(struct);
      // a record that was made goes, as by any other deletion
      if (touched && touched.kind !== 'board' && recordItemOf(struct) === struct) touched.fields['deleted'] = true;
    });
    Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
      if (!(struct instanceof Y.Item)) return;
      const touched = touch(struct);
      if (touched && struct.parentSub !== null && struct.content instanceof Y.ContentAny)
        touched.fields[struct.parentSub] = struct.content.arr.at(-1);
    });
  });
  return [...found.values()];
}
