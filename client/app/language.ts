import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Locale } from '../../shared/journey/journey.ts';
import type { Shelf } from '../session/membership.ts';

export const LOCALES: readonly Locale[] = ['en', 'tr'];
/** Each language in its own name. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', tr: 'Türkçe' };
const KEY = 'journeyboard:language';

type Words = Record<string, string>;

function wordsOf(parts: Readonly<Record<string, Words>>, locale: Locale): Words {
  const own = Object.entries(parts).filter(([path]) => path.endsWith(`${locale}.json`));
  return Object.assign({}, ...own.map(([, words]) => words)) as Words;
}

/** The kept choice, else the first of the browser's languages that is spoken here, else English. */
export function pickLocale(kept: string | null, languages: readonly string[]): Locale {
  const wanted = [kept ?? '', ...languages].map((language) => language.toLowerCase().split('-')[0]);
  return LOCALES.find((locale) => locale === wanted.find((name) => LOCALES.some((known) => known === name))) ?? 'en';
}

function kept(shelf: Shelf): string | null {
  try {
    return shelf.getItem(KEY);
  } catch {
    return null;
  }
}

export async function startLanguage(shelf: Shelf = localStorage): Promise<void> {
  const parts = import.meta.glob<Words>(['../locales/*.{en,tr}.json', '../../shared/journey/words/{en,tr}.json'], {
    eager: true,
    import: 'default',
  });
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    lng: pickLocale(kept(shelf), navigator.languages),
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: wordsOf(parts, 'en') }, tr: { translation: wordsOf(parts, 'tr') } },
  });
}

export function chooseLocale(locale: Locale, shelf: Shelf = localStorage): void {
  void i18next.changeLanguage(locale);
  try {
    shelf.setItem(KEY, locale);
  } catch {
    // the choice holds until the page is left
  }
}

export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return LOCALES.find((locale) => locale === i18n.language) ?? 'en';
}
