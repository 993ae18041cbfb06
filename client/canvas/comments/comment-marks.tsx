import { useStore as useFlow } from '@xyflow/react';
import { useMemo, useRef, useSyncExternalStore } from 'react';
import { CommentMark } from '../../comments/comment-mark.tsx';
import { useMarks, useSubjectName } from '../../comments/use-talk.ts';
import { mapOfThread, subjectOf } from '../../../shared/journey/discussion.ts';
import type { MapLayout } from '../../../shared/journey/layout.types.ts';
import { useCanvas } from '../canvas-context.ts';
import { useUnzoom } from '../use-unzoom.ts';
import './comment-marks.css';

/** Smaller than this a mark would cover what it is about. */
const LEAST_ZOOM = 0.4;

/** What is said about cards and places, where they stand. */
export function CommentMarks({ layout }: { layout: MapLayout }) {
  const { port, editor, mapId, personId } = useCanvas();
  const marks = useMarks(port, editor, personId);
  const isSmall = useFlow((state) => state.transform[2] < LEAST_ZOOM);
  const root = useRef<HTMLDivElement>(null);
  useUnzoom(root);
  const draft = useSyncExternalStore(editor.desk.subscribe, () => editor.desk.getState().talk?.draft?.target);
  const nameOf = useSubjectName();
  // most maps have few, and all cards of a map are many
  const boxes = useMemo(() => {
    const ids = new Set(
      [...marks.keys()].map((target) => subjectOf(target)).map((at) => (at?.kind === 'card' ? at.id : '')),
    );
    return new Map(ids.size === 0 ? [] : layout.cards.flatMap((box) => (ids.has(box.id) ? [[box.id, box]] : [])));
  }, [layout.cards, marks]);
  const journey = port.records();
  const pin = draft === undefined ? undefined : subjectOf(draft);
  return (
    <div ref={root} className="comment-marks">
      {[...marks].flatMap(([target, mark]) => {
        const subject = subjectOf(target);
        const box = subject?.kind === 'card' ? boxes.get(subject.id) : undefined;
        const at = box
          ? { x: box.x + box.width, y: box.y }
          : subject?.kind === 'place' && mapOfThread(journey, mark.thread) === mapId
            ? subject
            : undefined;
        if (!at || (box && isSmall)) return [];
        return [
          <div
            key={target}
            className={box ? 'comment-on-card' : 'comment-at-place'}
            style={{ transform: `translate(${at.x}px, ${at.y}px) scale(var(--unzoom))` }}
          >
            <CommentMark mark={mark} about={nameOf(journey, target)} editor={editor} />
          </div>,
        ];
      })}
      {pin?.kind === 'place' ? (
        <div className="comment-pin" style={{ transform: `translate(${pin.x}px, ${pin.y}px) scale(var(--unzoom))` }} />
      ) : null}
    </div>
  );
}
