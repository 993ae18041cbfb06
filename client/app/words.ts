import type { Locale } from '../../shared/journey/journey.ts';
import en from '../locales/en.json';
import tr from '../locales/tr.json';

export type Word = keyof typeof en;
const WORDS: Record<Locale, Record<Word, string>> = { en, tr };

export function word(locale: Locale, key: Word): string {
  return WORDS[locale][key];
}

export function detectLocale(language: string): Locale {
  return language.toLowerCase().startsWith('tr') ? 'tr' : 'en';
}
