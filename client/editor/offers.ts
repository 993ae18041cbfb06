import { type Action, type ActionContext, ACTIONS, actionsFor } from './actions.ts';
import { LANE_GROUPS } from './lane-groups.ts';

/** Actions that stand under one heading of a menu. */
export interface Offer {
  id: string;
  titleKey: string;
  actions: readonly Action[];
}

const GROUPS = [
  'write',
  'clipboard',
  'move',
  'add',
  'shape',
  'look',
  'select',
  'history',
  'view',
  'find',
  'remove',
] as const;

/** What a menu shows, on the canvas and in the table alike: the actions that fit a thing, or the kinds of lane there are. */
export function offersOf(context: ActionContext, offers: 'actions' | 'lanes'): Offer[] {
  const fitting = offers === 'actions' ? actionsFor(context) : [];
  const all: Offer[] =
    offers === 'actions'
      ? GROUPS.map((id) => ({
          id,
          titleKey: `canvas.group.${id}`,
          actions: fitting.filter((action) => action.group === id),
        }))
      : LANE_GROUPS.map(({ id, kinds }) => ({
          id,
          titleKey: `tools.lanes.${id}`,
          actions: kinds.flatMap((kind) =>
            ACTIONS.filter((action) => action.id === `lane.add.${kind}` && action.when(context)),
          ),
        }));
  return all.filter((offer) => offer.actions.length > 0);
}
