import { describe, expect, it } from 'vitest';
import {
  ACROSS,
  type Grid,
  goBy,
  gridOf,
  keyOf,
  nearestTo,
  type Place,
  positionOf,
} from '../../../client/table/places.ts';
import { tableColumns } from '../../../client/table/columns.ts';
import { stagesOf } from '../../../shared/journey/columns.ts';
import { notesOf } from '../../../shared/journey/notes.ts';
import { outlineOf } from '../../../shared/journey/outline.ts';
import { idOf, peer } from '../../document/board.ts';

const map = idOf('map');

/** Three stages, of which the second has two steps; a card lane with a card, one without, and one of numbers. */
function setUp() {
  const { port } = peer('ada');
  port.run({ type: 'addStep', id: idOf('ask'), stageId: idOf('buy'), title: 'Ask' });
  port.run({ type: 'addStep', id: idOf('pay'), stageId: idOf('buy'), title: 'Pay' });
  port.run({ type: 'addLane', id: idOf('kpi'), mapId: map, kind: 'metrics', title: '' });
  port.run({
    type: 'addCards',
    cell: { laneId: idOf('lane'), columnId: idOf('see') },
    cards: [{ id: idOf('more'), kind: 'action', title: 'More' }],
  });
  const grid = (): Grid => {
    const journey = port.records();
    const outline = outlineOf(journey, map);
    const columns = tableColumns(outline.columns, new Set());
    const stages = stagesOf(journey, map);
    return gridOf({ outline, columns, stages, notes: notesOf(journey, map) }, { stages: true, lanes: true });
  };
  return { port, grid };
}

const press = (key: string, held = false) => ({ key, ctrlKey: held, metaKey: false });
const walk = (grid: Grid, from: Place, ...keys: string[]): string[] => {
  let here = from;
  return keys.map((key) => {
    here = goBy(grid, here, press(key)) ?? here;
    return keyOf(here);
  });
};

describe('the keyboard in the table', () => {
  it('goes down from a stage through its steps and the cards of its cells, and back up', () => {
    const grid = setUp().grid();
    expect(walk(grid, { at: 'stage', id: idOf('see') }, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp')).toEqual([
      `step/${idOf('ask')}`,
      `cell/${idOf('lane')}/${idOf('ask')}`,
      `cell/${idOf('pains')}/${idOf('ask')}`,
      `cell/${idOf('lane')}/${idOf('ask')}`,
    ]);
    const down = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'];
    expect(walk(grid, { at: 'card', id: idOf('card') }, ...down)).toEqual([
      `card/${idOf('more')}`,
      `cell/${idOf('pains')}/${idOf('see')}`,
      `cell/${idOf('kpi')}/${ACROSS}`,
      'addLane',
      'addLane',
    ]);
    expect(walk(grid, { at: 'cell', rowId: idOf('pains'), columnId: idOf('see') }, 'ArrowUp')).toEqual([
      `card/${idOf('more')}`,
    ]);
  });

  it('goes along a row to the card at the same height, and stays at its ends', () => {
    const grid = setUp().grid();
    expect(walk(grid, { at: 'card', id: idOf('card') }, 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')).toEqual([
      `cell/${idOf('lane')}/${idOf('ask')}`,
      `card/${idOf('card')}`,
      `lane/${idOf('lane')}`,
      `lane/${idOf('lane')}`,
    ]);
    expect(walk(grid, { at: 'lane', rowId: idOf('lane') }, 'End', 'Home')).toEqual([
      `cell/${idOf('lane')}/${idOf('use')}`,
      `lane/${idOf('lane')}`,
    ]);
  });

  it('goes to both corners with Ctrl, and leaves other keys with Ctrl to those who move things', () => {
    const grid = setUp().grid();
    const here: Place = { at: 'card', id: idOf('card') };
    expect(goBy(grid, here, press('Home', true))).toEqual({ at: 'stage', id: idOf('see') });
    expect(goBy(grid, here, press('End', true))).toEqual({ at: 'addLane' });
    expect(goBy(grid, here, press('ArrowRight', true))).toBeUndefined();
    expect(goBy(grid, here, press('x'))).toBeUndefined();
  });

  it('names each place once', () => {
    const keys = setUp()
      .grid()
      .flat()
      .flatMap(({ place, cards = [] }) => [keyOf(place), ...cards.map((id) => keyOf({ at: 'card', id }))]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('what takes the place of something that is gone', () => {
  const after = (remove: { kind: 'cards' | 'stages' | 'steps' | 'lanes'; id: string }[], from: Place): string => {
    const { port, grid } = setUp();
    const before = grid();
    port.run({ type: 'remove', records: remove });
    const next = nearestTo(before, grid(), from);
    if (!next) return 'nowhere';
    expect(positionOf(grid(), next)).toBeDefined();
    return keyOf(next);
  };

  it('is the next card of the cell, else the one before, else the cell', () => {
    const [first, second] = [idOf('card'), idOf('more')];
    expect(after([{ kind: 'cards', id: first }], { at: 'card', id: first })).toBe(`card/${second}`);
    expect(after([{ kind: 'cards', id: second }], { at: 'card', id: second })).toBe(`card/${first}`);
    const both = [first, second].map((id) => ({ kind: 'cards' as const, id }));
    expect(after(both, { at: 'card', id: first })).toBe(`cell/${idOf('lane')}/${idOf('see')}`);
  });

  it('is the stage, step or lane that follows, else the one before', () => {
    expect(after([{ kind: 'stages', id: idOf('see') }], { at: 'stage', id: idOf('see') })).toBe(`stage/${idOf('buy')}`);
    expect(after([{ kind: 'stages', id: idOf('buy') }], { at: 'stage', id: idOf('buy') })).toBe(`stage/${idOf('use')}`);
    expect(after([{ kind: 'steps', id: idOf('pay') }], { at: 'step', id: idOf('pay') })).toBe(`step/${idOf('ask')}`);
    const steps = ['ask', 'pay'].map((name) => ({ kind: 'steps' as const, id: idOf(name) }));
    expect(after(steps, { at: 'step', id: idOf('ask') })).toBe(`stage/${idOf('see')}`);
    expect(after([{ kind: 'lanes', id: idOf('lane') }], { at: 'lane', rowId: idOf('lane') })).toBe(
      `lane/${idOf('pains')}`,
    );
    const lanes = ['lane', 'pains', 'kpi'].map((name) => ({ kind: 'lanes' as const, id: idOf(name) }));
    expect(after(lanes, { at: 'lane', rowId: idOf('pains') })).toBe('addLane');
  });
});
