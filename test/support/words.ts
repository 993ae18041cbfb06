import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '../../shared/journey/journey.ts';

const FOLDER = new URL('../../client/locales/', import.meta.url);

/** What the interface says for a key, for tests that speak both languages. */
export function wordsIn(lang: Locale): (key: string) => string {
  const words = new Map<string, string>();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(`.${lang}.json`))) {
    const area = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(area)) words.set(key, text);
  }
  return (key) => {
    const text = words.get(key);
    if (text === undefined) throw new Error(`no words for ${key} in ${lang}`);
    return text;
  };
}
