import * as Y from 'yjs';
import { type Board, isTalk, type Kind, type RecordOf, type TalkKind } from '../journey/journey.ts';
import { DOCUMENT_VERSION, stepsFrom } from '../journey/versions.ts';
import { MIGRATE } from './origins.ts';
import {
  BOARD_ROOT,
  FIELDS,
  KINDS,
  TEXT_FIELDS,
  type Fields,
  arcKey,
  feelingKey,
  flowPairKey,
  funnelStepKey,
  insertPlain,
  insertRecord,
  isPlainKind,
  isTextField,
  observationKey,
  rootOf,
} from './shape.ts';

/** What a board begins with: a journey file, as far as this room knows of files. */
export type Contents = {
  board: Omit<Board, 'createdBy' | 'deleted'> & { createdBy?: string };
} & { [K in Exclude<Kind, TalkKind>]?: readonly RecordOf<K>[] };

function fill(doc: Y.Doc, contents: Contents): void {
  const root = rootOf(doc, BOARD_ROOT);
  const board: Fields = { createdBy: 'template', ...contents.board, version: DOCUMENT_VERSION };
  for (const field of FIELDS.board) if (board[field] !== undefined) root.set(field, board[field]);
  // under the key their fields give, whatever id the file wrote
  for (const feeling of contents.feelings ?? []) insertPlain(doc, 'feelings', feelingKey(feeling), { ...feeling });
  for (const point of contents.arcs ?? []) insertPlain(doc, 'arcs', arcKey(point), { ...point });
  for (const seen of contents.observations ?? []) insertPlain(doc, 'observations', observationKey(seen), { ...seen });
  for (const step of contents.funnelSteps ?? []) insertPlain(doc, 'funnelSteps', funnelStepKey(step), { ...step });
  for (const pair of contents.flowPairs ?? []) insertPlain(doc, 'flowPairs', flowPairKey(pair), { ...pair });
  for (const kind of KINDS) {
    if (isTalk(kind) || isPlainKind(kind)) continue;
    for (const record of contents[kind] ?? []) insertRecord(doc, kind, record.id, { ...record });
  }
}

/** The first update of a new board, made on the server only (J7). */
export function createBoardUpdate(contents: Contents): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => fill(doc, contents));
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

function plainFields(record: Y.Map<unknown>): Fields {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of record.entries()) if (!(value instanceof Y.AbstractType)) fields[key] = value;
  return fields;
}

function migrateRecord(kind: Kind, root: Y.Map<unknown>, key: string, version: number): void {
  const held = root.get(key);
  const nested = held instanceof Y.Map;
  if (!nested && (typeof held !== 'object' || held === null || held instanceof Y.AbstractType)) return;
  const old: Fields = nested ? plainFields(held) : { ...held };
  const now = stepsFrom(version).reduce<Fields>((record, step) => step.record(kind, record), old);
  if (now === old) return;
  if (!nested) {
    root.set(key, Object.fromEntries(Object.entries(now).filter(([, value]) => value !== undefined)));
    return;
  }
  for (const [field, value] of Object.entries(now)) {
    if (isTextField(kind, field) || old[field] === value) continue;
    if (value === undefined) held.delete(field);
    else held.set(field, value);
  }
}

/** Words that an older board kept as a plain string, where nobody can write together: the record and the field. */
function plainTexts(doc: Y.Doc): { record: Y.Map<unknown>; field: string; words: string }[] {
  return KINDS.flatMap((kind) =>
    (TEXT_FIELDS[kind] ?? []).flatMap((field) =>
      [...rootOf(doc, kind).values()].flatMap((record) => {
        const words = record instanceof Y.Map ? record.get(field) : undefined;
        return record instanceof Y.Map && typeof words === 'string' ? [{ record, field, words }] : [];
      }),
    ),
  );
}

/**
 * Brings an older document to the newest version in one transaction; true when it changed something. Only the
 * server does this, at load and through its log (J11). A document without a version is empty, not old.
 */
export function migrate(doc: Y.Doc): boolean {
  const version = rootOf(doc, BOARD_ROOT).get('version');
  if (typeof version !== 'number' || version > DOCUMENT_VERSION) return false;
  const texts = plainTexts(doc);
  if (version === DOCUMENT_VERSION && texts.length === 0) return false;
  doc.transact(() => {
    for (const { record, field, words } of texts) record.set(field, new Y.Text(words));
    if (version === DOCUMENT_VERSION) return;
    for (const kind of KINDS) {
      const root = rootOf(doc, kind);
      for (const key of root.keys()) migrateRecord(kind, root, key, version);
    }
    rootOf(doc, BOARD_ROOT).set('version', DOCUMENT_VERSION);
  }, MIGRATE);
  return true;
}
