import * as Y from 'yjs';
import type { Kind } from '../journey/journey.ts';
import { rewrite } from './commands/work.ts';
import { type Doer, judgeOf } from './judge.ts';
import { LOCAL } from './origins.ts';
import { Pending } from './pending.ts';
import { BOARD_ROOT, FIELDS, insertRecord, isPlainKind, isTextField, recordMap, rootOf } from './shape.ts';
import { type Touch, touched } from './touched.ts';

/** A change that the server would not take, kept in words for the person who made it (A3). */
export interface KeptAside {
  kind: Kind | 'board';
  id: string;
  act: Touch['act'];
  why: 'role' | 'forged' | 'locked';
  /** Fields as this person left them. */
  fields: Readonly<Record<string, unknown>>;
}

type Judged = { touch: Touch; verdict: 'ok' | KeptAside['why'] };

const plain = (value: unknown): unknown => (value instanceof Y.AbstractType ? String(value) : value);

/** A record's fields as plain values, texts as they read. */
function fieldsIn(doc: Y.Doc, kind: Kind | 'board', id: string): Record<string, unknown> {
  if (kind !== 'board' && isPlainKind(kind)) {
    const value = rootOf(doc, kind).get(id);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  }
  const record = kind === 'board' ? rootOf(doc, BOARD_ROOT) : recordMap(doc, kind, id);
  const fields: Record<string, unknown> = {};
  for (const field of FIELDS[kind]) if (record?.has(field)) fields[field] = plain(record.get(field));
  return fields;
}

/** What is changed of a record: the fields told, or all where the whole of it is new. */
function changedIn(merged: Y.Doc, touches: readonly Touch[]): Record<string, unknown> {
  const [first] = touches;
  if (!first) return {};
  const all = fieldsIn(merged, first.kind, first.id);
  if (touches.some((touch) => touch.field === undefined)) return all;
  return Object.fromEntries(touches.map(({ field = '' }) => [field, all[field]]));
}

/** Does to one record of `fresh` what was done to it in `merged`, in place. */
function redo(fresh: Y.Doc, merged: Y.Doc, kind: Kind | 'board', id: string, touches: readonly Touch[]): void {
  if (kind !== 'board' && isPlainKind(kind)) {
    const value = rootOf(merged, kind).get(id);
    if (value === undefined) rootOf(fresh, kind).delete(id);
    else rootOf(fresh, kind).set(id, value);
    return;
  }
  const record = kind === 'board' ? rootOf(fresh, BOARD_ROOT) : recordMap(fresh, kind, id);
  if (kind !== 'board' && !record) {
    const fields = fieldsIn(merged, kind, id);
    if (Object.keys(fields).length > 0) insertRecord(fresh, kind, id, fields);
    return;
  }
  for (const [field, value] of Object.entries(changedIn(merged, touches))) {
    const held = record?.get(field);
    if (kind !== 'board' && isTextField(kind, field)) {
      if (held instanceof Y.Text && typeof value === 'string') rewrite(held, value);
    } else if (value === undefined) {
      if (record?.has(field)) record.delete(field);
    } else if (JSON.stringify(held) !== JSON.stringify(value)) record?.set(field, value);
  }
}

function isSame(fresh: Y.Doc, merged: Y.Doc, { kind, id, field }: Touch): boolean {
  const [there, here] = [fieldsIn(fresh, kind, id), fieldsIn(merged, kind, id)];
  const [a, b] = field === undefined ? [there, here] : [there[field], here[field]];
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * A3: does again in `fresh`, which is the server's, what `old` has and the server lacks, as far as the server would
 * take it, and gives back the rest. What both changed is merged first, as if everything had been taken: a field that two
 * wrote in keeps the words of both. Each record is a transaction of its own, so that one which is refused after all
 * takes no other with it.
 */
export function replay(fresh: Y.Doc, old: Y.Doc, doer: Doer): KeptAside[] {
  const update = Y.encodeStateAsUpdate(old, Y.encodeStateVector(fresh));
  const verdict = touched(fresh, new Pending(), update);
  if (!verdict.ok) throw new Error(`what is on this device cannot be read: ${verdict.why}`);
  const merged = new Y.Doc();
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(fresh));
  Y.applyUpdate(merged, update);

  const judge = judgeOf(fresh, doer);
  const records = new Map<string, Judged[]>();
  for (const touch of verdict.touches) {
    // after an attempt that was broken off some of it is there already
    if (isSame(fresh, merged, touch)) continue;
    const key = `${touch.kind}\n${touch.id}`;
    const list = records.get(key) ?? [];
    list.push({ touch, verdict: judge(touch) });
    records.set(key, list);
  }
  const aside: KeptAside[] = [];
  for (const list of records.values()) {
    const [first] = list;
    if (!first) continue;
    const { kind, id } = first.touch;
    const refused = list.filter((one) => one.verdict !== 'ok');
    // a new record is taken whole or not at all
    const isNew = list.some(({ touch }) => touch.act === 'add');
    const taken = isNew && refused.length > 0 ? [] : list.filter((one) => one.verdict === 'ok');
    if (taken.length > 0) {
      const touches = taken.map(({ touch }) => touch);
      fresh.transact(() => redo(fresh, merged, kind, id, touches), LOCAL);
    }
    const why = refused.find((one) => one.verdict !== 'ok')?.verdict;
    if (why !== undefined && why !== 'ok') {
      const touches = isNew ? [] : refused.map(({ touch }) => touch);
      const fields = isNew ? fieldsIn(merged, kind, id) : changedIn(merged, touches);
      const isRemoval = refused.some(({ touch }) => touch.act === 'remove');
      aside.push({ kind, id, act: isNew ? 'add' : isRemoval ? 'remove' : 'change', why, fields });
    }
  }
  merged.destroy();
  return aside;
}
