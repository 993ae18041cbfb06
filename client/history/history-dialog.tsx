import { History as Clock, RotateCcw, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useLocale } from '../charts/use-locale.ts';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import type { Tokens } from '../../shared/journey/tokens.ts';
import type { RestoreAnswer, VersionSummary } from '../../shared/wire/history.ts';
import { atLeast, type Role } from '../../shared/wire/roles.ts';
import { useRecords } from '../panels/use-records.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { toast } from '../ui/toast.tsx';
import { type Asking, readVersion, restoreVersion } from './asking.ts';
import { daysOf } from './days.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { SaveVersion } from './save-version.tsx';
import { Timeline, versionTitle } from './timeline.tsx';
import { useHistory } from './use-history.ts';
import { VersionPreview } from './version-preview.tsx';
import { momentOf } from './when.ts';
import { useWords } from './use-words.ts';
import './history.css';

export interface HistoryDialogProps extends Asking {
  port: BoardPort;
  role: Role;
  /** The map one came from. */
  mapId: Id | undefined;
  theme: Tokens['name'];
  onClose: () => void;
}

type Seen = { id: Id; journey: Journey | undefined };

/** What happened on the board, how it was, and the way back to it. */
export function HistoryDialog({ port, role, mapId, theme, onClose, boardId, session }: HistoryDialogProps) {
  const t = useWords();
  const { locale } = useLocale();
  const journey = useRecords(port);
  const history = useHistory({ boardId, session }, port);
  const [wanted, setWanted] = useState<VersionSummary>();
  const [seen, setSeen] = useState<Seen>();
  const [map, setMap] = useState(mapId);
  const [isRestoring, setRestoring] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const asking = { boardId, session };
  const mayRestore = atLeast(role, 'facilitate');
  // the newest is what one most likely came for
  const version = wanted ?? history.versions[0];
  const id = version?.id;
  useEffect(() => {
    let here = true;
    if (id !== undefined)
      void readVersion({ boardId, session }, id).then((answer) => {
        if (here) setSeen({ id, journey: answer.ok ? answer.value : undefined });
      });
    return () => {
      here = false;
    };
  }, [id, boardId, session, attempt]);
  const then = seen !== undefined && seen.id === id ? seen : undefined;
  const [now] = useState(() => Date.now());

  async function takeBack(before: Id, scope: string | undefined): Promise<void> {
    const answer = await restoreVersion(asking, before, scope);
    toast(t(answer.ok ? 'history.restore.undone' : 'history.failed.restore'), answer.ok ? 'plain' : 'problem');
  }
  function onRestored({ before }: RestoreAnswer, scope: string | undefined): void {
    setRestoring(false);
    onClose();
    toast(
      t('history.restore.done'),
      'plain',
      before === undefined ? undefined : { label: t('history.restore.undo'), do: () => void takeBack(before, scope) },
    );
  }

  const days = daysOf(history.versions, history.activity, history.next !== undefined);
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className="ui-overlay">
      <Modal className="ui-modal history-modal">
        <AriaDialog className="ui-dialog history">
          <header>
            <div>
              <Heading slot="title">{t('history.title')}</Heading>
              <p>{t('history.lead')}</p>
            </div>
            <IconButton label={t('history.close')} onPress={onClose}>
              <X aria-hidden />
            </IconButton>
          </header>
          <div className="history-body">
            <div className="history-side">
              {mayRestore ? (
                <SaveVersion
                  asking={asking}
                  onSaved={(saved) => {
                    setWanted(saved);
                    void history.refresh();
                  }}
                />
              ) : null}
              {history.at === 'reading' ? <p role="status">{t('history.loading')}</p> : null}
              {history.at === 'failed' ? (
                <div role="alert">
                  <p>{t('history.failed.read')}</p>
                  <Button onPress={() => void history.refresh()}>{t('history.again')}</Button>
                </div>
              ) : null}
              {history.at === 'ready' && days.length === 0 ? (
                <div className="history-empty">
                  <Clock aria-hidden />
                  <p>{t('history.empty')}</p>
                  <p className="history-hint">{t('history.empty.hint')}</p>
                </div>
              ) : null}
              <Timeline days={days} journey={journey} chosen={version?.id} now={now} onChoose={setWanted} />
              {history.next === undefined ? null : (
                <Button onPress={() => void history.older()}>{t('history.older')}</Button>
              )}
            </div>
            <div className="history-then">
              {version === undefined ? (
                history.at === 'ready' ? (
                  <div className="history-empty">
                    <p>{t('history.noVersion')}</p>
                    <p className="history-hint">{t('history.noVersion.hint')}</p>
                  </div>
                ) : null
              ) : (
                <>
                  <div className="history-then-head">
                    <div>
                      <h3>{versionTitle(version, t)}</h3>
                      <p>{momentOf(locale, version.at, now)}</p>
                    </div>
                    {mayRestore && then?.journey ? (
                      <Button look="filled" icon={<RotateCcw aria-hidden />} onPress={() => setRestoring(true)}>
                        {t('history.restore')}
                      </Button>
                    ) : null}
                  </div>
                  {then === undefined ? <p role="status">{t('history.loading')}</p> : null}
                  {then && !then.journey ? (
                    <div role="alert">
                      <p>{t('history.failed.version')}</p>
                      <Button onPress={() => setAttempt(attempt + 1)}>{t('history.again')}</Button>
                    </div>
                  ) : null}
                  {then?.journey ? (
                    <VersionPreview
                      now={journey}
                      then={then.journey}
                      when={momentOf(locale, version.at, now)}
                      mapId={mapThen(then.journey, map)}
                      onMap={setMap}
                      theme={theme}
                    />
                  ) : null}
                </>
              )}
            </div>
          </div>
          {isRestoring && version && then?.journey ? (
            <RestoreDialog
              asking={asking}
              version={version}
              now={journey}
              then={then.journey}
              mapId={mapThen(then.journey, map)}
              onClose={() => setRestoring(false)}
              onRestored={onRestored}
            />
          ) : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The map one looks at, or another that was there, where it was not. */
function mapThen(then: Journey, wanted: Id | undefined): Id | undefined {
  const map = wanted === undefined ? undefined : then.maps.get(wanted);
  return map && !map.deleted ? map.id : [...then.maps.values()].find(({ deleted }) => !deleted)?.id;
}
