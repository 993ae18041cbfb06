import type { Note } from '../../../shared/journey/journey.ts';
import { NOTE, noteBox } from '../../../shared/journey/notes.ts';
import { useTranslation } from '../../ui/speech.ts';
import { NameField } from './name-field.tsx';

/** Larger than this a note would cover the map it belongs to. */
const MOST = 4000;

interface NoteSizeProps {
  note: Note;
  readOnly: boolean;
  onSize: (size: Note['size']) => void;
}

/** Its measures in numbers; a picture keeps its shape. What is no number changes nothing. */
export function NoteSize({ note, readOnly, onSize }: NoteSizeProps) {
  const { t } = useTranslation();
  const { width, height } = noteBox(note);
  const shape = height / width;
  const commit = (side: 'width' | 'height', written: string): void => {
    const value = Math.round(Number(written.trim().replace(',', '.')));
    if (!Number.isFinite(value) || value <= 0) return;
    const wanted = Math.min(MOST, Math.max(NOTE.least, value));
    if (note.kind !== 'image') onSize({ width, height, [side]: wanted });
    else if (side === 'width') onSize({ width: wanted, height: Math.round(wanted * shape) });
    else onSize({ width: Math.round(wanted / shape), height: wanted });
  };
  return (
    <div className="note-size">
      {(['width', 'height'] as const).map((side) => (
        <NameField
          key={side}
          label={t(`notes.${side}`)}
          value={String(side === 'width' ? width : height)}
          readOnly={readOnly}
          onCommit={(written) => commit(side, written)}
        />
      ))}
    </div>
  );
}
