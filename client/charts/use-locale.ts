import type { Journey, Locale } from '../../shared/journey/journey.ts';
import { type Say, sayIn } from '../../shared/journey/words/words.ts';
import { useTranslation } from '../ui/speech.ts';

/**
 * The board's own language, to be said of its words where the interface speaks another: a screen reader would read
 * Turkish with English sounds.
 */
export function contentLang({ board }: Pick<Journey, 'board'>, locale: Locale): Locale | undefined {
  return board.locale === locale ? undefined : board.locale;
}

/** The language of the interface, and the words of the domain in it. */
export function useLocale(): { locale: Locale; say: Say } {
  const { i18n } = useTranslation();
  const locale: Locale = i18n.language === 'tr' ? 'tr' : 'en';
  return { locale, say: sayIn(locale) };
}
