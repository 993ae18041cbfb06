import { CommentMark } from '../../comments/comment-mark.tsx';
import { LockMark } from '../../comments/lock-mark.tsx';
import { useMarks } from '../../comments/use-talk.ts';
import { targetOf } from '../../../shared/journey/discussion.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import { useCanvas } from '../canvas-context.ts';
import './comment-marks.css';

/** On the head of a stage or lane: whether it is locked, and what is said about it. */
export function HeadComments({ kind, id, title }: { kind: 'stage' | 'lane'; id: Id; title: string }) {
  const { port, editor, personId } = useCanvas();
  const mark = useMarks(port, editor, personId).get(targetOf({ kind, id }));
  const journey = port.records();
  const isLocked = (kind === 'stage' ? journey.stages.get(id) : journey.lanes.get(id))?.locked === true;
  if (!mark && !isLocked) return null;
  return (
    <div className="head-comments">
      {isLocked ? <LockMark /> : null}
      {mark ? <CommentMark mark={mark} about={title} editor={editor} /> : null}
    </div>
  );
}
