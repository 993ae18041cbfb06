import type { Action, ActionContext } from './action.types.ts';
import { CARD_ACTIONS } from './card-actions.ts';
import { SPAN_ACTIONS } from './span-actions.ts';
import { MAP_ACTIONS } from './map-actions.ts';
import { ADD_LANE_ACTIONS, STRUCTURE_ACTIONS } from './structure-actions.ts';

export type { Action, ActionContext, Target } from './action.types.ts';

const HISTORY_ACTIONS: readonly Action[] = [
  {
    id: 'undo',
    labelKey: 'canvas.undo',
    shortcuts: ['Mod+Z'],
    group: 'history',
    when: ({ port }) => port.canUndo(),
    do: ({ port }) => port.undo(),
  },
  {
    id: 'redo',
    labelKey: 'canvas.redo',
    shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
    group: 'history',
    when: ({ port }) => port.canRedo(),
    do: ({ port }) => port.redo(),
  },
];

/** Everything that can be done on the map, in the order menus show it; keys, menus and toolbars all read it here. */
export const ACTIONS: readonly Action[] = [
  ...CARD_ACTIONS,
  ...SPAN_ACTIONS,
  ...STRUCTURE_ACTIONS,
  ...ADD_LANE_ACTIONS,
  ...MAP_ACTIONS,
  ...HISTORY_ACTIONS,
];

export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function matches(shortcut: string, pressed: Pressed): boolean {
  const parts = shortcut.split('+');
  const key = parts.pop() ?? '';
  return (
    pressed.key.toLowerCase() === key.toLowerCase() &&
    (pressed.ctrlKey || pressed.metaKey) === parts.includes('Mod') &&
    pressed.shiftKey === parts.includes('Shift') &&
    pressed.altKey === parts.includes('Alt')
  );
}

/** The first action a key means here that can be done now. */
export function actionFor(pressed: Pressed, context: ActionContext): Action | undefined {
  const { target } = context;
  return ACTIONS.find(
    (action) =>
      action.shortcuts?.some((shortcut) => matches(shortcut, pressed)) &&
      belongsTo(action, target) &&
      action.when(context),
  );
}

/** On a stage's, step's or lane's name its own keys count, not those of cards. */
function belongsTo({ id, group }: Action, target: ActionContext['target']): boolean {
  const onName = target?.kind === 'stage' || target?.kind === 'step' || target?.kind === 'lane';
  if (group === 'history') return true;
  return onName ? id.startsWith(`${target.kind}.`) : !/^(?:stage|step|lane)\./u.test(id);
}

const OF_CARD = /^card\.(?!add)/u;

/** What a menu offers on a thing. */
export function actionsFor(context: ActionContext): Action[] {
  const { target } = context;
  const fits = ({ id, group }: Action): boolean => {
    if (group === 'way' || group === 'history' || id.startsWith('lane.add.')) return false;
    switch (target?.kind) {
      case 'stage':
      case 'step':
      case 'lane':
        return id.startsWith(`${target.kind}.`);
      case 'card':
        return OF_CARD.test(id);
      case 'cell':
        return id === 'card.add';
      default:
        return false;
    }
  };
  return ACTIONS.filter((action) => fits(action) && action.when(context));
}
