import type { Locale } from '../../journey/journey.ts';
import en from './words.en.json';
import tr from './words.tr.json';

type SlideWord = keyof typeof en;
/** What only slides say; the words of the domain are in shared/journey/words. */
export type SlideSay = (key: SlideWord, values?: Readonly<Record<string, string | number>>) => string;

const WORDS: Readonly<Record<Locale, Readonly<Record<SlideWord, string>>>> = { en, tr };

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]$/u;

/** A name that runs from the right draws the number after it to its other side, unless a mark ends it. */
const ended = (value: string): string => (RIGHT_TO_LEFT.test(value) ? `${value}\u200e` : value);

export function slideSay(lang: Locale): SlideSay {
  return (key, values = {}) =>
    WORDS[lang][key].replace(/\{\{(\w+)\}\}/gu, (place, name: string) => ended(String(values[name] ?? place)));
}
