import { useCallback } from 'react';
import { useTranslation } from '../ui/speech.ts';
import type { T } from './clauses.ts';

/** The interface's words, as what builds sentences of them takes them. */
export function useWords(): T {
  const { t } = useTranslation();
  return useCallback<T>((key, values) => t(key, { ...values }), [t]);
}
