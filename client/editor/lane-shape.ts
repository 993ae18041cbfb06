import type { Command } from '../../shared/document/board.ts';
import { cardKindOf } from '../../shared/journey/card-kind.ts';
import { cardsIn, columnsOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Id, Lane } from '../../shared/journey/journey.ts';
import type { Action, ActionContext } from './action.types.ts';
import { mayAdd, mayChange, mayRemove } from './allowed.ts';
import { changeable, nameNext, recordOf, row, say } from './structure.ts';

const takesCards = (lane: Lane | undefined): lane is Lane => lane !== undefined && cardKindOf(lane.kind) !== undefined;

function laneBelow(context: ActionContext): Lane | undefined {
  const { ids, at } = row(context, 'lane');
  return at < 0 ? undefined : context.port.records().lanes.get(ids[at + 1] ?? '');
}

/** Each cell's cards to the same column of another lane, behind those there; `which` picks them from a cell's cards. */
function moving({ port, mapId }: ActionContext, from: Id, to: Id, which: (ids: Id[]) => Id[]): Command[] {
  const journey = port.records();
  return columnsOf(journey, mapId).flatMap(({ id: columnId }): Command[] => {
    const ids = which(cardsIn(journey, { laneId: from, columnId }).map((card) => card.id));
    return ids.length === 0 ? [] : [{ type: 'moveCards', ids, cell: { laneId: to, columnId } }];
  });
}

function merge(context: ActionContext): void {
  const [lane, from] = [recordOf(context, 'lane'), laneBelow(context)];
  if (!lane || !from) return;
  context.port.run([
    ...moving(context, from.id, lane.id, (ids) => ids),
    { type: 'remove', records: [{ kind: 'lanes', id: from.id }] },
  ]);
  context.editor.select([lane.id]);
  say(context, 'merged', lane);
}

/** The cards that are selected in it go into a lane of the same kind below, else the lower half of each cell. */
function split(context: ActionContext): void {
  const lane = recordOf(context, 'lane');
  if (!lane) return;
  const { port, editor, mapId } = context;
  const { cards } = port.records();
  const id = newId();
  const chosen = new Set(editor.getState().selection.filter((one) => cards.get(one)?.cell.laneId === lane.id));
  const goes = (ids: Id[]): Id[] =>
    chosen.size > 0 ? ids.filter((one) => chosen.has(one)) : ids.slice(Math.ceil(ids.length / 2));
  const { title, kind } = lane;
  port.run([
    { type: 'addLane', id, mapId, kind, title, at: row(context, 'lane').at + 1 },
    ...moving(context, lane.id, id, goes),
  ]);
  nameNext(context, 'lane', id);
  say(context, 'split', lane);
}

/** What changes where a lane begins and ends, as stages are split and merged. */
export const LANE_SHAPE_ACTIONS: readonly Action[] = [
  {
    id: 'lane.split',
    labelKey: 'canvas.lane.split',
    group: 'shape',
    when: (context) => changeable(context, 'lane') && takesCards(recordOf(context, 'lane')) && mayAdd(context, 'lanes'),
    do: split,
  },
  {
    id: 'lane.merge',
    labelKey: 'canvas.lane.merge',
    group: 'shape',
    when: (context) => {
      const below = laneBelow(context);
      return (
        changeable(context, 'lane') &&
        takesCards(recordOf(context, 'lane')) &&
        takesCards(below) &&
        mayChange(context, 'lanes', below) &&
        mayRemove(context, 'lanes', below)
      );
    },
    do: merge,
  },
];
