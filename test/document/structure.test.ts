import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/document/board.ts';
import { cardsIn, columnsOf, lanesOf, livingColumn, stagesOf, stepsOf } from '../../shared/journey/columns.ts';
import { curvesOf } from '../../shared/journey/feelings.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import { unplaced } from '../../shared/journey/repair.ts';
import { idOf, type Peer, peer, peers, sync } from './board.ts';

const MAP = idOf('map');
const LANE = idOf('lane');
const [SEE, BUY, USE] = [idOf('see'), idOf('buy'), idOf('use')];

/** `see` [Looks, Looks again] · `buy` [Pays] · `use` [Works], a feeling at each, funnel steps at the first two. */
function fill({ port }: Peer): void {
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

function filled(): Peer {
  const one = peer('ada');
  fill(one);
  return one;
}

/** What stands where, from left to right: stage, step and the titles in the first lane. */
function shown({ port }: Peer): string[] {
  const journey = port.records();
  return columnsOf(journey, MAP).map(({ id, stepId, stageTitle, title }) => {
    const cards = cardsIn(journey, { laneId: LANE, columnId: id }).map((card) => card.title);
    return `${stepId ? `${stageTitle}/${title}` : title}: ${cards.join(' ')}`;
  });
}

const felt = (journey: Journey): (number | undefined)[] =>
  curvesOf(journey, MAP)[0]?.points.map((point) => point.value) ?? [];

/** Which column each step of the funnel stands under, by place from the left. */
const bound = (journey: Journey): number[] => {
  const columns = columnsOf(journey, MAP).map(({ id }) => id);
  return [...journey.funnelSteps.values()].map((step) =>
    columns.indexOf(livingColumn(journey, step.columnId ?? '') ?? ''),
  );
};

function step(one: Peer, stageId: Id, name: string, at?: number): Id {
  one.port.run({ type: 'addStep', id: idOf(name), stageId, title: name, ...(at === undefined ? {} : { at }) });
  return idOf(name);
}

/** A change of the structure as chance gives it; undefined where it cannot be made. */
function changeAt(journey: Journey, { what, one, two, id }: { what: number; one: number; two: number; id: Id }) {
  const stages = stagesOf(journey, MAP);
  const stage = stages[one % stages.length];
  const next = stages[two % stages.length];
  const rows = stages.map((each) => stepsOf(journey, each.id));
  const steps = rows.flat();
  const some = steps[one % Math.max(1, steps.length)];
  const row = rows.find((each) => some && each.includes(some)) ?? [];
  const beside = some && row[row.indexOf(some) + 1];
  if (!stage || !next) return undefined;
  const all: (Command | undefined)[] = [
    { type: 'addStep', id, stageId: stage.id, title: id, at: two % 3 },
    some && { type: 'moveStep', id: some.id, stageId: next.id, at: two % 3 },
    some && { type: 'splitStage', stepId: some.id, id, title: id },
    { type: 'mergeStages', id: stage.id, from: next.id, asSteps: true },
    { type: 'moveStage', id: stage.id, at: two % stages.length },
    { type: 'duplicateStage', id: stage.id, newId: id },
    { type: 'mergeStages', id: stage.id, from: next.id },
    some && beside && { type: 'mergeSteps', id: some.id, from: beside.id },
  ];
  return all[what];
}
/** Up to here columns stay as they are. */
const KEEPING = 4;
const pick = fc.nat(11);
const changes = (most: number) =>
  fc.array(fc.record({ who: fc.boolean(), what: fc.nat(most), one: pick, two: pick, meet: fc.boolean() }), {
    maxLength: 14,
  });

const BEFORE = ['see: Looks again', 'buy: pays', 'use: works'];

describe('steps', () => {
  it('[J10] a step put before the first takes nothing from it', () => {
    const a = filled();
    step(a, SEE, 'two');
    step(a, SEE, 'one', 0);
    expect(shown(a)).toEqual(['see/one: ', 'see/two: Looks again', 'buy: pays', 'use: works']);
    expect(felt(a.port.records())).toEqual([undefined, -1, 0, 1]);
    expect(bound(a.port.records())).toEqual([1, 2]);
    a.port.undo();
    a.port.undo();
    expect(shown(a)).toEqual(BEFORE);
    expect(felt(a.port.records())).toEqual([-1, 0, 1]);
  });

  it('[J5] [J10] moved within its stage and to another takes along what stands in it, and undo brings it back', () => {
    const a = filled();
    const [one, two] = [step(a, SEE, 'one'), step(a, SEE, 'two')];
    a.port.run({ type: 'moveStep', id: one, stageId: SEE, at: 1 });
    expect(shown(a)).toEqual(['see/two: ', 'see/one: Looks again', 'buy: pays', 'use: works']);
    expect(felt(a.port.records())).toEqual([undefined, -1, 0, 1]);
    const third = step(a, USE, 'third');
    a.port.run({ type: 'moveStep', id: one, stageId: USE, at: 0 });
    expect(shown(a)).toEqual(['see/two: ', 'buy: pays', 'use/one: Looks again', 'use/third: works']);
    expect(felt(a.port.records())).toEqual([undefined, 0, -1, 1]);
    expect(bound(a.port.records())).toEqual([2, 1]);
    expect(stepsOf(a.port.records(), USE).map(({ id }) => id)).toEqual([one, third]);
    a.port.undo();
    expect(shown(a)).toEqual(['see/two: ', 'see/one: Looks again', 'buy: pays', 'use/third: works']);
    expect(stepsOf(a.port.records(), SEE).map(({ id }) => id)).toEqual([two, one]);
  });

  it('[J10] moved into a stage without steps leaves what stands there in a column of its own', () => {
    for (const [at, columns] of [
      [0, ['see: ', 'buy/one: Looks again', 'buy/buy: pays', 'use: works']],
      [1, ['see: ', 'buy/buy: pays', 'buy/one: Looks again', 'use: works']],
    ] as const) {
      const a = filled();
      a.port.run({ type: 'moveStep', id: step(a, SEE, 'one'), stageId: BUY, at });
      expect(shown(a)).toEqual(columns);
      expect(felt(a.port.records())).toEqual(at === 0 ? [undefined, -1, 0, 1] : [undefined, 0, -1, 1]);
      expect(bound(a.port.records())).toEqual(at === 0 ? [1, 2] : [2, 1]);
      a.port.undo();
      expect(shown(a)).toEqual(['see/one: Looks again', 'buy: pays', 'use: works']);
    }
  });

  it('[J4] deleted take what stands in them to the tray; the last one leaves it in its stage', () => {
    const a = filled();
    const [one, two] = [step(a, SEE, 'one'), step(a, SEE, 'two')];
    a.port.run({ type: 'remove', records: [{ kind: 'steps', id: one }] });
    expect(shown(a)[0]).toBe('see/two: ');
    expect(unplaced(a.port.records()).map((card) => card.title)).toEqual(['Looks', 'again']);
    a.port.undo();
    expect(shown(a)[0]).toBe('see/one: Looks again');
    a.port.run({ type: 'remove', records: [{ kind: 'steps', id: two }] });
    a.port.run({ type: 'moveCards', ids: [idOf('card')], cell: { laneId: LANE, columnId: one } });
    a.port.run({ type: 'remove', records: [{ kind: 'steps', id: one }] });
    expect(shown(a)).toEqual(['see: again Looks', 'buy: pays', 'use: works']);
    expect(felt(a.port.records())).toEqual([-1, 0, 1]);
    expect(bound(a.port.records())).toEqual([0, 1]);
    a.port.undo();
    expect(shown(a)[0]).toBe('see/one: again Looks');
  });
});

describe('splitting', () => {
  it('[J10] makes a stage of its own from a step on, with all that stands there, and undo closes it again', () => {
    const a = filled();
    const two = step(a, SEE, 'two', 0);
    step(a, SEE, 'one', 0);
    expect(shown(a).slice(0, 2)).toEqual(['see/one: ', 'see/two: Looks again']);
    a.port.run({ type: 'splitStage', stepId: two, id: idOf('later'), title: 'later' });
    expect(shown(a)).toEqual(['see/one: ', 'later/two: Looks again', 'buy: pays', 'use: works']);
    expect(felt(a.port.records())).toEqual([undefined, -1, 0, 1]);
    expect(bound(a.port.records())).toEqual([1, 2]);
    a.port.undo();
    expect(shown(a)).toEqual(['see/one: ', 'see/two: Looks again', 'buy: pays', 'use: works']);
  });

  it('[J10] of a merged stage leaves each column what it had', () => {
    const a = filled();
    a.port.run({ type: 'mergeStages', id: SEE, from: BUY, asSteps: true });
    const second = stepsOf(a.port.records(), SEE)[1]?.id ?? '';
    a.port.run({ type: 'splitStage', stepId: second, id: idOf('again'), title: 'buy' });
    expect(shown(a)).toEqual(['see + buy/see: Looks again', 'buy/buy: pays', 'use: works']);
    expect(felt(a.port.records())).toEqual([-1, 0, 1]);
    expect(bound(a.port.records())).toEqual([0, 1]);
  });

  it('is refused before the first step, where nothing would be left', () => {
    const a = filled();
    a.port.run({ type: 'splitStage', stepId: step(a, SEE, 'one'), id: idOf('later'), title: '' });
    expect(stagesOf(a.port.records(), MAP)).toHaveLength(3);
  });
});

describe('merging', () => {
  it('[J10] [J4] two stages become one column that keeps every card, feeling, binding and name', () => {
    const a = filled();
    a.port.run({ type: 'mergeStages', id: SEE, from: BUY });
    expect(shown(a)).toEqual(['see + buy: Looks again pays', 'use: works']);
    expect(felt(a.port.records())).toEqual([-1, 1]);
    expect(bound(a.port.records())).toEqual([0, 0]);
    expect(unplaced(a.port.records())).toEqual([]);
    a.port.undo();
    expect(shown(a)).toEqual(BEFORE);
    expect(felt(a.port.records())).toEqual([-1, 0, 1]);
    a.port.redo();
    expect(shown(a)).toEqual(['see + buy: Looks again pays', 'use: works']);
  });

  it.each([
    ['the first', [SEE], ['see + buy/s0: Looks again', 'see + buy/buy: pays', 'use: works']],
    ['the second', [BUY], ['see + buy/see: Looks again', 'see + buy/b0: pays', 'use: works']],
    ['both', [SEE, BUY], ['see + buy/s0: Looks again', 'see + buy/b0: pays', 'use: works']],
  ])('[J10] columns stay apart as steps where %s has steps', (_which, stages, columns) => {
    const a = filled();
    for (const stage of stages) step(a, stage, stage === SEE ? 's0' : 'b0');
    const before = shown(a);
    a.port.run({ type: 'mergeStages', id: SEE, from: BUY });
    expect(shown(a)).toEqual(columns);
    expect(felt(a.port.records())).toEqual([-1, 0, 1]);
    expect(bound(a.port.records())).toEqual([0, 1]);
    a.port.undo();
    expect(shown(a)).toEqual(before);
  });

  it('[J10] a third into two merged ones, and what is written offline into the first to go, stay apart and in place', () => {
    const [a, b] = peers('a', 'b');
    fill(a);
    sync(a, b);
    a.port.run({ type: 'mergeStages', id: SEE, from: BUY, asSteps: true });
    a.port.run({ type: 'mergeStages', id: SEE, from: USE });
    b.port.run({
      type: 'addCards',
      cell: { laneId: LANE, columnId: BUY },
      cards: [{ id: idOf('off'), kind: 'action', title: 'offline' }],
    });
    sync(a, b);
    for (const one of [a, b]) {
      expect(shown(one)).toEqual([
        'see + buy + use/see: Looks again',
        'see + buy + use/buy: pays offline',
        'see + buy + use/use: works',
      ]);
    }
  });

  it('[J10] two steps become one, with what stood in both, and undo parts them', () => {
    const a = filled();
    const [one, two] = [step(a, SEE, 'one'), step(a, SEE, 'two')];
    a.port.run({ type: 'moveCards', ids: [idOf('card')], cell: { laneId: LANE, columnId: two } });
    const before = shown(a);
    a.port.run({ type: 'mergeSteps', id: one, from: two });
    expect(shown(a)[0]).toBe('see/one + two: again Looks');
    a.port.undo();
    expect(shown(a)).toEqual(before);
  });

  it('[J10] two people who merge two stages into each other at once lose nothing', () => {
    const [a, b] = peers('a', 'b');
    fill(a);
    sync(a, b);
    a.port.run({ type: 'mergeStages', id: SEE, from: BUY });
    b.port.run({ type: 'mergeStages', id: BUY, from: SEE });
    sync(a, b);
    expect(shown(a)).toEqual(shown(b));
    expect(columnsOf(a.port.records(), MAP)).toHaveLength(2);
    expect(unplaced(a.port.records())).toEqual([]);
  });
});

describe('duplicating', () => {
  it('copies a stage with steps, cards, agreed feelings and links, behind it; numbers stay with the original', () => {
    const a = filled();
    const [one] = [step(a, SEE, 'one'), step(a, SEE, 'two')];
    a.port.run({ type: 'setFeeling', feeling: { mapId: MAP, personaId: idOf('ada'), columnId: one, value: 2 } });
    a.port.run({
      type: 'setFeeling',
      feeling: { mapId: MAP, personaId: idOf('ada'), columnId: one, personId: idOf('bea'), value: -2 },
    });
    const before = a.port.records();
    a.port.run({ type: 'duplicateStage', id: SEE, newId: idOf('copy') });
    const after = a.port.records();
    expect(shown(a).slice(0, 4)).toEqual(['see/one: Looks again', 'see/two: ', 'see/one: Looks again', 'see/two: ']);
    expect(felt(after).slice(0, 4)).toEqual([2, undefined, 2, undefined]);
    expect(bound(after)).toEqual([0, 4]);
    expect([...after.arcs.values()].map((point) => [livingColumn(after, point.columnId), point.value])).toEqual([
      [one, 5],
      [stepsOf(after, idOf('copy'))[0]?.id, 5],
    ]);
    const fresh = [...after.cards.values()].filter((card) => !before.cards.has(card.id));
    expect(fresh.map((card) => [card.title, card.createdBy])).toEqual([
      ['Looks', idOf('ada')],
      ['again', idOf('ada')],
    ]);
    expect([...after.feelings.values()].filter((feeling) => feeling.personId !== undefined)).toHaveLength(1);
    a.port.undo();
    expect(shown(a)).toHaveLength(4);
    expect(unplaced(a.port.records())).toEqual([]);
  });

  it('copies a lane with its cards, under it, as one step of undo', () => {
    const a = filled();
    a.port.run({ type: 'duplicateLane', id: LANE, newId: idOf('copy') });
    const journey = a.port.records();
    expect(lanesOf(journey, MAP).map(({ id }) => id)).toEqual([LANE, idOf('copy'), idOf('pains')]);
    const copied = columnsOf(journey, MAP).map(({ id }) =>
      cardsIn(journey, { laneId: idOf('copy'), columnId: id }).map((card) => card.title),
    );
    expect(copied).toEqual([['Looks', 'again'], ['pays'], ['works']]);
    expect([...journey.arcs.values()].filter((point) => point.laneId === idOf('copy'))).toHaveLength(1);
    a.port.undo();
    expect(lanesOf(a.port.records(), MAP)).toHaveLength(2);
    expect(unplaced(a.port.records())).toEqual([]);
  });

  it('of a card or lane and its double, only the first is what the other map has become', () => {
    const a = filled();
    a.port.run({ type: 'copyMap', id: idOf('next'), from: MAP, title: 'Next', as: 'next' });
    const [lane] = lanesOf(a.port.records(), idOf('next'));
    const [stage] = stagesOf(a.port.records(), idOf('next'));
    if (!lane || !stage) throw new Error('nothing was copied');
    a.port.run({ type: 'duplicateLane', id: lane.id, newId: idOf('copy') });
    a.port.run({ type: 'duplicateStage', id: stage.id, newId: idOf('copy2') });
    const journey = a.port.records();
    for (const records of [journey.lanes, journey.cards, journey.stages]) {
      const origins = [...records.values()].flatMap(({ copyOf }) => copyOf ?? []);
      expect(new Set(origins).size).toBe(origins.length);
    }
  });
});

describe('two at once', () => {
  it('[J2] [J3] reorder the same stages and agree', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'moveStage', id: SEE, at: 2 });
    b.port.run({ type: 'moveStage', id: USE, at: 0 });
    b.port.run({ type: 'moveStage', id: SEE, at: 1 });
    sync(a, b);
    const titles = (one: Peer): string[] => stagesOf(one.port.records(), MAP).map(({ title }) => title);
    expect(titles(a)).toEqual(titles(b));
    expect(new Set(titles(a)).size).toBe(3);
  });

  it('[J4] what is dragged into a stage that goes meanwhile is in the tray', () => {
    const [a, b] = peers('a', 'b');
    a.port.run({ type: 'remove', records: [{ kind: 'stages', id: USE }] });
    b.port.run({ type: 'moveCards', ids: [idOf('card')], cell: { laneId: LANE, columnId: USE } });
    sync(a, b);
    for (const { port } of [a, b]) expect(unplaced(port.records()).map((card) => card.title)).toEqual(['Looks']);
    a.port.undo();
    expect(unplaced(a.port.records())).toEqual([]);
  });

  it('[J4] [J10] keep every card in a place through any changes, and agree', () => {
    fc.assert(
      fc.property(changes(7), (acts) => {
        const [a, b] = peers('a', 'b');
        fill(a);
        sync(a, b);
        const before = a.port.records().cards;
        for (const [i, { who, meet, ...act }] of acts.entries()) {
          const { port } = who ? a : b;
          const command = changeAt(port.records(), { ...act, id: idOf(`n${i}`) });
          if (command) port.run(command);
          if (meet) sync(a, b);
          expect(unplaced(port.records())).toEqual([]);
        }
        sync(a, b);
        expect(shown(a)).toEqual(shown(b));
        for (const { port } of [a, b]) {
          expect(unplaced(port.records())).toEqual([]);
          expect(port.problems()).toEqual([]);
          for (const id of before.keys()) expect(port.records().cards.get(id)?.deleted).toBeUndefined();
        }
      }),
      { numRuns: 120, seed: 7 },
    );
  });
});

describe('any change of one person', () => {
  /** Titles of each column that holds any, wherever it stands. */
  const groups = (one: Peer): string[] =>
    shown(one)
      .map((column) => column.slice(column.indexOf(': ') + 2))
      .filter((cards) => cards !== '')
      .sort();

  it('[J10] that keeps columns keeps what stands in each, with its feeling and binding', () => {
    fc.assert(
      fc.property(changes(KEEPING), (acts) => {
        const a = filled();
        const cards = groups(a);
        const told = (): unknown[] => {
          const journey = a.port.records();
          const columns = columnsOf(journey, MAP).map(({ id }) => id);
          const titles = columns.map((columnId) =>
            cardsIn(journey, { laneId: LANE, columnId }).map((card) => card.title),
          );
          return [
            ...felt(journey)
              .flatMap((value, i) => (value === undefined ? [] : [`${titles[i]?.join()} ${value}`]))
              .sort(),
            ...bound(journey).map((at) => titles[at]),
            ...[...journey.arcs.values()].map(
              (point) => titles[columns.indexOf(livingColumn(journey, point.columnId) ?? '')],
            ),
          ];
        };
        const before = told();
        for (const [i, act] of acts.entries()) {
          const command = changeAt(a.port.records(), { ...act, id: idOf(`n${i}`) });
          if (command) a.port.run(command);
          expect(groups(a)).toEqual(cards);
          expect(told()).toEqual(before);
        }
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it('[J5] [J6] is taken back whole, step by step, and done again', () => {
    fc.assert(
      fc.property(changes(7), (acts) => {
        const a = filled();
        const seen = [shown(a)];
        let steps = 0;
        for (const [i, act] of acts.entries()) {
          const command = changeAt(a.port.records(), { ...act, id: idOf(`n${i}`) });
          const before = a.port.records();
          if (command) a.port.run(command);
          if (a.port.records() === before) continue;
          steps += 1;
          seen.push(shown(a));
        }
        for (let i = steps; i > 0; i--) {
          a.port.undo();
          expect(shown(a)).toEqual(seen[i - 1]);
        }
        for (let i = 1; i <= steps; i++) {
          a.port.redo();
          expect(shown(a)).toEqual(seen[i]);
        }
      }),
      { numRuns: 100, seed: 13 },
    );
  });

  it('[J6] undo of everything brings back the map as it was', () => {
    const a = filled();
    const before = [shown(a), felt(a.port.records()), bound(a.port.records())];
    const one = step(a, SEE, 'one');
    a.port.run({ type: 'moveStep', id: one, stageId: BUY, at: 0 });
    a.port.run({ type: 'mergeStages', id: BUY, from: USE });
    const last = stepsOf(a.port.records(), BUY).at(-1)?.id ?? '';
    a.port.run({ type: 'splitStage', stepId: last, id: idOf('new'), title: 'new' });
    a.port.run({
      type: 'mergeSteps',
      id: stepsOf(a.port.records(), BUY)[0]?.id ?? '',
      from: stepsOf(a.port.records(), BUY)[1]?.id ?? '',
    });
    a.port.run({ type: 'remove', records: [{ kind: 'stages', id: BUY }] });
    for (let i = 0; i < 6; i++) a.port.undo();
    expect([shown(a), felt(a.port.records()), bound(a.port.records())]).toEqual(before);
  });
});
