import { expect } from 'vitest';
import type { JourneyFile } from '../../shared/files/journey-file.types.ts';
import { LANE_KINDS } from '../../shared/journey/journey.ts';

/** One of every kind, in the order they stand in. */
export const LANES = [
  'Actions',
  'Touchpoints',
  'Line of interaction',
  'Backstage',
  'Line of visibility',
  'Support',
  'Line of internal interaction',
  'Systems',
  'Thoughts',
  'Quotes',
  'Feelings',
  'Story arc',
  'Images',
  'Text',
  'Pain points',
  'Gains',
  'Opportunities',
  'Ideas',
  'Metrics',
  'Funnel',
] as const;
export const OWN = {
  title: 'Renting a flat',
  stages: ['Search', 'Visit', 'Apply', 'Move in'],
  steps: ['Sign', 'Get the keys', 'Unpack'],
  personas: [
    ['Elif, first flat', 'A home near work within a month'],
    ['Jonas, family of four', 'Three rooms and a school nearby'],
  ],
  cards: {
    Actions: [
      ['Sets the filters', 'Saves five flats'],
      ['Walks through'],
      ['Fills in the form'],
      ['Signs'],
      [],
      ['Unpacks'],
    ],
    Touchpoints: [['Listings app'], ['The flat'], ['Application form'], ['Contract'], ['Caretaker'], []],
    Backstage: [[], ['Agent keeps the time'], ['Clerk checks income'], ['Lawyer drafts'], [], []],
    Support: [[], [], ['Credit agency'], [], ['Locksmith'], []],
    Systems: [['Search index'], ['Calendar'], ['Document store'], ['Signing service'], [], []],
    Thoughts: [['Is this real?'], ['Smaller than the photos'], ['Why do they need all this?'], [], [], ['Finally']],
    Quotes: [
      [
        'I had forty tabs open and every one of them was gone by the time I called, so I stopped calling and only wrote.',
      ],
      ['Twelve people on the stairs.\nNobody said hello.'],
      ['They asked for my payslips twice, and I never learnt who had seen them the first time.'],
      [],
      [],
      [],
    ],
    Text: [['Two weeks on average'], [], [], ['One appointment for all three steps'], [], []],
    'Pain points': [['Listings that are gone'], [], ['Payslips asked for twice'], [], [], []],
    Gains: [[], ['Agent knew the house'], [], [], [], ['Caretaker helped']],
    Opportunities: [['Say when a flat is gone'], [], ['Ask once'], [], [], []],
    Ideas: [[], ['Group visits by hour'], ['Reuse a checked file'], [], [], []],
  },
  feelings: ['-1', '0', '-2', '1', '1', '2'],
  arc: ['2', '5', '9', '6', '3', '1'],
} as const;

/** What the own map is kept as, by lane and column in reading order. */
function ownAsKept(file: JourneyFile) {
  const map = file.maps?.find((one) => one.title === OWN.title);
  const byOrder = (a: { order: string }, b: { order: string }): number => (a.order < b.order ? -1 : 1);
  const lanes = (file.lanes ?? []).filter(({ mapId }) => mapId === map?.id).toSorted(byOrder);
  const stages = (file.stages ?? []).filter(({ mapId }) => mapId === map?.id).toSorted(byOrder);
  const columns = stages.flatMap((one): { id: string; title: string }[] => {
    const steps = (file.steps ?? []).filter(({ stageId }) => stageId === one.id).toSorted(byOrder);
    return steps.length > 0 ? steps : [one];
  });
  const cardsIn = (laneId: string, columnId: string): string[] =>
    (file.cards ?? [])
      .filter(({ cell, deleted }) => !deleted && cell.laneId === laneId && cell.columnId === columnId)
      .toSorted(byOrder)
      .map(({ title }) => title);
  return { map, lanes, stages, columns, cardsIn };
}

export function expectOwn(file: JourneyFile): void {
  const { map, lanes, stages, columns, cardsIn } = ownAsKept(file);
  expect(stages.map(({ title }) => title)).toEqual(OWN.stages);
  expect(columns.map(({ title }) => title)).toEqual(['Search', 'Visit', 'Apply', ...OWN.steps]);
  expect(lanes.map(({ kind }) => kind).toSorted()).toEqual([...LANE_KINDS].toSorted());
  const laneOf = (name: string) => lanes[LANES.findIndex((one) => one === name)]?.id ?? '';
  for (const [name, cells] of Object.entries(OWN.cards))
    expect(columns.map(({ id }) => cardsIn(laneOf(name), id))).toEqual(cells);
  expect(columns.map(({ id }) => cardsIn(laneOf('Images'), id)).flat()).toEqual(['The stairs']);
  const curve = (name: string) => {
    const persona = file.personas?.find((one) => one.name === name);
    return columns.map(
      ({ id }) =>
        file.feelings?.find((one) => one.personaId === persona?.id && one.columnId === id && one.mapId === map?.id)
          ?.value,
    );
  };
  expect(curve(OWN.personas[0][0])).toEqual(OWN.feelings.map(Number));
  expect(curve(OWN.personas[1][0])).toEqual([1, undefined, -1.5, undefined, undefined, undefined]);
  expect(columns.map(({ id }) => file.arcs?.find((one) => one.columnId === id)?.value)).toEqual(OWN.arc.map(Number));
  const clerk = file.cards?.find(({ title }) => title === 'Clerk checks income');
  expect(clerk).toMatchObject({ owner: 'Back office', evidence: 'observed' });
  const form = file.cards?.find(({ title }) => title === 'Fills in the form');
  expect(file.links).toMatchObject([{ from: form?.id, to: clerk?.id, kind: 'flow', label: 'payslips' }]);
  expect(file.notes).toMatchObject([{ kind: 'sticky', text: 'Ask the agents about Sundays' }]);
  expect(file.observations?.map(({ value, n }) => [value, n])).toEqual(
    expect.arrayContaining([
      [0.61, 410],
      [0.38, 120],
    ]),
  );
  expect(file.funnelSteps?.map(({ label, count }) => `${label} ${count}`).toSorted()).toEqual([
    'Apply 620',
    'Search 9100',
    'Sign 180',
    'Visit 1400',
  ]);
}
