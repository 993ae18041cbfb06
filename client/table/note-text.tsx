import { useEffect, useRef } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import { NoteWordsField } from '../writing/note-words-field.tsx';
import { useTable } from './table-context.ts';

/** A note's words while they are written, in view. */
export function NoteText({ id, label }: { id: Id; label: string }) {
  const { port, presence, editor } = useTable();
  const place = useRef<HTMLDivElement>(null);
  // newer browsers answer with a promise, which is nothing to clean up after
  useEffect(() => {
    place.current?.scrollIntoView?.({ block: 'nearest' });
  }, [id]);
  return (
    <div ref={place} className="shared-text">
      <NoteWordsField {...{ id, label, port, presence, editor }} className="table-field" />
    </div>
  );
}
