import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReadAs } from '../../shared/files/brought.ts';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id, Journey, Problem } from '../../shared/journey/journey.ts';
import type { DatasetAnswer, DatasetMapping, FunnelAnswer, MappingAnswer } from '../../shared/wire/datasets.ts';
import { useTranslation } from '../ui/speech.ts';
import { type Datasets, Refused } from './datasets.ts';
import { cardPlaces, columnPlaces } from './draft.ts';
import { FunnelBuilder } from './funnel-builder.tsx';
import { type EventQuestion, flowCommand, funnelCommands } from './funnel-question.ts';
import { LogCounts } from './log-counts.tsx';
import { LogMapping } from './log-mapping.tsx';
import { ProblemList } from './parts.tsx';
import { textAsChosen } from './text-as-chosen.ts';
import { useQuestionWords } from './use-question-words.ts';

interface EventLogProps {
  port: BoardPort;
  journey: Journey;
  mapId: Id;
  who: { id: Id; name: string };
  datasets: Datasets;
  file: File;
  /** How its text was chosen to be read; the server guesses the rest. */
  readAs: ReadAs;
  title: string;
  /** Names of personal columns that are to be kept (A6). */
  kept: readonly string[];
  onClose: () => void;
}

type Stage =
  | { is: 'before' }
  | { is: 'sending'; sent: number }
  | { is: 'sent'; dataset: DatasetAnswer }
  | { is: 'mapped'; dataset: DatasetAnswer; mapping: MappingAnswer };

/** First steps that are worth a look: the most frequent events, one under each of the first columns. */
function firstQuestion(mapping: MappingAnswer, title: string, columns: readonly { id: Id }[]): EventQuestion {
  const events = mapping.events.slice(0, 3).toSorted((a, b) => b.entities - a.entities);
  const steps = events.map(({ event }, i) => {
    const placeId = columns[i]?.id;
    return { label: '', anyOf: [event], ...(placeId === undefined ? {} : { placeId }) };
  });
  while (steps.length < 2) steps.push({ label: '', anyOf: [] });
  return {
    title,
    steps,
    order: 'sequential',
    entry: 'first',
    days: '',
    breakdown: '',
    unit: mapping.mapping.unit ?? '',
  };
}

/** An event log on its way to the server, its columns confirmed, and a funnel made of its events. */
export function EventLog(props: EventLogProps) {
  const { port, journey, mapId, who, datasets, file, readAs, title, kept, onClose } = props;
  const { t } = useTranslation();
  const words = useQuestionWords();
  const [now] = useState(Date.now);
  const [stage, setStage] = useState<Stage>({ is: 'before' });
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [question, setQuestion] = useState<EventQuestion>();
  const [answer, setAnswer] = useState<FunnelAnswer>();
  const [withFlow, setWithFlow] = useState(false);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const columns = columnPlaces(journey, mapId);
  const places = [...columns, ...cardPlaces(journey, mapId)];

  const failed = useCallback(
    (error: unknown): void => {
      if (error instanceof DOMException && error.name === 'AbortError') return;
      const known = error instanceof Refused;
      setProblems(known ? error.problems : []);
      setRefusal(known && error.code !== 'network' && error.message !== '' ? error.message : t('data.events.network'));
    },
    [t],
  );
  const send = (): void => {
    stop.current = new AbortController();
    setRefusal(undefined);
    setProblems([]);
    setStage({ is: 'sending', sent: 0 });
    const { signal } = stop.current;
    textAsChosen(file, readAs)
      .then((text) => datasets.send(text, kept, (sent) => setStage({ is: 'sending', sent }), signal))
      .then((dataset) => {
        setStage({ is: 'sent', dataset });
        setProblems(dataset.problems);
      })
      .catch((error: unknown) => {
        setStage({ is: 'before' });
        failed(error);
      });
  };
  const confirm = (dataset: DatasetAnswer, wanted: DatasetMapping): void => {
    setBusy(true);
    setRefusal(undefined);
    datasets
      .map(dataset.id, wanted)
      .then((mapping) => {
        setStage({ is: 'mapped', dataset, mapping });
        setProblems([...dataset.problems, ...mapping.problems]);
        setQuestion((before) => before ?? firstQuestion(mapping, title, columns));
      })
      .catch(failed)
      .finally(() => setBusy(false));
  };
  const bring = async (dataset: DatasetAnswer): Promise<void> => {
    if (!question || !answer) return;
    setBusy(true);
    try {
      const about = { journey, mapId, personId: who.id, now, datasetId: dataset.id, question, words };
      const timeZone = stage.is === 'mapped' ? (stage.mapping.mapping.timeZone ?? 'UTC') : undefined;
      const events = [...new Set(question.steps.flatMap(({ anyOf }) => anyOf))];
      const flow = withFlow ? flowCommand(about, await datasets.paths(dataset.id, { events, top: 100 })) : undefined;
      port.endGesture();
      port.run([...funnelCommands({ ...about, answer, timeZone }), ...(flow ? [flow] : [])]);
      port.endGesture();
      onClose();
    } catch (error) {
      failed(error);
      setBusy(false);
    }
  };
  const dataset = stage.is === 'sent' || stage.is === 'mapped' ? stage.dataset : undefined;
  return (
    <>
      {stage.is === 'before' ? <p className="data-quiet">{t('data.events.lead')}</p> : null}
      {stage.is === 'sending' ? (
        <div className="data-progress">
          <progress max={1} value={stage.sent} aria-label={t('data.events.sending', { name: file.name })} />
          <span>{t(stage.sent < 1 ? 'data.events.sending' : 'data.events.reading', { name: file.name })}</span>
          <button
            type="button"
            className="ui-button ui-button-plain"
            onClick={() => {
              stop.current?.abort();
              setStage({ is: 'before' });
            }}
          >
            {t('data.stop')}
          </button>
        </div>
      ) : null}
      {dataset ? (
        <LogMapping
          key={dataset.id}
          dataset={dataset}
          boardZone={journey.board.timeZone}
          isBusy={isBusy}
          onMapping={(wanted) => confirm(dataset, wanted)}
        />
      ) : null}
      {stage.is === 'mapped' && question ? (
        <>
          <LogCounts counts={stage.mapping.counts} />
          <FunnelBuilder
            datasets={datasets}
            datasetId={stage.dataset.id}
            events={stage.mapping.events}
            properties={stage.mapping.properties.map(({ name }) => name)}
            places={places}
            question={question}
            onQuestion={setQuestion}
            onAnswer={setAnswer}
          />
          <label className="data-check">
            <input type="checkbox" checked={withFlow} onChange={(event) => setWithFlow(event.target.checked)} />
            {t('data.events.withFlow')}
          </label>
        </>
      ) : null}
      {refusal === undefined ? null : <p role="alert">{refusal}</p>}
      <div role="status">
        <ProblemList problems={problems} />
      </div>
      <footer>
        <button type="button" className="ui-button ui-button-plain" onClick={onClose}>
          {t('data.cancel')}
        </button>
        {dataset ? (
          <button
            type="button"
            className="ui-button ui-button-filled data-primary"
            disabled={!answer || isBusy}
            onClick={() => void bring(dataset)}
          >
            {t('data.addFunnel', { number: question?.steps.length ?? 0 })}
          </button>
        ) : (
          <button
            type="button"
            className="ui-button ui-button-filled data-primary"
            disabled={stage.is === 'sending'}
            onClick={send}
          >
            {t('data.events.send')}
          </button>
        )}
      </footer>
    </>
  );
}
