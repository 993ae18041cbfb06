import * as Y from 'yjs';
import { salvageBoard, salvageRecord } from '../journey/salvage.ts';
import { ID_PATTERN } from '../journey/ids.ts';
import type { Board, Journey, Kind, Problem, RecordOf } from '../journey/journey.ts';
import {
  BOARD_ROOT,
  FIELDS,
  KINDS,
  fieldsOf,
  VALUE_FIELDS,
  fieldsOfKey,
  isPlainKind,
  isTextField,
  rootOf,
} from './shape.ts';

export interface Reading {
  journey: Journey;
  problems: readonly Problem[];
}

export type Touched = ReadonlyMap<Kind | 'board', ReadonlySet<string>>;

export interface Reader {
  reading(): Reading;
  /** Reads these records anew; every other one keeps its identity. Tells which of them differ now. */
  renew(touched: Touched): Touched;
}

/** A field as plain data; a shared type where none belongs counts as damaged, and is never unfolded (J8). */
function fieldOf(kind: Kind | 'board', record: Y.Map<unknown>, field: string): unknown {
  const value = record.get(field);
  if (kind !== 'board' && isTextField(kind, field)) return value instanceof Y.Text ? value.toString() : value;
  return value instanceof Y.AbstractType ? null : value;
}

function readBoard(doc: Y.Doc): { value: Board; problems: readonly Problem[] } {
  const root = rootOf(doc, BOARD_ROOT);
  const raw: Record<string, unknown> = {};
  for (const field of FIELDS.board) if (root.has(field)) raw[field] = fieldOf('board', root, field);
  return salvageBoard(raw);
}

function dropped(kind: Kind, key: string): Problem {
  return { where: `${kind}/${key}`, code: 'unreadable' };
}

/** Length and hash of a card's or note's words, kept with its deletion so that words arriving later are noticed (J4). */
export function fingerprint(title: string, body: string): string {
  let hash = 5381;
  const text = `${title}\n${body}`;
  for (let i = 0; i < text.length; i++) hash = (hash * 33 + text.charCodeAt(i)) | 0;
  return `${text.length}:${hash >>> 0}`;
}

/** The same of a record in the document; undefined where nothing is written in its kind. */
export function fingerprintOf(record: Y.Map<unknown>): string | undefined {
  const [title, body, text] = [record.get('title'), record.get('body'), record.get('text')];
  if (text instanceof Y.Text) return fingerprint(text.toString(), '');
  return title instanceof Y.Text && body instanceof Y.Text ? fingerprint(title.toString(), body.toString()) : undefined;
}

function lateWords(raw: Readonly<Record<string, unknown>>, where: string): Problem[] {
  const mark = raw['deleted'];
  if (typeof mark !== 'object' || mark === null || !('words' in mark)) return [];
  const isNote = where.startsWith('notes/');
  const now = isNote ? fingerprint(String(raw['text']), '') : fingerprint(String(raw['title']), String(raw['body']));
  return mark.words === now ? [] : [{ where, code: isNote ? 'words-for-deleted-note' : 'words-for-deleted-card' }];
}

function readRecord<K extends Kind>(
  doc: Y.Doc,
  kind: K,
  key: string,
): { value: RecordOf<K> | undefined; problems: readonly Problem[] } {
  const held = rootOf(doc, kind).get(key);
  const raw: Record<string, unknown> = {};
  if (isPlainKind(kind)) {
    const parts = fieldsOfKey(kind, key);
    if (!parts || typeof held !== 'object' || held === null || held instanceof Y.AbstractType) {
      return { value: undefined, problems: [dropped(kind, key)] };
    }
    const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(held));
    for (const field of VALUE_FIELDS[kind]) if (fields.has(field)) raw[field] = fields.get(field);
    return salvageRecord(kind, key, { ...raw, ...parts, id: key });
  }
  if (!(held instanceof Y.Map) || !ID_PATTERN.test(key)) return { value: undefined, problems: [dropped(kind, key)] };
  for (const field of fieldsOf(kind)) if (held.has(field)) raw[field] = fieldOf(kind, held, field);
  const { value, problems } = salvageRecord(kind, key, { ...raw, id: key });
  const isWritten = kind === 'cards' || kind === 'notes';
  return isWritten ? { value, problems: [...problems, ...lateWords(raw, `${kind}/${key}`)] } : { value, problems };
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)));
}

type Records = { -readonly [K in Kind]: Map<string, RecordOf<K>> };

/** Reads a document once and then only what was touched. Kinds that did not change keep their map, too (C1). */
export function createReader(doc: Y.Doc): Reader {
  const records: Records = {
    maps: new Map(),
    stages: new Map(),
    steps: new Map(),
    lanes: new Map(),
    cards: new Map(),
    feelings: new Map(),
    arcs: new Map(),
    links: new Map(),
    personas: new Map(),
    notes: new Map(),
    views: new Map(),
    metrics: new Map(),
    observations: new Map(),
    passports: new Map(),
    funnels: new Map(),
    funnelSteps: new Map(),
    flows: new Map(),
    flowPairs: new Map(),
    comments: new Map(),
    reactions: new Map(),
  };
  const troubles = new Map<string, readonly Problem[]>();

  function renewRecord<K extends Kind>(kind: K, into: Map<string, RecordOf<K>>, key: string): boolean {
    const place = `${kind}/${key}`;
    if (!rootOf(doc, kind).has(key)) {
      troubles.delete(place);
      return into.delete(key);
    }
    const { value, problems } = readRecord(doc, kind, key);
    if (problems.length > 0) troubles.set(place, problems);
    else troubles.delete(place);
    if (value === undefined) return into.delete(key);
    if (same(into.get(key), value)) return false;
    into.set(key, value);
    return true;
  }

  function renewKind<K extends Kind>(kind: K, keys: Iterable<string>): Set<string> {
    const changed = new Set<string>();
    const next = new Map(records[kind]) as Records[K] & Map<string, RecordOf<K>>;
    for (const key of keys) if (renewRecord(kind, next, key)) changed.add(key);
    if (changed.size > 0) records[kind] = next;
    return changed;
  }

  let board = readBoard(doc);
  for (const kind of KINDS) renewKind(kind, rootOf(doc, kind).keys());
  let reading: Reading | undefined;

  return {
    reading() {
      reading ??= {
        journey: { board: board.value, ...records },
        problems: [...board.problems, ...[...troubles.values()].flat()],
      };
      return reading;
    },
    renew(touched) {
      const changed = new Map<Kind | 'board', ReadonlySet<string>>();
      for (const [kind, keys] of touched) {
        if (kind === 'board') {
          const next = readBoard(doc);
          if (same(next.value, board.value)) continue;
          board = next;
          changed.set('board', new Set(['board']));
        } else {
          const differ = renewKind(kind, keys);
          if (differ.size > 0) changed.set(kind, differ);
        }
      }
      if (touched.size > 0) {
        const before = reading;
        reading = undefined;
        // only problems may have changed: the journey, and all that was computed from it, stays
        if (before && changed.size === 0) {
          reading = { journey: before.journey, problems: [...board.problems, ...[...troubles.values()].flat()] };
        }
      }
      return changed;
    },
  };
}

/** The records of one kind as they are now, in the middle of a transaction too. */
export function readKind<K extends Kind>(doc: Y.Doc, kind: K): Map<string, RecordOf<K>> {
  const records = new Map<string, RecordOf<K>>();
  for (const key of rootOf(doc, kind).keys()) {
    const { value } = readRecord(doc, kind, key);
    if (value !== undefined) records.set(key, value);
  }
  return records;
}

/** Everything a document holds, as valid records, and what was wrong with the rest (J8). */
export function readJourney(doc: Y.Doc): Reading {
  return createReader(doc).reading();
}
