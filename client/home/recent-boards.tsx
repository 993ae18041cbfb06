import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../shared/journey/format.ts';
import type { Locale } from '../../shared/journey/journey.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { pathOfRecent, type Recent } from './recents.ts';

export interface RecentBoardsProps {
  recents: readonly Recent[];
  locale: Locale;
  onOpen: (path: string) => void;
  onForget: (id: string) => void;
}

export function RecentBoards({ recents, locale, onOpen, onForget }: RecentBoardsProps) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState<Recent>();
  if (recents.length === 0) return <p className="home-quiet">{t('home.noRecents')}</p>;
  const keep = (): void => setLeaving(undefined);
  return (
    <>
      <ul className="recents">
        {recents.map((recent) => (
          <li key={recent.id}>
            <a
              href={pathOfRecent(recent)}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onOpen(pathOfRecent(recent));
              }}
            >
              <strong>{recent.title}</strong>
              <span>
                {t(`share.role.${recent.role}`)} · {formatDate(locale, recent.at)}
              </span>
            </a>
            <IconButton label={t('home.forgetOf', { title: recent.title })} onPress={() => setLeaving(recent)}>
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {leaving ? (
        <Dialog
          title={t('home.forget.title', { title: leaving.title })}
          closeLabel={t('home.close')}
          onClose={keep}
          foot={
            <>
              <Button onPress={keep}>{t('home.forget.no')}</Button>
              <Button
                look="filled"
                onPress={() => {
                  onForget(leaving.id);
                  keep();
                }}
              >
                {t('home.forget.yes')}
              </Button>
            </>
          }
        >
          <p>{t('home.forget.what')}</p>
        </Dialog>
      ) : null}
    </>
  );
}
