import { cardsIn, columnsOf, livingColumn } from '../../shared/journey/columns.ts';
import { curvesOf } from '../../shared/journey/feelings.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import { idOf, type Peer, peer } from './board.ts';

export const MAP = idOf('map');
export const LANE = idOf('lane');
export const [SEE, BUY, USE] = [idOf('see'), idOf('buy'), idOf('use')];

/** `see` [Looks, Looks again] · `buy` [Pays] · `use` [Works], a feeling at each, funnel steps at the first two. */
export function fill({ port }: Peer): void {
  const cards = { [SEE]: ['again'], [BUY]: ['pays'], [USE]: ['works'] };
  for (const [columnId, names] of Object.entries(cards)) {
    const fresh = names.map((name) => ({ id: idOf(name), kind: 'action' as const, title: name }));
    port.run({ type: 'addCards', cell: { laneId: LANE, columnId }, cards: fresh });
  }
  for (const [i, columnId] of [SEE, BUY, USE].entries()) {
    port.run({ type: 'setFeeling', feeling: { mapId: MAP, personaId: idOf('ada'), columnId, value: i - 1 } });
  }
  port.run({ type: 'setArc', point: { laneId: LANE, columnId: SEE, value: 5 } });
  const passport = { createdBy: '', id: idOf('pass'), definition: '', source: '', who: '', when: 0 };
  const funnel = {
    createdBy: '',
    id: idOf('funnel'),
    mapId: MAP,
    title: '',
    order: 'any' as const,
    entry: 'any' as const,
    windowSeconds: null,
    unit: '',
    passportId: passport.id,
  };
  const steps = [SEE, BUY].map((columnId, index) => {
    return { id: '', funnelId: funnel.id, index, segment: '', label: String(index), count: 9, columnId };
  });
  port.run({ type: 'addFunnel', funnel, steps, passport });
}

export function filled(): Peer {
  const one = peer('ada');
  fill(one);
  return one;
}

/** What stands where, from left to right: stage, step and the titles in the first lane. */
export function shown({ port }: Peer): string[] {
  const journey = port.records();
  return columnsOf(journey, MAP).map(({ id, stepId, stageTitle, title }) => {
    const cards = cardsIn(journey, { laneId: LANE, columnId: id }).map((card) => card.title);
    return `${stepId ? `${stageTitle}/${title}` : title}: ${cards.join(' ')}`;
  });
}

export const felt = (journey: Journey): (number | undefined)[] =>
  curvesOf(journey, MAP)[0]?.points.map((point) => point.value) ?? [];

/** Which column each step of the funnel stands under, by place from the left. */
export const bound = (journey: Journey): number[] => {
  const columns = columnsOf(journey, MAP).map(({ id }) => id);
  return [...journey.funnelSteps.values()].map((step) =>
    columns.indexOf(livingColumn(journey, step.columnId ?? '') ?? ''),
  );
};

export function step(one: Peer, stageId: Id, name: string, at?: number): Id {
  one.port.run({ type: 'addStep', id: idOf(name), stageId, title: name, ...(at === undefined ? {} : { at }) });
  return idOf(name);
}
