import * as Y from 'yjs';
import type { Id, Journey } from '../journey/journey.ts';
import type { RestorePlan } from '../journey/restoring.ts';
import { rewrite } from './commands/work.ts';
import { fingerprintOf } from './read.ts';
import { BOARD_ROOT, type Fields, insertPlain, insertRecord, isPlainKind, isTextField, rootOf } from './shape.ts';

interface By {
  personId: Id;
  now: number;
}

/**
 * Brings records back as they were, in place (J3): they keep their ids, what differs is edited field by field and word by
 * word, so that what others write at the same moment stays. Only what was purged is made anew.
 */
export function applyRestore(doc: Y.Doc, then: Journey, { board, changes }: RestorePlan, { personId, now }: By): void {
  doc.transact(() => {
    for (const [field, value] of Object.entries(board)) rootOf(doc, BOARD_ROOT).set(field, value);
    for (const { kind, id, how, fields } of changes) {
      const old: Fields = { ...then[kind].get(id) };
      const root = rootOf(doc, kind);
      if (isPlainKind(kind)) {
        if (how === 'away') root.delete(id);
        else insertPlain(doc, kind, id, old);
        continue;
      }
      const record = root.get(id);
      if (!(record instanceof Y.Map)) {
        const { deleted: _never, ...whole } = old;
        if (how === 'back') insertRecord(doc, kind, id, whole);
      } else if (how === 'away') {
        const words = fingerprintOf(record);
        record.set('deleted', { by: personId, at: now, ...(words === undefined ? {} : { words }) });
      } else {
        if (record.has('deleted')) record.delete('deleted');
        for (const field of fields) {
          const [value, held] = [old[field], record.get(field)];
          if (isTextField(kind, field)) {
            if (held instanceof Y.Text && typeof value === 'string') rewrite(held, value);
          } else if (value === undefined) record.delete(field);
          else record.set(field, value);
        }
      }
    }
  });
}
