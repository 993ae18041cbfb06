import { describe, expect, it } from 'vitest';
import { cardsIn, columnsOf, lanesOf, livingColumn, stagesOf, stepsOf } from '../../shared/journey/columns.ts';
import { unplaced } from '../../shared/journey/repair.ts';
import { idOf, peers, sync } from './board.ts';
import { MAP, LANE, SEE, BUY, USE, fill, filled, shown, felt, bound, step } from './structure.support.ts';

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
