import { useState } from 'react';
import type { Locale } from '../../shared/journey/journey.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import type { BoardHands } from './board-hands.ts';
import { RecentCard, type Wish } from './recent-card.tsx';
import { RenameBoard, Sure } from './recent-dialogs.tsx';
import { daysLeft, type Recent } from './recents.ts';

export interface RecentBoardsProps {
  recents: readonly Recent[];
  locale: Locale;
  theme: 'light' | 'dark';
  hands: BoardHands;
  /** The board that is being copied. */
  busy: string | undefined;
  onDuplicate: (recent: Recent) => void;
}

/** Two rows; whoever has more boards asks for them. */
const SHOWN = 6;

export function RecentBoards({ recents, locale, theme, hands, busy, onDuplicate }: RecentBoardsProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<{ wish: Wish; recent: Recent }>();
  const [all, setAll] = useState(false);
  const [now] = useState(() => Date.now());
  const living = recents.filter(({ deletedAt }) => deletedAt === undefined);
  const deleted = recents.filter((recent) => recent.deletedAt !== undefined && daysLeft(recent, now) > 0);
  const close = (): void => setAsked(undefined);
  return (
    <>
      {living.length === 0 ? <p className="home-lead">{t('home.noRecents')}</p> : null}
      <ul className="recents">
        {(all ? living : living.slice(0, SHOWN)).map((recent) => (
          <RecentCard
            key={recent.id}
            {...{ recent, locale, theme, now }}
            isBusy={busy === recent.id}
            onOpen={hands.open}
            onWish={(wish) => (wish === 'duplicate' ? onDuplicate(recent) : setAsked({ wish, recent }))}
          />
        ))}
      </ul>
      {living.length > SHOWN ? (
        <div className="recents-more">
          <Button look="quiet" aria-expanded={all} onPress={() => setAll(!all)}>
            {all ? t('home.fewer') : t('home.allBoards', { count: living.length })}
          </Button>
        </div>
      ) : null}
      {deleted.length > 0 ? <Deleted {...{ deleted, hands, now }} /> : null}
      {asked?.wish === 'rename' ? (
        <RenameBoard recent={asked.recent} onRename={(title) => hands.rename(asked.recent, title)} onClose={close} />
      ) : null}
      {asked?.wish === 'forget' || asked?.wish === 'delete' ? (
        <Sure
          of={asked.wish}
          recent={asked.recent}
          onYes={() => (asked.wish === 'forget' ? hands.forget(asked.recent) : void hands.remove(asked.recent))}
          onClose={close}
        />
      ) : null}
    </>
  );
}

/** The way back, for as long as there is one. */
function Deleted({ deleted, hands, now }: { deleted: readonly Recent[]; hands: BoardHands; now: number }) {
  const { t } = useTranslation();
  return (
    <details className="recents-deleted">
      <summary>{t('home.deleted', { count: deleted.length })}</summary>
      <ul>
        {deleted.map((recent) => (
          <li key={recent.id}>
            <span>{recent.title}</span>
            <span>{t('home.daysLeft', { count: daysLeft(recent, now) })}</span>
            <Button label={t('home.bringBackOf', { title: recent.title })} onPress={() => void hands.bringBack(recent)}>
              {t('home.bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
