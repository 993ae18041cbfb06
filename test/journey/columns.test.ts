import { describe, expect, it } from 'vitest';
import { cardsIn, columnsOf, livingColumn, stagesOf } from '../../shared/journey/columns.ts';
import { dangling, unplaced } from '../../shared/journey/repair.ts';
import type { Card, Journey, Stage, Step } from '../../shared/journey/journey.ts';

const base = { createdBy: 'template' };
const gone = { deleted: { by: 'x', at: 1 } };

function stage(id: string, order: string, more: Partial<Stage> = {}): Stage {
  return { ...base, id, mapId: 'map', title: id, order, tint: 0, ...more };
}
function step(id: string, stageId: string, order: string, more: Partial<Step> = {}): Step {
  return { ...base, id, stageId, title: id, order, ...more };
}
function card(id: string, columnId: string, order = 'a0', laneId = 'lane'): Card {
  return { ...base, id, cell: { laneId, columnId }, order, kind: 'action', title: id, body: '' };
}
function keyed<T extends { id: string }>(...items: T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function journey(parts: { stages?: Stage[]; steps?: Step[]; cards?: Card[] }): Journey {
  return {
    board: { ...base, id: 'b', title: '', locale: 'en', timeZone: 'UTC', version: 1, defaultView: 'canvas' },
    maps: keyed({ ...base, id: 'map', title: '', state: 'now', personaIds: [], at: { x: 0, y: 0 }, order: 'a0' }),
    lanes: keyed({
      ...base,
      id: 'lane',
      mapId: 'map',
      kind: 'actions',
      title: '',
      order: 'a0',
      collapsed: false,
      settings: {},
    }),
    stages: keyed(...(parts.stages ?? [])),
    steps: keyed(...(parts.steps ?? [])),
    cards: keyed(...(parts.cards ?? [])),
    feelings: new Map(),
    arcs: new Map(),
    links: new Map(),
    personas: new Map(),
    notes: new Map(),
    views: new Map(),
    metrics: new Map(),
    observations: new Map(),
    passports: new Map(),
    funnels: new Map(),
    funnelSteps: new Map(),
    flows: new Map(),
    flowPairs: new Map(),
    comments: new Map(),
    reactions: new Map(),
  };
}

describe('columns', () => {
  it('[J2] stand in order of their keys as plain strings, equal keys in order of id', () => {
    const j = journey({ stages: [stage('b', 'a1'), stage('a', 'a1'), stage('c', 'Zz')] });
    expect(stagesOf(j, 'map').map((s) => s.id)).toEqual(['c', 'a', 'b']);
  });

  it('[J10] are the steps of a stage, or the stage when it has no living ones', () => {
    const j = journey({
      stages: [stage('one', 'a0'), stage('two', 'a1')],
      steps: [step('late', 'one', 'a1'), step('early', 'one', 'a0'), step('dead', 'two', 'a0', gone)],
    });
    expect(columnsOf(j, 'map').map((c) => [c.id, c.stageId, c.stepId])).toEqual([
      ['early', 'one', 'early'],
      ['late', 'one', 'late'],
      ['two', 'two', undefined],
    ]);
    expect(livingColumn(j, 'one')).toBe('early');
    expect(livingColumn(j, 'dead')).toBeUndefined();
  });

  it('[J10] a merged stage keeps its cards and its steps under the stage it went into', () => {
    const j = journey({
      stages: [stage('one', 'a0'), stage('two', 'a1', { mergedInto: 'one', ...gone })],
      steps: [step('sub', 'two', 'a0')],
      cards: [card('x', 'one'), card('y', 'two', 'a1'), card('z', 'sub', 'a2')],
    });
    expect(columnsOf(j, 'map').map((c) => c.id)).toEqual(['sub']);
    expect(cardsIn(j, { laneId: 'lane', columnId: 'one' }).map((c) => c.id)).toEqual(['x', 'y', 'z']);
    expect(unplaced(j)).toEqual([]);
  });

  it('[J10] of stages that two people merged into each other at once, one lives and holds what stood in both', () => {
    const j = journey({
      stages: [
        stage('one', 'a0', { mergedInto: 'two' }),
        stage('two', 'a1', { mergedInto: 'one' }),
        stage('six', 'a2', { mergedInto: 'two' }),
      ],
      cards: [card('x', 'one'), card('y', 'two', 'a1'), card('z', 'six', 'a2')],
    });
    expect(columnsOf(j, 'map').map((c) => c.id)).toEqual(['one']);
    expect(cardsIn(j, { laneId: 'lane', columnId: 'two' }).map((c) => c.id)).toEqual(['x', 'y', 'z']);
    expect(unplaced(j)).toEqual([]);
  });

  it('[J10] a merged stage means the first step it brought along, and else what the stage it went into means', () => {
    const j = journey({
      stages: [
        stage('one', 'a0'),
        stage('two', 'a1', { mergedInto: 'one' }),
        stage('six', 'a2', { mergedInto: 'two' }),
        stage('ten', 'a3', { mergedInto: 'one' }),
      ],
      steps: [step('first', 'one', 'a0'), step('second', 'two', 'a1')],
    });
    expect(['one', 'two', 'six', 'ten'].map((id) => livingColumn(j, id))).toEqual([
      'first',
      'second',
      'second',
      'first',
    ]);
  });

  it('[J4] cards of a missing lane or a deleted stage are unplaced, and only the missing one dangles', () => {
    const j = journey({
      stages: [stage('one', 'a0'), stage('two', 'a1', gone)],
      cards: [card('x', 'two'), card('y', 'one', 'a0', 'nowhere'), card('z', 'one')],
    });
    expect(unplaced(j).map((c) => c.id)).toEqual(['x', 'y']);
    expect(dangling(j)).toEqual([{ where: 'cards/y/cell/laneId', code: 'dangling', values: { id: 'nowhere' } }]);
  });
});
