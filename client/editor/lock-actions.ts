import type { Action, ActionContext } from './action.types.ts';
import { recordOf, say } from './structure.ts';

const mayLock = ({ role }: ActionContext): boolean => role === 'facilitate';

const locking = (kind: 'stage' | 'lane', isLocked: boolean): Action => ({
  id: `${kind}.${isLocked ? 'lock' : 'unlock'}`,
  labelKey: `comments.${kind}.${isLocked ? 'lock' : 'unlock'}`,
  group: 'look',
  when: (context) => {
    const record = recordOf(context, kind);
    return mayLock(context) && record !== undefined && ('locked' in record && record.locked === true) !== isLocked;
  },
  do: (context) => {
    const record = recordOf(context, kind);
    if (!record) return;
    const fields = { locked: isLocked };
    context.port.run(
      kind === 'stage' ? { type: 'setStage', id: record.id, fields } : { type: 'setLane', id: record.id, fields },
    );
    say(context, isLocked ? 'locked' : 'unlocked', record);
  },
});

const lockingBoard = (isLocked: boolean): Action => ({
  id: isLocked ? 'board.lock' : 'board.unlock',
  labelKey: isLocked ? 'comments.board.lock' : 'comments.board.unlock',
  group: 'look',
  when: (context) => mayLock(context) && (context.port.records().board.locked ?? false) !== isLocked,
  do: ({ port, announce, t }) => {
    port.run({ type: 'setBoard', fields: { locked: isLocked } });
    announce?.(t(isLocked ? 'comments.board.locked' : 'comments.board.unlocked'));
  },
});

/** What is locked changes for nobody but who facilitates. */
export const LOCK_ACTIONS: readonly Action[] = [
  locking('stage', true),
  locking('stage', false),
  locking('lane', true),
  locking('lane', false),
  lockingBoard(true),
  lockingBoard(false),
];
