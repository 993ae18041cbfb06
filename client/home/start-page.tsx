import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../shared/journey/journey.ts';
import type { CreateBoardAnswer } from '../../shared/wire/api.ts';
import { useFileDrop } from '../ui/use-file-drop.ts';
import { CreateProblems } from './create-problems.tsx';
import { OpenLink } from './open-link.tsx';
import { RecentBoards } from './recent-boards.tsx';
import type { Recent } from './recents.ts';
import { TemplateGallery } from './template-gallery.tsx';
import { useCreate } from './use-create.ts';
import './home.css';

export interface StartPageProps {
  locale: Locale;
  theme: 'light' | 'dark';
  mark: ReactNode;
  /** Language and theme. */
  settings: ReactNode;
  recents: readonly Recent[];
  onCreated: (board: CreateBoardAnswer) => void | Promise<void>;
  /** A path of this server, or a whole address. */
  onOpen: (address: string) => void;
  onForget: (id: string) => void;
}

export function StartPage({ locale, theme, mark, settings, recents, onCreated, onOpen, onForget }: StartPageProps) {
  const { t } = useTranslation();
  const creating = useCreate(onCreated);
  useFileDrop(creating.fromFile);
  return (
    <div className="home">
      <header className="home-side">
        <div className="home-brand">
          {mark}
          <p className="home-name">{t('app.name')}</p>
          {settings}
        </div>
        <p className="home-what">{t('home.what')}</p>
        <section aria-labelledby="home-recent">
          <h2 id="home-recent">{t('home.recent')}</h2>
          <RecentBoards recents={recents} locale={locale} onOpen={onOpen} onForget={onForget} />
        </section>
        <section aria-labelledby="home-bring">
          <h2 id="home-bring">{t('home.bring')}</h2>
          <OpenLink onOpen={onOpen} />
        </section>
        <p className="home-privacy">{t('home.privacy')}</p>
      </header>
      <main className="home-main">
        <h1>{t('home.start')}</h1>
        <p className="home-lead">{t('home.startHow')}</p>
        <TemplateGallery locale={locale} theme={theme} creating={creating} />
      </main>
      <CreateProblems creating={creating} />
    </div>
  );
}
