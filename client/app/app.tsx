import { lazy, Suspense } from 'react';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { Toasts } from '../ui/toast.tsx';
import { withWords } from './language.ts';
import { Notice } from './notice.tsx';
import { go, useRoute } from './route.ts';
import { SafetyNet } from './safety-net.tsx';

export const fetchBoardPage = () => import('./board-page.tsx');
/** Neither page waits for what only the other one needs. */
const BoardPage = lazy(() => fetchBoardPage().then((found) => ({ default: found.BoardPage })));
const HomePage = lazy(() => withWords(import('./home-page.tsx')).then((found) => ({ default: found.HomePage })));

export function App() {
  const { t } = useTranslation();
  return (
    <>
      <SafetyNet instead={<Fault />}>
        <Page />
      </SafetyNet>
      <Announcer />
      <Toasts label={t('app.messages')} closeLabel={t('app.close')} />
    </>
  );
}

function Page() {
  const { t } = useTranslation();
  const route = useRoute();
  switch (route.at) {
    case 'home':
      return (
        <Suspense fallback={null}>
          <HomePage />
        </Suspense>
      );
    case 'board':
      return (
        <Suspense fallback={null}>
          <BoardPage key={`${route.id}#${route.token}`} boardId={route.id} token={route.token} />
        </Suspense>
      );
    case 'nowhere':
      return (
        <Notice title={t('app.nowhere.title')} actions={<Button onPress={() => go('/')}>{t('app.home')}</Button>}>
          <p>{t('app.nowhere.what')}</p>
        </Notice>
      );
  }
}

function Fault() {
  const { t } = useTranslation();
  return (
    <Notice
      title={t('app.fault.title')}
      actions={
        <Button look="filled" onPress={() => location.reload()}>
          {t('app.closed.reload')}
        </Button>
      }
    >
      <p>{t('app.fault')}</p>
    </Notice>
  );
}
