import { memo } from 'react';
import { useStore } from 'zustand';
import { useLocale } from '../charts/use-locale.ts';
import type { Variables } from '../charts/variables.ts';
import type { Note } from '../../shared/journey/journey.ts';
import type { NoteBox } from '../../shared/journey/notes.ts';
import { describeNote } from '../../shared/journey/scene-notes.ts';
import { useTranslation } from '../ui/speech.ts';
import { NoteText } from './note-text.tsx';
import { useTable } from './table-context.ts';
import { Thumbnail } from './thumbnail.tsx';

/** What lies beside the map, off its grid: notes, shapes, frames and pictures, in a list under the table. */
export const NotesList = memo(function NotesList({ notes }: { notes: readonly NoteBox[] }) {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <section className="table-notes" aria-label={t('table.notes')}>
      <h2>{t('table.notes')}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles */}
      <ul role="list">
        {notes.map((box) => (
          <NoteItem key={box.id} box={box} note={box.note} />
        ))}
      </ul>
    </section>
  );
});

const NoteItem = memo(function NoteItem({ box, note }: { box: NoteBox; note: Note }) {
  const { editor } = useTable();
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const { id } = note;
  const isWriting = useStore(editor, ({ editing }) => editing?.id === id);
  const isSelected = useStore(editor, ({ selection }) => selection.includes(id));
  const name = describeNote(box, locale);
  const style: Variables = { '--kind': `var(--stage-${note.tint}-text)` };
  if (isWriting) {
    return (
      <li className="table-card table-card-writing" style={style}>
        <NoteText id={id} label={name} />
      </li>
    );
  }
  return (
    <li className="table-card" style={style}>
      <div
        className="table-card-face"
        role="button"
        aria-roledescription={t('notes.note')}
        aria-label={name}
        aria-pressed={isSelected}
        tabIndex={-1}
        data-place={`note/${id}`}
        data-card={id}
        data-selected={isSelected || undefined}
        onDoubleClick={() => editor.edit(id, 'text')}
      >
        {note.imageId === undefined ? null : <Thumbnail hash={note.imageId} />}
        <span className={note.text.trim() === '' ? 'table-blank' : undefined}>
          {note.text.trim() === '' ? say('outline.empty-card') : note.text}
        </span>
        <span className="table-facts">{say(`note.${note.kind}`)}</span>
      </div>
    </li>
  );
});
