import { Sheet } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from '../ui/speech.ts';
import type { State } from './use-brought.ts';

const ACCEPTED =
  '.csv,.tsv,.txt,.json,.ndjson,.jsonl,.xlsx,.gz,text/csv,text/plain,application/json,application/gzip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface FileZoneProps {
  state: State;
  onFile: (file: File) => void;
  onCancel: () => void;
}

const nameIn = (state: State): string | undefined =>
  state.is === 'read' ? state.brought.file.name : state.is === 'none' ? undefined : state.name;

/** A table on the clipboard, as a spreadsheet or a mail hands it over; one line of words is none. */
function pastedTable(data: DataTransfer, name: string): File | undefined {
  const [file] = data.files;
  if (file) return file;
  const text = data.getData('text/plain');
  return /\n.*\S/u.test(text) ? new File([text], name, { type: 'text/plain' }) : undefined;
}

/** Where a file comes in: dropped, chosen or pasted; while one is being read, how far that is. */
export function FileZone({ state, onFile, onCancel }: FileZoneProps) {
  const { t } = useTranslation();
  const name = nameIn(state);
  const pastedName = t('data.pasted');
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const inField = event.target instanceof Element && event.target.closest('input[type="text"], textarea');
      if (inField || !event.clipboardData) return;
      const file = pastedTable(event.clipboardData, pastedName);
      if (!file) return;
      event.preventDefault();
      onFile(file);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [onFile, pastedName]);
  return (
    <>
      <label className="data-drop">
        <Sheet aria-hidden />
        <span>{name === undefined ? t('data.choose') : t('data.chosen', { name })}</span>
        <small>{t('data.formats')}</small>
        {/* unseen over the whole label: the browser names it in its own language, and takes a dropped file by itself */}
        <input
          type="file"
          accept={ACCEPTED}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) onFile(chosen);
            // the same file, mended and chosen again, is another one
            event.target.value = '';
          }}
        />
      </label>
      {state.is === 'reading' ? (
        <div className="data-progress">
          <progress max={1} value={state.progress} aria-label={t('data.reading', { name: state.name })} />
          <span>{t('data.reading', { name: state.name })}</span>
          <button type="button" className="ui-button ui-button-plain" onClick={onCancel}>
            {t('data.stop')}
          </button>
        </div>
      ) : null}
      {state.is === 'failed' ? <p role="alert">{t('data.unreadable')}</p> : null}
    </>
  );
}
