import { lanesOf } from '../../shared/journey/columns.ts';
import type { Action } from './action.types.ts';
import { mayAdd } from './allowed.ts';
import { beginCard } from './card-actions.ts';
import { placeOf } from './chosen.ts';
import { firstPlace } from './grid.ts';
import { addStage } from './structure-actions.ts';

/** Where kinds of lane are offered while there is no lane to offer them under: beside the tool rail. */
const CORNER = { x: 68, y: 120 };

/** What the tool rail makes, wherever the keyboard is. */
export const NEW_ACTIONS: readonly Action[] = [
  {
    id: 'new.card',
    labelKey: 'tools.addCard',
    shortcuts: ['Alt+N'],
    group: 'add',
    when: (context) => mayAdd(context, 'cards') && firstPlace(context.port.records(), context.mapId) !== undefined,
    do: (context) => {
      const place = placeOf(context) ?? firstPlace(context.port.records(), context.mapId);
      if (place) beginCard(context, place.cell, place.cardId);
    },
  },
  {
    id: 'new.stage',
    labelKey: 'tools.addStage',
    shortcuts: ['Alt+S'],
    group: 'add',
    when: (context) => mayAdd(context, 'stages'),
    do: (context) => addStage(context),
  },
  {
    id: 'new.lane',
    labelKey: 'tools.addLane',
    shortcuts: ['Alt+L'],
    group: 'add',
    when: (context) => mayAdd(context, 'lanes'),
    do: ({ port, editor, mapId }) => {
      const lanes = lanesOf(port.records(), mapId);
      const last = lanes.at(-1);
      editor.setState({ addingLane: { at: lanes.length, ...(last ? { by: last.id } : { point: CORNER }) } });
    },
  },
];
