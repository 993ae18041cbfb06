import { useEffect } from 'react';
import type { Value } from '../session/value.ts';
import { useTranslation } from '../ui/speech.ts';
import { toast } from '../ui/toast.tsx';

/** What a lock kept one from doing must not look like a fault. */
export function useHeld(held: Value<number>): void {
  const { t } = useTranslation();
  useEffect(() => held.subscribe(() => toast(t('comments.held'), 'problem')), [held, t]);
}
