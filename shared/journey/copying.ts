import { cardsIn, columnsOf, lanesOf, livingColumn, mapOfColumn, stagesOf, stepsOf } from './columns.ts';
import { feelingCurve } from './feelings.ts';
import type {
  ArcPoint,
  Card,
  Feeling,
  Flow,
  FlowPair,
  Funnel,
  FunnelStep,
  Id,
  Journey,
  JourneyMap,
  Lane,
  Link,
  Note,
  Observation,
  Stage,
  Step,
  Target,
} from './journey.ts';
import { rootOf } from './matching.ts';

/** Records that are new, ready to be added. */
export interface Copies {
  stages: readonly Stage[];
  steps: readonly Step[];
  lanes: readonly Lane[];
  cards: readonly Card[];
  links: readonly Link[];
  notes: readonly Note[];
  funnels: readonly Funnel[];
  feelings: readonly Omit<Feeling, 'id'>[];
  arcs: readonly Omit<ArcPoint, 'id'>[];
  observations: readonly Omit<Observation, 'id'>[];
  funnelSteps: readonly Omit<FunnelStep, 'id'>[];
  flows: readonly Flow[];
  flowPairs: readonly Omit<FlowPair, 'id'>[];
}

export const NOTHING: Copies = {
  stages: [],
  steps: [],
  lanes: [],
  cards: [],
  links: [],
  notes: [],
  funnels: [],
  feelings: [],
  arcs: [],
  observations: [],
  funnelSteps: [],
  flows: [],
  flowPairs: [],
};

export type NewId = () => Id;

/** A record under a new id that still knows where it comes from. */
export function again<T extends Stage | Step | Lane | Card>(record: T, id: Id): T {
  // a lock belongs to the record it was put on: who copies it could not have set it
  const { deleted: _deleted, locked: _locked, ...rest } = record as T & { locked?: boolean };
  return { ...(rest as unknown as T), id, copyOf: rootOf(record) };
}

/** Ids that are given out once for each old one. */
export function renaming(newId: NewId): { of: (old: Id) => Id; known: ReadonlyMap<Id, Id> } {
  const known = new Map<Id, Id>();
  return {
    known,
    of(old) {
      const id = known.get(old) ?? newId();
      known.set(old, id);
      return id;
    },
  };
}

/** A map with all that stands on it; what was measured today is not measured in the future, and stays behind. */
export function mapCopied(
  journey: Journey,
  from: Id,
  { id, as, newId }: { id: Id; as: 'copy' | 'next'; newId: NewId },
): Copies & { map: Partial<JourneyMap> } {
  const old = journey.maps.get(from);
  const ids = renaming(newId);
  const stages = stagesOf(journey, from);
  const steps = stages.flatMap((stage) => stepsOf(journey, stage.id));
  const lanes = lanesOf(journey, from);
  const cards = cardsOn(journey, from, lanes);
  for (const one of [...stages, ...steps, ...lanes, ...cards]) ids.of(one.id);
  const column = (columnId: Id): Id => ids.of(livingColumn(journey, columnId) ?? columnId);
  const numbers = as === 'next' ? NOTHING : numbersCopied(journey, { from, id, ids });
  const map: Partial<JourneyMap> = {
    state: as === 'next' ? 'next' : (old?.state ?? 'now'),
    personaIds: old?.personaIds ?? [],
    copyOf: old ? rootOf(old) : from,
    ...(as === 'next' ? { nextOf: from } : old?.nextOf === undefined ? {} : { nextOf: old.nextOf }),
  };
  return {
    ...numbers,
    map,
    stages: stages.map((stage) => ({ ...again(stage, ids.of(stage.id)), mapId: id })),
    steps: steps.map((step) => ({ ...again(step, ids.of(step.id)), stageId: ids.of(stageOf(journey, step)) })),
    lanes: lanes.map((lane) => ({ ...again(lane, ids.of(lane.id)), mapId: id, settings: settingsOf(lane, ids.known) })),
    cards: cards.map((card) => ({
      ...again(card, ids.of(card.id)),
      cell: { laneId: ids.of(card.cell.laneId), columnId: column(card.cell.columnId) },
    })),
    links: [...journey.links.values()].flatMap((link): Link[] => {
      const [one, other] = [ids.known.get(link.from), ids.known.get(link.to)];
      return link.deleted || !one || !other ? [] : [{ ...link, id: newId(), from: one, to: other }];
    }),
    // what stands at every map stands at this one already
    notes: [...journey.notes.values()].flatMap((note) =>
      note.deleted || note.mapId !== from ? [] : [{ ...note, id: newId(), mapId: id }],
    ),
    feelings: feelingsCopied(journey, from, id, ids.of),
    arcs: lanes.flatMap((lane) => arcCopied(journey, lane.id, ids.of(lane.id), column)),
  };
}

export const stageOf = (journey: Journey, step: Step): Id =>
  columnsOf(journey, mapOfColumn(journey, step.id) ?? '').find((column) => column.stepId === step.id)?.stageId ??
  step.stageId;

export function cardsOn(journey: Journey, mapId: Id, lanes: readonly Lane[]): Card[] {
  const columns = columnsOf(journey, mapId);
  return lanes.flatMap((lane) => columns.flatMap(({ id }) => cardsIn(journey, { laneId: lane.id, columnId: id })));
}

/** A funnel that stays behind is not pointed at. */
export function settingsOf({ settings }: Lane, ids: ReadonlyMap<Id, Id> = new Map()): Lane['settings'] {
  const { funnelId, ...rest } = settings;
  const funnel = funnelId === undefined ? undefined : ids.get(funnelId);
  return funnel === undefined ? rest : { ...rest, funnelId: funnel };
}

/** What was agreed on; where people voted and nobody agreed on a point, what they meant together. */
export function feelingsCopied(journey: Journey, from: Id, to: Id, idOf: (old: Id) => Id): Copies['feelings'] {
  const felt = [...journey.feelings.values()].filter((feeling) => feeling.mapId === from);
  return [...new Set(felt.map((feeling) => feeling.personaId))].flatMap((personaId) =>
    feelingCurve(journey, from, personaId).points.flatMap(({ columnId, value, note, moment }) =>
      value === undefined
        ? []
        : [
            {
              mapId: to,
              personaId,
              columnId: idOf(columnId),
              value,
              ...(note === undefined ? {} : { note }),
              ...(moment === undefined ? {} : { moment }),
            },
          ],
    ),
  );
}

/** The story's height along a lane. */
export function arcCopied(
  journey: Journey,
  from: Id,
  laneId: Id,
  columnOf: (columnId: Id) => Id | undefined,
): Copies['arcs'] {
  return [...journey.arcs.values()].flatMap((point) => {
    const living = point.laneId === from ? livingColumn(journey, point.columnId) : undefined;
    const columnId = living === undefined ? undefined : columnOf(living);
    return columnId === undefined ? [] : [{ laneId, columnId, value: point.value }];
  });
}

interface Numbers {
  from: Id;
  id: Id;
  ids: ReturnType<typeof renaming>;
}

/** The same passports: a copy of a number comes from where the number came from (N1). */
function numbersCopied(journey: Journey, { from, id, ids }: Numbers): Copies {
  const moved = (target: Target): Target | undefined => {
    const [kind, old = ''] = target.split(':');
    const now = kind === 'map' ? (old === from ? id : undefined) : ids.known.get(old);
    return now === undefined ? undefined : (`${kind}:${now}` as Target);
  };
  const observations = [...journey.observations.values()].flatMap(({ id: _id, ...seen }) => {
    const target = moved(seen.target);
    return target === undefined ? [] : [{ ...seen, target }];
  });
  const funnels = [...journey.funnels.values()].filter((funnel) => !funnel.deleted && funnel.mapId === from);
  const flows = [...journey.flows.values()].filter((flow) => !flow.deleted && flow.mapId === from);
  // a pair may stand at a card as well as at a column
  const place = (old: Id): Id | undefined => ids.known.get(old) ?? ids.known.get(livingColumn(journey, old) ?? '');
  return {
    ...NOTHING,
    observations,
    funnels: funnels.map((funnel) => ({ ...funnel, id: ids.of(funnel.id), mapId: id })),
    flows: flows.map((flow) => ({ ...flow, id: ids.of(flow.id), mapId: id })),
    flowPairs: [...journey.flowPairs.values()].flatMap(({ id: _id, fromId, toId, ...pair }) => {
      if (!flows.some((flow) => flow.id === pair.flowId)) return [];
      const [start, end] = [fromId, toId].map((old) => (old === undefined ? undefined : place(old)));
      return [
        {
          ...pair,
          flowId: ids.of(pair.flowId),
          ...(start === undefined ? {} : { fromId: start }),
          ...(end === undefined ? {} : { toId: end }),
        },
      ];
    }),
    funnelSteps: [...journey.funnelSteps.values()].flatMap(({ id: _id, columnId, ...step }) => {
      if (!funnels.some((funnel) => funnel.id === step.funnelId)) return [];
      const column = columnId === undefined ? undefined : ids.known.get(livingColumn(journey, columnId) ?? columnId);
      return [{ ...step, funnelId: ids.of(step.funnelId), ...(column === undefined ? {} : { columnId: column }) }];
    }),
  };
}
