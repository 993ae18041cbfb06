import { useEffect, useState } from 'react';
import { ROLES, type Role } from '../../shared/wire/roles.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useTranslation } from '../ui/speech.ts';
import { type Asking, changeLink, type LinkChange, type Links, readLinks } from './links.ts';
import { RoomCode } from './room-code.tsx';
import { ShareLink } from './share-link.tsx';
import './share.css';

export interface ShareDialogProps extends Asking {
  /** One's own: what it may hand on, and whether it may change links. */
  role: Role;
  onClose: () => void;
}

export function ShareDialog({ role, onClose, boardId, session }: ShareDialogProps) {
  const { t } = useTranslation();
  const [links, setLinks] = useState<Links>();
  const [failure, setFailure] = useState<'read' | 'change'>();
  /** The link that is shown to the room as a code. */
  const [shown, setShown] = useState<Role>();
  const asking = { boardId, session };

  function take(answer: Links | undefined, failing: 'read' | 'change'): void {
    if (answer) setLinks(answer);
    setFailure(answer ? undefined : failing);
  }
  const read = (): Promise<void> => readLinks({ boardId, session }).then((answer) => take(answer, 'read'));
  useEffect(() => {
    let here = true;
    void readLinks({ boardId, session }).then((answer) => {
      if (here) take(answer, 'read');
    });
    return () => {
      here = false;
    };
  }, [boardId, session]);
  async function change(which: Role, what: LinkChange): Promise<boolean> {
    const answer = await changeLink(asking, which, what);
    take(answer, 'change');
    return answer !== undefined;
  }

  const code = shown && links?.[shown];
  return (
    <Dialog title={t(code ? 'share.codeTitle' : 'share.title')} closeLabel={t('share.close')} onClose={onClose} wide>
      {shown && code ? <RoomCode role={shown} url={code.url} onBack={() => setShown(undefined)} /> : null}
      <p className="share-lead" hidden={code !== undefined}>
        {t('share.lead')}
      </p>
      {failure ? (
        <div role="alert" className="share-failed">
          <p>{t(`share.failed.${failure}`)}</p>
          {failure === 'read' ? <Button onPress={() => void read()}>{t('share.again')}</Button> : null}
        </div>
      ) : null}
      {links === undefined && failure === undefined ? <p role="status">{t('share.loading')}</p> : null}
      <ul className="share-links" hidden={code !== undefined}>
        {ROLES.map((of) => {
          const link = links?.[of];
          return (
            link && (
              <ShareLink
                key={of}
                role={of}
                link={link}
                onCode={() => setShown(of)}
                {...(role === 'facilitate' ? { onChange: (what: LinkChange) => change(of, what) } : {})}
              />
            )
          );
        })}
      </ul>
    </Dialog>
  );
}
