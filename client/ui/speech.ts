import { useSyncExternalStore } from 'react';

type Words = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, unknown>>;

/** What a part of the page asks for its words. */
interface Speech {
  t: (key: string, values?: Values) => string;
  i18n: { language: string; exists: (key: string) => boolean };
}

const BLANK = /\{\{(\w+)\}\}/g;
const known = new Map<string, Words>();
const listeners = new Set<() => void>();
const plurals = new Map<string, Intl.PluralRules>();

function pluralOf(language: string, count: number): string {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules.select(count);
}

function textOf(language: string, key: string, count: unknown): string | undefined {
  const words = known.get(language) ?? {};
  const counted = typeof count === 'number' ? words[`${key}_${pluralOf(language, count)}`] : undefined;
  return counted ?? words[key];
}

function inLanguage(language: string): Speech {
  return {
    t(key, values) {
      const text = textOf(language, key, values?.['count']) ?? key;
      return values ? text.replaceAll(BLANK, (_, name: string) => String(values[name] ?? '')) : text;
    },
    i18n: { language, exists: (key) => textOf(language, key, undefined) !== undefined },
  };
}

let now = inLanguage('en');

/** The language that is spoken. */
export const spoken = (): string => now.i18n.language;

/** Whether anything of a language is here. */
export const hasWords = (language: string): boolean => known.has(language);

/** More words of a language; what is on the screen already does not wait for them. */
export function addWords(language: string, words: Words): void {
  known.set(language, { ...known.get(language), ...words });
}

/** From now on, in place. */
export function speak(language: string): void {
  now = inLanguage(language);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The words of the page, in the language that is spoken: words by key, blanks, and one or several. A library for it would
 * be a sixteenth of all that a board loads first; the test of this file holds it to saying of every key what i18next says.
 */
export function useTranslation(): Speech {
  return useSyncExternalStore(subscribe, () => now);
}
