import { describe, expect, it } from 'vitest';
import { firstPlace, nextCell, step } from '../../../client/editor/grid.ts';
import { createEditor } from '../../../client/editor/store.ts';
import { journeyOf } from '../../../shared/files/journey-file.ts';
import { cardsIn, columnsOf, lanesOf, mapsOf } from '../../../shared/journey/columns.ts';
import { templateFile } from '../../../templates/index.ts';

const journey = journeyOf(templateFile('online-purchase', 'en'));
const mapId = mapsOf(journey)[0]?.id ?? '';
const lane = (kind: string) => lanesOf(journey, mapId).find((candidate) => candidate.kind === kind)?.id ?? '';
const [discover = '', compare = '', , , use = ''] = columnsOf(journey, mapId).map((column) => column.id);
const titleAt = (id: string | undefined) => (id === undefined ? undefined : journey.cards.get(id)?.title);

describe('the keyboard in the grid', () => {
  it('begins at the first card of the first lane', () => {
    expect(titleAt(firstPlace(journey, mapId)?.cardId)).toBe('Sees an ad in a story');
  });

  it('goes down through the cards of a cell, then into the next lane', () => {
    const start = firstPlace(journey, mapId);
    if (!start) throw new Error('no place');
    const second = step(journey, mapId, start, 'down');
    expect(titleAt(second.cardId)).toBe('Searches for the brand');
    const third = step(journey, mapId, second, 'down');
    expect(third.cell).toEqual({ laneId: lane('touchpoints'), columnId: discover });
    expect(step(journey, mapId, third, 'up')).toEqual(second);
  });

  it('passes over lanes that hold no cards and stops in cells that are empty', () => {
    const [last] = cardsIn(journey, { laneId: lane('touchpoints'), columnId: discover }).slice(-1);
    const next = step(
      journey,
      mapId,
      { cell: { laneId: lane('touchpoints'), columnId: discover }, ...(last && { cardId: last.id }) },
      'down',
    );
    expect(next).toEqual({ cell: { laneId: lane('pains'), columnId: discover } });
  });

  it('stays at the edge instead of wrapping', () => {
    const start = firstPlace(journey, mapId);
    if (!start) throw new Error('no place');
    expect(step(journey, mapId, start, 'left')).toEqual(start);
    expect(step(journey, mapId, start, 'up')).toEqual(start);
  });

  it('tabs through cells in reading order and ends at both ends', () => {
    expect(nextCell(journey, mapId, { laneId: lane('actions'), columnId: discover })).toEqual({
      laneId: lane('actions'),
      columnId: compare,
    });
    expect(nextCell(journey, mapId, { laneId: lane('actions'), columnId: use })).toEqual({
      laneId: lane('touchpoints'),
      columnId: discover,
    });
    expect(nextCell(journey, mapId, { laneId: lane('actions'), columnId: discover }, true)).toBeUndefined();
    expect(nextCell(journey, mapId, { laneId: lane('quotes'), columnId: use })).toBeUndefined();
  });
});

describe('the editor', () => {
  it('keeps the cell when a card is selected, and forgets the card when a cell is entered', () => {
    const editor = createEditor();
    const cell = { laneId: lane('actions'), columnId: discover };
    editor.select(['a'], cell);
    editor.toggle('b');
    expect(editor.getState().selection).toEqual(['a', 'b']);
    editor.edit('b');
    expect(editor.getState()).toMatchObject({ selection: ['b'], editing: { id: 'b', field: 'title' }, cell });
    editor.enterCell(cell);
    expect(editor.getState()).toMatchObject({ selection: [], editing: null, cell });
  });
});
