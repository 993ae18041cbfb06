import { useEffect, useState } from 'react';
import { createAside } from '../session/aside.ts';
import { useTranslation } from '../ui/speech.ts';
import { ClosedNotice, type ClosedNoticeProps } from './closed-notice.tsx';
import { Notice } from './notice.tsx';

/** A3: what was refused is put right without a question; only where that fails is anything asked. */
export function Mending(props: ClosedNoticeProps) {
  const { t } = useTranslation();
  const { session, onRetry } = props;
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let here = true;
    session.recover(createAside(session.member).add).then(
      () => here && onRetry(),
      () => here && setFailed(true),
    );
    return () => {
      here = false;
    };
  }, [session, onRetry]);
  if (failed) return <ClosedNotice {...props} />;
  return (
    <Notice title={t('talk.mending.title')}>
      <p role="status">{t('talk.mending')}</p>
    </Notice>
  );
}
