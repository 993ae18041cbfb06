import type { Id, Journey, Kind } from './journey.ts';
import { isTalk } from './journey.ts';

/** What a lock depends on, as a journey tells it or a document that nobody has read yet. */
export interface Ground {
  field(kind: 'board' | 'maps' | 'stages' | 'steps' | 'lanes' | 'cards', id: Id, name: string): unknown;
  ids(kind: 'stages' | 'lanes'): Iterable<Id>;
}

/** Longer chains of merged columns than anybody makes end here, rings of them too. */
const LONGEST_CHAIN = 50;

export function groundOf(journey: Journey): Ground {
  return {
    field: (kind, id, name) => {
      const record = kind === 'board' ? journey.board : journey[kind].get(id);
      return record && (record as unknown as Readonly<Record<string, unknown>>)[name];
    },
    ids: (kind) => journey[kind].keys(),
  };
}

const isOn = (ground: Ground, kind: 'stages' | 'lanes', id: unknown): boolean =>
  typeof id === 'string' && ground.field(kind, id, 'locked') === true;

/** A stage or step, or whatever living column its id means by now (J10). */
function isColumnLocked(ground: Ground, columnId: unknown): boolean {
  let id = columnId;
  for (let i = 0; i < LONGEST_CHAIN && typeof id === 'string'; i++) {
    if (isOn(ground, 'stages', id)) return true;
    id =
      ground.field('steps', id, 'mergedInto') ??
      ground.field('steps', id, 'stageId') ??
      ground.field('stages', id, 'mergedInto');
  }
  return false;
}

function isCellLocked(ground: Ground, cell: unknown): boolean {
  if (typeof cell !== 'object' || cell === null) return false;
  const { laneId, columnId } = cell as { laneId?: unknown; columnId?: unknown };
  return isOn(ground, 'lanes', laneId) || isColumnLocked(ground, columnId);
}

function holdsLocks(ground: Ground, mapId: Id): boolean {
  return (['stages', 'lanes'] as const).some((kind) =>
    [...ground.ids(kind)].some(
      (id) =>
        isOn(ground, kind, id) &&
        ground.field(kind, id, 'mapId') === mapId &&
        ground.field(kind, id, 'deleted') === undefined,
    ),
  );
}

function areFeelingsLocked(ground: Ground, mapId: Id | undefined): boolean {
  return [...ground.ids('lanes')].some(
    (id) =>
      isOn(ground, 'lanes', id) &&
      ground.field('lanes', id, 'kind') === 'feelings' &&
      ground.field('lanes', id, 'mapId') === mapId,
  );
}

/** Whether anything is locked at all: mostly nothing is, and an edit should not pay for that. */
export function hasLocks(ground: Ground): boolean {
  if (ground.field('board', '', 'locked') === true) return true;
  return (['stages', 'lanes'] as const).some((kind) => [...ground.ids(kind)].some((id) => isOn(ground, kind, id)));
}

/**
 * Whether a record stands, or with these fields would come to stand, where only who facilitates may change something:
 * on a locked board, in a locked stage or in a locked lane. What people say about the map is never locked.
 */
export function isLocked(
  ground: Ground,
  kind: Kind | 'board',
  id: Id,
  fields: Readonly<Record<string, unknown>> = {},
): boolean {
  if (isTalk(kind)) return false;
  if (ground.field('board', '', 'locked') === true) return true;
  const [first, second, third] = id.split('/');
  switch (kind) {
    case 'cards':
      return isCellLocked(ground, ground.field('cards', id, 'cell')) || isCellLocked(ground, fields['cell']);
    case 'stages':
      return isColumnLocked(ground, id) || isColumnLocked(ground, fields['mergedInto']);
    case 'steps':
      return [id, fields['stageId'], fields['mergedInto']].some((column) => isColumnLocked(ground, column));
    case 'lanes':
      return isOn(ground, 'lanes', id);
    case 'arcs':
      return isOn(ground, 'lanes', first) || isColumnLocked(ground, second);
    case 'feelings':
      return isColumnLocked(ground, third) || areFeelingsLocked(ground, first);
    case 'maps':
      return fields['deleted'] !== undefined && holdsLocks(ground, id);
    default:
      return false;
  }
}
