import { targetOf, threadsOf } from '../../shared/journey/discussion.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Action, ActionContext } from './action.types.ts';
import { mayAdd } from './allowed.ts';
import { chosenCards } from './chosen.ts';
import { recordOf } from './structure.ts';

/** Opens the talk about something: the thread that is open there already, else a new one. */
export function discuss({ port, editor, mapId }: ActionContext, target: string): void {
  const thread = threadsOf(port.records()).find((one) => one.target === target && !one.isResolved);
  if (thread && !target.startsWith('place:')) editor.desk.discuss({ thread: thread.id, filter: 'open' });
  else editor.desk.discuss({ draft: { target, mapId } });
}

const mayTalk = (context: ActionContext): boolean => mayAdd(context, 'comments');

function cardOf(context: ActionContext): Id | undefined {
  const cards = chosenCards(context);
  return cards.length === 1 ? cards[0]?.id : undefined;
}

const onHead = (kind: 'stage' | 'lane'): Action => ({
  id: `${kind}.comment`,
  labelKey: 'comments.add',
  shortcuts: ['Alt+C'],
  group: 'talk',
  when: (context) => mayTalk(context) && recordOf(context, kind) !== undefined,
  do: (context) => {
    const record = recordOf(context, kind);
    if (record) discuss(context, targetOf({ kind, id: record.id }));
  },
});

const pointOf = ({ target }: ActionContext): { x: number; y: number } | undefined =>
  target?.kind === 'map' || target?.kind === 'cell' ? target.point : undefined;

/** Saying something about the map, without changing it. */
export const COMMENT_ACTIONS: readonly Action[] = [
  {
    id: 'card.comment',
    labelKey: 'comments.add',
    shortcuts: ['Alt+C'],
    group: 'talk',
    when: (context) => mayTalk(context) && cardOf(context) !== undefined,
    do: (context) => {
      const id = cardOf(context);
      if (id !== undefined) discuss(context, targetOf({ kind: 'card', id }));
    },
  },
  onHead('stage'),
  onHead('lane'),
  {
    id: 'place.comment',
    labelKey: 'comments.addHere',
    group: 'talk',
    when: (context) => mayTalk(context) && pointOf(context) !== undefined,
    do: (context) => {
      const point = pointOf(context);
      if (point) discuss(context, targetOf({ kind: 'place', ...point }));
    },
  },
  {
    id: 'view.comments',
    labelKey: 'comments.show',
    shortcuts: ['Alt+Shift+C'],
    group: 'view',
    when: () => true,
    do: ({ editor }) => (editor.desk.getState().talk ? editor.desk.endTalk() : editor.desk.discuss({})),
  },
];
