import { CommentMark } from '../comments/comment-mark.tsx';
import { LockMark } from '../comments/lock-mark.tsx';
import { useMarks } from '../comments/use-talk.ts';
import { targetOf } from '../../shared/journey/discussion.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { useTable } from './table-context.ts';
import './table-comments.css';

interface TableCommentsProps {
  kind: 'card' | 'stage' | 'lane';
  id: Id;
  title: string;
}

/** Beside a name or a card: whether it is locked, and what is said about it. */
export function TableComments({ kind, id, title }: TableCommentsProps) {
  const { port, editor, personId } = useTable();
  const mark = useMarks(port, editor, personId).get(targetOf({ kind, id }));
  const { stages, lanes } = port.records();
  const isLocked = (kind === 'stage' ? stages.get(id) : kind === 'lane' ? lanes.get(id) : undefined)?.locked === true;
  return (
    <>
      {isLocked ? <LockMark /> : null}
      {mark ? <CommentMark mark={mark} about={title} editor={editor} /> : null}
    </>
  );
}
