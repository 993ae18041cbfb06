import { cardsIn, lanesOf, stagesOf, stepsOf } from './columns.ts';
import { EVIDENCE, type Card, type Evidence, type Id, type Journey, type Stage } from './journey.ts';
import { isMeasured } from './readings.ts';

/** How sure what stands in a stage is. */
export interface Coverage {
  stage: Stage;
  cards: number;
  /** Cards by what they rest on; those that say nothing of it are in none. */
  counts: Readonly<Record<Evidence, number>>;
  unsaid: number;
  /** Numbers stand at the stage itself. */
  isMeasured: boolean;
}

/** What a card says it rests on; one that carries a number and says nothing is measured. */
export function evidenceOf(journey: Pick<Journey, 'observations'>, card: Card): Evidence | undefined {
  return card.evidence ?? (isMeasured(journey, `card:${card.id}`) ? 'measured' : undefined);
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
    const rests = cards.map((card) => evidenceOf(journey, card));
    const of = (kind: Evidence): number => rests.filter((evidence) => evidence === kind).length;
    const counts = { assumed: of('assumed'), heard: of('heard'), observed: of('observed'), measured: of('measured') };
    const said = EVIDENCE.reduce((sum, kind) => sum + counts[kind], 0);
    const isStageMeasured = [`stage:${stage.id}` as const, ...steps.map(({ id }) => `step:${id}` as const)].some(
      (target) => isMeasured(journey, target),
    );
    return { stage, cards: cards.length, counts, unsaid: cards.length - said, isMeasured: isStageMeasured };
  });
}
