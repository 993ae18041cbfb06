import { useTranslation } from 'react-i18next';
import type { Locale } from '../../shared/journey/journey.ts';
import { type Say, sayIn } from '../../shared/journey/words/words.ts';

/** The language of the interface, and the words of the domain in it. */
export function useLocale(): { locale: Locale; say: Say } {
  const { i18n } = useTranslation();
  const locale: Locale = i18n.language === 'tr' ? 'tr' : 'en';
  return { locale, say: sayIn(locale) };
}
