import { Lock } from 'lucide-react';
import { useTranslation } from '../ui/speech.ts';
import './lock-mark.css';

/** Quiet: who may not change a thing finds out why, and nobody else is told much. */
export function LockMark() {
  const { t } = useTranslation();
  return (
    <span className="lock-mark" role="img" aria-label={t('comments.locked')} title={t('comments.locked.why')}>
      <Lock aria-hidden />
    </span>
  );
}
