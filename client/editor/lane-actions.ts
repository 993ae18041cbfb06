import { columnsOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import { LANE_KINDS, type LaneKind } from '../../shared/journey/journey.ts';
import type { Action, ActionContext, Target } from './action.types.ts';
import { mayAdd } from './allowed.ts';
import { cardKindOf } from '../../shared/journey/card-kind.ts';
import { LANE_SHAPE_ACTIONS } from './lane-shape.ts';
import {
  changeable,
  duplicating,
  going,
  idOf,
  movingAlong,
  neighbour,
  recordOf,
  removing,
  renaming,
  row,
  say,
  sayPlace,
  showing,
} from './structure.ts';

export function addLane(context: ActionContext, kind: LaneKind, at?: number): void {
  const { port, editor, mapId } = context;
  const id = newId();
  port.run({ type: 'addLane', id, mapId, kind, title: '', ...(at === undefined ? {} : { at }) });
  // under all the others it would be out of view: what is selected is brought into view, and can be named
  editor.select([id]);
  sayPlace(context, 'lane', id);
}

/** What most maps have, in the order they are read. */
const USUAL: readonly LaneKind[] = ['actions', 'touchpoints', 'thoughts', 'feelings', 'pains', 'opportunities'];

export function addUsualLanes({ port, mapId }: ActionContext): void {
  port.run(USUAL.map((kind) => ({ type: 'addLane', id: newId(), mapId, kind, title: '' })));
}

const divides = (context: ActionContext): boolean => recordOf(context, 'lane')?.kind.startsWith('line-of') ?? false;

/** Opens the choice of kinds; the lane comes to stand there. */
const adding = (name: 'Above' | 'Below', by: 0 | 1): Action => ({
  id: `lane.add${name}`,
  labelKey: `canvas.lane.add${name}`,
  group: 'add',
  when: (context) => recordOf(context, 'lane') !== undefined && mayAdd(context, 'lanes'),
  do: (context) => {
    const { at } = row(context, 'lane');
    context.editor.setState({ addingLane: { at: at + by, by: idOf(context.target, 'lane') ?? '' } });
  },
});

const folding = (isFolded: boolean): Action => ({
  id: isFolded ? 'lane.fold' : 'lane.unfold',
  labelKey: isFolded ? 'canvas.lane.fold' : 'canvas.lane.unfold',
  group: 'look',
  when: (context) =>
    changeable(context, 'lane') && !divides(context) && recordOf(context, 'lane')?.collapsed !== isFolded,
  do: (context) => {
    const id = idOf(context.target, 'lane') ?? '';
    context.port.run({ type: 'setLane', id, fields: { collapsed: isFolded } });
    say(context, isFolded ? 'folded' : 'unfolded', recordOf(context, 'lane'));
  },
});

const ofKind = (kind: LaneKind): Action => ({
  id: `lane.add.${kind}`,
  labelKey: `lane.${kind}`,
  group: 'add',
  when: (context) => mayAdd(context, 'lanes'),
  do: (context) => {
    const { ids, at } = row(context, 'lane');
    addLane(context, kind, at < 0 ? ids.length : at + 1);
  },
});

/** One for each kind of lane, below the lane it was asked for at, else at the end of the map. */
export const ADD_LANE_ACTIONS: readonly Action[] = LANE_KINDS.map(ofKind);

/** Right of a lane's name: its first cell, where it has cells. */
function firstOf(context: ActionContext): Target | undefined {
  const lane = recordOf(context, 'lane');
  const [column] = columnsOf(context.port.records(), context.mapId);
  if (!lane || !column || lane.collapsed || cardKindOf(lane.kind) === undefined) return undefined;
  return { kind: 'cell', cell: { laneId: lane.id, columnId: column.id } };
}

export const LANE_ACTIONS: readonly Action[] = [
  renaming('lane'),
  duplicating('lane'),
  showing('lane'),
  movingAlong('lane', 'Up', -1),
  movingAlong('lane', 'Down', 1),
  adding('Above', 0),
  adding('Below', 1),
  ...LANE_SHAPE_ACTIONS,
  folding(true),
  folding(false),
  going('lane', 'Up', neighbour('lane', -1)),
  going('lane', 'Down', neighbour('lane', 1)),
  going('lane', 'Right', firstOf),
  removing('lane'),
];
