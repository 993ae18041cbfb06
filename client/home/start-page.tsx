import { type ReactNode, useCallback, useState } from 'react';
import type { Locale } from '../../shared/journey/journey.ts';
import type { CreateBoardAnswer } from '../../shared/wire/api.ts';
import { useTranslation } from '../ui/speech.ts';
import { useFileDrop } from '../ui/use-file-drop.ts';
import type { BoardHands } from './board-hands.ts';
import { CreateProblems } from './create-problems.tsx';
import { DropVeil } from './drop-veil.tsx';
import { OpenLink } from './open-link.tsx';
import { RecentBoards } from './recent-boards.tsx';
import type { Recent } from './recents.ts';
import { TemplateGallery } from './template-gallery.tsx';
import { useCreate } from './use-create.ts';
import './home.css';
import './tile.css';
import './recents.css';
import './templates.css';

export interface Bringing {
  /** Chosen or dropped already. */
  file?: File;
  /** A journey file. */
  onMake: (file: object) => Promise<boolean>;
  onClose: () => void;
}

export interface StartPageProps {
  locale: Locale;
  theme: 'light' | 'dark';
  mark: ReactNode;
  /** Language and theme. */
  settings: ReactNode;
  recents: readonly Recent[];
  hands: BoardHands;
  onCreated: (board: CreateBoardAnswer) => void | Promise<void>;
  /** Shows what a file of another program would be as a map, before a board is made of it. */
  bring: (given: Bringing) => ReactNode;
  /** Key of a message about something that could not be done. */
  onProblem: (key: string) => void;
}

/** Whoever was here before finds their boards first; whoever was not, a map to begin with. */
export function StartPage({
  locale,
  theme,
  mark,
  settings,
  recents,
  hands,
  onCreated,
  bring,
  onProblem,
}: StartPageProps) {
  const { t } = useTranslation();
  const [bringing, setBringing] = useState<{ file?: File }>();
  const creating = useCreate(onCreated, (file) => setBringing({ file }));
  const isOver = useFileDrop(creating.fromFile);
  const [fetching, setFetching] = useState<string>();
  const { fromBoard } = creating;
  const duplicate = useCallback(
    async (recent: Recent): Promise<void> => {
      setFetching(recent.id);
      const file = await hands.fileOf(recent);
      setFetching(undefined);
      if (file === undefined) onProblem('home.notDone');
      else fromBoard(recent.id, t('home.copyOf', { title: recent.title }), file);
    },
    [hands, fromBoard, onProblem, t],
  );
  const isKnown = recents.length > 0;
  return (
    <div className="home">
      <header className="home-bar">
        {mark}
        <p className="home-name">{t('app.name')}</p>
        <OpenLink onOpen={hands.open} />
        {settings}
      </header>
      <main className="home-main">
        {isKnown ? (
          <section aria-labelledby="home-recent">
            <h1 id="home-recent">{t('home.recent')}</h1>
            <RecentBoards
              {...{ recents, locale, theme, hands }}
              busy={fetching ?? creating.busy}
              onDuplicate={(recent) => void duplicate(recent)}
            />
          </section>
        ) : null}
        <TemplateGallery {...{ locale, theme, creating }} onBring={() => setBringing({})} isFirst={!isKnown} />
      </main>
      <footer className="home-foot">{t('home.privacy')}</footer>
      {isOver ? <DropVeil /> : null}
      {bringing
        ? bring({
            ...bringing,
            onMake: (file) => {
              // told from here on: that it is being made, what hinders it, and the token this server may ask for
              creating.fromMade(file);
              return Promise.resolve(true);
            },
            onClose: () => setBringing(undefined),
          })
        : null}
      <CreateProblems creating={creating} />
    </div>
  );
}
