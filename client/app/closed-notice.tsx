import { useState } from 'react';
import { writeJourneyFile } from '../../shared/files/journey-file.ts';
import { CLOSE } from '../../shared/wire/frames.ts';
import type { BoardSession } from '../session/connect.ts';
import { forgetMembership } from '../session/membership.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { saveFile } from './save-file.ts';
import { Notice } from './notice.tsx';
import { go } from './route.ts';

type Reason = 'unauthorised' | 'forbidden' | 'gone' | 'too-large' | 'outdated' | 'malformed';

export function reasonOf(code: number): Reason {
  switch (code) {
    case CLOSE.unauthorised:
      return 'unauthorised';
    case CLOSE.forbidden:
      return 'forbidden';
    case CLOSE.notFound:
      return 'gone';
    case CLOSE.tooLarge:
      return 'too-large';
    case CLOSE.outdated:
      return 'outdated';
    default:
      return 'malformed';
  }
}

export interface ClosedNoticeProps {
  session: BoardSession;
  code: number;
  onLeave: () => void;
  onRetry: () => void;
}

/** D9: the server will not have this connection again; what this device holds is offered before anything is dropped. */
export function ClosedNotice({ session, code, onLeave, onRetry }: ClosedNoticeProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const reason = reasonOf(code);
  const { member, port } = session;
  const held = port.records();
  const hasBoard = held.maps.size > 0;

  const saveCopy = (): void =>
    saveFile(new Blob([writeJourneyFile(held)], { type: 'application/json' }), `${held.board.title || 'board'}.json`);
  async function startAfresh(): Promise<void> {
    await session.discard();
    onRetry();
  }
  function joinAgain(): void {
    forgetMembership(member.boardId);
    onLeave();
  }
  async function bringBack(): Promise<void> {
    const response = await fetch(`/api/boards/${member.boardId}/undelete`, {
      method: 'POST',
      headers: { authorization: `Bearer ${member.session}` },
    }).catch(() => undefined);
    if (response?.ok) onRetry();
    else setFailed(true);
  }

  return (
    <Notice
      title={t(`app.closed.${reason}.title`)}
      actions={
        <>
          {reason === 'unauthorised' ? (
            <Button look="filled" onPress={joinAgain}>
              {t('app.closed.joinAgain')}
            </Button>
          ) : null}
          {reason === 'outdated' ? (
            <Button look="filled" onPress={() => location.reload()}>
              {t('app.closed.reload')}
            </Button>
          ) : null}
          {reason === 'gone' && member.role === 'facilitate' ? (
            <Button look="filled" onPress={() => void bringBack()}>
              {t('app.closed.bringBack')}
            </Button>
          ) : null}
          {hasBoard ? (
            <Button look={reason === 'forbidden' || reason === 'too-large' ? 'filled' : 'plain'} onPress={saveCopy}>
              {t('app.closed.saveCopy')}
            </Button>
          ) : null}
          {reason === 'forbidden' || reason === 'too-large' || reason === 'malformed' ? (
            <Button onPress={() => void startAfresh()}>{t('app.closed.startAfresh')}</Button>
          ) : null}
          <Button look="quiet" onPress={() => go('/')}>
            {t('app.home')}
          </Button>
        </>
      }
    >
      <p>{t(`app.closed.${reason}`)}</p>
      {failed ? <p role="alert">{t('app.closed.bringBackFailed')}</p> : null}
    </Notice>
  );
}
