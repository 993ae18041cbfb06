import type { Locale } from '../../journey/journey.ts';
import en from './words.en.json';
import tr from './words.tr.json';

export type SheetWord = keyof typeof en;

/** Heads of columns and the like; also what an import knows its own tables by, in either language. */
export const SHEET_WORDS: Readonly<Record<Locale, Readonly<Record<SheetWord, string>>>> = { en, tr };
