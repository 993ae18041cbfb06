import en from '../../shared/journey/words/en.json';
import tr from '../../shared/journey/words/tr.json';
import type { Locale } from '../../shared/journey/journey.ts';
import type { Shelf } from '../session/membership.ts';
import { addWords, hasWords, speak, spoken, useTranslation } from '../ui/speech.ts';

export const LOCALES: readonly Locale[] = ['en', 'tr'];
/** Each language in its own name. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', tr: 'Türkçe' };
const KEY = 'journeyboard:language';

type Words = Record<string, string>;

/** The words of the domain are with the map in both languages, for a board has one of its own. */
const DOMAIN: Readonly<Record<Locale, Words>> = { en, tr };
/** One language is fetched, not both; each is one file. */
const WORDS: Readonly<Record<Locale, () => Promise<{ words: Words }>>> = {
  en: () => import('../locales/en.ts'),
  tr: () => import('../locales/tr.ts'),
};

/** What later parts of a page say is fetched with the first of them. */
const MORE: typeof WORDS = {
  en: () => import('../locales/more.en.ts'),
  tr: () => import('../locales/more.tr.ts'),
};
const withMore = new Set<Locale>();

async function bringMore(locale: Locale): Promise<void> {
  if (withMore.has(locale)) return;
  const { words } = await MORE[locale]();
  addWords(locale, words);
  withMore.add(locale);
}

const isSpoken = (language: string): language is Locale => LOCALES.some((locale) => locale === language);

/** A part of the page together with its words. */
export async function withWords<T>(part: Promise<T>): Promise<T> {
  const language = spoken();
  const [found] = await Promise.all([part, isSpoken(language) ? bringMore(language) : undefined]);
  return found;
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

async function bringFirst(locale: Locale): Promise<void> {
  if (hasWords(locale)) return;
  const { words } = await WORDS[locale]();
  addWords(locale, { ...DOMAIN[locale], ...words });
}

function speakIt(locale: Locale): void {
  document.documentElement.lang = locale;
  speak(locale);
}

export async function startLanguage(shelf: Shelf = localStorage): Promise<void> {
  const locale = pickLocale(kept(shelf), navigator.languages);
  await bringFirst(locale);
  speakIt(locale);
}

/** In place: every text on the screen, open dialogs too, follows as soon as the words are here. */
export function chooseLocale(locale: Locale, shelf: Shelf = localStorage): void {
  void Promise.all([bringFirst(locale), bringMore(locale)]).then(() => speakIt(locale));
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
