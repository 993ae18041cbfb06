import { lazy, Suspense, useMemo, useState } from 'react';
import type { CreateBoardAnswer } from '../../shared/wire/api.ts';
import type { BoardHands } from '../home/board-hands.ts';
import { boardFile, deleteBoard, renameBoard, undeleteBoard } from '../home/boards.ts';
import { dropPicture } from '../home/pictures.ts';
import { changeRecent, forgetRecent, pathOfRecent, readRecents, type Recent } from '../home/recents.ts';
import { StartPage } from '../home/start-page.tsx';
import { dropStores } from '../session/board-store.ts';
import { joinBoard } from '../session/join.ts';
import { forgetMembership, recallMembership, recallName, rememberMembership } from '../session/membership.ts';
import { useTranslation } from '../ui/speech.ts';
import { toast } from '../ui/toast.tsx';
import { useLocale } from './language.ts';
import { Mark } from './mark.tsx';
import { go } from './route.ts';
import { SettingsMenu } from './settings-menu.tsx';
import { useTheme } from './theme.ts';

const BringMap = lazy(() => import('../data/maps/bring-map.tsx').then((found) => ({ default: found.BringMap })));

/** Somebody's own session where they joined, else the link: one with a password opens nothing by itself (A4). */
const credentialOf = ({ id, token }: Recent): string => recallMembership(id, token)?.session ?? token;

export function HomePage() {
  const { t } = useTranslation();
  const [recents, setRecents] = useState(readRecents);
  const [locale, theme] = [useLocale(), useTheme()];

  /** Whoever gave a name before goes straight in, as the facilitator of the new board. */
  async function enter({ id, links, problems }: CreateBoardAnswer): Promise<void> {
    const { token } = links.facilitate;
    const name = recallName();
    if (name !== '') {
      const joined = await joinBoard({ boardId: id, token, name });
      if (joined.ok) rememberMembership(joined.membership);
    }
    if (problems && problems.length > 0) toast(t('home.withRemarks'));
    go(pathOfRecent({ id, token }));
  }
  const hands = useMemo((): BoardHands => {
    const told = (ok: boolean): boolean => {
      if (!ok) toast(t('home.notDone'), 'problem');
      setRecents(readRecents());
      return ok;
    };
    const bringBack = async (recent: Recent): Promise<boolean> => {
      const ok = await undeleteBoard(recent.id, credentialOf(recent));
      if (ok) changeRecent(recent.id, { deletedAt: undefined });
      return told(ok);
    };
    return {
      open: (address) => (address.startsWith('/') ? go(address) : location.assign(address)),
      forget({ id }) {
        forgetMembership(id);
        forgetRecent(id);
        void dropPicture(id);
        void dropStores(id);
        setRecents(readRecents());
      },
      async rename(recent, title) {
        const ok = await renameBoard(recent.id, credentialOf(recent), title);
        if (ok) changeRecent(recent.id, { title });
        setRecents(readRecents());
        return ok;
      },
      async remove(recent) {
        const ok = await deleteBoard(recent.id, credentialOf(recent));
        if (ok) {
          changeRecent(recent.id, { deletedAt: Date.now() });
          toast(t('home.isDeleted', { title: recent.title }), 'plain', {
            label: t('home.bringBack'),
            do: () => void bringBack(recent),
          });
        }
        return told(ok);
      },
      bringBack,
      fileOf: (recent) => boardFile(recent.id, credentialOf(recent)),
    };
  }, [t]);
  return (
    <StartPage
      locale={locale}
      theme={theme}
      mark={<Mark size={24} />}
      settings={<SettingsMenu />}
      recents={recents}
      hands={hands}
      onCreated={enter}
      bring={(given) => (
        <Suspense fallback={null}>
          <BringMap as="board" {...{ locale, theme }} {...given} />
        </Suspense>
      )}
      onProblem={(key) => toast(t(key), 'problem')}
    />
  );
}
