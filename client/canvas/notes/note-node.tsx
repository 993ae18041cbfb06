import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import { mayChange } from '../../editor/allowed.ts';
import { describeNote } from '../../../shared/journey/scene-notes.ts';
import { contentLang } from '../../charts/use-locale.ts';
import type { Variables } from '../../charts/variables.ts';
import { useCanvas } from '../canvas-context.ts';
import { Picture } from '../pictures/picture.tsx';
import { useStyle } from '../use-style.ts';
import { useTranslation } from '../../ui/speech.ts';
import type { NoteNode } from './project-notes.ts';
import { NoteEditor, SizeHandles } from '../later.ts';
import './notes.css';

function Note({ id, data: { box }, selected }: NodeProps<NoteNode>) {
  const { port, editor, role, personId } = useCanvas();
  const { t } = useTranslation();
  const { locale, tokens } = useStyle();
  const isWriting = useStore(editor, ({ editing }) => editing?.id === id);
  const isCurrent = useStore(editor, ({ selection }) => selection.at(-1) === id);
  const { note, width, height, lines } = box;
  const name = describeNote(box, locale);
  const { fill, text } = tokens.stages[note.tint];
  const tint: Variables = { '--note-fill': fill, '--note-ink': text };
  const focusable = {
    role: 'button',
    'aria-roledescription': t('notes.note'),
    'aria-label': name,
    'aria-pressed': selected,
    tabIndex: isCurrent ? 0 : -1,
  };
  const isPicture = note.kind === 'image';
  return (
    <div
      className={`note note-${note.kind}`}
      data-form={note.form ?? 'rectangle'}
      {...(isWriting ? {} : focusable)}
      data-card={id}
      lang={contentLang(port.records(), locale)}
      data-selected={selected || undefined}
      style={tint}
    >
      {isPicture ? <Picture hash={note.imageId} alt={note.text} width={width} height={height} /> : null}
      {isWriting ? (
        <NoteEditor id={id} label={name} />
      ) : isPicture ? null : (
        <div className="note-words">
          {lines.map((line, i) => (
            <span key={i} className="note-line">
              {line}
            </span>
          ))}
        </div>
      )}
      {isCurrent && !isWriting && mayChange({ role, personId, port }, 'notes', note) ? <SizeHandles box={box} /> : null}
    </div>
  );
}

/** Drawn again only for what it shows (C1). */
export const NoteNodeView = memo(Note, (a, b) => a.data === b.data && a.selected === b.selected);
