import { type Action, type ActionContext, actionsFor } from './actions.ts';

/** Actions that stand under one heading of a menu. */
export interface Offer {
  id: string;
  titleKey: string;
  actions: readonly Action[];
}

const GROUPS = [
  'write',
  'talk',
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

/** What a menu shows on a thing, on the canvas and in the table alike. */
export function offersOf(context: ActionContext): Offer[] {
  const fitting = actionsFor(context);
  return GROUPS.map((id) => ({
    id,
    titleKey: `canvas.group.${id}`,
    actions: fitting.filter((action) => action.group === id),
  })).filter((offer) => offer.actions.length > 0);
}
