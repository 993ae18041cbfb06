import * as Y from 'yjs';
import { BOARD_ROOT, FIELDS, fieldsOfKey, isKind, isPlainKind, isTextField } from './shape.ts';
import { ID_PATTERN } from '../journey/ids.ts';
import { type Fresh, freshPart } from './fresh.ts';
import { Pending, type Placed, type Struct } from './pending.ts';
import type { Kind } from '../journey/journey.ts';

/** One record or field an update would touch. */
export interface Touch {
  kind: Kind | 'board';
  id: string;
  /** Absent: the record as a whole. */
  field?: string;
  act: 'add' | 'change' | 'remove';
  /** Whose record it is, where one stands there already or comes with this update. */
  owner?: string;
  /** What this update writes into the field, where that is a plain value. */
  value?: unknown;
}

export type Verdict =
  /** `update` is what of it is new. */
  | { ok: true; touches: readonly Touch[]; update: Uint8Array; news: Pending; empty: boolean }
  | { ok: false; why: 'malformed' | 'missing' }
  | { ok: false; why: 'forbidden'; what: string };

const MAX_DEPTH = 4;

class Refused extends Error {}

/** Path from the root name down to the item, of an item in the store; undefined when it was purged. */
function pathInStore(item: Y.Item): readonly string[] | undefined {
  const path: string[] = [];
  let at: Y.Item | null = item;
  while (at) {
    path.push(at.parentSub ?? '');
    const parent: unknown = at.parent;
    if (!(parent instanceof Y.AbstractType)) return undefined;
    if (parent._item === null) {
      path.push(Y.findRootTypeKey(parent));
      return path.reverse();
    }
    at = parent._item;
  }
  return undefined;
}

/** Records and fields an update would touch, found without applying it (A2). Nothing here writes to the document. */
export function touched(doc: Y.Doc, queued: Pending, update: Uint8Array): Verdict {
  try {
    const fresh = freshPart(doc, queued, update);
    return fresh.ok ? judge(doc, queued, fresh) : fresh;
  } catch (error) {
    if (error instanceof Refused) return { ok: false, why: 'forbidden', what: error.message };
    return { ok: false, why: 'malformed' };
  }
}

function judge(doc: Y.Doc, queued: Pending, { update, structs, ds }: Extract<Fresh, { ok: true }>): Verdict {
  const news = new Pending();
  const known = (client: number): number =>
    Math.max(Y.getState(doc.store, client), queued.end(client), news.end(client));
  const fresh: readonly Placed[] = structs.map((struct) => ({ struct }));
  for (const placed of fresh) news.add(placed);

  const lookUp = (id: Y.ID): Placed | { path: readonly string[] | undefined } => {
    const found = news.find(id.client, id.clock) ?? queued.find(id.client, id.clock);
    if (found) return found;
    const struct = Y.getItem(doc.store, id);
    return { path: struct instanceof Y.Item ? pathInStore(struct) : undefined };
  };
  const parts = (id: Y.ID): readonly string[] | undefined => {
    const found = lookUp(id);
    return 'struct' in found ? place(found) : found.path;
  };
  function place(placed: Placed): readonly string[] | undefined {
    const { struct } = placed;
    if (placed.path || !(struct instanceof Y.Item)) return placed.path;
    const parent: unknown = struct.parent;
    let path: readonly string[] | undefined;
    if (typeof parent === 'string') path = [parent, struct.parentSub ?? ''];
    else if (parent instanceof Y.ID) {
      const above = parts(parent);
      path = above && [...above, struct.parentSub ?? ''];
    } else {
      // neighbours share the parent and, in a map, the key
      const neighbour = struct.origin ?? struct.rightOrigin;
      path = neighbour ? parts(neighbour) : undefined;
    }
    if (path) placed.path = path;
    return path;
  }

  const touches = new Map<string, Touch>();
  const owners = new Map<string, string>();
  const newRecords = new Set<string>();
  const again: Touch[] = [];
  const note = (path: readonly string[], act: Touch['act'], value?: unknown): void => {
    const touch: Touch = value === undefined ? touchOf(path, act) : { ...touchOf(path, act), value };
    const key = path.slice(0, 3).join('\n');
    const before = touches.get(key);
    if (!before || before.act === 'remove') touches.set(key, touch);
    // each value that is written on the way is judged: a field may be set more than once in one update
    else if (value !== undefined && before.value !== undefined) again.push(touch);
  };

  for (const placed of fresh) {
    const { struct } = placed;
    if (!(struct instanceof Y.Item)) continue;
    const path = place(placed);
    if (!path) continue; // under something purged: it stays invisible
    checkContent(struct, path);
    const record = `${path[0]}\n${path[1]}`;
    if (path.length === 2 && path[0] !== BOARD_ROOT && !existing(doc, path)) {
      newRecords.add(record);
      note(path, 'add');
    } else if (!(struct.content instanceof Y.ContentDeleted))
      note(path, path[2] === 'deleted' ? 'remove' : 'change', plainOf(struct));
    if (path[2] === 'createdBy' && struct.content instanceof Y.ContentAny)
      owners.set(record, String(struct.content.arr[0]));
  }

  for (const [client, ranges] of ds.clients) {
    for (const range of ranges) {
      if (range.clock + range.len > known(client)) return { ok: false, why: 'missing' };
      for (let clock = range.clock; clock < range.clock + range.len;) {
        const waiting = news.find(client, clock) ?? queued.find(client, clock);
        const struct = clock < Y.getState(doc.store, client) ? structAt(doc, client, clock) : waiting?.struct;
        if (!struct) return { ok: false, why: 'missing' };
        clock = struct.id.clock + struct.length;
        if (!(struct instanceof Y.Item) || struct.deleted) continue;
        const path = waiting?.struct === struct ? place(waiting) : pathInStore(struct);
        if (!path || (waiting && news.find(client, struct.id.clock))) continue;
        // taking words out of a field, or clearing it, changes the record; only the whole of it is removed
        const whole = path.length === 2 && path[0] !== BOARD_ROOT;
        note(path, whole || path[2] === 'deleted' ? 'remove' : 'change');
      }
    }
  }

  const list = [...touches.values(), ...again].map((touch) => {
    const record = `${touch.kind}\n${touch.id}`;
    const owner = ownerInKey(touch) ?? (newRecords.has(record) ? owners.get(record) : ownerInStore(doc, touch));
    // a field of a record that comes new with this update is part of adding it
    const act = newRecords.has(record) ? 'add' : touch.act;
    return { ...touch, act, ...(owner === undefined ? {} : { owner }) };
  });
  return { ok: true, touches: list, update, news, empty: fresh.length === 0 && list.length === 0 };
}

function structAt(doc: Y.Doc, client: number, clock: number): Struct | undefined {
  const structs = doc.store.clients.get(client);
  return structs?.[Y.findIndexSS(structs, clock)];
}

function existing(doc: Y.Doc, path: readonly string[]): boolean {
  const item = doc.share.get(path[0] ?? '')?._map.get(path[1] ?? '');
  return item !== undefined && !item.deleted;
}

function ownerInStore(doc: Y.Doc, touch: Touch): string | undefined {
  const content = doc.share.get(touch.kind)?._map.get(touch.id)?.content;
  if (!(content instanceof Y.ContentType)) return undefined;
  const value = content.type._map.get('createdBy')?.content;
  return value instanceof Y.ContentAny ? String(value.arr[0]) : undefined;
}

/** A reaction is whose key names them: a plain value has no field that could say so. */
function ownerInKey({ kind, id }: Touch): string | undefined {
  if (kind !== 'reactions') return undefined;
  return String(fieldsOfKey(kind, id)?.['personId']);
}

function plainOf({ content }: Y.Item): unknown {
  return content instanceof Y.ContentAny ? (content.arr.at(-1) as unknown) : undefined;
}

function touchOf(path: readonly string[], act: Touch['act']): Touch {
  const [root = '', id = '', field] = path;
  if (root === BOARD_ROOT) {
    if (!FIELDS.board.includes(id)) throw new Refused(`board/${id}`);
    return { kind: 'board', id: 'board', field: id, act };
  }
  if (!isKind(root)) throw new Refused(`unknown kind ${root.slice(0, 40)}`);
  // what no reader would take for a record has no place in the document
  if (act === 'add' && !isKey(root, id)) throw new Refused(`${root}/${id.slice(0, 40)}`);
  if (field === undefined) return { kind: root, id, act };
  if (isPlainKind(root) || !FIELDS[root].includes(field)) throw new Refused(`${root}/${id}/${field.slice(0, 40)}`);
  return { kind: root, id, field, act };
}

const LONGEST_KEY = 1_000;

function isKey(kind: Kind, key: string): boolean {
  return isPlainKind(kind) ? key.length <= LONGEST_KEY && fieldsOfKey(kind, key) !== undefined : ID_PATTERN.test(key);
}

function checkContent(item: Y.Item, path: readonly string[]): void {
  if (path.length > MAX_DEPTH) throw new Refused(`nesting under ${path.slice(0, 3).join('/')}`);
  const where = path.join('/').slice(0, 80);
  const [root = '', , field] = path;
  const { content } = item;
  const plain = root === BOARD_ROOT || (isKind(root) && isPlainKind(root));
  const text = isKind(root) && field !== undefined && isTextField(root, field);
  if (content instanceof Y.ContentDeleted) return;
  if (path.length === 2 && !plain) {
    if (content instanceof Y.ContentType && content.type instanceof Y.Map) return;
  } else if (text && path.length === 3) {
    if (content instanceof Y.ContentType && content.type instanceof Y.Text) return;
  } else if (text && path.length === 4) {
    if (content instanceof Y.ContentString) return;
  } else if (content instanceof Y.ContentAny && path.length === (plain ? 2 : 3)) {
    if (content.arr.every((value) => plainValue(value, 0))) return;
  }
  throw new Refused(`content of ${where}`);
}

/** Plain values as JSON knows them, and not deep (J8). */
function plainValue(value: unknown, depth: number): boolean {
  if (depth > MAX_DEPTH || typeof value === 'bigint' || value instanceof Uint8Array) return false;
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every((inner) => plainValue(inner, depth + 1));
}
