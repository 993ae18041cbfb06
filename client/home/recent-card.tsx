import { Copy, Ellipsis, PencilLine, Trash2, X } from 'lucide-react';
import type { Locale } from '../../shared/journey/journey.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { useTranslation } from '../ui/speech.ts';
import { ago } from './ago.ts';
import { RecentPicture } from './recent-picture.tsx';
import { pathOfRecent, type Recent } from './recents.ts';

export type Wish = 'rename' | 'duplicate' | 'forget' | 'delete';

export interface RecentCardProps {
  recent: Recent;
  locale: Locale;
  theme: 'light' | 'dark';
  now: number;
  isBusy: boolean;
  onOpen: (path: string) => void;
  onWish: (wish: Wish) => void;
}

/** A board with its picture; what can be done with it is in its menu. */
export function RecentCard({ recent, locale, theme, now, isBusy, onOpen, onWish }: RecentCardProps) {
  const { t } = useTranslation();
  const { title } = recent;
  const entry = (id: Wish, icon: MenuEntry['icon']): MenuEntry => ({
    id,
    icon,
    label: t(`home.board.${id}`),
    onAction: () => onWish(id),
  });
  // renaming and deleting are for everybody, so they need the role that may do so on the server
  const facilitates = recent.role === 'facilitate';
  return (
    <li className="recent home-tile" aria-busy={isBusy}>
      <div className="recent-picture">
        <RecentPicture id={recent.id} theme={theme} />
      </div>
      <div className="recent-words">
        <a
          className="home-tile-open"
          href={pathOfRecent(recent)}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(pathOfRecent(recent));
          }}
        >
          {title}
        </a>
        <p>
          {isBusy ? (
            <span role="status">{t('home.making')}</span>
          ) : (
            <>
              <time dateTime={new Date(recent.at).toISOString()}>{ago(locale, recent.at, now)}</time>
              {facilitates ? null : <span>{t(`share.role.${recent.role}`)}</span>}
            </>
          )}
        </p>
        <Menu
          label={t('home.board.menu', { title })}
          icon={<Ellipsis aria-hidden />}
          groups={[
            {
              id: 'board',
              title,
              entries: [
                ...(facilitates ? [entry('rename', <PencilLine aria-hidden />)] : []),
                entry('duplicate', <Copy aria-hidden />),
                entry('forget', <X aria-hidden />),
                ...(facilitates ? [entry('delete', <Trash2 aria-hidden />)] : []),
              ],
            },
          ]}
        />
      </div>
    </li>
  );
}
