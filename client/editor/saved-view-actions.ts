import { newId } from '../../shared/journey/ids.ts';
import type { Action, ActionContext } from './action.types.ts';
import { mayAdd } from './allowed.ts';
import { nameOfSeen, seenNow } from './saved-views.ts';

/** What is seen now, as the last of the saved views; its name is asked for, for others will find it by that. */
export function saveView({ port, editor, mapId }: Pick<ActionContext, 'port' | 'editor' | 'mapId'>): void {
  const seen = seenNow(editor, mapId);
  if (!seen) return;
  const id = newId();
  port.run({ type: 'addView', view: { id, title: nameOfSeen(port.records(), seen), ...seen } });
  editor.desk.tell({ kind: 'views', naming: id });
}

/** What was seen, kept for others and for another day. */
export const SAVED_VIEW_ACTIONS: readonly Action[] = [
  {
    id: 'view.saved',
    labelKey: 'hand.view.saved',
    shortcuts: ['Alt+V'],
    group: 'view',
    when: () => true,
    do: ({ editor: { desk } }) => desk.tell(desk.getState().beside?.kind === 'views' ? null : { kind: 'views' }),
  },
  {
    id: 'view.save',
    labelKey: 'hand.view.save',
    shortcuts: ['Alt+Shift+V'],
    group: 'view',
    when: (context) => context.editor.getState().view !== null && mayAdd(context, 'views'),
    do: saveView,
  },
  {
    id: 'view.call',
    labelKey: 'hand.view.call',
    shortcuts: ['Alt+Shift+L'],
    group: 'view',
    when: ({ role, editor }) => role === 'facilitate' && editor.getState().view !== null,
    do: ({ editor: { desk } }) => desk.setState(({ calls }) => ({ calls: calls + 1 })),
  },
];
