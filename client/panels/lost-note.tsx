import { RotateCcw } from 'lucide-react';
import type { Journey, Note, Problem } from '../../shared/journey/journey.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { CopyWords } from './copy-words.tsx';

/** Deleted notes that somebody went on writing in: their words must be seen (J4). */
export function notesWithLateWords(journey: Journey, problems: readonly Problem[]): Note[] {
  return problems.flatMap(({ code, where }): Note[] => {
    const note = code === 'words-for-deleted-note' ? journey.notes.get(where.slice(where.indexOf('/') + 1)) : undefined;
    return note?.deleted ? [note] : [];
  });
}

/** A note keeps its place beside the map, so it comes back where it stood. */
export function LostNote({ note, onRestore }: { note: Note; onRestore: (() => void) | undefined }) {
  const { t } = useTranslation();
  return (
    <li>
      <p className="unplaced-why">
        {t(`notes.kind.${note.kind}`)} · {t('panels.wordsForDeleted')}
      </p>
      <p className="unplaced-title">{note.text}</p>
      <div className="unplaced-actions">
        {onRestore ? (
          <Button icon={<RotateCcw aria-hidden />} onPress={onRestore}>
            {t('panels.restore')}
          </Button>
        ) : null}
        <CopyWords words={note.text} />
      </div>
    </li>
  );
}
