import { describe, expect, it } from 'vitest';
import { commandOf, headDrop } from '../../../client/canvas/structure/head-drop.ts';
import type { Named } from '../../../client/editor/named.ts';
import { columnsOf, lanesOf, stagesOf } from '../../../shared/journey/columns.ts';
import { layoutMap } from '../../../shared/journey/layout.ts';
import { idOf, peer } from '../../document/board.ts';

const MAP = idOf('map');

/** Drops a head at a place, as a hand would, and tells the titles of the row afterwards. */
function setUp() {
  const { port } = peer('ada');
  const drop = (kind: Named, name: string, point: { x: number; y: number }) => {
    const found = headDrop(layoutMap(port.records(), MAP), kind, idOf(name), point);
    if (found) port.run(commandOf(kind, idOf(name), found));
    return found;
  };
  const xOf = (name: string, share = 0.5): number => {
    const layout = layoutMap(port.records(), MAP);
    const box = [...layout.stages, ...layout.steps].find(({ id }) => id === idOf(name));
    return box ? box.x + box.width * share : NaN;
  };
  const columns = (): string[] =>
    columnsOf(port.records(), MAP).map(({ stepId, stageTitle, title }) => (stepId ? `${stageTitle}/${title}` : title));
  const stages = (): string[] => stagesOf(port.records(), MAP).map(({ title }) => title);
  return { port, drop, xOf, columns, stages };
}

describe('a stage in flight', () => {
  it('[J5] lands behind those whose middle it has passed, at the line that was shown', () => {
    const { port, drop, xOf, stages } = setUp();
    const layout = layoutMap(port.records(), MAP);
    const last = layout.stages[2];
    expect(drop('stage', 'see', { x: xOf('use', 0.6), y: 0 })).toEqual({
      at: 2,
      mark: (last?.x ?? 0) + (last?.width ?? 0),
    });
    expect(stages()).toEqual(['buy', 'use', 'see']);
    expect(drop('stage', 'see', { x: xOf('use', 0.4), y: 0 })).toEqual({ at: 1, mark: layout.stages[1]?.x });
    expect(stages()).toEqual(['buy', 'see', 'use']);
    expect(drop('stage', 'use', { x: -1000, y: 0 })).toEqual({ at: 0, mark: layout.stages[0]?.x });
    expect(stages()).toEqual(['use', 'buy', 'see']);
  });

  it('shows no line and writes nothing where it stands already', () => {
    const { port, drop, xOf } = setUp();
    const before = port.records();
    expect(drop('stage', 'buy', { x: xOf('buy', 0.9), y: 0 })).toBeUndefined();
    expect(drop('stage', 'buy', { x: xOf('use', 0.2), y: 0 })).toBeUndefined();
    expect(port.records()).toBe(before);
  });
});

describe('a step in flight', () => {
  it('[J10] lands in the stage under the hand, before or behind what stands there', () => {
    const { port, drop, xOf, columns } = setUp();
    for (const title of ['one', 'two']) port.run({ type: 'addStep', id: idOf(title), stageId: idOf('see'), title });
    drop('step', 'one', { x: xOf('two', 0.7), y: 0 });
    expect(columns()).toEqual(['see/two', 'see/one', 'buy', 'use']);
    drop('step', 'one', { x: xOf('buy', 0.7), y: 0 });
    expect(columns()).toEqual(['see/two', 'buy/buy', 'buy/one', 'use']);
    drop('step', 'one', { x: xOf('use', 0.2), y: 0 });
    expect(columns()).toEqual(['see/two', 'buy/buy', 'use/one', 'use/use']);
    drop('step', 'one', { x: 99_999, y: 0 });
    expect(columns()).toEqual(['see/two', 'buy/buy', 'use/use', 'use/one']);
  });
});

describe('a lane in flight', () => {
  it('[J5] lands behind those whose middle it has passed', () => {
    const { port, drop } = setUp();
    const kinds = (): string[] => lanesOf(port.records(), MAP).map(({ kind }) => kind);
    expect(drop('lane', 'lane', { x: 0, y: 9999 })?.at).toBe(1);
    expect(kinds()).toEqual(['pains', 'actions']);
    expect(drop('lane', 'lane', { x: 0, y: 9999 })).toBeUndefined();
    drop('lane', 'lane', { x: 0, y: 0 });
    expect(kinds()).toEqual(['actions', 'pains']);
  });
});
