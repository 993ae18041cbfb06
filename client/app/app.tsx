import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Toasts } from '../ui/toast.tsx';
import { BoardPage } from './board-page.tsx';
import { Notice } from './notice.tsx';
import { go, useRoute } from './route.ts';
import { StartPage } from './start-page.tsx';
import { useLocale } from './language.ts';

export function App() {
  const { t } = useTranslation();
  return (
    <>
      <Page />
      <Toasts label={t('app.messages')} closeLabel={t('app.close')} />
    </>
  );
}

function Page() {
  const { t } = useTranslation();
  const route = useRoute();
  const locale = useLocale();
  switch (route.at) {
    case 'home':
      return <StartPage initialLocale={locale} />;
    case 'board':
      return <BoardPage key={`${route.id}#${route.token}`} boardId={route.id} token={route.token} />;
    case 'nowhere':
      return (
        <Notice title={t('app.nowhere.title')} actions={<Button onPress={() => go('/')}>{t('app.home')}</Button>}>
          <p>{t('app.nowhere.what')}</p>
        </Notice>
      );
  }
}
