import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Aside } from '../session/aside.ts';
import type { BoardSession } from '../session/connect.ts';
import { ClosedNotice, type ClosedNoticeProps } from './closed-notice.tsx';
import { Notice } from './notice.tsx';

type MendingProps = ClosedNoticeProps & { session: BoardSession; aside: Aside };

/** A3: what was refused is put right without a question; only where that fails is anything asked. */
export function Mending({ aside, ...props }: MendingProps) {
  const { t } = useTranslation();
  const { session, onRetry } = props;
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let here = true;
    session.recover(aside.add).then(
      () => here && onRetry(),
      () => here && setFailed(true),
    );
    return () => {
      here = false;
    };
  }, [session, aside, onRetry]);
  if (failed) return <ClosedNotice {...props} />;
  return (
    <Notice title={t('comments.mending.title')}>
      <p role="status">{t('comments.mending')}</p>
    </Notice>
  );
}
