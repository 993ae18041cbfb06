import { useMemo } from 'react';
import { formatSeconds } from '../../shared/journey/format.ts';
import { useLocale } from '../charts/use-locale.ts';
import { useTranslation } from '../ui/speech.ts';
import type { Words } from './funnel-question.ts';

/** What a passport and its groups say, in the language of who brings them. */
export function useQuestionWords(): Words {
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  return useMemo(
    () => ({
      order: (order) => say(`funnel.order.${order}`),
      window: (seconds) =>
        seconds === null ? say('funnel.window-none') : say('funnel.window', { time: formatSeconds(locale, seconds) }),
      none: t('data.events.none'),
      others: (groups) => t('data.events.others', { groups }),
    }),
    [t, say, locale],
  );
}
