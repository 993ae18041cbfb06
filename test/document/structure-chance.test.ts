import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/document/board.ts';
import { cardsIn, columnsOf, livingColumn, stagesOf, stepsOf } from '../../shared/journey/columns.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import { unplaced } from '../../shared/journey/repair.ts';
import { idOf, type Peer, peers, sync } from './board.ts';
import { MAP, LANE, SEE, BUY, USE, fill, filled, shown, felt, bound, step } from './structure.support.ts';

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
