import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../shared/document/board.ts';
import { columnsOf } from '../../shared/journey/columns.ts';
import { idOf, peer } from './board.ts';

const mapId = idOf('map');
let port: ReturnType<typeof peer>['port'];

/** Over all three stages, over the first two, and in one. */
beforeEach(() => {
  port = peer('ada').port;
  const cell = (name: string) => ({ laneId: idOf('pains'), columnId: idOf(name) });
  port.run([
    { type: 'addCards', cell: cell('see'), cards: [{ id: idOf('wide'), kind: 'pain', title: 'wide', span: 3 }] },
    { type: 'addCards', cell: cell('see'), cards: [{ id: idOf('two'), kind: 'pain', title: 'two', span: 2 }] },
    { type: 'addCards', cell: cell('use'), cards: [{ id: idOf('one'), kind: 'pain', title: 'one' }] },
  ]);
});
const spans = (): (number | undefined)[] =>
  ['wide', 'two', 'one'].map((name) => port.records().cards.get(idOf(name))?.span);
const columns = (): string[] => columnsOf(port.records(), mapId).map(({ title }) => title);

describe('[J10] cards over several columns', () => {
  it('grow by a stage, a step or a double that comes between, and by none behind them', () => {
    port.run({ type: 'addStage', id: idOf('new'), mapId, title: 'new', at: 1 });
    expect(columns()).toEqual(['see', 'new', 'buy', 'use']);
    expect(spans()).toEqual([4, 3, undefined]);
    port.run({ type: 'addStep', id: idOf('s1'), stageId: idOf('see'), title: 's1' });
    expect(spans()).toEqual([4, 3, undefined]);
    port.run({ type: 'addStep', id: idOf('s2'), stageId: idOf('see'), title: 's2' });
    expect(spans()).toEqual([5, 4, undefined]);
    port.run({ type: 'addStage', id: idOf('end'), mapId, title: 'end' });
    port.run({ type: 'duplicateStage', id: idOf('use'), newId: idOf('use2') });
    expect(spans()).toEqual([5, 4, undefined]);
  });

  it('shrink by what is merged or deleted under them, and undo gives it back in one step', () => {
    port.run({ type: 'mergeStages', id: idOf('see'), from: idOf('buy') });
    expect(columns()).toHaveLength(2);
    expect(spans()).toEqual([2, undefined, undefined]);
    port.undo();
    expect(columns()).toHaveLength(3);
    expect(spans()).toEqual([3, 2, undefined]);
    const removing: Command = { type: 'remove', records: [{ kind: 'stages', id: idOf('buy') }] };
    port.run(removing);
    expect(spans()).toEqual([2, undefined, undefined]);
    port.run({ ...removing, type: 'restore' });
    expect(spans()).toEqual([3, undefined, undefined]);
  });

  it('hold when the first or the last step of a stage goes', () => {
    port.run({ type: 'addStep', id: idOf('u1'), stageId: idOf('use'), title: 'u1' });
    port.run({ type: 'addStep', id: idOf('u2'), stageId: idOf('use'), title: 'u2', at: 0 });
    expect(spans()[0]).toBe(4);
    port.run({ type: 'remove', records: [{ kind: 'steps', id: idOf('u2') }] });
    expect(spans()[0]).toBe(3);
    port.run({ type: 'remove', records: [{ kind: 'steps', id: idOf('u1') }] });
    expect(columns()).toEqual(['see', 'buy', 'use']);
    expect(spans()).toEqual([3, 2, undefined]);
  });
});
