import { describe, expect, it } from 'vitest';
import { type ActionContext, actionFor, ACTIONS, actionsFor, type Target } from '../../../client/editor/actions.ts';
import { createEditor } from '../../../client/editor/store.ts';
import { cardsIn, columnsOf, lanesOf, stagesOf, stepsOf } from '../../../shared/journey/columns.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer } from '../../document/board.ts';

const MAP = idOf('map');
const LANE = idOf('lane');
const card = (title: string) => ({ id: idOf(title), kind: 'action' as const, title });
const see: Target = { kind: 'stage', id: idOf('see') };

function setUp(role: Role = 'edit') {
  const { port } = peer('ada');
  const editor = createEditor();
  const said: string[] = [];
  const at = (target: Target): ActionContext => ({
    port,
    editor,
    mapId: MAP,
    role,
    personId: idOf('ada'),
    t: (key, values) => [key, ...Object.values(values ?? {})].join(' '),
    announce: (text) => said.push(text),
    target,
  });
  const run = (id: string, target: Target): void => {
    const action = ACTIONS.find((one) => one.id === id);
    if (!action?.when(at(target))) throw new Error(`${id} is not offered`);
    action.do(at(target));
  };
  const press = (shortcut: string, target: Target): string | undefined => {
    const parts = shortcut.split('+');
    const key = parts.pop() ?? '';
    const pressed = { key, ctrlKey: parts.includes('Mod'), metaKey: false, shiftKey: false, altKey: false };
    const action = actionFor(pressed, at(target));
    action?.do(at(target));
    return action?.id;
  };
  const step = (title: string, stage = 'see'): Target => {
    port.run({ type: 'addStep', id: idOf(title), stageId: idOf(stage), title });
    return { kind: 'step', id: idOf(title) };
  };
  const columns = (): string[] =>
    columnsOf(port.records(), MAP).map(({ id, title, stepId, stageTitle }) => {
      const cards = cardsIn(port.records(), { laneId: LANE, columnId: id }).map((card) => card.title);
      return `${stepId ? `${stageTitle}/${title}` : title}: ${cards.join(' ')}`;
    });
  const cards = (stage: string, ...titles: string[]): void =>
    port.run({
      type: 'addCards',
      cell: { laneId: LANE, columnId: idOf(stage) },
      cards: titles.map((title) => ({ id: idOf(title), kind: 'action', title })),
    });
  return { port, editor, said, at, run, press, step, columns, cards };
}

describe('a stage', () => {
  it('[J5] is split with the lower half of each cell, named at once, and closed again by one undo', () => {
    const { port, editor, run, columns, cards } = setUp();
    cards('see', 'two', 'three');
    run('stage.split', see);
    expect(columns().slice(0, 2)).toEqual(['see: Looks two', 'canvas.newStage: three']);
    expect(editor.getState().renaming).toEqual({ kind: 'stage', id: stagesOf(port.records(), MAP)[1]?.id });
    port.undo();
    expect(columns()).toEqual(['see: Looks two three', 'buy: ', 'use: ']);
  });

  it('is split with the cards that are selected in it', () => {
    const { editor, run, columns, cards } = setUp();
    cards('see', 'two', 'three');
    editor.select([idOf('card'), idOf('three')]);
    run('stage.split', see);
    expect(columns().slice(0, 2)).toEqual(['see: two', 'canvas.newStage: Looks three']);
  });

  it('[J10] is split at its middle step where it has several', () => {
    const { run, step, columns } = setUp();
    for (const title of ['one', 'two', 'three']) step(title);
    run('stage.split', see);
    expect(columns().slice(0, 3)).toEqual(['see/one: Looks', 'see/two: ', 'canvas.newStage/three: ']);
  });

  it('[J10] merges with the next, plainly or as steps; the last one has none to merge with', () => {
    const { port, at, run, columns, said } = setUp();
    const ids = (target: Target): string[] => actionsFor(at(target)).map(({ id }) => id);
    run('stage.mergeAsSteps', see);
    expect(columns()).toEqual(['see + buy/see: Looks', 'see + buy/buy: ', 'use: ']);
    expect(said.at(-1)).toBe('structure.said.merged see + buy');
    expect(ids(see)).toContain('stage.merge');
    expect(ids(see)).not.toContain('stage.mergeAsSteps');
    port.undo();
    run('stage.merge', see);
    expect(columns()).toEqual(['see + buy: Looks', 'use: ']);
    expect(ids({ kind: 'stage', id: idOf('use') })).not.toContain('stage.merge');
  });

  it('is duplicated with its cards by a key, moved by a key, and says where it stands', () => {
    const { press, columns, said } = setUp();
    expect(press('Mod+D', see)).toBe('stage.duplicate');
    expect(columns()).toEqual(['see: Looks', 'see: Looks', 'buy: ', 'use: ']);
    expect(press('Mod+ArrowRight', { kind: 'stage', id: idOf('buy') })).toBe('stage.moveRight');
    expect(said).toEqual(['structure.said.copied see', 'structure.said.place buy 4 4']);
  });

  it('deleted leaves the keyboard on its neighbour', () => {
    const { press, editor, columns } = setUp();
    press('Delete', see);
    expect(columns()).toEqual(['buy: ', 'use: ']);
    expect(editor.getState().selection).toEqual([idOf('buy')]);
  });
});

describe('a step', () => {
  it('[J5] goes on into the next stage and back by keys, and what stands there stays apart', () => {
    const { press, step, columns, said } = setUp();
    const one = step('one');
    const two = step('two');
    expect(press('Mod+ArrowRight', one)).toBe('step.moveRight');
    expect(columns().slice(0, 2)).toEqual(['see/two: ', 'see/one: Looks']);
    press('Mod+ArrowRight', one);
    expect(columns()).toEqual(['see/two: ', 'buy/one: Looks', 'buy/buy: ', 'use: ']);
    press('Mod+ArrowLeft', one);
    expect(columns()).toEqual(['see/two: ', 'see/one: Looks', 'buy/buy: ', 'use: ']);
    expect(said.at(-1)).toBe('structure.said.place one 2 2');
    press('Mod+ArrowLeft', two);
    expect(columns()[0]).toBe('see/two: ');
  });

  it('is split, merged with the next, and begins a stage of its own', () => {
    const { port, run, step, columns, cards } = setUp();
    const one = step('one');
    cards('see', 'two');
    run('step.split', one);
    expect(columns().slice(0, 2)).toEqual(['see/one: Looks', 'see/canvas.newStep: two']);
    const fresh: Target = { kind: 'step', id: stepsOf(port.records(), idOf('see'))[1]?.id ?? '' };
    run('step.newStage', fresh);
    expect(columns().slice(0, 2)).toEqual(['see/one: Looks', 'canvas.newStage/canvas.newStep: two']);
    port.undo();
    run('step.merge', one);
    expect(columns()[0]).toBe('see/one + canvas.newStep: Looks two');
  });
});

describe('a lane', () => {
  it('is duplicated with its cards, moved, folded, and asks for the kind of a new one beside it', () => {
    const { port, editor, run, press, said } = setUp();
    const lane: Target = { kind: 'lane', id: LANE };
    press('Mod+D', lane);
    expect(lanesOf(port.records(), MAP).map(({ kind }) => kind)).toEqual(['actions', 'actions', 'pains']);
    press('Mod+ArrowDown', lane);
    expect(lanesOf(port.records(), MAP)[1]?.id).toBe(LANE);
    run('lane.fold', lane);
    expect(port.records().lanes.get(LANE)?.collapsed).toBe(true);
    expect(said.slice(1)).toEqual(['structure.said.place lane.actions 2 3', 'structure.said.folded lane.actions']);
    run('lane.addAbove', lane);
    expect(editor.getState().addingLane).toEqual({ at: 1, by: LANE });
    run('lane.addBelow', lane);
    expect(editor.getState().addingLane).toEqual({ at: 2, by: LANE });
  });

  it('[J5] is split with the lower half of each cell and merged with the one below, each one step of undo', () => {
    const { port, editor, at, run, columns, cards } = setUp();
    const lane: Target = { kind: 'lane', id: LANE };
    const ids = (): string[] => actionsFor(at(lane)).map(({ id }) => id);
    const below = (): string => {
      const all = lanesOf(port.records(), MAP).map(({ id }) => id);
      return all[all.indexOf(LANE) + 1] ?? '';
    };
    const there = (columnId: string): string[] =>
      cardsIn(port.records(), { laneId: below(), columnId: idOf(columnId) }).map((card) => card.title);
    cards('see', 'two', 'three');
    cards('buy', 'pays');
    const lanes = (): number => lanesOf(port.records(), MAP).length;
    const before = lanes();
    run('lane.split', lane);
    expect(columns()).toEqual(['see: Looks two', 'buy: pays', 'use: ']);
    expect([there('see'), there('buy')]).toEqual([['three'], []]);
    expect(editor.getState().renaming).toEqual({ kind: 'lane', id: below() });
    port.run({ type: 'addCards', cell: { laneId: below(), columnId: idOf('use') }, cards: [card('later')] });
    run('lane.merge', lane);
    expect(columns()).toEqual(['see: Looks two three', 'buy: pays', 'use: later']);
    expect(lanes()).toBe(before);
    port.undo();
    expect([columns(), there('see'), there('use')]).toEqual([
      ['see: Looks two', 'buy: pays', 'use: '],
      ['three'],
      ['later'],
    ]);
    port.undo();
    port.undo();
    expect([columns()[0], lanes()]).toEqual(['see: Looks two three', before]);
    editor.select([idOf('card')]);
    run('lane.split', lane);
    expect([columns()[0], there('see')]).toEqual(['see: two three', ['Looks']]);
    port.run({
      type: 'addLane',
      id: idOf('line'),
      mapId: MAP,
      kind: 'line-of-visibility',
      title: '',
      at: lanesOf(port.records(), MAP).findIndex(({ id }) => id === LANE) + 1,
    });
    expect(ids()).not.toContain('lane.merge');
  });

  it('is not folded where it is a line', () => {
    const { port, at } = setUp();
    port.run({ type: 'addLane', id: idOf('line'), mapId: MAP, kind: 'line-of-visibility', title: '' });
    const ids = actionsFor(at({ kind: 'lane', id: idOf('line') })).map(({ id }) => id);
    expect(ids).toContain('lane.moveUp');
    expect(ids).not.toContain('lane.fold');
  });
});

describe('arrow keys on names', () => {
  it('lead from stage to stage, down to its steps and on into the cells', () => {
    const { press, editor, step } = setUp();
    press('ArrowRight', see);
    expect(editor.getState().selection).toEqual([idOf('buy')]);
    press('ArrowDown', { kind: 'stage', id: idOf('buy') });
    expect(editor.getState().cell).toEqual({ laneId: LANE, columnId: idOf('buy') });
    const one = step('one');
    press('ArrowDown', see);
    expect(editor.getState().selection).toEqual([idOf('one')]);
    press('ArrowUp', one);
    expect(editor.getState().selection).toEqual([idOf('see')]);
    press('ArrowDown', { kind: 'lane', id: LANE });
    expect(editor.getState().selection).toEqual([idOf('pains')]);
    press('ArrowRight', { kind: 'lane', id: LANE });
    expect(editor.getState().cell).toEqual({ laneId: LANE, columnId: idOf('one') });
  });

  it('[A1] lead on for those who may only look, and change nothing', () => {
    const { port, press, editor } = setUp('view');
    const before = port.records();
    expect(press('ArrowRight', see)).toBe('stage.goRight');
    expect(press('Mod+ArrowRight', see)).toBeUndefined();
    expect(press('Mod+D', see)).toBeUndefined();
    expect(press('Delete', see)).toBeUndefined();
    expect(editor.getState().selection).toEqual([idOf('buy')]);
    expect(port.records()).toBe(before);
  });
});
