import type { FeelingCurve } from './feelings.ts';
import { segmentsOfFunnel } from './funnel.ts';
import type { Id, Journey, LensChoice, Observation, Period, Persona } from './journey.ts';
import { isLivingPersona } from './personas.ts';
import { byPeriod, type Grain, grainOf } from './periods.ts';
import type { NumbersLens } from './readings.ts';

export type { LensChoice } from './journey.ts';

export const EVERYBODY: LensChoice = { of: 'everybody' };

/** One switch moves curve, funnel, numbers and cards together (N5). */
export interface Lens extends NumbersLens {
  /** Whose curves and cards; absent: everybody's. */
  personaIds?: readonly Id[];
}

const plain = (words: string): string => words.normalize('NFKC').trim().toLowerCase();

/** The segment of the numbers that stands for a persona: the one it names, else the one of its own name. */
export function segmentOf(persona: Persona, segments: readonly string[]): string | undefined {
  const wanted = plain(persona.segment || persona.name);
  return wanted === '' ? undefined : segments.find((segment) => plain(segment) === wanted);
}

/** What one may look through on a map. */
export interface LensChoices {
  personas: readonly { persona: Persona; segment: string | undefined }[];
  /** Segments that are no persona's. */
  segments: readonly string[];
}

export function lensChoices(journey: Journey, mapId: Id): LensChoices {
  const all = segmentsOf(journey, mapId);
  const personas = (journey.maps.get(mapId)?.personaIds ?? []).flatMap((id) => {
    const persona = journey.personas.get(id);
    return persona && isLivingPersona(journey, id) ? [{ persona, segment: segmentOf(persona, all) }] : [];
  });
  const taken = new Set(personas.map(({ segment }) => segment));
  return { personas, segments: all.filter((segment) => !taken.has(segment)) };
}

/** All of them in one row, everybody first. */
export function allChoices(journey: Journey, mapId: Id): readonly { choice: LensChoice; name: string }[] {
  const { personas, segments } = lensChoices(journey, mapId);
  return [
    { choice: EVERYBODY, name: '' },
    ...personas.map(({ persona }) => ({ choice: { of: 'persona' as const, id: persona.id }, name: persona.name })),
    ...segments.map((name) => ({ choice: { of: 'segment' as const, name }, name })),
  ];
}

const kept = new Map<string, Lens>();

/** The same object for the same meaning, so that whatever is drawn through it can tell by identity. */
export function lensOf(journey: Journey, mapId: Id, choice: LensChoice, period?: Period | null): Lens {
  const lens = meaningOf(journey, mapId, choice, period ?? undefined);
  const meaning = JSON.stringify([lens.segment, lens.period, lens.personaIds]);
  const before = kept.get(meaning);
  if (before) return before;
  // only speed is lost when it is emptied
  if (kept.size > 200) kept.clear();
  kept.set(meaning, lens);
  return lens;
}

/** What a choice means on a map today: a persona or segment that is gone means everybody. */
function meaningOf(journey: Journey, mapId: Id, choice: LensChoice, period?: Period): Lens {
  const when = period === undefined ? {} : { period };
  if (choice.of === 'everybody') return when;
  const { personas, segments } = lensChoices(journey, mapId);
  if (choice.of === 'persona') {
    const found = personas.find(({ persona }) => persona.id === choice.id);
    return found ? { ...when, segment: found.segment ?? '', personaIds: [choice.id] } : when;
  }
  const own = personas.flatMap(({ persona, segment }) => (segment === choice.name ? [persona.id] : []));
  if (own.length === 0 && !segments.includes(choice.name)) return when;
  return { ...when, segment: choice.name, ...(own.length > 0 ? { personaIds: own } : {}) };
}

/** The curves of those looked at; all of them where those have none. */
export function throughLens({ personaIds }: Lens, curves: readonly FeelingCurve[]): readonly FeelingCurve[] {
  const own = personaIds && curves.filter((curve) => personaIds.includes(curve.personaId));
  return own && own.length > 0 ? own : curves;
}

/** Stages, steps and cards of a map, and the map itself, as targets of numbers. */
function isOnMap(journey: Journey, mapId: Id): (target: Observation['target']) => boolean {
  return (target) => {
    const id = target.slice(target.indexOf(':') + 1);
    switch (target.slice(0, target.indexOf(':'))) {
      case 'map':
        return id === mapId;
      case 'stage':
        return journey.stages.get(id)?.mapId === mapId;
      case 'step':
        return journey.stages.get(journey.steps.get(id)?.stageId ?? '')?.mapId === mapId;
      default:
        return journey.lanes.get(journey.cards.get(id)?.cell.laneId ?? '')?.mapId === mapId;
    }
  };
}

function seenOn(journey: Journey, mapId: Id): Observation[] {
  const isHere = isOnMap(journey, mapId);
  return [...journey.observations.values()].filter(({ target }) => isHere(target));
}

/** The parts that the numbers of a map are told apart by. */
export function segmentsOf(journey: Journey, mapId: Id): string[] {
  const funnels = [...journey.funnels.values()].filter((funnel) => !funnel.deleted && funnel.mapId === mapId);
  const found = new Set<string>();
  for (const { id } of funnels) for (const segment of segmentsOfFunnel(journey, id)) found.add(segment);
  const others = new Set(seenOn(journey, mapId).map(({ segment }) => segment));
  for (const segment of [...others].sort()) found.add(segment);
  found.delete('');
  return [...found];
}

/** Every period that any number of the map has, oldest first. */
export const periodsSeen = (journey: Journey, mapId: Id): readonly Period[] =>
  [...new Set(seenOn(journey, mapId).map(({ period }) => period))].sort(byPeriod);

/** The periods one may look back at, oldest first: those of the length that most numbers of the map have. */
export function periodsOf(journey: Journey, mapId: Id): readonly Period[] {
  const counts = new Map<Grain, Map<Period, number>>();
  for (const { period } of seenOn(journey, mapId)) {
    const grain = grainOf(period);
    const periods = counts.get(grain) ?? new Map<Period, number>();
    periods.set(period, (periods.get(period) ?? 0) + 1);
    counts.set(grain, periods);
  }
  const total = (periods: ReadonlyMap<Period, number>): number => [...periods.values()].reduce((a, b) => a + b, 0);
  const [most] = [...counts.values()].sort((a, b) => total(b) - total(a));
  return most ? [...most.keys()].sort(byPeriod) : [];
}
