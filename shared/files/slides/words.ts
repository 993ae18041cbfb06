import type { Locale } from '../../journey/journey.ts';
import en from './words.en.json';
import tr from './words.tr.json';

type SlideWord = keyof typeof en;
/** What only slides say; the words of the domain are in shared/journey/words. */
export type SlideSay = (key: SlideWord, values?: Readonly<Record<string, string | number>>) => string;

const WORDS: Readonly<Record<Locale, Readonly<Record<SlideWord, string>>>> = { en, tr };

export function slideSay(lang: Locale): SlideSay {
  return (key, values = {}) =>
    WORDS[lang][key].replace(/\{\{(\w+)\}\}/gu, (place, name: string) => String(values[name] ?? place));
}
