import { cardsIn, columnsOf, lanesOf, stepsOf } from '../../shared/journey/columns.ts';
import type { Card, Id } from '../../shared/journey/journey.ts';
import type { Action, ActionContext } from './action.types.ts';
import { cardsOfMap, placeOf } from './chosen.ts';
import { cellOf, type Direction, type Place, step } from './grid.ts';

/** The next card in a direction, over cells where there is none. */
function nextCard({ port, mapId }: ActionContext, from: Place, direction: Direction): Id | undefined {
  const journey = port.records();
  for (let here = from; ;) {
    const there = step(journey, mapId, here, direction);
    if (there.cardId !== undefined && there.cardId !== here.cardId) return there.cardId;
    if (there === here || (there.cell === here.cell && there.cardId === here.cardId)) return undefined;
    here = there;
  }
}

/** One more card that way; going back over the way one came takes the last one out again. */
function extend(context: ActionContext, direction: Direction): void {
  const { port, editor } = context;
  const { selection } = editor.getState();
  const here = placeOf(context);
  const id = here && nextCard(context, here, direction);
  const card = port.records().cards.get(id ?? '');
  if (id === undefined || !card) return;
  const cell = cellOf(port.records(), card);
  if (selection.at(-2) === id) editor.select(selection.slice(0, -1), cell);
  else editor.select([...selection.filter((other) => other !== id), id], cell);
}

const extending = (direction: Direction): Action => {
  const name = `${direction.charAt(0).toUpperCase()}${direction.slice(1)}`;
  return {
    id: `select.extend${name}`,
    labelKey: `hand.select.extend${name}`,
    shortcuts: [`Shift+Arrow${name}`],
    group: 'select',
    when: (context) => placeOf(context)?.cardId !== undefined,
    do: (context) => extend(context, direction),
  };
};

/** The cards of the lane or column that is meant: the one a menu was opened on, else where the keyboard is. */
function cardsOfLine(context: ActionContext, line: 'lane' | 'column'): Card[] {
  const { port, mapId, target } = context;
  const journey = port.records();
  const cell = target?.kind === 'cell' ? target.cell : placeOf(context)?.cell;
  const columns = columnsOf(journey, mapId).map(({ id }) => id);
  if (line === 'lane') {
    const laneId = target?.kind === 'lane' ? target.id : cell?.laneId;
    return laneId === undefined ? [] : columns.flatMap((columnId) => [...cardsIn(journey, { laneId, columnId })]);
  }
  const wanted =
    target?.kind === 'stage'
      ? [target.id, ...stepsOf(journey, target.id).map(({ id }) => id)]
      : [target?.kind === 'step' ? target.id : (cell?.columnId ?? '')];
  return lanesOf(journey, mapId).flatMap(({ id: laneId }) =>
    columns.filter((id) => wanted.includes(id)).flatMap((columnId) => [...cardsIn(journey, { laneId, columnId })]),
  );
}

const selectingLine = (line: 'lane' | 'column'): Action => ({
  id: `select.${line}`,
  labelKey: `hand.select.${line}`,
  group: 'select',
  when: (context) => cardsOfLine(context, line).length > 0,
  do: (context) => context.editor.select(cardsOfLine(context, line).map(({ id }) => id)),
});

export const SELECT_ACTIONS: readonly Action[] = [
  {
    id: 'select.all',
    labelKey: 'canvas.selectAll',
    shortcuts: ['Mod+A'],
    group: 'select',
    when: ({ port, mapId }) => cardsOfMap(port.records(), mapId).length > 0,
    do: ({ port, editor, mapId }) => editor.select(cardsOfMap(port.records(), mapId).map((card) => card.id)),
  },
  selectingLine('column'),
  selectingLine('lane'),
  {
    id: 'select.none',
    labelKey: 'canvas.selectNone',
    shortcuts: ['Escape'],
    group: 'select',
    when: ({ editor }) => editor.getState().selection.length > 0,
    do: ({ editor }) => editor.select([]),
  },
  ...(['up', 'down', 'left', 'right'] as const).map(extending),
];
