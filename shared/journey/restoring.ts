import { livingColumn } from './columns.ts';
import { SHOWN_KINDS } from './journey.ts';
import type { Board, Feeling, Id, Journey, Kind, Lane, RecordOf } from './journey.ts';

/** What of a board is brought back as it was. */
export type Scope = { kind: 'board' } | { kind: 'map' | 'lane'; id: Id };

/** `map:…` or `lane:…` with an id; nothing is the whole board. Undefined when it says something else. */
export function scopeOf(text: string | undefined): Scope | undefined {
  if (text === undefined) return { kind: 'board' };
  const [, kind, id] = /^(map|lane):([A-Za-z0-9]{12})$/u.exec(text) ?? [];
  return (kind === 'map' || kind === 'lane') && id !== undefined ? { kind, id } : undefined;
}

export function scopeText(scope: Scope): string | undefined {
  return scope.kind === 'board' ? undefined : `${scope.kind}:${scope.id}`;
}

export interface RestoreChange {
  kind: Kind;
  id: string;
  /** Deleted since, different since, or new since. */
  how: 'back' | 'edit' | 'away';
  /** Fields that say something else; of what comes back those that differ from what is left of it. */
  fields: readonly string[];
}

export interface RestorePlan {
  board: Readonly<Partial<Pick<Board, (typeof BOARD_FIELDS)[number]>>>;
  changes: readonly RestoreChange[];
  /** Cards that come back to a column which is gone today: they will wait beside the map (J4). */
  stranded: number;
}

export type Planned = { ok: true; plan: RestorePlan } | { ok: false; why: 'not-then' | 'map-gone' };

const BOARD_FIELDS = ['title', 'locale', 'timeZone', 'defaultView'] as const;

/** Comments are no part of what a board looked like, and stay. */
export const RESTORED_KINDS = SHOWN_KINDS;
type Restored = (typeof RESTORED_KINDS)[number];
/** By kind. */
type Members = ReadonlyMap<Restored, ReadonlySet<string>>;

const lives = (record: object | undefined): boolean =>
  record !== undefined && !('deleted' in record && record.deleted !== undefined);

/** One person's own vote is theirs, and no part of the picture. */
const isVote = ({ personId }: Feeling): boolean => personId !== undefined;

export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)));
}

function idsWhere<K extends Restored>(journey: Journey, kind: K, fits: (record: RecordOf<K>) => boolean): Set<string> {
  const found = new Set<string>();
  const records = journey[kind] as ReadonlyMap<string, RecordOf<K>>;
  for (const [id, record] of records) if (lives(record as object) && fits(record)) found.add(id);
  return found;
}

function ofBoard(journey: Journey): Members {
  return new Map(
    RESTORED_KINDS.map((kind) => [
      kind,
      kind === 'feelings' ? idsWhere(journey, kind, (f) => !isVote(f)) : idsWhere(journey, kind, () => true),
    ]),
  );
}

function ofFunnels(journey: Journey, funnels: ReadonlySet<string>): [Restored, ReadonlySet<string>][] {
  return [
    ['funnels', funnels],
    ['funnelSteps', idsWhere(journey, 'funnelSteps', ({ funnelId }) => funnels.has(funnelId))],
  ];
}

function ofMap(journey: Journey, mapId: Id): Members {
  const stages = idsWhere(journey, 'stages', (stage) => stage.mapId === mapId);
  const steps = idsWhere(journey, 'steps', ({ stageId }) => journey.stages.get(stageId)?.mapId === mapId);
  const lanes = idsWhere(journey, 'lanes', (lane) => lane.mapId === mapId);
  const cards = idsWhere(journey, 'cards', ({ cell }) => journey.lanes.get(cell.laneId)?.mapId === mapId);
  const things = new Set([mapId, ...stages, ...steps, ...cards]);
  return new Map<Restored, ReadonlySet<string>>([
    ['maps', idsWhere(journey, 'maps', ({ id }) => id === mapId)],
    ['stages', stages],
    ['steps', steps],
    ['lanes', lanes],
    ['cards', cards],
    ['feelings', idsWhere(journey, 'feelings', (f) => f.mapId === mapId && !isVote(f))],
    ['arcs', idsWhere(journey, 'arcs', ({ laneId }) => lanes.has(laneId))],
    ['links', idsWhere(journey, 'links', ({ from, to }) => cards.has(from) && cards.has(to))],
    ['notes', idsWhere(journey, 'notes', (note) => note.mapId === mapId)],
    ['views', idsWhere(journey, 'views', (view) => view.mapId === mapId)],
    ['observations', idsWhere(journey, 'observations', ({ target }) => things.has(target.split(':')[1] ?? ''))],
    ...ofFunnels(
      journey,
      idsWhere(journey, 'funnels', (funnel) => funnel.mapId === mapId),
    ),
    ['flows', idsWhere(journey, 'flows', (flow) => flow.mapId === mapId)],
    ['flowPairs', idsWhere(journey, 'flowPairs', ({ flowId }) => journey.flows.get(flowId)?.mapId === mapId)],
  ]);
}

function ofLane(journey: Journey, { id: laneId, kind, mapId }: Pick<Lane, 'id' | 'kind' | 'mapId'>): Members {
  const cards = idsWhere(journey, 'cards', ({ cell }) => cell.laneId === laneId);
  const { personaIds = [], funnelId } = journey.lanes.get(laneId)?.settings ?? {};
  const felt = (f: Feeling): boolean =>
    kind === 'feelings' &&
    f.mapId === mapId &&
    !isVote(f) &&
    (personaIds.length === 0 || personaIds.includes(f.personaId));
  return new Map<Restored, ReadonlySet<string>>([
    ['lanes', idsWhere(journey, 'lanes', ({ id }) => id === laneId)],
    ['cards', cards],
    ['feelings', idsWhere(journey, 'feelings', felt)],
    ['arcs', idsWhere(journey, 'arcs', (point) => point.laneId === laneId)],
    ['links', idsWhere(journey, 'links', ({ from, to }) => cards.has(from) && cards.has(to))],
    ...ofFunnels(
      journey,
      idsWhere(journey, 'funnels', ({ id }) => id === funnelId),
    ),
  ]);
}

/** People and definitions that what comes back refers to: without them it would say nothing. */
function leanedOn(then: Journey, members: Members): Members {
  const of = <K extends Restored>(kind: K): RecordOf<K>[] =>
    [...(members.get(kind) ?? [])].flatMap(
      (id) => (then[kind] as ReadonlyMap<string, RecordOf<K>>).get(id) ?? ([] as RecordOf<K>[]),
    );
  const lanes = of('lanes').map(({ settings }) => settings);
  const personas = [
    ...of('maps').flatMap(({ personaIds }) => personaIds),
    ...lanes.flatMap(({ personaIds = [] }) => personaIds),
    ...of('cards').flatMap(({ personaIds = [] }) => personaIds),
    ...of('feelings').map(({ personaId }) => personaId),
  ];
  const numbers = of('observations');
  const metrics = [...lanes.flatMap(({ metricIds = [] }) => metricIds), ...numbers.map(({ metricId }) => metricId)];
  const passports = [...numbers, ...of('funnels')].map(({ passportId }) => passportId);
  const known = (kind: 'personas' | 'metrics' | 'passports', ids: readonly Id[]): ReadonlySet<Id> =>
    new Set(ids.filter((id) => lives(then[kind].get(id))));
  return new Map<Restored, ReadonlySet<string>>([
    ['personas', known('personas', personas)],
    ['metrics', known('metrics', metrics)],
    ['passports', known('passports', passports)],
  ]);
}

/** Never said again by a restoring: who a thing is, whose it is, and whether it is there at all. */
const NOT_FIELDS: ReadonlySet<string> = new Set(['id', 'createdBy', 'deleted']);

function differing(then: object, now: object): string[] {
  const [old, current] = [
    new Map<string, unknown>(Object.entries(then)),
    new Map<string, unknown>(Object.entries(now)),
  ];
  return [...new Set([...old.keys(), ...current.keys()])].filter(
    (field) => !NOT_FIELDS.has(field) && !sameValue(old.get(field), current.get(field)),
  );
}

/**
 * What has to change for a board, a map or a lane to be as it was, and nothing else. What was new since goes, unless it
 * stood elsewhere then: that it was moved here is no reason to lose it.
 */
export function planRestore(now: Journey, then: Journey, scope: Scope): Planned {
  const lane = scope.kind === 'lane' ? then.lanes.get(scope.id) : undefined;
  if (scope.kind === 'map' && !lives(then.maps.get(scope.id))) return { ok: false, why: 'not-then' };
  if (scope.kind === 'lane') {
    if (!lane || !lives(lane)) return { ok: false, why: 'not-then' };
    if (!lives(now.maps.get(lane.mapId))) return { ok: false, why: 'map-gone' };
  }
  const membersOf = (journey: Journey): Members =>
    scope.kind === 'board'
      ? ofBoard(journey)
      : scope.kind === 'map'
        ? ofMap(journey, scope.id)
        : ofLane(journey, lane ?? { id: scope.id, kind: 'text', mapId: '' });
  const [before, today] = [membersOf(then), membersOf(now)];
  const changes: RestoreChange[] = [];
  const recordIn = (journey: Journey, kind: Restored, id: string): object | undefined => journey[kind].get(id);
  const bring = (kind: Restored, id: string, edits: boolean): void => {
    const [old, current] = [recordIn(then, kind, id), recordIn(now, kind, id)];
    if (!old) return;
    const fields = current ? differing(old, current) : [];
    if (!lives(current)) changes.push({ kind, id, how: 'back', fields });
    else if (edits) {
      // where a lane stands is its neighbours' matter, too
      const own = kind === 'lanes' && scope.kind === 'lane' ? fields.filter((field) => field !== 'order') : fields;
      if (own.length > 0) changes.push({ kind, id, how: 'edit', fields: own });
    }
  };
  for (const kind of RESTORED_KINDS) {
    const wanted = before.get(kind) ?? new Set<string>();
    for (const id of wanted) bring(kind, id, true);
    for (const id of today.get(kind) ?? [])
      if (!wanted.has(id) && !lives(recordIn(then, kind, id))) changes.push({ kind, id, how: 'away', fields: [] });
  }
  if (scope.kind !== 'board')
    for (const [kind, ids] of leanedOn(then, before)) for (const id of ids) bring(kind, id, false);
  const board: Record<string, unknown> = {};
  if (scope.kind === 'board')
    for (const field of BOARD_FIELDS) if (then.board[field] !== now.board[field]) board[field] = then.board[field];
  const stranded =
    scope.kind === 'lane'
      ? [...(before.get('cards') ?? [])].filter((id) => {
          const columnId = then.cards.get(id)?.cell.columnId ?? '';
          return livingColumn(now, columnId) === undefined;
        }).length
      : 0;
  return { ok: true, plan: { board, changes, stranded } };
}
