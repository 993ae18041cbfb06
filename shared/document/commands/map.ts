import { lanesOf, mapsOf, stagesOf } from '../../journey/columns.ts';
import type { Ordered } from '../../journey/order.ts';
import type { Tint } from '../../journey/journey.ts';
import type { Command } from '../board.ts';
import { BOARD_ROOT, rootOf } from '../shape.ts';
import { lowestPlace } from './maps.ts';
import { type Work, type Write, add, edit, room, write } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

const TINTS: readonly Tint[] = [0, 1, 2, 3, 4];

export function setBoard(work: Work, { fields }: Of<'setBoard'>): Write[] {
  const root = rootOf(work.doc, BOARD_ROOT);
  return [
    write(
      () => {
        for (const [field, value] of Object.entries(fields)) {
          if (value !== undefined && root.get(field) !== value) root.set(field, value);
        }
      },
      fields,
      { kind: 'board', id: 'board', fields },
    ),
  ];
}

export function addMap(work: Work, { id, title }: Of<'addMap'>): Write[] {
  const maps = mapsOf(work.journey);
  const { keys, writes } = room(work, 'maps', maps, undefined, 1);
  return [
    ...writes,
    add(work, 'maps', id, { title, state: 'now', personaIds: [], at: lowestPlace(work), order: keys[0] }),
  ];
}

export function addStage(work: Work, { id, mapId, title, at, tint }: Of<'addStage'>): Write[] {
  const row = stagesOf(work.journey, mapId);
  const { keys, writes } = room(work, 'stages', row, at, 1);
  const color = tint ?? TINTS[row.length % TINTS.length];
  return [...writes, add(work, 'stages', id, { mapId, title, tint: color, order: keys[0] })];
}

export function addLane(work: Work, { id, mapId, kind, title, at }: Of<'addLane'>): Write[] {
  const { keys, writes } = room(work, 'lanes', lanesOf(work.journey, mapId), at, 1);
  return [...writes, add(work, 'lanes', id, { mapId, kind, title, collapsed: false, settings: {}, order: keys[0] })];
}

function move(work: Work, kind: 'stages' | 'lanes', all: readonly Ordered[], id: string, at: number): Write[] {
  if (all[at]?.id === id) return [];
  const { keys, writes } = room(
    work,
    kind,
    all.filter((item) => item.id !== id),
    at,
    1,
  );
  return [...writes, edit(work, kind, id, { order: keys[0] })];
}

/** `at` is where it stands afterwards, among the living ones. */
export function moveStage(work: Work, { id, at }: Of<'moveStage'>): Write[] {
  const stage = work.journey.stages.get(id);
  return stage ? move(work, 'stages', stagesOf(work.journey, stage.mapId), id, at) : [];
}

export function moveLane(work: Work, { id, at }: Of<'moveLane'>): Write[] {
  const lane = work.journey.lanes.get(id);
  return lane ? move(work, 'lanes', lanesOf(work.journey, lane.mapId), id, at) : [];
}

export function addPersona(work: Work, { persona, mapId }: Of<'addPersona'>): Write[] {
  const tint = TINTS[work.journey.personas.size % TINTS.length];
  const fields = { picture: '', goals: '', needs: '', quote: '', tint, ...persona, deleted: undefined };
  const writes = [add(work, 'personas', persona.id, fields)];
  const map = mapId === undefined ? undefined : work.journey.maps.get(mapId);
  if (map && !map.personaIds.includes(persona.id)) {
    writes.push(edit(work, 'maps', map.id, { personaIds: [...map.personaIds, persona.id] }));
  }
  return writes;
}
