import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { FunnelAnswer, MappingAnswer } from '../../shared/wire/datasets.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useTranslation } from '../ui/speech.ts';
import { datasetsOf, type Datasets } from './datasets.ts';
import { cardPlaces, columnPlaces } from './draft.ts';
import { FunnelBuilder } from './funnel-builder.tsx';
import { type EventQuestion, funnelCommands, questionOf } from './funnel-question.ts';
import { useQuestionWords } from './use-question-words.ts';
import './data.css';

export interface FunnelDialogProps {
  port: BoardPort;
  funnelId: Id;
  who: { id: Id; name: string };
  boardId: string;
  session: string;
  /** Another source of event logs than the server, in tests. */
  from?: Datasets;
  onClose: () => void;
}

/** A funnel of the map asked anew: another step, window or segment, and its counts follow. */
export function FunnelDialog({ port, funnelId, who, boardId, session, from, onClose }: FunnelDialogProps) {
  const { t } = useTranslation();
  const words = useQuestionWords();
  const subscribe = useCallback((listener: () => void) => port.subscribe(listener), [port]);
  const journey = useSyncExternalStore(subscribe, () => port.records());
  const funnel = journey.funnels.get(funnelId);
  const datasetId = funnel?.query?.datasetId;
  const datasets = useMemo(() => from ?? datasetsOf(boardId, session), [from, boardId, session]);
  const [now] = useState(Date.now);
  const [question, setQuestion] = useState<EventQuestion | undefined>(() => funnel && questionOf(funnel));
  const [mapping, setMapping] = useState<MappingAnswer | 'gone'>();
  const [answer, setAnswer] = useState<FunnelAnswer>();
  useEffect(() => {
    let here = true;
    const read = async (): Promise<void> => {
      const known = (await datasets.list()).find(({ id }) => id === datasetId);
      // the same mapping again: it answers with the events there are
      const found = known?.mapping ? await datasets.map(known.id, known.mapping) : 'gone';
      if (here) setMapping(found);
    };
    read().catch(() => {
      if (here) setMapping('gone');
    });
    return () => {
      here = false;
    };
  }, [datasets, datasetId]);
  if (!funnel || !question || datasetId === undefined) return null;
  const save = (): void => {
    if (!answer) return;
    const { mapId } = funnel;
    port.endGesture();
    port.run(
      funnelCommands({
        ...{ journey, mapId, personId: who.id, now, datasetId, question, answer, words, before: funnel },
        timeZone: funnel.timeZone,
      }),
    );
    port.endGesture();
    onClose();
  };
  return (
    <Dialog
      title={t('data.events.ask')}
      closeLabel={t('data.close')}
      onClose={onClose}
      wide
      foot={
        <>
          <Button onPress={onClose}>{t('data.cancel')}</Button>
          <Button look="filled" onPress={save} isDisabled={!answer}>
            {t('data.events.update')}
          </Button>
        </>
      }
    >
      <div className="data-inside">
        {mapping === undefined ? <p role="status">{t('data.events.loading')}</p> : null}
        {mapping === 'gone' ? <p role="alert">{t('data.events.gone')}</p> : null}
        {mapping !== undefined && mapping !== 'gone' ? (
          <FunnelBuilder
            datasets={datasets}
            datasetId={datasetId}
            events={mapping.events}
            properties={mapping.properties.map(({ name }) => name)}
            places={[...columnPlaces(journey, funnel.mapId), ...cardPlaces(journey, funnel.mapId)]}
            question={question}
            onQuestion={setQuestion}
            onAnswer={setAnswer}
          />
        ) : null}
      </div>
    </Dialog>
  );
}
