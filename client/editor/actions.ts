import type { Action, ActionContext, Target } from './action.types.ts';
import { CARD_ACTIONS } from './card-actions.ts';
import { LINK_ACTIONS } from './link-actions.ts';
import { SPAN_ACTIONS } from './span-actions.ts';
import { MAP_ACTIONS } from './map-actions.ts';
import { CLIPBOARD_ACTIONS } from './clipboard-actions.ts';
import { COMMENT_ACTIONS } from './comment-actions.ts';
import { FIND_ACTIONS } from './find-actions.ts';
import { LOCK_ACTIONS } from './lock-actions.ts';
import { NOTE_ACTIONS } from './note-actions.ts';
import { NEW_ACTIONS } from './new-actions.ts';
import { SAVED_VIEW_ACTIONS } from './saved-view-actions.ts';
import { SELECT_ACTIONS } from './select-actions.ts';
import { matches, type Pressed } from './shortcuts.ts';
import { ADD_LANE_ACTIONS, STRUCTURE_ACTIONS } from './structure-actions.ts';
import { VIEW_ACTIONS } from './view-actions.ts';

export type { Action, ActionContext, Target } from './action.types.ts';
export { matches, type Pressed } from './shortcuts.ts';

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
  // before those of cards: a selected note has the keys
  ...NOTE_ACTIONS,
  // before those of cards: with a link chosen Enter means it, and not a new card
  ...LINK_ACTIONS,
  ...CARD_ACTIONS,
  ...SPAN_ACTIONS,
  ...CLIPBOARD_ACTIONS,
  ...NEW_ACTIONS,
  ...STRUCTURE_ACTIONS,
  ...LOCK_ACTIONS,
  ...COMMENT_ACTIONS,
  ...ADD_LANE_ACTIONS,
  ...MAP_ACTIONS,
  ...SELECT_ACTIONS,
  ...HISTORY_ACTIONS,
  ...VIEW_ACTIONS,
  ...SAVED_VIEW_ACTIONS,
  ...FIND_ACTIONS,
];

/** The first action a key means here that can be done now. */
export function actionFor(pressed: Pressed, context: ActionContext): Action | undefined {
  const { target } = context;
  return ACTIONS.find(
    (action) =>
      action.native !== true &&
      action.shortcuts?.some((shortcut) => matches(shortcut, pressed)) &&
      belongsTo(action, target) &&
      action.when(context),
  );
}

/** They mean the same wherever on the page they are asked for. */
const EVERYWHERE: readonly Action['group'][] = ['history', 'find', 'view'];
const isEverywhere = ({ id, group }: Action): boolean => EVERYWHERE.includes(group) || id.startsWith('new.');

/** What a key means outside of the map, such as in the top bar. */
export function actionAnywhere(pressed: Pressed, context: ActionContext): Action | undefined {
  return ACTIONS.find(
    (action) =>
      isEverywhere(action) && action.shortcuts?.some((shortcut) => matches(shortcut, pressed)) && action.when(context),
  );
}

/** On a stage's, step's or lane's name its own keys count, not those of cards. */
function belongsTo(action: Action, target: ActionContext['target']): boolean {
  const onName = target?.kind === 'stage' || target?.kind === 'step' || target?.kind === 'lane';
  const { id } = action;
  if (isEverywhere(action)) return true;
  return onName ? id.startsWith(`${target.kind}.`) : !/^(?:stage|step|lane)\./u.test(id);
}

/** Beside what belongs to the thing itself, by what a menu was opened on. */
const ALSO: Readonly<Record<Target['kind'], readonly string[]>> = {
  card: ['card.paste', 'select.column', 'select.lane', 'view.selection'],
  cell: ['card.add', 'place.comment', 'card.paste', 'select.column', 'select.lane'],
  stage: ['card.paste', 'select.column'],
  step: ['card.paste', 'select.column'],
  lane: ['card.paste', 'select.lane'],
  link: [],
  note: ['card.copy', 'card.cut', 'card.paste', 'view.selection'],
  map: [
    'place.comment',
    'new.card',
    'new.stage',
    'new.lane',
    'card.paste',
    'note.add.sticky',
    'note.add.rectangle',
    'note.add.ellipse',
    'note.add.frame',
    'select.all',
    'undo',
    'redo',
    'view.fit',
    'view.minimap',
    'view.save',
    'view.call',
    'board.lock',
    'board.unlock',
    'find.search',
    'find.filter',
    'find.palette',
    'find.keys',
  ],
};

/** What a menu offers on a thing. */
export function actionsFor(context: ActionContext): Action[] {
  const { kind } = context.target ?? {};
  if (kind === undefined) return [];
  const fits = ({ id, group }: Action): boolean => {
    if (ALSO[kind].includes(id)) return true;
    if (group === 'way') return false;
    return (
      kind !== 'cell' &&
      kind !== 'map' &&
      id.startsWith(`${kind}.`) &&
      id !== 'card.add' &&
      !/^(?:lane|note)\.add\./u.test(id)
    );
  };
  return ACTIONS.filter((action) => fits(action) && action.when(context));
}
