import type { Id } from '../../../shared/journey/journey.ts';
import { NoteWordsField } from '../../writing/note-words-field.tsx';
import { useCanvas } from '../canvas-context.ts';

/** A note's words where they stand. */
export function NoteEditor({ id, label }: { id: Id; label: string }) {
  const { port, presence, editor } = useCanvas();
  return (
    <div className="shared-text note-writing">
      <NoteWordsField {...{ id, label, port, presence, editor }} className="note-field nodrag nopan nowheel" />
    </div>
  );
}
