import { useEffect, useId, useRef, useState } from 'react';
import { X } from 'lucide-react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { useTranslation } from '../ui/speech.ts';
import { FileZone } from './file-zone.tsx';
import { ProblemList } from './parts.tsx';
import { ReadingChoice } from './reading-choice.tsx';
import { TableChoice } from './table-choice.tsx';
import { TableImport } from './table-import.tsx';
import { useBrought } from './use-brought.ts';
import '../ui/ui.css';
import './data.css';

export interface ImportDialogProps {
  port: BoardPort;
  mapId: Id;
  /** Who brings the numbers, for their passport (N1). */
  who: { id: Id; name: string };
  /** The board and who asks, for event logs, which the server reads; absent where none may be sent. */
  server?: { boardId: string; session: string };
  /** A file already dropped on the board. */
  file?: File;
  onClose: () => void;
}

/** One dialog for whatever holds numbers: a file is known by its header, shown, corrected, and only then brought in. */
export function ImportDialog({ port, mapId, who, file, server, onClose }: ImportDialogProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { state, take, cancel, readWith, readAgain } = useBrought(file);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open && typeof element.showModal === 'function') element.showModal();
  }, []);
  const brought = state.is === 'read' ? state.brought : undefined;
  const shown = Math.min(at, (brought?.tables.length ?? 1) - 1);
  const table = brought?.tables[shown];
  const onFile = (chosen: File): void => {
    setAt(0);
    take(chosen);
  };
  return (
    <dialog ref={dialog} className="data-dialog" aria-labelledby={titleId} onCancel={onClose} onClose={onClose}>
      <header>
        <h2 id={titleId}>{t('data.title')}</h2>
        <button
          type="button"
          className="ui-icon-button"
          aria-label={t('data.close')}
          title={t('data.close')}
          onClick={onClose}
        >
          <X aria-hidden />
        </button>
      </header>
      <FileZone state={state} onFile={onFile} onCancel={cancel} />
      {brought && table ? (
        <>
          <TableChoice
            tables={brought.tables}
            at={shown}
            onTable={setAt}
            onHeader={(header) => readAgain(shown, header)}
          >
            <ReadingChoice brought={brought} table={table.table} onChange={readWith} />
          </TableChoice>
          <TableImport
            // another table, header or file begins anew; what is remembered of it comes from the shelf
            key={`${brought.file.name}/${brought.file.lastModified}/${shown}/${table.table.headerAt}/${table.table.headerRows}/${JSON.stringify(brought.readAs)}`}
            port={port}
            mapId={mapId}
            who={who}
            server={server}
            brought={brought}
            table={table}
            onClose={onClose}
          />
        </>
      ) : (
        <>
          <div role="status">
            <ProblemList problems={brought?.problems ?? []} />
          </div>
          {brought ? (
            <div className="data-grid">
              <ReadingChoice brought={brought} onChange={readWith} />
            </div>
          ) : null}
          <footer>
            <button type="button" className="ui-button ui-button-plain" onClick={onClose}>
              {t('data.cancel')}
            </button>
            <button type="button" className="ui-button ui-button-filled data-primary" disabled>
              {t('data.addMetrics', { number: 0 })}
            </button>
          </footer>
        </>
      )}
    </dialog>
  );
}
