import type { Id, Journey } from './journey.ts';

/** Ids of what was then: nothing of today has such a one. */
const THEN = '~';

export const thenId = (id: Id): Id => `${THEN}${id}`;
export const nowId = (id: Id): Id => (id.startsWith(THEN) ? id.slice(THEN.length) : id);

type Copied = { id: Id; copyOf?: Id };

/** What is known by its id needs no origin: a copy and what it was made of are two things here. */
function bare<T extends Copied>(record: T): T {
  const { copyOf: _origin, ...rest } = record;
  return rest as T;
}

/**
 * A map as it was, beside what there is today, in one journey, so that `compare` can tell them apart: the old one under
 * `thenId`. What is the same thing is known by its id alone.
 */
export function beside(now: Journey, then: Journey, mapId: Id): Journey {
  const put = <T extends Copied>(today: ReadonlyMap<Id, T>, old: Iterable<T>, moved: (record: T) => T): Map<Id, T> => {
    const all = new Map([...today].map(([id, record]) => [id, bare(record)]));
    for (const record of old) {
      const id = thenId(record.id);
      all.set(id, { ...moved(record), id, copyOf: record.id });
    }
    return all;
  };
  const map = then.maps.get(mapId);
  const stages = [...then.stages.values()].filter((stage) => stage.mapId === mapId);
  const stageIds = new Set(stages.map(({ id }) => id));
  const steps = [...then.steps.values()].filter(({ stageId }) => stageIds.has(stageId));
  const lanes = [...then.lanes.values()].filter((lane) => lane.mapId === mapId);
  const laneIds = new Set(lanes.map(({ id }) => id));
  const cards = [...then.cards.values()].filter(({ cell }) => laneIds.has(cell.laneId));
  const merged = <T extends { mergedInto?: Id }>(record: T): T =>
    record.mergedInto === undefined ? record : { ...record, mergedInto: thenId(record.mergedInto) };
  const feelings = new Map(now.feelings);
  for (const feeling of then.feelings.values()) {
    if (feeling.mapId !== mapId) continue;
    const id = thenId(feeling.id);
    feelings.set(id, { ...feeling, id, mapId: thenId(mapId), columnId: thenId(feeling.columnId) });
  }
  return {
    ...now,
    maps: put(now.maps, map ? [map] : [], (record) => record),
    stages: put(now.stages, stages, (record) => ({ ...merged(record), mapId: thenId(mapId) })),
    steps: put(now.steps, steps, (record) => ({ ...merged(record), stageId: thenId(record.stageId) })),
    lanes: put(now.lanes, lanes, (record) => ({ ...record, mapId: thenId(mapId) })),
    cards: put(now.cards, cards, (record) => ({
      ...record,
      cell: { laneId: thenId(record.cell.laneId), columnId: thenId(record.cell.columnId) },
    })),
    feelings,
    personas: new Map([...then.personas, ...now.personas]),
  };
}
