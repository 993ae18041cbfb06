import * as Y from 'yjs';
import type { Id, Journey, Kind, OrderKey } from '../../journey/journey.ts';
import { type Ordered, place } from '../../journey/order.ts';
import { type Fields, type NestedKind, insertRecord, isTextField, recordMap, rootOf } from '../shape.ts';

/** What a command works with: the document, the journey as it was before, who and when. */
export interface Work {
  doc: Y.Doc;
  journey: Journey;
  personId: Id;
  now: () => number;
  /** Whether this person is kept from writing there; a command that would is not run at all. */
  isHeld?: ((kind: Kind | 'board', id: Id, fields: Fields) => boolean) | undefined;
}

/** A small write; a command is a list of them, so that a long one can be cut (J12). `size` is in bytes, roughly. */
export interface Write {
  size: number;
  apply: () => void;
  /** The record it writes, and with what. */
  touches?: { kind: Kind | 'board'; id: Id; fields: Fields };
}

const encoder = new TextEncoder();
/** What Yjs writes around the values of a whole record: an id, a parent and a key for each field. */
const OVERHEAD = 320;

export function write(apply: () => void, payload: unknown = null, touches?: Write['touches']): Write {
  const size = OVERHEAD + encoder.encode(JSON.stringify(payload)).length;
  return touches ? { size, apply, touches } : { size, apply };
}

/** Adds a record as this person's. An id that is there already is left alone: re-setting it could revive a deletion (J3). */
export function add(work: Work, kind: NestedKind, id: Id, fields: Fields): Write {
  return write(
    () => {
      if (!rootOf(work.doc, kind).has(id)) insertRecord(work.doc, kind, id, { ...fields, createdBy: work.personId });
    },
    fields,
    { kind, id, fields },
  );
}

function equal(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** Changes only what differs between the two, so that others' words around it stay. */
export function rewrite(text: Y.Text, value: string): void {
  const old = text.toString();
  if (old === value) return;
  const shorter = Math.min(old.length, value.length);
  let head = 0;
  while (head < shorter && old[head] === value[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === value[value.length - 1 - tail]) tail++;
  if (old.length - head - tail > 0) text.delete(head, old.length - head - tail);
  if (value.length - head - tail > 0) text.insert(head, value.slice(head, value.length - tail));
}

/** Edits fields in place (J3); null and undefined take a field away, or empty a text. */
export function edit(work: Work, kind: NestedKind, id: Id, fields: Fields): Write {
  return write(
    () => {
      const record = recordMap(work.doc, kind, id);
      if (!record) return;
      for (const [field, value] of Object.entries(fields)) {
        const held = record.get(field);
        if (isTextField(kind, field)) {
          if (held instanceof Y.Text) rewrite(held, typeof value === 'string' ? value : '');
        } else if (value === null || value === undefined) {
          if (record.has(field)) record.delete(field);
        } else if (!equal(held, value)) record.set(field, value);
      }
    },
    fields,
    { kind, id, fields },
  );
}

/** Order keys for new or moved items of a row, and the writes that make room for them (J2). */
export function room(
  work: Work,
  kind: NestedKind & Extract<Kind, 'maps' | 'stages' | 'steps' | 'lanes' | 'cards' | 'views'>,
  row: readonly Ordered[],
  at: number | undefined,
  count: number,
): { keys: readonly OrderKey[]; writes: Write[] } {
  const { keys, moved } = place(row, at ?? row.length, count);
  return { keys, writes: [...moved].map(([id, order]) => edit(work, kind, id, { order })) };
}
