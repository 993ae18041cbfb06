import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { BroughtTable, ReadAs } from '../../shared/files/brought.ts';
import { ENCODINGS } from '../../shared/files/table/decode.ts';
import { personalColumns, withoutColumns } from '../../shared/files/table/personal.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { useTranslation } from '../ui/speech.ts';
import { AggregateImport } from './aggregate-import.tsx';
import { type Datasets, datasetsOf } from './datasets.ts';
import { type Draft, draftOf, guessDraft, looksLikeEvents } from './draft.ts';
import { EventLog } from './event-log.tsx';
import { logFile } from './log-file.ts';
import { PreviewTable } from './parts.tsx';
import { PersonalForm } from './personal-form.tsx';
import { NO_ANSWERS, type Question } from './question-form.tsx';
import { recall } from './remembered.ts';
import type { Brought } from './use-brought.ts';

interface TableImportProps {
  port: BoardPort;
  mapId: Id;
  who: { id: Id; name: string };
  server: { boardId: string; session: string } | undefined;
  brought: Brought;
  table: BroughtTable;
  onClose: () => void;
}

const bareName = (name: string): string => name.replace(/(?:\.(?:gz|csv|tsv|txt|json|ndjson|jsonl|xlsx))+$/iu, '');

/** Where something of the reading was chosen, all that was seen in the preview goes along with it. */
function readAsSeen({ readAs }: Brought, { table }: BroughtTable): ReadAs {
  if (Object.keys(readAs).length === 0) return readAs;
  const encoding = ENCODINGS.find((one) => one === table.encoding);
  return { ...(encoding ? { encoding } : {}), ...readAs };
}

/** Event logs of the board, once its server has said that it keeps them; asked only where somebody has one to bring. */
function useDatasets(server: TableImportProps['server']): Datasets | 'none' | undefined {
  const [there, setThere] = useState<Datasets | 'none'>();
  useEffect(() => {
    if (!server) return undefined;
    let here = true;
    const datasets = datasetsOf(server.boardId, server.session);
    datasets.list().then(
      () => here && setThere(datasets),
      () => here && setThere('none'),
    );
    return () => {
      here = false;
    };
  }, [server]);
  return there;
}

/** One table of a file: columns about people out, and what it holds: counts, values, or events still to be counted. */
export function TableImport({ port, mapId, who, server, brought, table: found, onClose }: TableImportProps) {
  const { t } = useTranslation();
  const subscribe = useCallback((listener: () => void) => port.subscribe(listener), [port]);
  const journey = useSyncExternalStore(subscribe, () => port.records());
  const [last] = useState(() => recall(found.table, who.id));
  const personal = useMemo(() => personalColumns(found.table), [found.table]);
  const [kept, setKept] = useState<ReadonlySet<number>>(
    () => new Set(personal.flatMap(({ column }) => (last?.kept.includes(column.title) ? column.index : []))),
  );
  const table = useMemo(() => {
    const out = personal.map(({ column }) => column.index).filter((index) => !kept.has(index));
    return withoutColumns(found.table, new Set(out));
  }, [found.table, personal, kept]);
  const [draft, setDraft] = useState<Draft | undefined>(() => last?.draft ?? guessDraft(table, found.source.holds));
  const [wantsLog, setLog] = useState(
    brought.isHead || found.source.holds === 'events' || (!last && looksLikeEvents(found.table)),
  );
  const datasets = useDatasets(wantsLog ? server : undefined);
  const isLog = wantsLog && datasets !== undefined && datasets !== 'none';
  const [bound, setBound] = useState<readonly string[]>();
  const [question, setQuestion] = useState<Question>(() => ({
    ...NO_ANSWERS,
    ...last?.question,
    title: [bareName(brought.file.name), brought.tables.length > 1 ? found.name : ''].filter(Boolean).join(' – '),
  }));
  const sent = useMemo(
    () => (isLog ? logFile(brought.file, found.table) : brought.file),
    [isLog, brought.file, found.table],
  );
  const leaveOut = (next: ReadonlySet<number>): void => {
    setKept(next);
    const out = new Set(personal.map(({ column }) => column.index).filter((index) => !next.has(index)));
    // a column that is left out can be no part of the mapping
    setDraft(guessDraft(withoutColumns(found.table, out), found.source.holds));
    setBound(undefined);
  };
  return (
    <>
      {last ? <p className="data-quiet">{t('data.remembered')}</p> : null}
      <PersonalForm found={personal} kept={kept} onChange={leaveOut} />
      <fieldset className="data-kind">
        <legend>{t('data.what')}</legend>
        {(['funnel', 'metrics'] as const).map((kind) => {
          const possible = draftOf(table, kind);
          return (
            <label key={kind}>
              <input
                type="radio"
                name="data-kind"
                checked={!isLog && draft?.kind === kind}
                // the beginning of a long file must not pass for the whole
                disabled={!possible || brought.isHead}
                onChange={() => {
                  setLog(false);
                  setDraft(possible);
                  setBound(undefined);
                }}
              />
              {t(`data.${kind}`)}
            </label>
          );
        })}
        {server ? (
          <label>
            <input type="radio" name="data-kind" checked={isLog} onChange={() => setLog(true)} />
            {t('data.events')}
          </label>
        ) : null}
      </fieldset>
      {wantsLog && datasets === 'none' ? <p role="alert">{t('data.events.noServer')}</p> : null}
      {isLog ? (
        <>
          <PreviewTable table={table} />
          <EventLog
            {...{ port, journey, mapId, who, datasets, onClose }}
            file={sent}
            readAs={sent === brought.file ? readAsSeen(brought, found) : {}}
            title={question.title}
            kept={personal.filter(({ column }) => kept.has(column.index)).map(({ column }) => column.title)}
          />
        </>
      ) : (
        <AggregateImport
          {...{ port, journey, mapId, who, brought, found, table, personal, kept, last }}
          {...{ draft, bound, question, setDraft, setBound, setQuestion, onClose }}
        />
      )}
    </>
  );
}
