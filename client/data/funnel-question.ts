import type { Command } from '../../shared/document/board.ts';
import type { EventFunnelResult, EventStep } from '../../shared/journey/event-funnel.ts';
import { funnelStepId } from '../../shared/journey/funnel.ts';
import { newId } from '../../shared/journey/ids.ts';
import type {
  FlowPair,
  Funnel,
  FunnelOrder,
  FunnelStep,
  Id,
  Instant,
  Journey,
  Passport,
  QueryStep,
} from '../../shared/journey/journey.ts';
import { laneForFunnel } from './lane-for-funnel.ts';
import type { DatasetPassport, FunnelAnswer, FunnelAsked, PathsAnswer } from '../../shared/wire/datasets.ts';

/** A question about an event log, as it is put together. */
export interface EventQuestion {
  title: string;
  steps: readonly QueryStep[];
  order: FunnelOrder;
  entry: 'first' | 'any';
  /** Days; empty: no limit. */
  days: string;
  /** Empty: everybody together. */
  breakdown: string;
  unit: string;
}

const DAY = 86_400;
const GROUPS = 12;

export function windowOf({ days }: EventQuestion): number | null | undefined {
  if (days.trim() === '') return null;
  const value = Number(days.replace(',', '.'));
  return value > 0 ? Math.round(value * DAY) : undefined;
}

/** What the server is asked; undefined while there is nothing to ask. */
export function asked(question: EventQuestion): FunnelAsked | undefined {
  const windowSeconds = windowOf(question);
  const steps = question.steps.filter(({ anyOf }) => anyOf.length > 0);
  if (windowSeconds === undefined || steps.length < 2 || steps.length < question.steps.length) return undefined;
  return {
    steps: steps.map(({ label, anyOf }) => ({
      ...(label.trim() === '' ? {} : { label: label.trim() }),
      anyOf: [...anyOf],
    })),
    order: question.order,
    entry: question.entry,
    windowSeconds,
    ...(question.breakdown === '' ? {} : { breakdown: question.breakdown, breakdownLimit: GROUPS }),
    place: 'funnel',
  };
}

export interface Words {
  order: (order: FunnelOrder) => string;
  window: (seconds: number | null) => string;
  /** A group without the property, and all groups beyond those told. */
  none: string;
  others: (groups: number) => string;
}

function passportOf(from: DatasetPassport, personId: Id, now: Instant, words: Words): Passport {
  return {
    id: newId(),
    createdBy: personId,
    definition: from.definition,
    source: from.source,
    who: from.who,
    when: from.when > 0 ? from.when : now,
    ...(from.windowSeconds === undefined ? {} : { window: words.window(from.windowSeconds) }),
    ...(from.order === undefined ? {} : { order: words.order(from.order) }),
  };
}

/** A card stands in a column; what is bound to it is drawn there. */
export function columnOf(journey: Journey, placeId: Id | undefined): Id | undefined {
  if (placeId === undefined) return undefined;
  return journey.cards.get(placeId)?.cell.columnId ?? placeId;
}

function stepsOf(
  result: EventFunnelResult,
  question: EventQuestion,
  funnelId: Id,
  journey: Journey,
  words: Words,
): FunnelStep[] {
  const make = (segment: string, steps: readonly EventStep[]): FunnelStep[] =>
    steps.map((step, index) => {
      const columnId = columnOf(journey, question.steps[index]?.placeId);
      const { medianSeconds, meanSeconds, stillOpen } = step;
      return {
        id: funnelStepId(funnelId, index, segment),
        funnelId,
        index,
        segment,
        label: step.label,
        count: step.count,
        ...(columnId === undefined ? {} : { columnId }),
        ...(medianSeconds === undefined ? {} : { medianSeconds }),
        ...(meanSeconds === undefined ? {} : { meanSeconds }),
        ...(stillOpen === undefined ? {} : { stillOpen }),
      };
    });
  const groups = (result.breakdown ?? []).flatMap(({ values, groups: others, steps }) => {
    const name =
      values.length === 0
        ? words.others(others ?? 0)
        : values.map((value) => (value === null || value === '' ? words.none : value)).join(' · ');
    return make(name, steps);
  });
  return [...make('', result.steps), ...groups];
}

const day = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

interface Written {
  journey: Journey;
  mapId: Id;
  personId: Id;
  now: Instant;
  datasetId: Id;
  question: EventQuestion;
  answer: FunnelAnswer;
  words: Words;
  timeZone?: string | undefined;
  /** The funnel that is asked anew. */
  before?: Funnel | undefined;
}

/** N1, N3: the answer as a funnel of the map, with the question it came from, so that it can be asked again. */
export function funnelCommands(written: Written): Command[] {
  const { journey, mapId, personId, now, datasetId, question, answer, words, before, timeZone } = written;
  const id = before?.id ?? newId();
  const passport = passportOf(answer.passport, personId, now, words);
  const { from, to } = answer.passport;
  const funnel: Funnel = {
    id,
    createdBy: before?.createdBy ?? personId,
    mapId,
    title: question.title,
    order: question.order,
    entry: question.entry,
    windowSeconds: windowOf(question) ?? null,
    unit: question.unit.trim() || answer.passport.unit,
    ...(from === null || to === null ? {} : { from: day(from), to: day(to) }),
    open: false,
    ...(timeZone === undefined ? {} : { timeZone }),
    passportId: passport.id,
    query: {
      datasetId,
      steps: question.steps,
      ...(question.breakdown === '' ? {} : { breakdown: question.breakdown }),
    },
  };
  const steps = stepsOf(answer, question, id, journey, words);
  if (before) return [{ type: 'setFunnel', funnel, steps, passport }];
  const { laneId, commands } = laneForFunnel(journey, mapId, funnel.title);
  return [...commands, { type: 'addFunnel', funnel, steps, passport, laneId }];
}

/** The ways between events, at the places their steps stand: what people really do, beside what was designed. */
export function flowCommand(
  { journey, mapId, personId, now, datasetId, question, words }: Omit<Written, 'answer'>,
  answer: PathsAnswer,
): Command {
  const placeOf = (event: string): Id | undefined => question.steps.find(({ anyOf }) => anyOf.includes(event))?.placeId;
  const known = [...journey.flows.values()].find(
    (flow) => flow.mapId === mapId && flow.datasetId === datasetId && !flow.deleted,
  );
  const flowId = known?.id ?? newId();
  const passport = passportOf(answer.passport, personId, now, words);
  const { from, to } = answer.passport;
  const pair = (before: string, after: string, count: number, medianSeconds?: number): FlowPair => {
    const [fromId, toId] = [placeOf(before), placeOf(after)];
    return {
      id: `${flowId}/${before}/${after}/`,
      flowId,
      from: before,
      to: after,
      segment: '',
      count,
      ...(medianSeconds === undefined ? {} : { medianSeconds }),
      ...(fromId === undefined ? {} : { fromId }),
      ...(toId === undefined ? {} : { toId }),
    };
  };
  return {
    type: 'putFlow',
    flow: {
      id: flowId,
      createdBy: known?.createdBy ?? personId,
      mapId,
      title: question.title,
      unit: question.unit.trim() || answer.passport.unit,
      ...(from === null || to === null ? {} : { from: day(from), to: day(to) }),
      passportId: passport.id,
      datasetId,
    },
    pairs: [
      ...answer.pairs.map((one) => pair(one.from, one.to, one.count, one.medianSeconds)),
      ...answer.starts.map(({ event, count }) => pair('', event, count)),
      ...answer.ends.map(({ event, count }) => pair(event, '', count)),
    ],
    passport,
  };
}

/** A question as the funnel of the map keeps it. */
export function questionOf(funnel: Funnel): EventQuestion | undefined {
  const { query } = funnel;
  if (!query) return undefined;
  return {
    title: funnel.title,
    steps: query.steps,
    order: funnel.order === 'unknown' ? 'sequential' : funnel.order,
    entry: funnel.entry === 'any' ? 'any' : 'first',
    days: typeof funnel.windowSeconds === 'number' ? String(funnel.windowSeconds / DAY) : '',
    breakdown: query.breakdown ?? '',
    unit: funnel.unit,
  };
}
