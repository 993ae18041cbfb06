import { cardsIn, lanesOf, stagesOf, stepsOf } from './columns.ts';
import { EVIDENCE, type Evidence, type Id, type Journey, type Stage } from './journey.ts';

/** How sure what stands in a stage is. */
export interface Coverage {
  stage: Stage;
  cards: number;
  /** Cards by what they rest on; those that say nothing of it are in none. */
  counts: Readonly<Record<Evidence, number>>;
  unsaid: number;
}

/** Dividing lines and charts hold no cards that claim anything; whatever is written elsewhere does. */
export function evidenceCoverage(journey: Journey, mapId: Id): Coverage[] {
  const lanes = lanesOf(journey, mapId);
  return stagesOf(journey, mapId).map((stage) => {
    const steps = stepsOf(journey, stage.id);
    const columns = steps.length > 0 ? steps.map(({ id }) => id) : [stage.id];
    const cards = columns.flatMap((columnId) =>
      lanes.flatMap(({ id: laneId }) => cardsIn(journey, { laneId, columnId })),
    );
    const of = (kind: Evidence): number => cards.filter(({ evidence }) => evidence === kind).length;
    const counts = { assumed: of('assumed'), heard: of('heard'), observed: of('observed'), measured: of('measured') };
    const said = EVIDENCE.reduce((sum, kind) => sum + counts[kind], 0);
    return { stage, cards: cards.length, counts, unsaid: cards.length - said };
  });
}
