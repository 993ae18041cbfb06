import * as Y from 'yjs';
import { SHOWN_KINDS, TALK_KINDS } from '../journey/journey.ts';
import type { ArcPoint, Feeling, FlowPair, FunnelStep, Id, Kind, Observation, Reaction } from '../journey/journey.ts';

/**
 * How a journey lies in a Y.Doc: one top-level map per kind. Most kinds hold id → nested map of flat fields;
 * plain kinds hold composite key → one plain value. Ids are the keys and are not stored a second time.
 */
export const BOARD_ROOT = 'board';

export const KINDS = [...SHOWN_KINDS, ...TALK_KINDS] as const satisfies readonly Kind[];

export type PlainKind = 'feelings' | 'arcs' | 'observations' | 'funnelSteps' | 'flowPairs' | 'reactions';
export type NestedKind = Exclude<Kind, PlainKind>;

const PLAIN: ReadonlySet<Kind> = new Set<Kind>([
  'feelings',
  'arcs',
  'observations',
  'funnelSteps',
  'flowPairs',
  'reactions',
]);

export function isPlainKind(kind: Kind): kind is PlainKind {
  return PLAIN.has(kind);
}

export function isKind(name: string): name is Kind {
  return KINDS.some((kind) => kind === name);
}

/** Field keys of the nested kinds, and of the board. */
export const FIELDS: Readonly<Record<NestedKind | 'board', readonly string[]>> = {
  board: ['id', 'createdBy', 'title', 'locale', 'timeZone', 'version', 'defaultView', 'locked'],
  maps: ['createdBy', 'deleted', 'title', 'state', 'personaIds', 'at', 'order', 'nextOf', 'copyOf'],
  stages: [
    'createdBy',
    'deleted',
    'mapId',
    'title',
    'order',
    'tint',
    'collapsed',
    'mergedInto',
    'linkTo',
    'copyOf',
    'locked',
  ],
  steps: ['createdBy', 'deleted', 'stageId', 'title', 'order', 'mergedInto', 'linkTo', 'copyOf'],
  lanes: ['createdBy', 'deleted', 'mapId', 'kind', 'title', 'order', 'collapsed', 'settings', 'copyOf', 'locked'],
  cards: [
    'createdBy',
    'deleted',
    'cell',
    'order',
    'kind',
    'title',
    'body',
    'channel',
    'device',
    'service',
    'owner',
    'status',
    'evidence',
    'personaIds',
    'tags',
    'link',
    'imageId',
    'imageSize',
    'span',
    'copyOf',
  ],
  links: ['createdBy', 'deleted', 'from', 'to', 'kind', 'label'],
  personas: ['createdBy', 'deleted', 'name', 'role', 'picture', 'goals', 'needs', 'quote', 'tint', 'segment'],
  notes: ['createdBy', 'deleted', 'mapId', 'kind', 'at', 'size', 'text', 'tint', 'form', 'imageId'],
  views: ['createdBy', 'deleted', 'mapId', 'title', 'order', 'area', 'sight'],
  metrics: [
    'createdBy',
    'deleted',
    'name',
    'kind',
    'variant',
    'unit',
    'direction',
    'target',
    'benchmark',
    'definition',
  ],
  passports: ['createdBy', 'deleted', 'definition', 'source', 'who', 'when', 'window', 'order', 'staleAfter', 'madeUp'],
  funnels: [
    'createdBy',
    'deleted',
    'mapId',
    'title',
    'order',
    'entry',
    'windowSeconds',
    'unit',
    'from',
    'to',
    'open',
    'timeZone',
    'passportId',
    'query',
  ],
  flows: ['createdBy', 'deleted', 'mapId', 'title', 'unit', 'from', 'to', 'passportId', 'datasetId'],
  comments: ['createdBy', 'deleted', 'target', 'mapId', 'threadId', 'text', 'author', 'at', 'editedAt', 'resolved'],
};

/** The fields a record can do without; all others it has from its making on. */
const OPTIONAL: Readonly<Record<NestedKind, readonly string[]>> = {
  maps: ['nextOf', 'copyOf'],
  stages: ['collapsed', 'mergedInto', 'linkTo', 'copyOf', 'locked'],
  steps: ['mergedInto', 'linkTo', 'copyOf'],
  lanes: ['copyOf', 'locked'],
  cards: [
    'channel',
    'device',
    'service',
    'owner',
    'status',
    'evidence',
    'personaIds',
    'tags',
    'link',
    'imageId',
    'imageSize',
    'span',
    'copyOf',
  ],
  links: [],
  personas: ['segment'],
  notes: ['mapId', 'form', 'imageId'],
  views: [],
  metrics: ['variant', 'target', 'benchmark'],
  passports: ['window', 'order', 'staleAfter', 'madeUp'],
  funnels: ['from', 'to', 'open', 'timeZone', 'query'],
  flows: ['from', 'to', 'datasetId'],
  comments: ['mapId', 'threadId', 'editedAt', 'resolved'],
};

export function isRequired(kind: NestedKind | 'board', field: string): boolean {
  return kind === 'board' ? field !== 'locked' : !(field === 'deleted' || OPTIONAL[kind].includes(field));
}

/** The field keys of a kind, empty for a plain one. */
export function fieldsOf(kind: Kind): readonly string[] {
  return isPlainKind(kind) ? [] : FIELDS[kind];
}

/** The fields that are Y.Text, made with their record and never on demand (J9). */
export const TEXT_FIELDS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  cards: ['title', 'body'],
  notes: ['text'],
};

export function isTextField(kind: Kind, field: string): boolean {
  return TEXT_FIELDS[kind]?.includes(field) ?? false;
}

export function rootOf(doc: Y.Doc, name: Kind | typeof BOARD_ROOT): Y.Map<unknown> {
  return doc.getMap(name);
}

export function feelingKey(f: Pick<Feeling, 'mapId' | 'personaId' | 'columnId' | 'personId'>): string {
  const agreed = `${f.mapId}/${f.personaId}/${f.columnId}`;
  return f.personId === undefined ? agreed : `${agreed}/${f.personId}`;
}

export function arcKey({ laneId, columnId }: Pick<ArcPoint, 'laneId' | 'columnId'>): string {
  return `${laneId}/${columnId}`;
}

export function reactionKey({ commentId, personId }: Pick<Reaction, 'commentId' | 'personId'>): string {
  return `${commentId}/${personId}`;
}

/** Segments are people's words and may hold a slash; half a character is no word, and no address can hold it. */
function encoded(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\uFFFD'));
}

export function observationKey(o: Pick<Observation, 'metricId' | 'target' | 'segment' | 'period'>): string {
  return `${o.metricId}/${o.target}/${encoded(o.segment)}/${o.period}`;
}

export function funnelStepKey(s: Pick<FunnelStep, 'funnelId' | 'index' | 'segment'>): string {
  return `${s.funnelId}/${s.index}/${encoded(s.segment)}`;
}

export function flowPairKey(p: Pick<FlowPair, 'flowId' | 'from' | 'to' | 'segment'>): string {
  return `${p.flowId}/${encoded(p.from)}/${encoded(p.to)}/${encoded(p.segment)}`;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** What a composite key says, as the fields it stands for; undefined when it is no such key. */
export function fieldsOfKey(kind: PlainKind, key: string): Record<string, string | number> | undefined {
  const [a, b, c, d, ...rest] = key.split('/');
  if (a === undefined || b === undefined || rest.length > 0) return undefined;
  if (kind === 'reactions') return c === undefined ? { commentId: a, personId: b } : undefined;
  if (kind === 'arcs') return c === undefined ? { laneId: a, columnId: b } : undefined;
  if (c === undefined) return undefined;
  if (kind === 'feelings') {
    return { mapId: a, personaId: b, columnId: c, ...(d === undefined ? {} : { personId: d }) };
  }
  if (kind === 'flowPairs') {
    const [from, to, segment] = [decoded(b), decoded(c), d === undefined ? undefined : decoded(d)];
    return from === undefined || to === undefined || segment === undefined
      ? undefined
      : { flowId: a, from, to, segment };
  }
  const segment = decoded(c);
  if (segment === undefined) return undefined;
  if (kind === 'funnelSteps') return d === undefined ? { funnelId: a, index: Number(b), segment } : undefined;
  return d === undefined ? undefined : { metricId: a, target: b, segment, period: d };
}

/** The fields of a plain record that its value holds, the rest being in its key. */
export const VALUE_FIELDS: Readonly<Record<PlainKind, readonly string[]>> = {
  feelings: ['value', 'note', 'moment'],
  arcs: ['value'],
  reactions: ['value'],
  observations: ['value', 'n', 'k', 'promoters', 'detractors', 'deviation', 'low', 'high', 'passportId'],
  funnelSteps: ['label', 'count', 'columnId', 'medianSeconds', 'meanSeconds', 'stillOpen'],
  flowPairs: ['count', 'medianSeconds', 'fromId', 'toId'],
};

export type Fields = Readonly<Record<string, unknown>>;

/** Writes a new record whole, its texts with it (J9). Only for an id that is new: an existing one is edited (J3). */
export function insertRecord(doc: Y.Doc, kind: NestedKind, id: Id, fields: Fields): void {
  const record = new Y.Map<unknown>();
  for (const key of FIELDS[kind]) {
    const value = fields[key];
    if (isTextField(kind, key)) record.set(key, new Y.Text(typeof value === 'string' ? value : ''));
    else if (value !== undefined) record.set(key, value);
  }
  rootOf(doc, kind).set(id, record);
}

export function insertPlain(doc: Y.Doc, kind: PlainKind, key: string, fields: Fields): void {
  const value: Record<string, unknown> = {};
  for (const field of VALUE_FIELDS[kind]) if (fields[field] !== undefined) value[field] = fields[field];
  rootOf(doc, kind).set(key, value);
}

/** The nested map of a record, if there is one. */
export function recordMap(doc: Y.Doc, kind: NestedKind, id: Id): Y.Map<unknown> | undefined {
  const record = rootOf(doc, kind).get(id);
  return record instanceof Y.Map ? record : undefined;
}
