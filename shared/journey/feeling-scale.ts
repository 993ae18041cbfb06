import { cardsIn, lanesOf } from './columns.ts';
import type { FeelingScale, Id, Journey, LaneKind, LaneSettings } from './journey.ts';

/** Written values are their own on every scale; kept ones always go from −2 to +2. */
const SHOWN: Readonly<Record<FeelingScale, { times: number; plus: number; digits: number }>> = {
  signed: { times: 1, plus: 0, digits: 1 },
  'one-to-five': { times: 1, plus: 3, digits: 1 },
  'zero-to-ten': { times: 2.5, plus: 5, digits: 1 },
};

export function shownFeeling(value: number, scale: FeelingScale = 'signed'): number {
  const { times, plus } = SHOWN[scale];
  return Math.round((value * times + plus) * 100) / 100;
}

/** What a written number means; undefined where the scale has no such number. */
export function keptFeeling(shown: number, scale: FeelingScale = 'signed'): number | undefined {
  const { times, plus } = SHOWN[scale];
  const value = (shown - plus) / times;
  return value >= -2 && value <= 2 ? value : undefined;
}

/** How much better or worse, in steps of a scale. */
export const shownChange = (change: number, scale: FeelingScale = 'signed'): number =>
  Math.round(change * SHOWN[scale].times * 10) / 10;

/** How a map's feelings are written, and their words: as its first lane of feelings has it. */
export function feelingsShownOn(journey: Journey, mapId: Id): Pick<LaneSettings, 'scale' | 'words'> {
  return lanesOf(journey, mapId).find(({ kind }) => kind === 'feelings')?.settings ?? {};
}

/** Good, bad or neither, as faces are coloured by. */
export function meaningOf(value: number): 'positive' | 'negative' | 'neutral' {
  return value >= 0.5 ? 'positive' : value <= -0.5 ? 'negative' : 'neutral';
}

/** Where somebody says why it is so: in their own words first. */
const SAYING: Readonly<Record<'peak' | 'low', readonly LaneKind[]>> = {
  low: ['quotes', 'thoughts', 'pains'],
  peak: ['quotes', 'thoughts', 'gains'],
};
/** More would not be read at a point of a curve. */
const MOST_LETTERS = 30;

/** The lists of cards that a curve's words may come from, to be compared by identity. */
export function sayingCards(journey: Journey, mapId: Id, columnIds: readonly Id[]): readonly (readonly unknown[])[] {
  const kinds = new Set([...SAYING.low, ...SAYING.peak]);
  const lanes = lanesOf(journey, mapId).filter((lane) => kinds.has(lane.kind));
  return lanes.flatMap((lane) => columnIds.map((columnId) => cardsIn(journey, { laneId: lane.id, columnId })));
}

/** Short words for the best or the worst moment: the point's own note, else a card that stands in its column. */
export function wordsAt(journey: Journey, mapId: Id, columnId: Id, at: 'peak' | 'low', note = ''): string | undefined {
  const lanes = lanesOf(journey, mapId);
  const cards = SAYING[at].flatMap((kind) =>
    lanes.filter((lane) => lane.kind === kind).flatMap((lane) => cardsIn(journey, { laneId: lane.id, columnId })),
  );
  return [note, ...cards.map(({ title }) => title)]
    .map((words) => words.trim().replace(/^[“”"„«']+|[“”"»'.…]+$/gu, ''))
    .find((words) => words !== '' && words.length <= MOST_LETTERS && !words.includes('\n'));
}
