import { isTalk, type Id, type Journey, type Kind } from '../../shared/journey/journey.ts';
import type { ActivityEntry, ActivityItem } from '../../shared/wire/history.ts';

export type T = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** Kinds whose records have names that people know. */
const NAMED: readonly (Kind | 'board')[] = [
  'maps',
  'stages',
  'steps',
  'lanes',
  'cards',
  'personas',
  'notes',
  'views',
  'metrics',
  'funnels',
];
const NAME_FIELDS: ReadonlySet<string> = new Set(['title', 'name', 'label', 'text']);
const PLACE_FIELDS: ReadonlySet<string> = new Set(['cell', 'order', 'at', 'mapId', 'stageId']);
/** Fields with a word of their own; of all others it is said that the thing was changed. */
const TOLD_FIELDS: ReadonlySet<string> = new Set([
  'body',
  'channel',
  'owner',
  'status',
  'evidence',
  'tags',
  'link',
  'imageId',
  'tint',
  'span',
  'settings',
]);
/** Told one by one up to so many of a kind, then counted. */
const FEW = 2;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const LONGEST = 80;
function quoted(text: string, t: T): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return t('history.quoted', {
    text: letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('').trimEnd()}…` : line,
  });
}

function columnName(journey: Journey, cell: unknown): string {
  const id = typeof cell === 'object' && cell !== null && 'columnId' in cell ? String(cell.columnId) : '';
  return journey.steps.get(id)?.title ?? journey.stages.get(id)?.title ?? '';
}

/** What a thing was called then, else what it is called today. */
function nameOf(item: ActivityItem, journey: Journey, t: T): string {
  if (item.name) return item.name;
  if (item.kind === 'lanes') {
    const lane = journey.lanes.get(item.id);
    return lane ? lane.title || t(`lane.${lane.kind}`) : '';
  }
  const { kind } = item;
  if (kind === 'cards' || kind === 'stages' || kind === 'steps' || kind === 'maps' || kind === 'views')
    return journey[kind].get(item.id)?.title ?? '';
  return item.kind === 'personas' ? (journey.personas.get(item.id)?.name ?? '') : '';
}

/** `“Waits” kartını` is built from a name and a word in its case, which is the same in all sentences about a thing. */
function thing(kind: Kind | 'board', name: string, t: T): string {
  return name === ''
    ? t(`history.a.${kind}`)
    : t('history.thing', { thing: t(`history.the.${kind}`), name: quoted(name, t) });
}

function several(how: 'added' | 'removed' | 'back', kind: Kind | 'board', names: readonly string[], t: T): string[] {
  if (names.length <= FEW && NAMED.includes(kind))
    return names.map((name) => t(`history.did.${how}`, { thing: thing(kind, name, t) }));
  return names.length === 0
    ? []
    : [t(`history.did.${how}`, { thing: t(`history.many.${kind}`, { count: names.length }) })];
}

interface Gathered {
  added: Map<Kind | 'board', string[]>;
  removed: Map<Kind | 'board', string[]>;
  back: Map<Kind | 'board', string[]>;
  /** Values that have no name: counted. */
  set: Map<Kind, number>;
  sentences: string[];
}

function feelingClause({ id, after }: ActivityItem, journey: Journey, t: T): string {
  const columnId = id.split('/')[2] ?? '';
  const column = journey.steps.get(columnId)?.title ?? journey.stages.get(columnId)?.title ?? '';
  const at = column === '' ? t('history.somewhere') : quoted(column, t);
  const value = typeof after === 'object' && after !== null && 'value' in after ? Number(after.value) : undefined;
  if (value === undefined) return t('history.did.unfelt', { column: at });
  const sign = value > 0 ? '+' : value < 0 ? '\u2212' : '';
  return t('history.did.felt', { column: at, value: `${sign}${Math.abs(Math.round(value * 10) / 10)}` });
}

const lockWord = ({ after }: ActivityItem): string => `history.did.${after === true ? 'locked' : 'unlocked'}`;

function fieldsClauses(items: readonly ActivityItem[], journey: Journey, t: T): string[] {
  const [first] = items;
  if (!first) return [];
  const { kind } = first;
  const said: string[] = [];
  const named = items.find(({ field = '' }) => NAME_FIELDS.has(field));
  const was = textOf(named?.before);
  const is = textOf(named?.after);
  if (named && is !== '' && was !== is) {
    said.push(
      was === ''
        ? t('history.did.named', { thing: t(`history.a.${kind}`), name: quoted(is, t) })
        : t('history.did.renamed', { name: quoted(was, t), next: quoted(is, t) }),
    );
  }
  const name = is || nameOf(first, journey, t);
  const cell = items.find(({ field }) => field === 'cell');
  const [from, to] = [columnName(journey, cell?.before), columnName(journey, cell?.after)];
  if (from !== '' && to !== '' && from !== to)
    said.push(t('history.did.movedTo', { thing: thing(kind, name, t), from: quoted(from, t), to: quoted(to, t) }));
  else if (items.some(({ field = '' }) => PLACE_FIELDS.has(field)))
    said.push(t('history.did.moved', { thing: thing(kind, name, t) }));
  const lock = items.find(({ field }) => field === 'locked');
  if (lock) said.push(t(lockWord(lock), { thing: thing(kind, name, t) }));
  const others = items.filter(
    ({ field = '' }) => !NAME_FIELDS.has(field) && !PLACE_FIELDS.has(field) && field !== 'locked',
  );
  const told = [...new Set(others.flatMap(({ field = '' }) => (TOLD_FIELDS.has(field) ? [field] : [])))];
  if (told.length > 0 && told.length === others.length)
    said.push(
      t('history.did.set', {
        thing: thing(kind, name, t),
        fields: told.map((field) => t(`history.field.${field}`)).join(', '),
      }),
    );
  else if (others.length > 0) said.push(t('history.did.changed', { thing: thing(kind, name, t) }));
  return said;
}

const push = <K>(lists: Map<K, string[]>, key: K, name: string): void =>
  void lists.set(key, [...(lists.get(key) ?? []), name]);

function gather(items: readonly ActivityItem[], into: Gathered, journey: Journey, t: T): void {
  const [first] = items;
  if (!first) return;
  const { kind } = first;
  if (kind === 'board') {
    const title = items.find(({ field }) => field === 'title');
    if (title) into.sentences.push(t('history.did.board', { name: quoted(textOf(title.after), t) }));
    const lock = items.find(({ field }) => field === 'locked');
    if (lock) into.sentences.push(t(lockWord(lock), { thing: t('history.scope.board') }));
    if (items.some(({ field }) => field !== 'title' && field !== 'locked'))
      into.sentences.push(t('history.did.boardSet'));
    return;
  }
  if (kind === 'feelings') {
    into.sentences.push(feelingClause(first, journey, t));
    return;
  }
  if (kind === 'observations' || kind === 'funnelSteps' || kind === 'arcs') {
    into.set.set(kind, (into.set.get(kind) ?? 0) + 1);
    return;
  }
  const gone = items.find(({ field }) => field === 'deleted');
  const isNew = items.some(({ act }) => act === 'add');
  // what came and went in one go was never there for anybody else
  if (isNew && gone?.after === true) return;
  if (isNew) push(into.added, kind, nameOf(first, journey, t));
  else if (gone && gone.before !== gone.after)
    push(gone.after === true ? into.removed : into.back, kind, nameOf(gone, journey, t));
  else {
    const rest = items.filter(({ field, before, after }) => field !== 'deleted' && !same(before, after));
    if (kind === 'links' || kind === 'passports') {
      if (rest.length > 0) into.sentences.push(t('history.did.changed', { thing: t(`history.a.${kind}`) }));
    } else into.sentences.push(...fieldsClauses(rest, journey, t));
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What somebody did in one go, in the reader's language, each a sentence without its subject. */
export function clausesOf({ items, more = {} }: ActivityEntry, journey: Journey, t: T): string[] {
  const records = new Map<string, ActivityItem[]>();
  for (const item of items) {
    if (isTalk(item.kind)) continue;
    const key = `${item.kind}/${item.id}`;
    records.set(key, [...(records.get(key) ?? []), item]);
  }
  const gathered: Gathered = { added: new Map(), removed: new Map(), back: new Map(), set: new Map(), sentences: [] };
  for (const list of records.values()) gather(list, gathered, journey, t);
  const counted = (how: 'added' | 'removed' | 'back'): string[] =>
    [...gathered[how]].flatMap(([kind, names]) => several(how, kind, names, t));
  const beyond = Object.values(more).reduce((sum, count) => sum + count, 0);
  return [
    ...counted('added'),
    ...gathered.sentences,
    ...[...gathered.set].map(([kind, count]) => t('history.did.put', { thing: t(`history.many.${kind}`, { count }) })),
    ...counted('removed'),
    ...counted('back'),
    ...(beyond > 0 ? [t('history.did.more', { count: beyond })] : []),
  ];
}

/** What a restoring was of. */
export function scopeName(scope: string | undefined, journey: Journey, t: T, title = ''): string {
  const [kind, id = ''] = scope?.split(':') ?? [];
  if (kind === 'map') return thing('maps', journey.maps.get(id as Id)?.title || title, t);
  if (kind !== 'lane') return t('history.scope.board');
  const lane = journey.lanes.get(id as Id);
  return thing('lanes', lane?.title || title || (lane ? t(`lane.${lane.kind}`) : ''), t);
}
