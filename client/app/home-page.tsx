import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreateBoardAnswer } from '../../shared/wire/api.ts';
import { forgetRecent, pathOfRecent, readRecents } from '../home/recents.ts';
import { StartPage } from '../home/start-page.tsx';
import { joinBoard } from '../session/join.ts';
import { forgetMembership, recallName, rememberMembership } from '../session/membership.ts';
import { toast } from '../ui/toast.tsx';
import { useLocale } from './language.ts';
import { Mark } from './mark.tsx';
import { go } from './route.ts';
import { SettingsMenu } from './settings-menu.tsx';
import { useTheme } from './theme.ts';

export function HomePage() {
  const { t } = useTranslation();
  const [recents, setRecents] = useState(readRecents);

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
  return (
    <StartPage
      locale={useLocale()}
      theme={useTheme()}
      mark={<Mark size={28} />}
      settings={<SettingsMenu />}
      recents={recents}
      onCreated={enter}
      onOpen={(address) => (address.startsWith('/') ? go(address) : location.assign(address))}
      onForget={(id) => {
        forgetMembership(id);
        forgetRecent(id);
        setRecents(readRecents());
      }}
    />
  );
}
