import type { Locale } from '../journey.ts';
import en from './en.json';
import tr from './tr.json';

/** A text of the domain, by key: what exports and charts say, wherever they are drawn. */
export type Word = keyof typeof en;
type Values = Readonly<Record<string, string | number>>;
export type Say = (key: Word, values?: Values) => string;

const WORDS: Readonly<Record<Locale, Readonly<Record<Word, string>>>> = { en, tr };

/** Says the words of one file, their places filled. */
export function saying<K extends string>(words: Readonly<Record<K, string>>): (key: K, values?: Values) => string {
  return (key, values = {}) =>
    words[key].replace(/\{\{(\w+)\}\}/gu, (place, name: string) => String(values[name] ?? place));
}

const SAY: Readonly<Record<Locale, Say>> = { en: saying(WORDS.en), tr: saying(WORDS.tr) };

/** The words of one language, their `{{places}}` filled. Numbers are given ready formatted. */
export function sayIn(locale: Locale): Say {
  return SAY[locale];
}
